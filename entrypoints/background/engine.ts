import { withoutDelay, type SyncKind } from '@/lib/domain/sync-run';
import { changeConnection } from '@/lib/store/connection';
import { changeRun } from '@/lib/store/run';
import type { StoredConnection } from '@/lib/store/schema';
import { deleteState, readState } from '@/lib/store/state';
import { beginRun, cancelSync } from '@/lib/sync/pull';
import { retryAll } from '@/lib/sync/settle-edit';
import type { AlarmName } from './alarms';
import { createAutoSyncWork } from './auto-sync';
import { createBulkWork } from './bulk-work';
import { createDelivery } from './delivery';
import type { EngineDeps } from './engine-deps';
import { createSyncWork } from './sync-work';

/** Everything the worker does by itself. It holds no facts: after a death `resume` goes on from the store. */
export interface Engine {
  /** Goes on with whatever is unfinished: at each start of the worker. */
  readonly resume: () => Promise<void>;
  /** The same at an alarm; after a time without network it tries again what has failed meanwhile. */
  readonly ring: (name: AlarmName) => Promise<void>;
  readonly startSync: (kind: SyncKind) => Promise<void>;
  readonly cancelSync: () => Promise<void>;
  /** After more companies, devices or dates are to be read. */
  readonly goOnSyncing: () => Promise<void>;
  /** After an edit was saved. */
  readonly deliver: () => Promise<void>;
  /** After a bulk edit was started, or goes on. */
  readonly runBulks: () => Promise<void>;
  /** After something changed that may have been in the way, for example the network. */
  readonly retryNow: () => Promise<void>;
  /** After a person has let Shelflife reach ConnectWise: begins again what was stopped for want of it. */
  readonly retryAfterGrant: () => Promise<void>;
  /** After a setting changed, or the connection, on which the next automatic resync depends. */
  readonly planSync: () => Promise<void>;
  /** Stops what is under way, without waiting for its end. */
  readonly halt: () => void;
}

export function createEngine(deps: EngineDeps): Engine {
  const autoSync = createAutoSyncWork(deps);
  const sync = createSyncWork({ ...deps, onRunEnded: autoSync.plan });
  const delivery = createDelivery(deps);
  const bulks = createBulkWork(deps, delivery.deliver);
  const resume = async () => {
    const hasBegun = await autoSync.beginDue();
    // A run comes before the dates that are being read.
    if (hasBegun) sync.stopDates();
    await Promise.all([sync.goOn(), delivery.deliver(), bulks.goOn()]);
  };
  const goOnSyncing = () => {
    sync.stopDates();
    return sync.goOn();
  };
  const startSync = async (kind: SyncKind) => {
    // Before there is a run: a worker that is stopped right after it is woken for it.
    await deps.alarms.watch('sync');
    await beginRun(deps, kind, 'person');
    deps.board.status();
    void goOnSyncing();
  };
  const planSync = async () => {
    await autoSync.plan();
    deps.board.status();
  };

  return {
    resume,
    goOnSyncing,
    startSync,
    planSync,
    async deliver() {
      await delivery.deliver();
      // What has arrived makes room.
      await bulks.goOn();
    },
    runBulks: bulks.goOn,
    ...createRetries(deps, { resume, startSync }),
    async cancelSync() {
      await cancelSync({ ...deps, onProgress: deps.heartbeat });
      sync.stopRun();
      await planSync();
      deps.board.activity();
    },
    halt() {
      sync.stopRun();
      sync.stopDates();
      delivery.stop();
    },
  };
}

function createRetries(
  deps: EngineDeps,
  { resume, startSync }: Pick<Engine, 'resume' | 'startSync'>,
): Pick<Engine, 'ring' | 'retryNow' | 'retryAfterGrant'> {
  async function retryNow() {
    const db = await deps.openDatabase();
    await retryAll(deps);
    await changeRun(db, (run) => run && withoutDelay(run));
    await deleteState(db, 'crawlDelay');
    await resume();
  }

  return {
    retryNow,
    async ring(name) {
      if (deps.isOnline() && name === 'network') {
        await deps.alarms.clear('network');
        return retryNow();
      }
      // A worker that is not alive hears of no network: while there is none, an alarm looks for it.
      if (!deps.isOnline() && name !== 'resync') await deps.alarms.watch('network');
      return resume();
    },
    async retryAfterGrant() {
      const db = await deps.openDatabase();
      await changeConnection(db, withoutGrantProblem);
      const last = await readState(db, 'lastSync');
      if (last?.stopped?.problem.kind === 'permission-needed') await startSync('quick');
      await retryNow();
    },
  };
}

function withoutGrantProblem(connection: StoredConnection): StoredConnection {
  const { problem, ...rest } = connection;
  return problem?.kind === 'permission-needed' ? rest : connection;
}
