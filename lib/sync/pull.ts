import { say } from '@/lib/text/say';
import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import { verdictOn } from '@/lib/domain/run-failures';
import { afterFailure, askedAgain, newRun } from '@/lib/domain/run-steps';
import {
  type SyncKind,
  type SyncRun,
  type SyncStatus,
  type SyncTrigger,
} from '@/lib/domain/sync-run';
import type { Database, OpenDatabase } from '@/lib/store/database';
import { changeRun, commitStep, readRun } from '@/lib/store/run';
import { readState } from '@/lib/store/state';
import { cancelled, finishRun, stopRun } from './finish-run';
import { leaveOutRest, passOver, passOverRest, pullPhases } from './pull-phases';
import type { PhaseDeps } from './pull-step';
import { syncStatusOf } from './sync-status';

export interface PullDeps extends Pick<PhaseDeps, 'asio' | 'now'> {
  readonly openDatabase: OpenDatabase;
  readonly randomId: () => string;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told after each commit. An extension API call in it keeps the worker alive for another page. */
  readonly onProgress: (status: SyncStatus) => Promise<void>;
}

/** How a run ended, or until when (epoch ms) it rests: then `resumeSync` is due. */
export type PullEnd =
  | { readonly at: 'idle' }
  | { readonly at: 'done' }
  | { readonly at: 'waiting'; readonly retryAt: number }
  | { readonly at: 'stopped'; readonly problem: Problem };

/**
 * Puts a run into the store for `resumeSync`. One that is under way goes on instead, at once if a person asks for it; one
 * that lists only newly mapped companies becomes a part of the new one.
 */
export async function beginRun(
  { openDatabase, randomId, now }: Pick<PullDeps, 'openDatabase' | 'randomId' | 'now'>,
  kind: SyncKind,
  trigger: SyncTrigger,
): Promise<void> {
  const fresh = newRun({ id: randomId(), kind, trigger, startedAt: now() });
  await changeRun(await openDatabase(), (stored) => {
    if (stored?.scope === 'all') {
      return trigger === 'person' ? askedAgain(stored, kind) : stored;
    }
    return stored ? { ...fresh, batches: stored.batches, total: stored.total } : fresh;
  });
}

/** Starts a run, or goes on with the one that is under way. */
export async function startSync(
  deps: PullDeps,
  kind: SyncKind,
  signal: AbortSignal,
): Promise<PullEnd> {
  await beginRun(deps, kind, 'person');
  return resumeSync(deps, signal);
}

/** Goes on from the last commit, if a run is under way: call it at every start of the worker and at its alarm. */
export async function resumeSync(deps: PullDeps, signal: AbortSignal): Promise<PullEnd> {
  const db = await deps.openDatabase();
  const run = await readRun(db);
  return run ? drive(deps, db, run, signal) : { at: 'idle' };
}

/** Ends the run that is under way, also one that waits. Whoever drives it finds it gone and writes no more. */
export async function cancelSync({
  openDatabase,
  now,
  onProgress,
}: Pick<PullDeps, 'openDatabase' | 'now' | 'onProgress'>): Promise<void> {
  const db = await openDatabase();
  const run = await readRun(db);
  if (!run) return;
  await stopRun(db, run, cancelled(), now());
  await report(db, onProgress);
}

type Next = { readonly run: SyncRun } | { readonly end: PullEnd };

/** Request, commit, report, and so on until the run is at its end or has to wait longer than a worker should. */
async function drive(
  deps: PullDeps,
  db: Database,
  from: SyncRun,
  signal: AbortSignal,
): Promise<PullEnd> {
  let run = from;
  for (;;) {
    await report(db, deps.onProgress);
    const next = await goOn(deps, db, run, signal);
    if ('run' in next) {
      run = next.run;
      continue;
    }
    await report(db, deps.onProgress);
    // A mapping that was saved just as the run ended has begun another one.
    const another = next.end.at === 'done' ? await readRun(db) : undefined;
    if (!another) return next.end;
    run = another;
  }
}

const LONGEST_SLEEP_MS = 10_000;

async function goOn(
  deps: PullDeps,
  db: Database,
  run: SyncRun,
  signal: AbortSignal,
): Promise<Next> {
  try {
    const pause = (run.delay?.nextTryAt ?? 0) - deps.now();
    if (run.delay && pause > LONGEST_SLEEP_MS) {
      return { end: { at: 'waiting', retryAt: run.delay.nextTryAt } };
    }
    if (pause > 0) await deps.sleep(pause, signal);
    signal.throwIfAborted();
    if (isRefusedWholly(run)) return await stop(deps, db, run, refusedWholly(run));
    if (run.isRead) return await finish(db, run, deps.now());
    const { asio, now } = deps;
    const beganAt = now();
    const next = await pullPhases[run.phase]({ db, asio, now, beganAt, signal }, run);
    return await orNewest(db, next);
  } catch (cause) {
    if (!signal.aborted) return afterFault(deps, db, run, Failure.from(cause));
    return stop(deps, db, run, cancelled());
  }
}

/** A run that was refused every company must not look done. */
const isRefusedWholly = ({ phase, refused, total }: SyncRun): boolean =>
  phase !== 'devices' && refused > 0 && refused >= total;

const refusedWholly = ({ skipped: [first = ''] }: SyncRun): Problem =>
  problemOf(new Failure('rejected', say('sync.everyCompanyRefused', { first })));

async function finish(db: Database, run: SyncRun, at: number): Promise<Next> {
  return (await finishRun(db, run, at)) ? { end: { at: 'done' } } : orNewest(db, undefined);
}

/** Goes on with the run as it is now, when it has moved on under somebody else's hands. */
async function orNewest(db: Database, next: SyncRun | undefined): Promise<Next> {
  const run = next ?? (await readRun(db));
  return run ? { run } : { end: { at: 'stopped', problem: cancelled() } };
}

async function stop(
  { now }: PullDeps,
  db: Database,
  run: SyncRun,
  problem: Problem,
): Promise<Next> {
  await stopRun(db, run, problem, now());
  return { end: { at: 'stopped', problem } };
}

async function afterFault(
  deps: PullDeps,
  db: Database,
  run: SyncRun,
  failure: Failure,
): Promise<Next> {
  const verdict = verdictOn(run, failure.kind);
  const problem = problemOf(failure);
  switch (verdict) {
    case 'stop':
      return stop(deps, db, run, problem);
    case 'wait': {
      const advance = (stored: SyncRun) => afterFailure(stored, problem, deps.now());
      return orNewest(db, await commitStep(db, { from: run, advance }));
    }
    case 'pass-over':
      return orNewest(db, await passOver(db, run, failure));
    case 'pass-over-rest':
      return orNewest(db, await passOverRest(db, run, failure));
    case 'leave-out':
      return orNewest(db, await leaveOutRest(db, run, failure));
  }
}

async function report(db: Database, onProgress: PullDeps['onProgress']): Promise<void> {
  const [run, last] = await Promise.all([readState(db, 'run'), readState(db, 'lastSync')]);
  await onProgress(syncStatusOf(run, last));
}
