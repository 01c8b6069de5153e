import type { IDBPIndex } from 'idb';
import type { DeviceId } from '@/lib/domain/ids';
import { atomically } from './atomically';
import type { Database } from './database';
import type { Schema, StoredDevice } from './schema';

/** Looked at last: these are worth reading before all others that were read once. */
const RECENTLY_VIEWED = 40;

/** When a device that was read is due again. */
export interface DueRule {
  /** Epoch ms: what was read before it is due at once. */
  readonly dueSince: number;
  readonly staleMs: number;
  /** For a device that was looked at less than `staleMs` ago. */
  readonly viewedStaleMs: number;
  /** After so long one that could not be read is tried again, while there are no more than `mostRetried` of them. */
  readonly retryMs: number;
  readonly mostRetried: number;
}

export interface DueQuery {
  readonly now: number;
  readonly limit: number;
  readonly except: ReadonlySet<DeviceId>;
}

/**
 * The imported devices to read next: never read ones, then recently viewed ones, then those read longest ago. Of those
 * never read, the ones that somebody has on the screen come first. What could not be read counts as read when it was
 * tried, so that it is never in the way of others.
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
  const viewed = await recentlyViewed(store.index('viewedAt'), now);
  const unread = viewed.filter(({ crawlAt }) => crawlAt === 0);
  if (take(unread.map(({ id }) => id))) return [...found];
  if (take(await index.getAllKeys(IDBKeyRange.only(0), enough + found.size))) return [...found];

  const due = viewed.filter((device) => (dueAtOf(device, rule, now) ?? Infinity) <= now);
  if (take(due.map(({ id }) => id))) return [...found];

  if (take(await retried(store.index('triedAt'), rule, now))) return [...found];
  // Read in the future: by a clock that was wrong.
  const ahead = IDBKeyRange.lowerBound(now, true);
  if (take(await index.getAllKeys(ahead, enough + found.size))) return [...found];

  // Those that were taken already are among the stalest too.
  const readBefore = Math.max(rule.dueSince, now - rule.staleMs + 1);
  const stalest = IDBKeyRange.bound(0, readBefore, false, true);
  take(await index.getAllKeys(stalest, enough + found.size));
  return [...found];
}

/** When (epoch ms) the next device is due, long ago or in the future; nothing where none is imported. */
export async function nextDueAt(
  db: Database,
  rule: DueRule,
  now: number,
): Promise<number | undefined> {
  const { store } = db.transaction('devices');
  const index = store.index('crawlAt');
  const stalest = await index.openKeyCursor();
  if (!stalest) return undefined;
  if (await index.getKey(IDBKeyRange.lowerBound(now, true))) return 0;
  const viewed = await recentlyViewed(store.index('viewedAt'), now);
  const times = viewed.flatMap((device) => dueAtOf(device, rule, now) ?? []);
  const retryAt = await nextRetryAt(store.index('triedAt'), rule);
  return Math.min(dueAt(stalest.key, rule.staleMs, rule), retryAt, ...times);
}

type TriedIndex = IDBPIndex<Schema, ['devices'], 'devices', 'triedAt'>;

async function retried(
  index: TriedIndex,
  { retryMs, mostRetried }: DueRule,
  now: number,
): Promise<readonly DeviceId[]> {
  if ((await index.count()) > mostRetried) return [];
  return index.getAllKeys(IDBKeyRange.upperBound(now - retryMs));
}

async function nextRetryAt(index: TriedIndex, { retryMs, mostRetried }: DueRule): Promise<number> {
  const count = await index.count();
  const oldest = count <= mostRetried ? await index.openKeyCursor() : undefined;
  return oldest ? oldest.key + retryMs : Infinity;
}

/** Epoch ms of the stalest reading; 0 while a device was never read. */
export async function oldestReadAt(db: Database): Promise<number | undefined> {
  return (await db.transaction('devices').store.index('crawlAt').openKeyCursor())?.key;
}

function dueAtOf(
  { crawlAt, viewedAt = 0 }: StoredDevice,
  rule: DueRule,
  now: number,
): number | undefined {
  if (crawlAt === undefined) return undefined;
  if (crawlAt > now) return 0;
  const early = dueAt(crawlAt, rule.viewedStaleMs, rule);
  // What nobody has looked at since is no more urgent than the rest.
  return early <= viewedAt + rule.staleMs ? early : dueAt(crawlAt, rule.staleMs, rule);
}

const dueAt = (readAt: number, staleMs: number, { dueSince }: DueRule): number =>
  readAt < dueSince ? 0 : readAt + staleMs;

type ViewedIndex = IDBPIndex<Schema, ['devices'], 'devices', 'viewedAt'>;

async function recentlyViewed(index: ViewedIndex, now: number): Promise<readonly StoredDevice[]> {
  const viewed: StoredDevice[] = [];
  // What lies ahead was noted by a clock that was wrong.
  let cursor = await index.openCursor(IDBKeyRange.upperBound(now), 'prev');
  for (let seen = 0; cursor && seen < RECENTLY_VIEWED; seen += 1) {
    viewed.push(cursor.value);
    cursor = await cursor.continue();
  }
  return viewed;
}

/** Notes that these are on somebody's screen, which counts for imported ones only; `at` in epoch ms. */
export async function noteViewed(
  db: Database,
  ids: readonly DeviceId[],
  at: number,
): Promise<void> {
  const tx = db.transaction('devices', 'readwrite', { durability: 'relaxed' });
  await atomically(tx, async () => {
    const rows = await Promise.all(ids.map(async (id) => tx.store.get(id)));
    const imported = rows.flatMap((row) => (row?.standing === 'imported' ? [row] : []));
    await Promise.all(imported.map(async (row) => tx.store.put({ ...row, viewedAt: at })));
  });
}
