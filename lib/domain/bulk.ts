import type { Problem } from './failure';
import type { DeviceId } from './ids';
import type { IsoDate } from './iso-date';
import type { DateField } from './lifecycle';
import type { RmmDate } from './rmm-date';
import type { SaveOutcome } from './save-outcome';

/** What is done to the dates of many devices at once. */
export type BulkChange =
  | { readonly kind: 'set'; readonly field: DateField; readonly date: IsoDate }
  /** The warranty, from the day on which it ends now. */
  | { readonly kind: 'extend'; readonly years: number }
  /** The warranty, from the purchase date. */
  | { readonly kind: 'from-purchase'; readonly years: number }
  | { readonly kind: 'clear'; readonly field: DateField };

/** As many devices as one bulk edit takes. */
export const MOST_IN_BULK = 500;

/** What a bulk edit would do to one device. */
export interface BulkPreviewRow {
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  readonly clientName?: string;
  readonly field: DateField;
  readonly from: RmmDate;
  /** Absent where nothing is done; `skip` says why. */
  readonly to?: RmmDate;
  readonly skip?: string;
  /** What a person should say yes to first. */
  readonly questions: readonly string[];
}

/** `pending`: not begun; `skipped`: nothing to do; `cancelled`: given up before it began. */
export type BulkOutcome = SaveOutcome | 'pending' | 'skipped' | 'cancelled';

export interface BulkRow {
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  readonly field: DateField;
  readonly from: RmmDate;
  readonly to?: RmmDate;
  readonly outcome: BulkOutcome;
  /** Why it was skipped, or did not arrive. */
  readonly why?: string;
  readonly problem?: Problem;
}

export interface BulkView {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly by: string;
  /** Absent where it takes another bulk edit back. */
  readonly change?: BulkChange;
  readonly undoOf?: string;
  readonly state: 'running' | 'paused' | 'cancelled' | 'done';
  readonly counts: Readonly<Record<BulkOutcome, number>>;
  readonly rows: readonly BulkRow[];
  /** Whether something of it can still be taken back. */
  readonly canUndo: boolean;
}

/** Devices of which anything was or is to be changed, and those that are through. */
export function progressOf({ counts }: Pick<BulkView, 'counts'>) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const total = all - counts.skipped;
  return { total, done: total - counts.pending - counts.saving };
}
