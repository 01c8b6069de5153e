import { atomically } from './atomically';
import type { ActivityEvent } from '@/lib/domain/activity';
import type { SyncRun } from '@/lib/domain/sync-run';
import { addLines } from './activity';
import type { Database } from './database';
import type { LastSync, State } from './schema';
import { readState } from './state';
import { stateIn, type StateReader } from './state-in';
import type { StoredDoubt } from './stored-doubt';

/** The store `state`, in whichever transaction that writes. */
interface StateStore extends StateReader {
  put(value: State[keyof State], key: keyof State): Promise<unknown>;
}

/** A step of a run: what it started from, and where the run stands after it. */
export interface RunStep {
  readonly from: Pick<SyncRun, 'id' | 'step'>;
  readonly advance: (stored: SyncRun) => SyncRun;
}

export const readRun = (db: Database): Promise<SyncRun | undefined> => readState(db, 'run');

/** The stored run, if it stands where the step started: not once it was cancelled or another worker went on. */
export async function currentRun(
  store: StateReader,
  { from }: Pick<RunStep, 'from'>,
): Promise<SyncRun | undefined> {
  const stored = await stateIn(store, 'run');
  return stored?.id === from.id && stored.step === from.step ? stored : undefined;
}

/** Writes the checkpoint inside a transaction. Starts from what is stored: companies may have been added meanwhile. */
export async function putStep(
  store: StateStore,
  stored: SyncRun,
  { advance }: RunStep,
): Promise<SyncRun> {
  const next = { ...advance(stored), step: stored.step + 1 };
  await store.put(next, 'run');
  return next;
}

/** Moves the run on without rows. `undefined`, and nothing written, when it stands elsewhere by now. */
export async function commitStep(db: Database, step: RunStep): Promise<SyncRun | undefined> {
  const tx = db.transaction('state', 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const stored = await currentRun(tx.store, step);
    return stored && putStep(tx.store, stored, step);
  });
}

/** Changes the run under way, or starts one, whatever step it is at. */
export async function changeRun(
  db: Database,
  change: (stored: SyncRun | undefined) => SyncRun | undefined,
): Promise<SyncRun | undefined> {
  const tx = db.transaction('state', 'readwrite');
  return atomically(tx, async () => {
    const next = change(await stateIn(tx.store, 'run'));
    if (next) await tx.store.put(next, 'run');
    return next;
  });
}

export interface RunEnd {
  readonly at: number;
  /** Whether the stored run may end: companies may have been added to it meanwhile. */
  readonly mayEnd?: (run: SyncRun) => boolean;
  readonly lastSync: (run: SyncRun, stored: LastSync | undefined) => LastSync;
  /** What is asked of a person from then on. */
  readonly doubt: (run: SyncRun, stored: StoredDoubt | undefined) => StoredDoubt | undefined;
  readonly event: (run: SyncRun) => ActivityEvent;
}

/** Ends this run: its outcome and its line in the history take the checkpoint's place. False when it ended before or goes on. */
export async function endRun(db: Database, runId: string, end: RunEnd): Promise<boolean> {
  const tx = db.transaction(['state', 'activity'], 'readwrite', { durability: 'strict' });
  return atomically(tx, async () => {
    const store = tx.objectStore('state');
    const [run, last, asked] = await Promise.all([
      stateIn(store, 'run'),
      stateIn(store, 'lastSync'),
      stateIn(store, 'missingDoubt'),
    ]);
    const isOver = run?.id === runId && (end.mayEnd?.(run) ?? true);
    if (isOver) {
      const doubt = end.doubt(run, asked);
      await Promise.all([
        store.put(end.lastSync(run, last), 'lastSync'),
        doubt ? store.put(doubt, 'missingDoubt') : store.delete('missingDoubt'),
        store.delete('run'),
        addLines(tx.objectStore('activity'), end.at, [end.event(run)]),
      ]);
    }
    return isOver;
  });
}
