import type { IDBPIndex } from 'idb';
import type { DeviceId } from '@/lib/domain/ids';
import { atomically } from './atomically';
import type { Database } from './open';
import type { Schema, StoredDevice } from './schema';
import { stateIn } from './state';

/** Looked at last: these are worth reading before all others that were read once. */
const RECENTLY_VIEWED = 40;

export interface DueQuery {
  /** Epoch ms: devices that were read before it are due. */
  readonly before: number;
  readonly limit: number;
  readonly except: ReadonlySet<DeviceId>;
}

/**
 * The imported devices to read next: never read ones, then recently viewed ones, then those read longest ago. Of those
 * never read, the ones that somebody has on the screen come first.
 */
export async function dueDevices(
  db: Database,
  { before, limit, except }: DueQuery,
): Promise<readonly DeviceId[]> {
  const { store } = db.transaction('devices');
  const index = store.index('crawlAt');
  const enough = limit + except.size;
  const found = new Set<DeviceId>();
  const take = (ids: readonly DeviceId[]): boolean => {
    for (const id of ids) if (!except.has(id) && found.size < limit) found.add(id);
    return found.size >= limit;
  };
  const viewed = await recentlyViewed(store.index('viewedAt'));
  const unread = viewed.filter(({ crawlAt }) => crawlAt === 0);
  if (take(unread.map(({ id }) => id))) return [...found];
  if (take(await index.getAllKeys(IDBKeyRange.only(0), enough + found.size))) return [...found];

  const due = viewed.filter(({ crawlAt }) => crawlAt !== undefined && crawlAt < before);
  if (take(due.map(({ id }) => id))) return [...found];

  // Those that were taken already are among the stalest too.
  const stalest = IDBKeyRange.bound(0, before, false, true);
  take(await index.getAllKeys(stalest, enough + found.size));
  return [...found];
}

type ViewedIndex = IDBPIndex<Schema, ['devices'], 'devices', 'viewedAt'>;

async function recentlyViewed(index: ViewedIndex): Promise<readonly StoredDevice[]> {
  const viewed: StoredDevice[] = [];
  let cursor = await index.openCursor(null, 'prev');
  for (let seen = 0; cursor && seen < RECENTLY_VIEWED; seen += 1) {
    viewed.push(cursor.value);
    cursor = await cursor.continue();
  }
  return viewed;
}

/** Notes that these are on somebody's screen; `at` in epoch ms. */
export async function noteViewed(
  db: Database,
  ids: readonly DeviceId[],
  at: number,
): Promise<void> {
  const tx = db.transaction('devices', 'readwrite', { durability: 'relaxed' });
  await atomically(tx, async () => {
    const rows = await Promise.all(ids.map(async (id) => tx.store.get(id)));
    await Promise.all(rows.map(async (row) => row && tx.store.put({ ...row, viewedAt: at })));
  });
}

/** How many imported devices were read at `since` (epoch ms) or later. Counted once, and kept from then on. */
export async function countRead(db: Database, since: number): Promise<number> {
  const kept = await stateIn(db.transaction('state').store, 'datesRead');
  if (kept?.since === since) return kept.read;
  const tx = db.transaction(['devices', 'state'], 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const index = tx.objectStore('devices').index('crawlAt');
    const read = await index.count(IDBKeyRange.lowerBound(since));
    await tx.objectStore('state').put({ since, read }, 'datesRead');
    return read;
  });
}
