import type { Activity, ActivityEvent } from '@/lib/domain/activity';
import type { DeviceId } from '@/lib/domain/ids';
import type { Database } from './database';

/** The store `activity`, in whichever transaction that writes. */
export interface ActivityWriter {
  add(line: Omit<Activity, 'number'>): Promise<number>;
}

/** Adds lines to the history inside a transaction. */
export async function addLines(
  store: ActivityWriter,
  at: number,
  events: readonly ActivityEvent[],
): Promise<void> {
  await Promise.all(events.map(async (event) => store.add({ at, event })));
}

export async function addActivity(db: Database, at: number, event: ActivityEvent): Promise<void> {
  await db.add('activity', { at, event });
}

/** The part of the history that an index holds. */
export type Indexed =
  | { readonly index: 'device'; readonly key: DeviceId }
  | { readonly index: 'by'; readonly key: string }
  | { readonly index: 'kind'; readonly key: ActivityEvent['kind'] };

export interface LinesWanted {
  readonly of?: Indexed | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Newest first; only lines before number `before`, where one is given. However long the history is, no more is looked at. */
export async function listActivity(
  db: Database,
  { of, before = Infinity, limit }: LinesWanted,
): Promise<{ readonly rows: readonly Activity[]; readonly more: boolean }> {
  let cursor: LineCursor | null = of
    ? await openIndexed(db, of, before)
    : await db
        .transaction('activity')
        .store.openCursor(IDBKeyRange.upperBound(before, true), 'prev');
  const rows: Activity[] = [];
  while (cursor && rows.length < limit) {
    rows.push({ number: cursor.primaryKey, ...cursor.value });
    cursor = await cursor.continue();
  }
  return { rows, more: cursor !== null };
}

interface LineCursor {
  readonly primaryKey: number;
  readonly value: Omit<Activity, 'number'>;
  continue(): Promise<LineCursor | null>;
}

async function openIndexed(
  db: Database,
  { index, key }: Indexed,
  before: number,
): Promise<LineCursor | null> {
  const lines = db.transaction('activity').store.index(index);
  const cursor = await lines.openCursor(IDBKeyRange.only(key), 'prev');
  if (!cursor || cursor.primaryKey < before) return cursor;
  return cursor.continuePrimaryKey(key, before - 1);
}

/** Everybody who stands in the history, by name. */
export async function peopleInActivity(db: Database): Promise<readonly string[]> {
  const people: string[] = [];
  let cursor = await db.transaction('activity').store.index('by').openKeyCursor(null, 'nextunique');
  while (cursor) {
    people.push(cursor.key);
    cursor = await cursor.continue();
  }
  return people;
}
