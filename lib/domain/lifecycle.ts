import { say } from '@/lib/text/say';
import type { DeviceId, FieldId } from './ids';
import type { IsoDate } from './iso-date';
import type { RmmDate } from './rmm-date';

/** The two dates a person may edit, in the order in which they are shown. */
export const dateFields = ['purchaseDate', 'warrantyExpiry'] as const;
export type DateField = (typeof dateFields)[number];

export const dateFieldName = (field: DateField): string => say(`date.${field}`);

/** The name as it stands within a sentence. */
export const dateFieldNameWithin = (field: DateField): string => say(`date.${field}Within`);

export type Source = 'technician' | 'rmm' | 'vendor' | 'import';

/** What one source says of one date. */
export interface SourcedDate {
  readonly value: RmmDate;
  /** Epoch ms when the value was set there, as far as known. */
  readonly setAt?: number;
  /** Who set it there, as far as known. */
  readonly setBy?: string;
  /** Epoch ms when it was read or typed. */
  readonly knownAt: number;
  /** The custom field that held it: what another field said is no word of the one chosen now. */
  readonly fieldId?: FieldId;
}

export type DateSources = { readonly [Name in Source]?: SourcedDate };

/** Everything known of a device's dates, one value per source. An unconfirmed edit stands in the outbox, not here. */
export interface LifecycleRecord {
  readonly deviceId: DeviceId;
  readonly purchaseDate: DateSources;
  readonly warrantyExpiry: DateSources;
  readonly pinned?: { readonly [Name in DateField]?: Source };
}

export const emptyRecord = (deviceId: DeviceId): LifecycleRecord => ({
  deviceId,
  purchaseDate: {},
  warrantyExpiry: {},
});

/** What one source's fields were just read to hold. */
export type Readings = { readonly [Name in DateField]?: SourcedDate };

/** Sources whose fields are read. */
export type ReadSource = 'rmm' | 'vendor';

export interface Read {
  readonly source: ReadSource;
  readonly readings: Readings;
  /** Epoch ms: the clock as it stands when this is stored. */
  readonly now: number;
}

/** The record after a reading. Fields that were not read, or were read later than this, keep what is known of them. */
export function withReadings(record: LifecycleRecord, read: Read): LifecycleRecord {
  const { purchaseDate, warrantyExpiry } = record;
  return {
    ...record,
    purchaseDate: withReading(purchaseDate, 'purchaseDate', read),
    warrantyExpiry: withReading(warrantyExpiry, 'warrantyExpiry', read),
  };
}

function withReading(
  sources: DateSources,
  field: DateField,
  { source, readings, now }: Read,
): DateSources {
  const reading = readings[field];
  const known = sources[source]?.knownAt ?? 0;
  // What was read in the future was read by a clock that was wrong: it must not keep later readings out.
  const isNews = reading && (reading.knownAt >= known || known > now);
  return isNews ? { ...sources, [source]: reading } : sources;
}

/** The record with another source pinned, or none. */
export function withPin(
  record: LifecycleRecord,
  field: DateField,
  source: Source | null,
): LifecycleRecord {
  const { pinned = {}, ...rest } = record;
  const { [field]: _before, ...others } = pinned;
  const after = source ? { ...others, [field]: source } : others;
  return Object.keys(after).length > 0 ? { ...rest, pinned: after } : rest;
}

type Carriers = { readonly [Name in DateField]?: { readonly id: FieldId } };

/** What the sources say of one date, without what fields held that are not chosen any more. */
export function currentSources(
  sources: DateSources,
  field: DateField,
  fields: Carriers & { readonly vendor?: Carriers },
): DateSources {
  const { rmm, vendor, ...others } = sources;
  return {
    ...others,
    ...(rmm && isOf(rmm, fields[field]) && { rmm }),
    ...(vendor && isOf(vendor, fields.vendor?.[field]) && { vendor }),
  };
}

const isOf = ({ fieldId }: SourcedDate, carrier: { readonly id: FieldId } | undefined): boolean =>
  fieldId === undefined || fieldId === carrier?.id;

/** What a source says that does not decide. */
export interface OtherDate {
  readonly source: Source;
  readonly date: IsoDate;
  readonly setAt?: number;
  readonly setBy?: string;
  /** Epoch ms when it was read. */
  readonly knownAt: number;
}

/**
 * Why a source decides: a person pinned it; it is an edit on its way; it comes first in the order of sources; or it says
 * the earliest purchase date or the latest expiry.
 */
export type Reason = 'pinned' | 'unconfirmed' | 'first' | 'longest';

/** The value that is shown, where it came from, and what other sources say instead. */
export interface ResolvedDate {
  readonly date?: IsoDate;
  /** Text of the winning source that is no date under the current settings. */
  readonly unreadable?: string;
  readonly source?: Source;
  readonly reason?: Reason;
  readonly setAt?: number;
  readonly setBy?: string;
  readonly knownAt?: number;
  readonly others: readonly OtherDate[];
}
