import type { Device, DeviceFacts, DeviceKind, Tracking } from '@/lib/domain/device';
import type { Standing } from '@/lib/domain/device-view';
import { nameKeyOf, textKeysOf } from '@/lib/domain/evidence';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import type { Database } from './open';
import type { StoredDevice } from './schema';

/** Why a device has lifecycle data, or why it has none. */
const standingOf = (tracking: Tracking, isMapped: boolean): Standing =>
  isMapped ? tracking : 'company-not-mapped';

/** The row of a device: what the RMM says is replaced whole, what is ours stays. */
export function rowOf(
  facts: DeviceFacts,
  known: StoredDevice | undefined,
  ours: { readonly runId?: string; readonly trackingOfNew: Tracking; readonly isMapped: boolean },
): StoredDevice {
  const tracking = known?.tracking ?? ours.trackingOfNew;
  const device: Device = {
    ...facts,
    tracking,
    ...(ours.runId !== undefined && { seenInRun: ours.runId }),
    fieldsReadAt: known?.fieldsReadAt ?? 0,
    ...(known?.viewedAt !== undefined && { viewedAt: known.viewedAt }),
  };
  return indexed(device, standingOf(tracking, ours.isMapped));
}

/** The row under another standing. */
export const restood = (
  row: StoredDevice,
  {
    tracking = row.tracking,
    isMapped,
  }: { readonly tracking?: Tracking; readonly isMapped: boolean },
): StoredDevice => indexed({ ...row, tracking }, standingOf(tracking, isMapped));

/** The row after its fields were read at `readAt` (epoch ms). */
export function rowReadAt(row: StoredDevice, readAt: number, viewed: boolean): StoredDevice {
  const fieldsReadAt = Math.max(row.fieldsReadAt, readAt);
  return indexed({ ...row, fieldsReadAt, ...(viewed && { viewedAt: readAt }) }, row.standing);
}

/** The row of a device that the RMM no longer lists. */
export function missingRow(row: StoredDevice, at: number): StoredDevice {
  const { seenInRun: _run, ...rest } = row;
  return { ...rest, missingSince: at };
}

function indexed(device: Device & { readonly crawlAt?: number }, standing: Standing): StoredDevice {
  const { crawlAt: _crawlAt, ...plain } = device;
  return {
    ...plain,
    standing,
    ...(standing === 'imported' && { crawlAt: device.fieldsReadAt }),
    nameKey: nameKeyOf(device.name),
    textKeys: textKeysOf(device),
  };
}

export const getDevice = (db: Database, id: DeviceId): Promise<StoredDevice | undefined> =>
  db.get('devices', id);

/** Within the index `company`: the devices of a company, of one standing, of one kind. */
export function ofCompany(
  companyId: CompanyId,
  standing?: Standing,
  kind?: DeviceKind,
): IDBKeyRange {
  const given = [companyId, standing, kind].filter((part) => part !== undefined);
  // An array is greater than any string, so this is the end of the keys that go on from here.
  return IDBKeyRange.bound(given, [...given, []]);
}

/** Whether any device of these companies is stored, whatever its tracking. */
export async function hasDevices(db: Database, companies: readonly CompanyId[]): Promise<boolean> {
  const index = db.transaction('devices').store.index('company');
  const keys = await Promise.all(companies.map(async (id) => index.getKey(ofCompany(id))));
  return keys.some((key) => key !== undefined);
}
