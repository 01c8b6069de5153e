import { unwrap } from 'idb';
import type { DeviceFacts } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import { parseIsoDate } from '@/lib/domain/iso-date';
import { emptyRecord, type LifecycleRecord } from '@/lib/domain/lifecycle';
import { rmmDate } from '@/lib/domain/rmm-date';
import { listCompanies } from '@/lib/store/companies';
import { deviceStoreNames, deviceStores, putRows } from '@/lib/store/device-writes';
import { rowOf, rowReadAt, type Ours } from '@/lib/store/devices';
import { createDatabase, type Database } from '@/lib/store/open';
import { deleteState } from '@/lib/store/state';
import { proposedMapping, saveMapping } from '@/lib/sync/mapping';
import { expiryOf } from '../fleet-dates.ts';

// Built apart from the extension, and run in one of its pages: what is shipped holds nothing of it.

const RUN = 'bench';
const ROWS_AT_ONCE = 1_000;

/**
 * Puts all devices into the extension's own database, imported and with their dates, as if it had read them just now:
 * to read each from the sandbox would take hours. The companies must be stored.
 */
export async function fillFleet(json: string): Promise<number> {
  const devices = JSON.parse(json) as readonly DeviceFacts[];
  const db = await createDatabase()();
  const now = Date.now();
  const randomId = () => crypto.randomUUID();
  await saveMapping({ db, now: () => now, randomId }, await proposedMapping(db));
  // The devices come from here, so there is nothing to list for the new mappings.
  await deleteState(db, 'run');
  for (const company of await listCompanies(db)) {
    await db.put('companies', { ...company, listedInRun: RUN });
  }
  for (let at = 0; at < devices.length; at += ROWS_AT_ONCE) {
    await fillSome(db, devices.slice(at, at + ROWS_AT_ONCE), { at, now });
  }
  const stored = await db.count('devices');
  db.close();
  return stored;
}

async function fillSome(
  db: Database,
  devices: readonly DeviceFacts[],
  { at, now }: { readonly at: number; readonly now: number },
): Promise<void> {
  const tx = db.transaction([...deviceStoreNames, 'lifecycle'] as const, 'readwrite', {
    durability: 'relaxed',
  });
  const ours: Ours = { runId: RUN, trackingOfNew: () => 'imported', isMapped: true, at: now };
  const reading = { readAt: now, now, viewed: false };
  const rows = devices.map((facts) => rowReadAt(rowOf(facts, undefined, ours), reading));
  const lifecycle = unwrap(tx.objectStore('lifecycle'));
  for (const [index, { id }] of devices.entries()) lifecycle.put(recordOf(id, at + index, now));
  await putRows(
    deviceStores(tx),
    rows.map((after) => ({ before: undefined, after })),
    RUN,
  );
  await tx.done;
}

function recordOf(deviceId: DeviceId, at: number, knownAt: number): LifecycleRecord {
  const expiry = expiryOf(at);
  if (expiry === undefined) return emptyRecord(deviceId);
  const purchase = `${Number(expiry.slice(0, 4)) - 3}${expiry.slice(4)}`.replace('02-29', '02-28');
  return {
    deviceId,
    purchaseDate: { rmm: { value: rmmDate(parseIsoDate(purchase)), knownAt } },
    warrantyExpiry: { rmm: { value: rmmDate(parseIsoDate(expiry)), knownAt } },
  };
}
