import type { IDBPIndex } from 'idb';
import type { DeviceId } from '@/lib/domain/ids';
import { atomically } from './atomically';
import type { Database } from './open';
import type { Schema, StoredDevice } from './schema';
import { stateIn } from './state';

/** Looked at last: these are worth reading before all others that were read once. */
const RECENTLY_VIEWED = 40;

/** When a device that was read is due again. */
export interface DueRule {
  /** Epoch ms: what was read before it is due at once. */
  readonly dueSince: number;
  readonly staleMs: number;
  /** For a device that was looked at less than `staleMs` ago. */
  readonly viewedStaleMs: number;
}

export interface DueQuery {
  readonly now: number;
  readonly limit: number;
  readonly except: ReadonlySet<DeviceId>;
}

/**
 * The imported devices to read next: never read ones, then recently viewed ones, then those read longest ago. Of those
 * never read, the ones that somebody has on the screen come first.
 */
export async function dueDevices(
  db: Database,
  rule: DueRule,
  { now, limit, except }: DueQuery,
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

  const due = viewed.filter((device) => (dueAtOf(device, rule) ?? Infinity) <= now);
  if (take(due.map(({ id }) => id))) return [...found];

  // Those that were taken already are among the stalest too.
  const readBefore = Math.max(rule.dueSince, now - rule.staleMs + 1);
  const stalest = IDBKeyRange.bound(0, readBefore, false, true);
  take(await index.getAllKeys(stalest, enough + found.size));
  return [...found];
}

/** When (epoch ms) the next device is due, long ago or in the future; nothing where none is imported. */
export async function nextDueAt(db: Database, rule: DueRule): Promise<number | undefined> {
  const { store } = db.transaction('devices');
  const stalest = await store.index('crawlAt').openKeyCursor();
  if (!stalest) return undefined;
  const viewed = await recentlyViewed(store.index('viewedAt'));
  const times = viewed.flatMap((device) => dueAtOf(device, rule) ?? []);
  return Math.min(dueAt(stalest.key, rule.staleMs, rule), ...times);
}

/** Epoch ms of the stalest reading; 0 while a device was never read. */
export async function oldestReadAt(db: Database): Promise<number | undefined> {
  return (await db.transaction('devices').store.index('crawlAt').openKeyCursor())?.key;
}

function dueAtOf({ crawlAt, viewedAt = 0 }: StoredDevice, rule: DueRule): number | undefined {
  if (crawlAt === undefined) return undefined;
  const early = dueAt(crawlAt, rule.viewedStaleMs, rule);
  // What nobody has looked at since is no more urgent than the rest.
  return early <= viewedAt + rule.staleMs ? early : dueAt(crawlAt, rule.staleMs, rule);
}

const dueAt = (readAt: number, staleMs: number, { dueSince }: DueRule): number =>
  readAt < dueSince ? 0 : readAt + staleMs;

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
