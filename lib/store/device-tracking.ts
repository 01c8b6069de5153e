import type { DeviceFacts, Tracking } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import { atomically } from './atomically';
import { deviceStores, putRows } from './device-writes';
import { restood, rowOf } from './devices';
import type { Database } from './open';
import type { StoredDevice } from './schema';

/** Changes the tracking of those, of mapped companies, that have another; gives their ids. */
export async function trackDevices(
  db: Database,
  ids: readonly DeviceId[],
  tracking: Tracking,
): Promise<readonly DeviceId[]> {
  const tx = db.transaction(['devices', 'tallies', 'state'], 'readwrite');
  return atomically(tx, async () => {
    const stores = deviceStores(tx);
    const rows = await Promise.all([...new Set(ids)].map(async (id) => stores.devices.get(id)));
    const changes = rows.flatMap((before) =>
      before && mayChange(before, tracking)
        ? [{ before, after: restood(before, { tracking, isMapped: true }) }]
        : [],
    );
    await putRows(stores, changes);
    return changes.map(({ after }) => after.id);
  });
}

const mayChange = (row: StoredDevice, tracking: Tracking): boolean =>
  row.tracking !== tracking && row.standing !== 'company-not-mapped';

/** Stores a device that was met before a sync listed it; gives what is stored of it then. */
export async function addDevice(
  db: Database,
  facts: DeviceFacts,
  trackingOfNew: Tracking,
): Promise<StoredDevice | undefined> {
  const tx = db.transaction(['devices', 'tallies', 'state', 'mappings'], 'readwrite');
  return atomically(tx, async () => {
    const stores = deviceStores(tx);
    const [known, mapping] = await Promise.all([
      stores.devices.get(facts.id),
      tx.objectStore('mappings').get(facts.companyId),
    ]);
    if (known || !mapping) return known;
    const after = rowOf(facts, undefined, { trackingOfNew, isMapped: true });
    await putRows(stores, [{ before: undefined, after }]);
    return after;
  });
}
