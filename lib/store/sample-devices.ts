import type { Database } from './open';
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
