import type { RowEvidence } from '@/lib/domain/evidence';
import { readDevicesById, type EvidenceRecords } from '@/lib/store/evidence-records';
import type { Database } from '@/lib/store/database';
import type { StoredDevice } from '@/lib/store/schema';
import { keysOf } from './row-context';

/**
 * For each row, or page, its device, where an id alone leaves no doubt, and `undefined` where more has to be looked up. By the
 * rules of `recognise`: whatever else such a row says would not change the answer.
 */
export async function devicesByIdAlone(
  db: Database,
  rows: readonly RowEvidence[],
): Promise<readonly (StoredDevice | undefined)[]> {
  const { ids, regIds } = keysOf(rows);
  if (ids.size + regIds.size === 0) return rows.map(() => undefined);
  const records = await readDevicesById(db, { ids, regIds });
  return rows.map((row) => onlyDevice(row, records));
}

function onlyDevice(
  row: RowEvidence,
  { devicesById, devicesByRegId }: Pick<EvidenceRecords, 'devicesById' | 'devicesByRegId'>,
): StoredDevice | undefined {
  if (row.ids.length === 0) return only(row.regIds.flatMap((id) => devicesByRegId.get(id) ?? []));
  const device = only(row.ids.flatMap((id) => devicesById.get(id) ?? []));
  if (!device) return undefined;
  const [first = ''] = row.ids;
  if (devicesById.has(first)) return device;
  // Another id stands before it: then the device's own name or serial number has to be shown as well.
  const { textKeys } = keysOf([row]);
  return device.textKeys.some((key) => textKeys.has(key)) ? device : undefined;
}

function only(devices: readonly StoredDevice[]): StoredDevice | undefined {
  const [first, ...others] = devices;
  return others.every(({ id }) => id === first?.id) ? first : undefined;
}
