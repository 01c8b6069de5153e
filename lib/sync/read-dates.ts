import type { Asio, RequestOptions } from '@/lib/asio/asio';
import type { FieldChoice } from '@/lib/domain/date-fields';
import type { FieldId, DeviceId } from '@/lib/domain/ids';
import { dateFields } from '@/lib/domain/lifecycle';
import { commitReading } from '@/lib/store/lifecycle';
import type { Database } from '@/lib/store/open';
import { readingsOf } from './field-readings';

export interface ReadDatesDeps {
  readonly db: Database;
  readonly asio: Pick<Asio, 'readFields'>;
  readonly now: () => number;
}

/** The custom fields that carry the dates. */
export const chosenIds = (fields: FieldChoice): readonly FieldId[] =>
  dateFields.flatMap((field) => fields[field]?.id ?? []);

/** Reads the chosen fields of one device and stores what they hold. */
export async function readDates(
  { db, asio, now }: ReadDatesDeps,
  { deviceId, fields }: { readonly deviceId: DeviceId; readonly fields: FieldChoice },
  options: RequestOptions,
): Promise<void> {
  const readAt = now();
  const values = await asio.readFields(deviceId, chosenIds(fields), options);
  await commitReading(db, {
    deviceId,
    readings: readingsOf(values, fields, readAt),
    readAt,
    viewed: options.priority === 'interactive',
  });
}
