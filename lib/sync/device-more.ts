import type { DeviceMore } from '@/lib/domain/device-details';
import type { DeviceId, GroupId } from '@/lib/domain/ids';
import { readDetails } from '@/lib/store/details';
import { getCompany } from '@/lib/store/companies';
import { getDevice } from '@/lib/store/devices';
import type { Database } from '@/lib/store/database';

/** What is stored of a device besides its view; `undefined` for one that is not stored. */
export async function deviceMore(db: Database, id: DeviceId): Promise<DeviceMore | undefined> {
  const [device, details] = await Promise.all([getDevice(db, id), readDetails(db, id)]);
  if (!device) return undefined;
  const { deviceId: _deviceId, ...told } = details ?? {};
  const { hostName, macAddresses, hypervisor, groupIds } = device;
  const { externalIds = [] } = (await getCompany(db, device.companyId)) ?? {};
  return {
    ...told,
    ...(hostName !== undefined && { hostName }),
    ...(hypervisor && { hypervisor }),
    macAddresses,
    ...(externalIds.length > 0 && { companyIds: externalIds }),
    groups: await groupNames(db, groupIds),
  };
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

async function groupNames(db: Database, ids: readonly GroupId[]): Promise<readonly string[]> {
  const { store } = db.transaction('groups');
  const groups = await Promise.all(ids.map(async (id) => store.get(id)));
  // Until they are listed again, devices may name a group that is gone.
  return groups.flatMap((group) => group?.name ?? []).toSorted(collator.compare);
}
