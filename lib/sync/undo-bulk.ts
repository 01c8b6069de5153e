import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';
import { isUnderway, type Edit } from '@/lib/domain/edit';
import { changeBulk, editsOfBulk, getBulk, isPending, newestBulks } from '@/lib/store/bulks';
import { editsOfDevice } from '@/lib/store/edits';
import type { Database } from '@/lib/store/database';
import type { BulkItem, StoredBulk } from '@/lib/store/schema';
import type { EditsReader } from './edits-reader';
import { formerValue, isNewest, undoneBy } from './plan-undo';
import { addBulkOf } from './start-bulk';
import { retryEdits } from './settle-edit';
import type { SaveDeps } from './save-edits';

/** A second click comes soon: an undo older than so many bulk edits is not looked for. */
const RECENT = 20;

/** Gives what was not begun up; what is on its way arrives. */
export const cancelBulk = (db: Database, id: string): Promise<void> =>
  changeBulk(db, id, (bulk) =>
    bulk.state === 'done' ? undefined : { ...bulk, state: 'cancelled' },
  );

/** Goes on with a bulk edit that rests, and tries again what the key was not allowed. */
export async function resumeBulk(
  deps: Pick<SaveDeps, 'openDatabase' | 'now'>,
  id: string,
): Promise<void> {
  const db = await deps.openDatabase();
  const refused = (await editsOfBulk(db, id)).filter(
    ({ state }) => state.at === 'failed' && state.problem.kind === 'missing-scope',
  );
  for (const deviceId of new Set(refused.map((edit) => edit.deviceId))) {
    await retryEdits(deps, deviceId);
  }
  await changeBulk(db, id, (bulk) =>
    bulk.state === 'paused' ? { ...bulk, state: 'running' } : undefined,
  );
}

/**
 * Takes a bulk edit back by one of its own: whatever of it arrived or is on its way, and was not changed again since.
 * What was not begun is given up. Asked for twice it is done once.
 */
export async function undoBulk(deps: SaveDeps, id: string): Promise<{ readonly bulkId: string }> {
  const db = await deps.openDatabase();
  const underway = (await newestBulks(db, RECENT)).find(
    ({ undoOf, state }) => undoOf === id && (state === 'running' || state === 'paused'),
  );
  if (underway) return { bulkId: underway.id };
  const bulk = await getBulk(db, id);
  if (!bulk) throw new Failure('not-found', say('bulk.noSuch'));
  await cancelBulk(db, id);
  const items = await undoItems(db, bulk);
  if (items.some(isPending)) return addBulkOf(deps, items, { undoOf: id });
  throw new Failure('bad-input', say('bulk.nothingToUndo'));
}

async function undoItems(db: Database, { id, items }: StoredBulk): Promise<readonly BulkItem[]> {
  const made = new Map((await editsOfBulk(db, id)).map((edit) => [edit.saveId, edit]));
  const undone = await Promise.all(
    items.map(async (item): Promise<readonly BulkItem[]> => {
      const edit = item.saveId === undefined ? undefined : made.get(item.saveId);
      if (!edit || !isTaken(edit)) return [];
      const { deviceId, deviceName, clientName, field } = item;
      const edits = await editsOfDevice(db, deviceId);
      const row = {
        deviceId,
        deviceName,
        ...(clientName !== undefined && { clientName }),
        field,
        from: edit.value,
      };
      return canTakeBack(edit, edits)
        ? [{ ...row, to: formerValue(edit, edits), undoOf: edit.saveId }]
        : [{ ...row, skip: say('bulk.changedSince') }];
    }),
  );
  return undone.flat();
}

const isTaken = (edit: Edit): boolean => edit.state.at === 'confirmed' || isUnderway(edit);

/** Whether an edit that arrived, or is on its way, still decides its date. */
const canTakeBack = (edit: Edit, edits: readonly Edit[]): boolean =>
  isTaken(edit) && isNewest(edit, edits) && undoneBy(edits, edit.saveId) === undefined;

/** Asks the devices one after the other: mostly the first one says yes. */
export async function hasWhatToTakeBack(
  edits: readonly Edit[],
  editsOf: EditsReader,
): Promise<boolean> {
  for (const edit of edits) {
    if (canTakeBack(edit, await editsOf(edit.deviceId))) return true;
  }
  return false;
}
