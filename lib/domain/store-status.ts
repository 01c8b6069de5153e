import type { DatesProgress, MissingDoubt, SyncStatus } from './sync-run';

/** What is stored says of sync, dates and outbox. */
export interface StoreStatus {
  readonly sync: SyncStatus;
  readonly dates: DatesProgress;
  readonly missingDoubt?: MissingDoubt;
  /** The newest bulk edit that is not at its end. */
  readonly openBulk?: {
    readonly id: string;
    readonly state: 'running' | 'paused';
    readonly done: number;
    readonly total: number;
  };
  /** Epoch ms of the next automatic resync. */
  readonly nextSyncAt?: number;
  readonly counts: {
    readonly companies: number;
    /** Companies of which nobody has said whose they are. */
    readonly unmappedCompanies: number;
    /** Companies that were left out on purpose. */
    readonly leftOut?: number;
    readonly staged: number;
    readonly imported: number;
    /** Edits on their way to the RMM. */
    readonly waiting: number;
    /** Edits that need a person (conflict, failed). */
    readonly needPerson: number;
  };
}
