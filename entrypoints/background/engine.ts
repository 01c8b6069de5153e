import { withoutDelay, type SyncKind } from '@/lib/domain/sync-run';
import { changeRun } from '@/lib/store/run';
import { deleteState } from '@/lib/store/state';
import { beginRun, cancelSync } from '@/lib/sync/pull';
import { retryAll } from '@/lib/sync/settle-edit';
import { createDelivery } from './delivery';
import type { EngineDeps } from './engine-deps';
import { createSyncWork } from './sync-work';

/** Everything the worker does by itself. It holds no facts: after a death `resume` goes on from the store. */
export interface Engine {
  /** Goes on with whatever is unfinished: at each start of the worker, and at each alarm. */
  readonly resume: () => Promise<void>;
  readonly startSync: (kind: SyncKind) => Promise<void>;
  readonly cancelSync: () => Promise<void>;
  /** After more companies, devices or dates are to be read. */
  readonly goOnSyncing: () => Promise<void>;
  /** After an edit was saved. */
  readonly deliver: () => Promise<void>;
  /** After something changed that may have been in the way: the network, the credentials, a grant. */
  readonly retryNow: () => Promise<void>;
  /** Stops what is under way, without waiting for its end. */
  readonly halt: () => void;
}

export function createEngine(deps: EngineDeps): Engine {
  const { openDatabase, board, heartbeat } = deps;
  const sync = createSyncWork(deps);
  const delivery = createDelivery(deps);
  const resume = async () => void (await Promise.all([sync.goOn(), delivery.deliver()]));
  const goOnSyncing = () => {
    sync.stopDates();
    return sync.goOn();
  };

  return {
    resume,
    goOnSyncing,
    deliver: delivery.deliver,
    async startSync(kind) {
      await beginRun(deps, kind);
      board.status();
      void goOnSyncing();
    },
    async cancelSync() {
      await cancelSync({ ...deps, onProgress: heartbeat });
      sync.stopRun();
      board.activity();
      board.status();
    },
    async retryNow() {
      const db = await openDatabase();
      await retryAll(deps);
      await changeRun(db, (run) => run && withoutDelay(run));
      await deleteState(db, 'crawlDelay');
      await resume();
    },
    halt() {
      sync.stopRun();
      sync.stopDates();
      delivery.stop();
    },
  };
}
