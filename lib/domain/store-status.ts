import type { DatesProgress, SyncStatus } from './sync-run';

/** What is stored says of sync, dates and outbox. */
export interface StoreStatus {
  readonly sync: SyncStatus;
  readonly dates: DatesProgress;
  readonly counts: {
    readonly companies: number;
    readonly unmappedCompanies: number;
    readonly staged: number;
    readonly imported: number;
    /** Edits on their way to the RMM. */
    readonly waiting: number;
    /** Edits that need a person (conflict, failed). */
    readonly needPerson: number;
  };
}
