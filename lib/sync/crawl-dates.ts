import type { Asio } from '@/lib/asio/asio';
import type { FieldChoice } from '@/lib/domain/date-fields';
import { Failure, problemOf, type FailureKind, type Problem } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { DatesProgress } from '@/lib/domain/sync-run';
import { dueDevices } from '@/lib/store/due-devices';
import type { Database, OpenDatabase } from '@/lib/store/open';
import type { CrawlDelay } from '@/lib/store/schema';
import { deleteState, readState, writeState } from '@/lib/store/state';
import { datesDueSince, datesProgress } from './dates-progress';
import { chosenIds, readDates } from './read-dates';
import { readGoneDevice } from './read-gone-device';

export interface CrawlDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Pick<Asio, 'readFields' | 'findDevices'>;
  readonly now: () => number;
  /** Told after each few devices. An extension API call in it keeps the worker alive for the next few. */
  readonly onProgress: (progress: DatesProgress) => Promise<void>;
}

/** How the crawl ended, or until when (epoch ms) it rests. */
export type CrawlEnd =
  | { readonly at: 'done' }
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

/** Reads the dates of imported devices that were not read since the last resync began, a few at a time, until none is left. */
export async function crawlDates(deps: CrawlDeps, signal: AbortSignal): Promise<CrawlEnd> {
  const db = await deps.openDatabase();
  const course: Course = { failed: new Map(), failuresInARow: 0 };
  for (;;) {
    const end = await crawlOn(deps, db, course, signal);
    if (end) return end;
    await deps.onProgress(await datesProgress(db));
  }
}

/** Reads the next few; gives an end when it can't or need not go on. */
async function crawlOn(
  deps: CrawlDeps,
  db: Database,
  course: Course,
  signal: AbortSignal,
): Promise<CrawlEnd | undefined> {
  const batch = await nextBatch(db, course.failed);
  const { due } = batch;
  if (due.length === 0) return rest(deps, db, [...course.failed.values()].at(-1), LONG_REST_MS);

  const met = await readAll(deps, batch, signal);
  const fatal = met.find(({ problem }) => !perDevice.has(problem.kind))?.problem;
  if (fatal)
    return outages.has(fatal.kind) ? rest(deps, db, fatal, REST_MS) : stop(deps, db, fatal);

  for (const { deviceId, problem } of met) course.failed.set(deviceId, problem);
  course.failuresInARow = met.length === due.length ? course.failuresInARow + met.length : 0;
  if (course.failuresInARow >= MOST_IN_A_ROW) return rest(deps, db, met[0]?.problem, REST_MS);
  if (met.length === 0) await deleteState(db, 'crawlDelay');
  return undefined;
}

interface Batch {
  readonly db: Database;
  readonly fields: FieldChoice;
  readonly due: readonly DeviceId[];
}

async function nextBatch(db: Database, failed: ReadonlyMap<DeviceId, Problem>): Promise<Batch> {
  const fields = (await readState(db, 'fields')) ?? {};
  if (chosenIds(fields).length === 0) return { db, fields, due: [] };
  const before = await datesDueSince(db);
  const except = new Set(failed.keys());
  return { db, fields, due: await dueDevices(db, { before, limit: DEVICES_AT_ONCE, except }) };
}

/** Reads these devices side by side, each committed at once, and gives what went wrong. */
async function readAll(
  { asio, now }: CrawlDeps,
  { db, fields, due }: Batch,
  signal: AbortSignal,
): Promise<readonly { readonly deviceId: DeviceId; readonly problem: Problem }[]> {
  const options = { signal, priority: 'background' } as const;
  const results = await Promise.all(
    due.map(async (deviceId) => {
      try {
        await readDates({ db, asio, now }, { deviceId, fields }, options);
        return [];
      } catch (cause) {
        const failure = Failure.from(cause);
        const problem = await (failure.kind === 'not-found'
          ? readGoneDevice({ db, asio, now }, { deviceId, fields, failure }, options)
          : problemOf(failure));
        return problem ? [{ deviceId, problem }] : [];
      }
    }),
  );
  return results.flat();
}

/** Ends for now; without a problem there is nothing left to read. */
async function rest(
  deps: CrawlDeps,
  db: Database,
  problem: Problem | undefined,
  restMs: number,
): Promise<CrawlEnd> {
  if (!problem) {
    await settle(deps, db, undefined);
    return { at: 'done' };
  }
  const retryAt = Math.max(deps.now() + restMs, problem.retryAt ?? 0);
  await settle(deps, db, { problem, nextTryAt: retryAt });
  return { at: 'waiting', retryAt };
}

async function stop(deps: CrawlDeps, db: Database, problem: Problem): Promise<CrawlEnd> {
  // Whoever cancelled it knows; that is no fault to show.
  await settle(deps, db, problem.kind === 'cancelled' ? undefined : { problem });
  return { at: 'stopped', problem };
}

async function settle(deps: CrawlDeps, db: Database, delay: CrawlDelay | undefined): Promise<void> {
  await (delay ? writeState(db, 'crawlDelay', delay) : deleteState(db, 'crawlDelay'));
  await deps.onProgress(await datesProgress(db));
}
