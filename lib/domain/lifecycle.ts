import type { DeviceId } from './ids';
import type { IsoDate } from './iso-date';
import { sameRmmDate, type RmmDate } from './rmm-date';

/** The two dates a person may edit, in the order in which they are shown. */
export const dateFields = ['purchaseDate', 'warrantyExpiry'] as const;
export type DateField = (typeof dateFields)[number];

export const dateFieldNames: Readonly<Record<DateField, string>> = {
  purchaseDate: 'Purchase date',
  warrantyExpiry: 'Warranty expires',
};

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

/** What the RMM's fields were just read to hold. */
export type Readings = { readonly [Name in DateField]?: SourcedDate };

/** The record after a reading. Fields that were not read, or were read later than this, keep what is known of them. */
export function withReadings(record: LifecycleRecord, readings: Readings): LifecycleRecord {
  const { purchaseDate, warrantyExpiry } = record;
  return {
    ...record,
    purchaseDate: withReading(purchaseDate, readings.purchaseDate),
    warrantyExpiry: withReading(warrantyExpiry, readings.warrantyExpiry),
  };
}

function withReading(sources: DateSources, reading: SourcedDate | undefined): DateSources {
  const isNews = reading && reading.knownAt >= (sources.rmm?.knownAt ?? 0);
  return isNews ? { ...sources, rmm: reading } : sources;
}

/** What a source says that does not decide. */
export interface OtherDate {
  readonly source: Source;
  readonly date: IsoDate;
  readonly setAt?: number;
  readonly setBy?: string;
  /** Epoch ms when it was read. */
  readonly knownAt: number;
}

/** The value that is shown, where it came from, and what other sources say instead. */
export interface ResolvedDate {
  readonly date?: IsoDate;
  /** Text of the winning source that is no date under the current settings. */
  readonly unreadable?: string;
  readonly source?: Source;
  readonly setAt?: number;
  readonly setBy?: string;
  readonly knownAt?: number;
  readonly others: readonly OtherDate[];
}

const PRECEDENCE: readonly Source[] = ['technician', 'rmm', 'vendor', 'import'];

/** Pinned source first, then the technician's unconfirmed edit, the RMM, the vendor, an import. */
export function resolveDate(sources: DateSources, pinned?: Source): ResolvedDate {
  const order = pinned ? [pinned, ...PRECEDENCE] : PRECEDENCE;
  const source = order.find((name) => decides(name, sources[name]));
  const winner = source && sources[source];
  if (!winner) return { others: [] };

  const { value, setAt, setBy, knownAt } = winner;
  const others = PRECEDENCE.flatMap((name) => {
    const said = sources[name]?.value;
    return name !== source && said?.kind === 'date' && !sameRmmDate(said, value)
      ? [{ source: name, date: said.date }]
      : [];
  });
  return {
    source,
    knownAt,
    others,
    ...(value.kind === 'date' && { date: value.date }),
    ...(value.kind === 'unreadable' && { unreadable: value.text }),
    ...(setAt !== undefined && { setAt }),
    ...(setBy && { setBy }),
  };
}

// A technician's clearing counts as a value; that another source has none does not.
const decides = (source: Source, said: SourcedDate | undefined): boolean =>
  said !== undefined && (source === 'technician' || said.value.kind !== 'empty');
