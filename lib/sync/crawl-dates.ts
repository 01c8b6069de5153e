import type { Asio } from '@/lib/asio/asio';
import type { FieldChoice } from '@/lib/domain/date-fields';
import type { Problem } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import { withRead } from '@/lib/domain/reading-pace';
import type { Database, OpenDatabase } from '@/lib/store/database';
import { hasTold, tellingDevices } from '@/lib/store/sample-devices';
import type { CrawlDelay, StoredDevice } from '@/lib/store/schema';
import { changeState, deleteState, readState, writeState } from '@/lib/store/state';
import {
  beginCourse,
  blame,
  blameSuspects,
  forgetPassedOver,
  passOverSuspects,
  type Course,
} from './crawl-course';
import { crawlDevice, type CrawlDeviceDeps } from './crawl-device';
import { maySoonPass, type Met } from './crawl-failures';
import { datesNextDueAt, devicesDue } from './dates-due';
import { createFieldCheck } from './field-check';
import { chosenIds } from './read-dates';

export interface CrawlDeps extends Pick<CrawlDeviceDeps, 'now'> {
  readonly openDatabase: OpenDatabase;
  readonly asio: CrawlDeviceDeps['asio'] & Pick<Asio, 'listFields'>;
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
/** After so many in vain another device is asked, to tell an outage from odd devices. */
const MOST_SUSPECTS = 8;
const LONG_REST_MS = 15 * 60_000;

interface Crawl extends CrawlDeviceDeps, Pick<CrawlDeps, 'onRead'> {
  readonly course: Course;
  readonly signal: AbortSignal;
}

/** Reads the dates of imported devices that are due, a few at a time, until none is. */
export async function crawlDates(deps: CrawlDeps, signal: AbortSignal): Promise<CrawlEnd> {
  const { asio, now, onRead } = deps;
  const db = await deps.openDatabase();
  const checkField = createFieldCheck({ db, asio, now });
  const crawl: Crawl = { db, asio, now, onRead, checkField, signal, course: await beginCourse(db) };
  for (;;) {
    const end = await crawlOn(crawl);
    if (end) return end;
  }
}

/** Reads the next few; gives an end when it can't or need not go on. */
async function crawlOn(crawl: Crawl): Promise<CrawlEnd | undefined> {
  const { db, course, now } = crawl;
  const batch = await nextBatch(crawl);
  if (batch.due.length === 0) return restAfterAll(crawl, batch.fields);

  const met = await readAll(crawl, batch);
  await note(crawl, batch, met);
  const fatal = met.find(({ concerns }) => concerns === 'all')?.problem;
  if (fatal) return endBy(crawl, fatal, restOf(crawl, fatal));

  for (const { deviceId } of met) course.failed.add(deviceId);
  await blame(
    db,
    met.filter(({ concerns }) => concerns === 'device'),
    now(),
  );
  const unclear = met.filter(({ concerns }) => concerns === 'unclear');
  course.suspects = [...course.suspects, ...unclear];
  if (met.length < batch.due.length) {
    await blameSuspects(db, course, now());
    await deleteState(db, 'crawlDelay');
    return undefined;
  }
  return course.suspects.length < MOST_SUSPECTS ? undefined : judge(crawl, batch.fields, REST_MS);
}

interface Batch {
  readonly fields: FieldChoice;
  readonly due: readonly DeviceId[];
}

async function nextBatch({ db, now, course }: Crawl): Promise<Batch> {
  const fields = (await readState(db, 'fields')) ?? {};
  if (chosenIds(fields).length === 0) return { fields, due: [] };
  const except = new Set([...course.failed, ...course.passedOver]);
  return { fields, due: await devicesDue(db, now(), { limit: DEVICES_AT_ONCE, except }) };
}

/** Reads these devices side by side, each committed at once, and gives what went wrong. */
async function readAll(crawl: Crawl, { fields, due }: Batch): Promise<readonly Met[]> {
  const results = await Promise.all(
    due.map(async (deviceId) => crawlDevice(crawl, { deviceId, fields }, crawl.signal)),
  );
  return results.flatMap((met) => met ?? []);
}

async function note(
  { db, now, onRead }: Crawl,
  { due }: Pick<Batch, 'due'>,
  met: readonly Met[],
): Promise<void> {
  const failed = new Set(met.map(({ deviceId }) => deviceId));
  const read = due.filter((id) => !failed.has(id));
  if (read.length > 0) {
    await changeState(db, 'datesPace', (pace = []) => withRead(pace, read.length, now()));
  }
  await onRead(read);
}

/** All that was asked for lately was in vain: one more device, best one that could be read before, tells whose fault that is. */
async function judge(
  crawl: Crawl,
  fields: FieldChoice,
  restMs: number,
): Promise<CrawlEnd | undefined> {
  const { db, course, now } = crawl;
  const [suspect] = course.suspects;
  if (!suspect) return undefined;
  const other = await nextWitness(db, course);
  const met = other && (await crawlDevice(crawl, { deviceId: other.id, fields }, crawl.signal));
  if (other && !met) {
    await note(crawl, { due: [other.id] }, []);
    await blameSuspects(db, course, now());
    return undefined;
  }
  const problem = met?.concerns === 'all' ? met.problem : suspect.problem;
  await passOverSuspects(db, course);
  return endBy(crawl, problem, Math.max(now() + restMs, problem.retryAt ?? 0));
}

const WITNESSES = 40;

async function nextWitness(
  db: Database,
  { failed, passedOver }: Course,
): Promise<StoredDevice | undefined> {
  const devices = await tellingDevices(db, WITNESSES, new Set([...failed, ...passedOver]));
  const imported = devices.filter(({ standing }) => standing === 'imported');
  return imported.find(hasTold) ?? imported[0];
}

/** Nothing more is due but what this crawl asked for in vain. */
async function restAfterAll(crawl: Crawl, fields: FieldChoice): Promise<CrawlEnd | undefined> {
  const { db, course, now } = crawl;
  if (course.suspects.length > 0) {
    await deleteState(db, 'datesPace');
    return judge(crawl, fields, LONG_REST_MS);
  }
  if (course.passedOver.size > 0) {
    await forgetPassedOver(db, course);
    return undefined;
  }
  await deleteState(db, 'datesPace');
  await deleteState(db, 'crawlDelay');
  const nextDueAt = chosenIds(fields).length > 0 ? await datesNextDueAt(db, now()) : undefined;
  return { at: 'done', ...(nextDueAt !== undefined && { nextDueAt }) };
}

/** Where ConnectWise or our own pace tells when to go on, that is it. */
const restOf = ({ now }: Crawl, { retryAt = 0 }: Problem): number =>
  retryAt > now() ? retryAt : now() + REST_MS;

async function endBy({ db }: Crawl, problem: Problem, nextTryAt: number): Promise<CrawlEnd> {
  if (maySoonPass(problem.kind)) {
    const delay: CrawlDelay = { problem, nextTryAt };
    await writeState(db, 'crawlDelay', delay);
    return { at: 'waiting', retryAt: nextTryAt };
  }
  // Whoever cancelled it knows; that is no fault to show.
  await (problem.kind === 'cancelled'
    ? deleteState(db, 'crawlDelay')
    : writeState(db, 'crawlDelay', { problem }));
  return { at: 'stopped', problem };
}
