import type { ActivityEvent } from '@/lib/domain/activity';
import { atomically } from './atomically';
import { addLines } from './activity';
import { changeEditsIn, type EditsWrite } from './edits';
import type { Database } from './database';
import type { BulkItem, StoredBulk, StoredEdit } from './schema';

export const getBulk = (db: Database, id: string): Promise<StoredBulk | undefined> =>
  db.get('bulks', id);

/** Newest first. */
export async function newestBulks(db: Database, most: number): Promise<readonly StoredBulk[]> {
  const bulks: StoredBulk[] = [];
  let cursor = await db.transaction('bulks').store.index('at').openCursor(null, 'prev');
  while (cursor && bulks.length < most) {
    bulks.push(cursor.value);
    cursor = await cursor.continue();
  }
  return bulks;
}

/** The newest that is not at its end, however long it has rested. */
export async function newestOpenBulk(db: Database): Promise<StoredBulk | undefined> {
  const open = await Promise.all([
    db.getAllFromIndex('bulks', 'state', 'running'),
    db.getAllFromIndex('bulks', 'state', 'paused'),
  ]);
  return open.flat().toSorted((one, other) => other.at - one.at)[0];
}

/** Those that the worker goes on with, oldest first. */
export const runningBulks = async (db: Database): Promise<readonly StoredBulk[]> =>
  (await db.getAllFromIndex('bulks', 'running')).toSorted((one, other) => one.at - other.at);

export const editsOfBulk = (db: Database, id: string): Promise<readonly StoredEdit[]> =>
  db.getAllFromIndex('edits', 'bulk', id);

/** The bulk edit and its line in the history. */
export async function addBulk(db: Database, bulk: StoredBulk, event: ActivityEvent): Promise<void> {
  const tx = db.transaction(['bulks', 'activity'], 'readwrite', { durability: 'strict' });
  await atomically(tx, async () => {
    await Promise.all([
      tx.objectStore('bulks').put(indexed(bulk)),
      addLines(tx.objectStore('activity'), bulk.at, [event]),
    ]);
  });
}

/** Reads, changes and writes in one transaction; `undefined` from `change` leaves it as it is. */
export async function changeBulk(
  db: Database,
  id: string,
  change: (stored: StoredBulk) => StoredBulk | undefined,
): Promise<void> {
  const tx = db.transaction('bulks', 'readwrite', { durability: 'strict' });
  await atomically(tx, async () => {
    const stored = await tx.store.get(id);
    const changed = stored && change(stored);
    if (changed) await tx.store.put(indexed(changed));
  });
}

/** Whether an item is still to be saved. */
export const isPending = ({ to, skip, saveId, problem }: BulkItem): boolean =>
  to !== undefined && skip === undefined && saveId === undefined && problem === undefined;

/** What becomes of an item, and of the edits of its device. */
export interface ItemWrite {
  readonly item: BulkItem;
  readonly edits?: EditsWrite;
}

/**
 * Saves one item: its edits, their line in the history, and that it was saved, in one transaction. Nothing where the
 * bulk edit does not run any more, or the item was saved before. `decide` must not wait for anything.
 */
export async function saveBulkItem(
  db: Database,
  { bulkId, index, at }: { readonly bulkId: string; readonly index: number; readonly at: number },
  decide: (item: BulkItem, edits: readonly StoredEdit[]) => ItemWrite,
): Promise<void> {
  const tx = db.transaction(['bulks', 'edits', 'activity', 'lifecycle'], 'readwrite', {
    durability: 'strict',
  });
  const stores = {
    edits: tx.objectStore('edits'),
    activity: tx.objectStore('activity'),
    lifecycle: tx.objectStore('lifecycle'),
  };
  await atomically(tx, async () => {
    const bulk = await tx.objectStore('bulks').get(bulkId);
    const item = bulk?.items[index];
    if (bulk?.state !== 'running' || !item || !isPending(item)) return;
    let changed = item;
    await changeEditsIn(stores, item.deviceId, at, (edits) => {
      const write = decide(item, edits);
      changed = write.item;
      return write.edits;
    });
    await tx.objectStore('bulks').put({ ...bulk, items: bulk.items.with(index, changed) });
  });
}

function indexed(bulk: StoredBulk): StoredBulk {
  const { running: _, ...plain } = bulk;
  return plain.state === 'running' ? { ...plain, running: 1 } : plain;
}
