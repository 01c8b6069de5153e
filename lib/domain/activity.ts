import type { BulkChange } from './bulk';
import type { ClientId, CompanyId, DeviceId } from './ids';
import type { DateField, Source } from './lifecycle';
import type { RmmDate } from './rmm-date';
import type { Problem } from './failure';
import type { SyncChanges, SyncCounts, SyncKind } from './sync-run';
import type { SaveOutcome } from './save-outcome';

export interface DateChange {
  readonly field: DateField;
  readonly from: RmmDate;
  readonly to: RmmDate;
}

/** One line of the append-only history. */
export type ActivityEvent =
  | {
      readonly kind: 'edit';
      readonly saveId: string;
      readonly deviceId: DeviceId;
      readonly deviceName: string;
      readonly by: string;
      readonly changes: readonly DateChange[];
      readonly undoOf?: string;
      /** The bulk edit that it is part of. */
      readonly bulkId?: string;
    }
  | {
      readonly kind: 'edit-ended';
      readonly saveId: string;
      readonly deviceId: DeviceId;
      readonly field: DateField;
      readonly outcome: 'confirmed' | 'conflict' | 'failed' | 'discarded';
      readonly problem?: Problem;
    }
  | {
      readonly kind: 'bulk';
      readonly bulkId: string;
      readonly by: string;
      readonly devices: number;
      /** Companies of these devices. */
      readonly companyIds?: readonly CompanyId[];
      /** Absent where it takes another bulk edit back. */
      readonly change?: BulkChange;
      readonly undoOf?: string;
    }
  | {
      readonly kind: 'pin';
      readonly deviceId: DeviceId;
      readonly deviceName: string;
      readonly by: string;
      readonly field: DateField;
      /** `null`: no source is pinned any more. */
      readonly source: Source | null;
    }
  | {
      readonly kind: 'sync';
      readonly sync: SyncKind;
      readonly counts: SyncCounts;
      readonly changes: SyncChanges;
      readonly skipped: readonly string[];
      readonly problem?: Problem;
    }
  /** A person said that devices which a sync did not see are gone. */
  | { readonly kind: 'missing'; readonly marked: number }
  | {
      readonly kind: 'mapping';
      readonly mapped: number;
      readonly unmapped: number;
      /** Companies that were left out on purpose; absent for none. */
      readonly leftOut?: number;
    }
  | {
      readonly kind: 'import';
      readonly imported: number;
      readonly ignored: number;
      /** Put back for review; absent for none. */ readonly staged?: number;
    }
  | {
      readonly kind: 'connection';
      readonly what: 'connected' | 'disconnected' | 'data-removed' | 'data-imported';
      /** Rows that a data file brought, and that it changed. */
      readonly rows?: { readonly added: number; readonly changed: number };
    };

export interface Activity {
  /** Grows by one with each line. */
  readonly number: number;
  readonly at: number;
  readonly event: ActivityEvent;
}

/** Which lines of the history are wanted; all of them where nothing is named. */
export interface ActivityFilter {
  readonly deviceId?: DeviceId;
  readonly clientId?: ClientId;
  readonly person?: string;
  readonly kind?: ActivityEvent['kind'];
}

/** A line of the history, with what became of it. */
export interface ActivityView extends Activity {
  readonly outcome?: SaveOutcome;
  readonly problem?: Problem;
  readonly canUndo: boolean;
  /** Of the device whose edit came to its end, as it is called now. */
  readonly deviceName?: string;
}
