import type { TrackingOfNew } from '@/lib/domain/automatic-import';
import type { DeviceFacts, Tracking } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import type { IgnoredWhy } from '@/lib/domain/ignored';
import { atomically } from './atomically';
import { deviceStoreNames, deviceStores, putRows } from './device-writes';
import { restood, rowOf } from './devices';
import type { Database } from './database';
import type { StoredDevice } from './schema';

/** Changes the tracking of those, of mapped companies, that have another, or are ignored for another reason; gives their ids. */
export async function trackDevices(
  db: Database,
  ids: readonly DeviceId[],
  tracking: Tracking,
  why?: IgnoredWhy,
): Promise<readonly DeviceId[]> {
  const tx = db.transaction(deviceStoreNames, 'readwrite');
  return atomically(tx, async () => {
    const stores = deviceStores(tx);
    const rows = await Promise.all([...new Set(ids)].map(async (id) => stores.devices.get(id)));
    const changes = rows.flatMap((before) =>
      before && mayChange(before, tracking, why)
        ? [{ before, after: restood(before, { tracking, why, isMapped: true }) }]
        : [],
    );
    await putRows(stores, changes);
    return changes.map(({ after }) => after.id);
  });
}

function mayChange(row: StoredDevice, tracking: Tracking, why: IgnoredWhy | undefined): boolean {
  if (row.standing === 'company-not-mapped') return false;
  if (row.tracking !== tracking) return true;
  const { ignoredWhy: said } = row;
  return why !== undefined && (said?.reason !== why.reason || said.note !== why.note);
}

/** Stores a device that was met before a sync listed it, at `at` (epoch ms); gives what is stored of it then. */
export async function addDevice(
  db: Database,
  facts: DeviceFacts,
  { trackingOfNew, at }: { readonly trackingOfNew: TrackingOfNew; readonly at: number },
): Promise<StoredDevice | undefined> {
  const tx = db.transaction([...deviceStoreNames, 'mappings'] as const, 'readwrite');
  return atomically(tx, async () => {
    const stores = deviceStores(tx);
    const [known, mapping] = await Promise.all([
      stores.devices.get(facts.id),
      tx.objectStore('mappings').get(facts.companyId),
    ]);
    if (known || !mapping) return known;
    const after = rowOf(facts, undefined, { trackingOfNew, isMapped: true, at });
    await putRows(stores, [{ before: undefined, after }]);
    return after;
  });
}
