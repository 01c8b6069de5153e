import type { Asio, RequestOptions } from '@/lib/asio/asio';
import type { CarrierChoice, FieldChoice } from '@/lib/domain/date-fields';
import type { FieldId, DeviceId } from '@/lib/domain/ids';
import { dateFields, type Readings } from '@/lib/domain/lifecycle';
import { commitReading, readRecord } from '@/lib/store/lifecycle';
import type { Database } from '@/lib/store/database';
import { datesDueSince } from './dates-due';
import { readingsOf } from './field-readings';

export interface ReadDatesDeps {
  readonly db: Database;
  readonly asio: Pick<Asio, 'readFields' | 'readVendorFields'>;
  readonly now: () => number;
}

const idsOf = (fields: CarrierChoice): readonly FieldId[] =>
  dateFields.flatMap((field) => fields[field]?.id ?? []);

/** The custom fields from which dates are read, those of a vendor among them. */
export const chosenIds = (fields: FieldChoice): readonly FieldId[] => [
  ...idsOf(fields),
  ...idsOf(fields.vendor ?? {}),
];

/** Reads the chosen fields of one device and stores what they hold. */
export async function readDates(
  deps: ReadDatesDeps,
  { deviceId, fields }: { readonly deviceId: DeviceId; readonly fields: FieldChoice },
  options: RequestOptions,
): Promise<void> {
  const { db, asio, now } = deps;
  const own = idsOf(fields);
  const readAt = now();
  const values = own.length > 0 ? await asio.readFields(deviceId, own, options) : [];
  const isKept = options.priority === 'background' && (await isVendorKept(deps, deviceId, fields));
  const vendor = isKept ? {} : await readVendor(deps, deviceId, fields.vendor ?? {}, options);
  await commitReading(db, {
    deviceId,
    readings: readingsOf(values, fields, readAt),
    vendor,
    readAt,
    now: now(),
    viewed: options.priority === 'interactive',
  });
}

const DAY_MS = 24 * 60 * 60_000;

/** A vendor seldom says anything new, and each question costs as much as one to the RMM: in the background once a day will do. */
async function isVendorKept(
  { db, now }: ReadDatesDeps,
  deviceId: DeviceId,
  { vendor = {} }: FieldChoice,
): Promise<boolean> {
  const record = await readRecord(db, deviceId);
  const [at, dueSince] = [now(), await datesDueSince(db)];
  return dateFields.every((field) => {
    const carrier = vendor[field];
    const { fieldId, knownAt = 0 } = record[field].vendor ?? {};
    const isFresh = knownAt <= at && knownAt >= Math.max(dueSince, at - DAY_MS);
    return !carrier || (carrier.id === fieldId && isFresh);
  });
}

/** A vendor's word is an extra: what keeps it away must not cost the RMM's own. Then its last one stays, with its time. */
async function readVendor(
  { asio, now }: ReadDatesDeps,
  deviceId: DeviceId,
  fields: CarrierChoice,
  options: RequestOptions,
): Promise<Readings> {
  const ids = idsOf(fields);
  if (ids.length === 0) return {};
  const readAt = now();
  try {
    return readingsOf(await asio.readVendorFields(deviceId, ids, options), fields, readAt);
  } catch {
    return {};
  }
}
