import type { ActivityEvent } from '@/lib/domain/activity';
import { addLines } from './activity';
import { atomically } from './atomically';
import type { DeviceId } from '@/lib/domain/ids';
import {
  emptyRecord,
  withPin,
  withReadings,
  type LifecycleRecord,
  type Read,
  type Readings,
} from '@/lib/domain/lifecycle';
import { countAgain } from './dates-read';
import { rowReadAt } from './devices';
import type { Database } from './database';

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
  reads: readonly Read[],
): Promise<void> {
  const stored = (await store.get(deviceId)) ?? emptyRecord(deviceId);
  await store.put(reads.reduce(withReadings, stored));
}

/** Pins a source, or none, with its line in the history; what stands already leaves no trace. */
export async function commitPin(db: Database, at: number, pin: PinEvent): Promise<void> {
  const { deviceId, field, source } = pin;
  const tx = db.transaction(['lifecycle', 'activity'], 'readwrite', { durability: 'strict' });
  await atomically(tx, async () => {
    const records = tx.objectStore('lifecycle');
    const stored = (await records.get(deviceId)) ?? emptyRecord(deviceId);
    if ((stored.pinned?.[field] ?? null) === source) return;
    await Promise.all([
      records.put(withPin(stored, field, source)),
      addLines(tx.objectStore('activity'), at, [pin]),
    ]);
  });
}

type PinEvent = Extract<ActivityEvent, { kind: 'pin' }>;

/** What the fields of one device were read to hold, and when. */
export interface DeviceReading {
  readonly deviceId: DeviceId;
  readonly readings: Readings;
  /** Of the fields of a vendor, where those were read. */
  readonly vendor?: Readings;
  /** Epoch ms when it was asked for. */
  readonly readAt: number;
  /** Epoch ms when it is stored; tells what a wrong clock has stored before. */
  readonly now?: number;
  /** Whether somebody looked at the device's page: such devices are read again earlier. */
  readonly viewed?: boolean;
}

/** Record and time of reading in one transaction. What was asked for earlier never takes the place of what came later. */
export async function commitReading(
  db: Database,
  { deviceId, readings, vendor = {}, readAt, now = Infinity, viewed = false }: DeviceReading,
): Promise<void> {
  const tx = db.transaction(['lifecycle', 'devices', 'state'], 'readwrite', {
    durability: 'relaxed',
  });
  await atomically(tx, async () => {
    const devices = tx.objectStore('devices');
    const before = await devices.get(deviceId);
    if (!before) return;
    const after = rowReadAt(before, { readAt, now, viewed });
    await Promise.all([
      applyReadings(tx.objectStore('lifecycle'), deviceId, [
        { source: 'rmm', readings, now },
        { source: 'vendor', readings: vendor, now },
      ]),
      devices.put(after),
      countAgain(tx.objectStore('state'), [{ before, after }]),
    ]);
  });
}
