import type { Activity, ActivityEvent } from '@/lib/domain/activity';
import type { Database } from './open';

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

/** Newest first; only lines before number `before`, where one is given. */
export async function listActivity(
  db: Database,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly Activity[]; readonly more: boolean }> {
  const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
  const rows: Activity[] = [];
  let cursor = await db.transaction('activity').store.openCursor(range, 'prev');
  while (cursor && rows.length < limit) {
    rows.push({ number: cursor.key, ...cursor.value });
    cursor = await cursor.continue();
  }
  return { rows, more: cursor !== null };
}
