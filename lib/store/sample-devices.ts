import type { DeviceKind } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import type { Database } from './database';
import type { StoredDevice } from './schema';

/** Rows looked through for a sample. */
const ROWS = 40;

/** A few devices that the RMM lists: imported ones that were read last, of as many companies as possible. */
export async function sampleDevices(db: Database, most: number): Promise<readonly StoredDevice[]> {
  const { store } = db.transaction('devices');
  const rows: StoredDevice[] = [];
  let cursor = await store.index('crawlAt').openCursor(null, 'prev');
  while (cursor && rows.length < ROWS) {
    rows.push(cursor.value);
    cursor = await cursor.continue();
  }
  const known = rows.length > 0 ? rows : await store.getAll(null, ROWS);
  const listed = known.filter(({ missingSince }) => missingSince === undefined);
  const first = [...new Map(listed.map((device) => [device.companyId, device])).values()];
  return [...new Set([...first, ...listed])].slice(0, most);
}

const computers: ReadonlySet<DeviceKind> = new Set([
  'desktop',
  'laptop',
  'server',
  'virtual-machine',
]);
const MOST_ROWS = 200;

/**
 * The listed devices that are most likely to tell about their custom fields: imported ones before others, computers before
 * what may have no such fields, and the ones that did tell before those that did not.
 */
export async function tellingDevices(
  db: Database,
  most: number,
  except: ReadonlySet<DeviceId> = new Set(),
): Promise<readonly StoredDevice[]> {
  const { store } = db.transaction('devices');
  const rows: StoredDevice[] = [];
  let cursor = await store.index('crawlAt').openCursor(null, 'prev');
  while (cursor && rows.length < MOST_ROWS) {
    rows.push(cursor.value);
    cursor = await cursor.continue();
  }
  const others = rows.length < most ? await store.getAll(null, MOST_ROWS) : [];
  const all = new Map([...rows, ...others].map((row) => [row.id, row]));
  return [...all.values()]
    .filter(({ id, missingSince }) => missingSince === undefined && !except.has(id))
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .slice(0, most);
}

/** Whether its fields could be read when it was last asked for. */
export const hasTold = ({ fieldsReadAt, triedAt }: StoredDevice): boolean =>
  fieldsReadAt > 0 && triedAt === undefined;

const rankOf = (row: StoredDevice): number =>
  (row.standing === 'imported' ? 0 : 4) +
  (computers.has(row.kind) ? 0 : 2) +
  (hasTold(row) ? 0 : 1);
