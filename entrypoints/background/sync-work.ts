import type { DeviceId } from '@/lib/domain/ids';
import { readConnection } from '@/lib/store/connection';
import { readRun } from '@/lib/store/run';
import { deleteState } from '@/lib/store/state';
import { resumeSync } from '@/lib/sync/pull';
import { goOnWithDates } from './dates-stage';
import type { EngineDeps } from './engine-deps';
import { createSingleFlight } from './single-flight';

/** The run under way, then the dates that are due: one of it at a time, until nothing is left or it has to wait. */
export interface SyncWork {
  readonly goOn: () => Promise<void>;
  /** Stops reading dates, for what is more urgent; `goOn` takes it up again. */
  readonly stopDates: () => void;
  readonly stopRun: () => void;
}

export interface SyncWorkDeps extends EngineDeps {
  /** Told when a run has come to its end, whole or stopped. */
  readonly onRunEnded: () => Promise<void>;
}

export function createSyncWork(deps: SyncWorkDeps): SyncWork {
  const { openDatabase, alarms, board } = deps;
  let run = new AbortController();
  let dates = new AbortController();

  const onProgress = async (): Promise<void> => {
    board.status();
    await deps.heartbeat();
  };

  const onRead = (ids: readonly DeviceId[]): Promise<void> => {
    board.devicesRead(ids);
    return onProgress();
  };

  /** Gives when (epoch ms) to go on, where something is left. */
  async function runAndDates(): Promise<number | undefined> {
    const pulled = await resumeSync({ ...deps, onProgress }, run.signal);
    if (pulled.at !== 'idle') {
      board.companies();
      board.activity();
      board.devices('all');
    }
    if (pulled.at === 'waiting') return pulled.retryAt;
    if (pulled.at === 'done') await deleteState(await openDatabase(), 'crawlDelay');
    if (pulled.at !== 'idle') await deps.onRunEnded();
    return goOnWithDates({ ...deps, onRead }, dates.signal);
  }

  async function isRunReady(): Promise<boolean> {
    const stored = run.signal.aborted ? undefined : await readRun(await openDatabase());
    return stored !== undefined && (stored.delay?.nextTryAt ?? 0) <= deps.now();
  }

  async function whileConnected(): Promise<void> {
    if (!(await readConnection(await openDatabase()))) return alarms.clear('sync');
    run = new AbortController();
    dates = new AbortController();
    await alarms.watch('sync');
    let nextAt = await runAndDates();
    // Another context may have begun a run and left it to this one, which was at the dates.
    while (await isRunReady()) nextAt = await runAndDates();
    await (nextAt === undefined ? alarms.clear('sync') : alarms.at('sync', nextAt));
    board.status();
  }

  const { ask } = createSingleFlight(async () => {
    await deps.tryLock('sync', whileConnected);
  });
  return { goOn: ask, stopDates: () => dates.abort(), stopRun: () => run.abort() };
}
