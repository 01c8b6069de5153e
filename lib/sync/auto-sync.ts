import { connectionFailures } from '@/lib/domain/failure';
import { readConnection } from '@/lib/store/connection';
import type { Database, OpenDatabase } from '@/lib/store/database';
import { readRun } from '@/lib/store/run';
import type { LastSync } from '@/lib/store/schema';
import { deleteState, readSettings, readState, writeState } from '@/lib/store/state';
import { beginRun } from './pull';

export interface AutoSyncDeps {
  readonly openDatabase: OpenDatabase;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly randomId: () => string;
}

/** Whether a run was begun, and when (epoch ms) the next one is to be looked for; absent while none is planned. */
export interface AutoSync {
  readonly hasBegun: boolean;
  readonly nextAt?: number;
}

const MINUTE_MS = 60_000;
/** Browsers of one office begin their day together; their syncs need not. */
const JITTER = 0.1;
/** Later than this the browser was closed or asleep: the sync waits a moment more, so that not all begin at once. */
const LATE_MS = 2 * MINUTE_MS;
const SOONEST_MS = 15_000;
const SOON_SPREAD_MS = 105_000;

/** Plans the next automatic resync by the settings and the end of the last one. */
export async function planNextSync(deps: AutoSyncDeps): Promise<AutoSync> {
  const db = await deps.openDatabase();
  const last = await readState(db, 'lastSync');
  return planFrom(deps, db, endOf(last) ?? deps.now());
}

/** Begins the resync that is due. Call it at each start of the worker and at its alarm, one at a time. */
export async function syncIfDue(deps: AutoSyncDeps): Promise<AutoSync> {
  const db = await deps.openDatabase();
  const now = deps.now();
  const planned = await plannedAt(db, now);
  if (planned === undefined) return planNextSync(deps);
  if (planned > now) return { hasBegun: false, nextAt: planned };

  // The end of the run that is under way plans the next one.
  if (await readRun(db)) return { hasBegun: false };
  const problem = (await readConnection(db))?.problem;
  if (problem && connectionFailures.has(problem.kind)) return planFrom(deps, db, now);
  if (now - planned > LATE_MS) {
    return planAt(db, now + SOONEST_MS + SOON_SPREAD_MS * deps.random());
  }
  await beginRun(deps, 'quick', 'alarm');
  return { ...(await planFrom(deps, db, now)), hasBegun: true };
}

/** When the next one is due; `undefined` while it has to be planned. */
async function plannedAt(db: Database, now: number): Promise<number | undefined> {
  const [planned, last, everyMs] = await Promise.all([
    readState(db, 'nextSyncAt'),
    readState(db, 'lastSync'),
    intervalMs(db),
  ]);
  if (planned === undefined || everyMs === 0) return undefined;
  // After the clock was set back, what was planned by the old one is too far away.
  const isTooFar = planned > now + everyMs * (1 + JITTER);
  // A worker that was stopped at the very end of a run has not planned the next one.
  const ended = endOf(last) ?? 0;
  const isOfBefore = planned < ended && ended <= now;
  return isTooFar || isOfBefore ? undefined : planned;
}

/** Milliseconds between two of them; 0 where there are to be none. */
async function intervalMs(db: Database): Promise<number> {
  if (!(await readConnection(db))) return 0;
  return (await readSettings(db)).resyncEveryMinutes * MINUTE_MS;
}

async function planFrom(
  { now, random }: AutoSyncDeps,
  db: Database,
  from: number,
): Promise<AutoSync> {
  const everyMs = await intervalMs(db);
  if (everyMs === 0) {
    await deleteState(db, 'nextSyncAt');
    return { hasBegun: false };
  }
  const jittered = everyMs * (1 - JITTER + 2 * JITTER * random());
  return planAt(db, Math.max(now(), Math.round(from + jittered)));
}

async function planAt(db: Database, nextAt: number): Promise<AutoSync> {
  await writeState(db, 'nextSyncAt', nextAt);
  return { hasBegun: false, nextAt };
}

function endOf(last: LastSync | undefined): number | undefined {
  const ends = [last?.finishedAt, last?.stopped?.at].filter((at) => at !== undefined);
  return ends.length > 0 ? Math.max(...ends) : undefined;
}
