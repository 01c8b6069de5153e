import type { FieldChoice } from '@/lib/domain/date-fields';
import type { FailureKind, Problem } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import { withRead } from '@/lib/domain/reading-pace';
import type { Database, OpenDatabase } from '@/lib/store/open';
import type { CrawlDelay } from '@/lib/store/schema';
import { changeState, deleteState, readState, writeState } from '@/lib/store/state';
import { crawlDevice, type CrawlDeviceDeps } from './crawl-device';
import { datesNextDueAt, devicesDue } from './dates-due';
import { chosenIds } from './read-dates';

export interface CrawlDeps extends Omit<CrawlDeviceDeps, 'db'> {
  readonly openDatabase: OpenDatabase;
  /** Told after each few devices. An extension API call in it keeps the worker alive for the next few. */
  readonly onRead: (ids: readonly DeviceId[]) => Promise<void>;
}

/** How the crawl came to rest: until when (epoch ms), or until a person has seen to it. */
export type CrawlEnd =
  | { readonly at: 'done'; readonly nextDueAt?: number }
  | { readonly at: 'waiting'; readonly retryAt: number }
  | { readonly at: 'stopped'; readonly problem: Problem };

const DEVICES_AT_ONCE = 4;
const REST_MS = 60_000;
/** So many failures in a row are an outage, not odd devices. */
const MOST_IN_A_ROW = 8;
const LONG_REST_MS = 15 * 60_000;

const outages: ReadonlySet<FailureKind> = new Set([
  'offline',
  'timed-out',
  'rate-limited',
  'locked',
]);
/** What one device's record may cause; the others go on. */
const perDevice: ReadonlySet<FailureKind> = new Set(['server-error', 'bad-response', 'rejected']);

/** What this crawl has met so far. */
interface Course {
  /** Devices that could not be read; passed over until the next crawl. */
  readonly failed: Map<DeviceId, Problem>;
  failuresInARow: number;
}

/** Reads the dates of imported devices that are due, a few at a time, until none is. */
export async function crawlDates(deps: CrawlDeps, signal: AbortSignal): Promise<CrawlEnd> {
  const db = await deps.openDatabase();
  const course: Course = { failed: new Map(), failuresInARow: 0 };
  for (;;) {
    const end = await crawlOn(deps, db, course, signal);
    if (end) return end;
  }
}

/** Reads the next few; gives an end when it can't or need not go on. */
async function crawlOn(
  deps: CrawlDeps,
  db: Database,
  course: Course,
  signal: AbortSignal,
): Promise<CrawlEnd | undefined> {
  const batch = await nextBatch(deps, db, course.failed);
  const { due } = batch;
  if (due.length === 0) return restAfterAll(deps, db, batch.fields, course);

  const met = await readAll(deps, batch, signal);
  await note(deps, batch, met);
  const fatal = met.find(({ problem }) => !perDevice.has(problem.kind))?.problem;
  if (fatal) {
    return outages.has(fatal.kind) ? wait(db, fatal, restOf(deps, fatal)) : stop(db, fatal);
  }
  for (const { deviceId, problem } of met) course.failed.set(deviceId, problem);
  course.failuresInARow = met.length === due.length ? course.failuresInARow + met.length : 0;
  const [first] = met;
  if (first && course.failuresInARow >= MOST_IN_A_ROW) {
    return wait(db, first.problem, deps.now() + REST_MS);
  }
  if (!first) await deleteState(db, 'crawlDelay');
  return undefined;
}

interface Batch {
  readonly db: Database;
  readonly fields: FieldChoice;
  readonly due: readonly DeviceId[];
}

async function nextBatch(
  { now }: CrawlDeps,
  db: Database,
  failed: ReadonlyMap<DeviceId, Problem>,
): Promise<Batch> {
  const fields = (await readState(db, 'fields')) ?? {};
  if (chosenIds(fields).length === 0) return { db, fields, due: [] };
  const except = new Set(failed.keys());
  return { db, fields, due: await devicesDue(db, now(), { limit: DEVICES_AT_ONCE, except }) };
}

interface Met {
  readonly deviceId: DeviceId;
  readonly problem: Problem;
}

/** Reads these devices side by side, each committed at once, and gives what went wrong. */
async function readAll(
  { asio, now }: CrawlDeps,
  { db, fields, due }: Batch,
  signal: AbortSignal,
): Promise<readonly Met[]> {
  const results = await Promise.all(
    due.map(async (deviceId) => {
      const problem = await crawlDevice({ db, asio, now }, { deviceId, fields }, signal);
      return problem ? [{ deviceId, problem }] : [];
    }),
  );
  return results.flat();
}

async function note(
  { now, onRead }: CrawlDeps,
  { db, due }: Batch,
  met: readonly Met[],
): Promise<void> {
  const failed = new Set(met.map(({ deviceId }) => deviceId));
  const read = due.filter((id) => !failed.has(id));
  if (read.length > 0) {
    await changeState(db, 'datesPace', (pace = []) => withRead(pace, read.length, now()));
  }
  await onRead(read);
}

/** Nothing is due but what could not be read. */
async function restAfterAll(
  { now }: CrawlDeps,
  db: Database,
  fields: FieldChoice,
  { failed }: Course,
): Promise<CrawlEnd> {
  const problem = [...failed.values()].at(-1);
  await deleteState(db, 'datesPace');
  if (problem) return wait(db, problem, Math.max(now() + LONG_REST_MS, problem.retryAt ?? 0));
  await deleteState(db, 'crawlDelay');
  const nextDueAt = chosenIds(fields).length > 0 ? await datesNextDueAt(db) : undefined;
  return { at: 'done', ...(nextDueAt !== undefined && { nextDueAt }) };
}

/** Where ConnectWise or our own pace tells when to go on, that is it. */
const restOf = ({ now }: CrawlDeps, { retryAt = 0 }: Problem): number =>
  retryAt > now() ? retryAt : now() + REST_MS;

async function wait(db: Database, problem: Problem, nextTryAt: number): Promise<CrawlEnd> {
  const delay: CrawlDelay = { problem, nextTryAt };
  await writeState(db, 'crawlDelay', delay);
  return { at: 'waiting', retryAt: nextTryAt };
}

async function stop(db: Database, problem: Problem): Promise<CrawlEnd> {
  // Whoever cancelled it knows; that is no fault to show.
  await (problem.kind === 'cancelled'
    ? deleteState(db, 'crawlDelay')
    : writeState(db, 'crawlDelay', { problem }));
  return { at: 'stopped', problem };
}
