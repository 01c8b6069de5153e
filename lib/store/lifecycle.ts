import { atomically } from './atomically';
import type { DeviceId } from '@/lib/domain/ids';
import {
  emptyRecord,
  withReadings,
  type LifecycleRecord,
  type Readings,
} from '@/lib/domain/lifecycle';
import type { Database } from './open';

export const readRecord = async (db: Database, deviceId: DeviceId): Promise<LifecycleRecord> =>
  (await db.get('lifecycle', deviceId)) ?? emptyRecord(deviceId);

/** The store `lifecycle`, in whichever transaction that writes. */
interface RecordStore {
  get(deviceId: DeviceId): Promise<LifecycleRecord | undefined>;
  put(record: LifecycleRecord): Promise<unknown>;
}

/** Puts what was read beside what other sources say, inside a transaction. */
export async function applyReadings(
  store: RecordStore,
  deviceId: DeviceId,
  readings: Readings,
): Promise<void> {
  const stored = (await store.get(deviceId)) ?? emptyRecord(deviceId);
  await store.put(withReadings(stored, readings));
}

/** What the RMM's fields of one device were read to hold, and when. */
export interface DeviceReading {
  readonly deviceId: DeviceId;
  readonly readings: Readings;
  /** Epoch ms when it was asked for. */
  readonly readAt: number;
  /** Whether somebody looked at the device's page: such devices are read again earlier. */
  readonly viewed?: boolean;
}

/** Record and time of reading in one transaction. What was asked for earlier never takes the place of what came later. */
export async function commitReading(
  db: Database,
  { deviceId, readings, readAt, viewed = false }: DeviceReading,
): Promise<void> {
  const tx = db.transaction(['lifecycle', 'devices'], 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const devices = tx.objectStore('devices');
    const device = await devices.get(deviceId);
    if (device) {
      const fieldsReadAt = Math.max(device.fieldsReadAt, readAt);
      await Promise.all([
        applyReadings(tx.objectStore('lifecycle'), deviceId, readings),
        devices.put({ ...device, fieldsReadAt, ...(viewed && { viewedAt: readAt }) }),
      ]);
    }
  });
}
