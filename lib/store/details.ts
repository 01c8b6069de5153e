import type { StoredDetails } from '@/lib/domain/device-details';
import type { DeviceId } from '@/lib/domain/ids';
import { atomically } from './atomically';
import type { Database } from './database';

export const readDetails = (db: Database, id: DeviceId): Promise<StoredDetails | undefined> =>
  db.get('details', id);

/** Details in place of earlier ones, as long as the device itself is stored. */
export async function putDetails(db: Database, details: StoredDetails): Promise<void> {
  const tx = db.transaction(['devices', 'details'], 'readwrite', { durability: 'relaxed' });
  await atomically(tx, async () => {
    const device = await tx.objectStore('devices').getKey(details.deviceId);
    if (device !== undefined) await tx.objectStore('details').put(details);
  });
}
