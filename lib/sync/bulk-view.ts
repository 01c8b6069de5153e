import type { SaveOutcome } from '@/lib/domain/save-outcome';
import type { BulkOutcome, BulkRow, BulkView } from '@/lib/domain/bulk';
import type { Edit } from '@/lib/domain/edit';
import type { Problem } from '@/lib/domain/failure';
import { editsOfBulk, getBulk, isPending, newestBulks } from '@/lib/store/bulks';
import { editsOfSave } from '@/lib/store/edits';
import type { Database } from '@/lib/store/database';
import type { BulkItem, StoredBulk } from '@/lib/store/schema';
import { outcomeOf } from './edit-line';
import { createEditsReader, type EditsReader } from './edits-reader';
import { hasWhatToTakeBack } from './undo-bulk';

const MOST_LISTED = 10;

export async function bulkView(db: Database, id: string): Promise<BulkView | undefined> {
  const bulk = await getBulk(db, id);
  return bulk && viewOf(db, bulk, createEditsReader(db));
}

/** The newest few, without their rows. */
export async function listBulks(db: Database): Promise<readonly BulkView[]> {
  const bulks = await newestBulks(db, MOST_LISTED);
  const editsOf = createEditsReader(db);
  const views = await Promise.all(bulks.map((bulk) => viewOf(db, bulk, editsOf)));
  return views.map((view) => ({ ...view, rows: [] }));
}

async function viewOf(db: Database, bulk: StoredBulk, editsOf: EditsReader): Promise<BulkView> {
  const { id, at, by, change, undoOf, state } = bulk;
  const edits = await editsOfBulk(db, id);
  const bySave = Map.groupBy(edits, ({ saveId }) => saveId);
  const rows = await Promise.all(
    bulk.items.map(async (item) => {
      const own = item.saveId === undefined ? [] : bySave.get(item.saveId);
      // The same date was on its way already, saved by something else.
      return rowOf(item, own ?? (await editsOfSave(db, item.saveId ?? '')), state);
    }),
  );
  return {
    id,
    at,
    by,
    ...(change && { change }),
    ...(undoOf !== undefined && { undoOf }),
    state,
    counts: countsOf(rows),
    rows,
    canUndo: await hasWhatToTakeBack(edits, editsOf),
  };
}

function rowOf(item: BulkItem, edits: readonly Edit[], state: StoredBulk['state']): BulkRow {
  const { deviceId, deviceName, field, from, to, skip, problem } = item;
  const row = { deviceId, deviceName, field, from, ...(to && { to }) };
  if (skip !== undefined) return { ...row, outcome: 'skipped', why: skip };
  if (problem) return { ...row, outcome: 'not-saved', ...because(problem) };
  if (isPending(item)) return { ...row, outcome: state === 'cancelled' ? 'cancelled' : 'pending' };
  const { outcome = 'saving', problem: met } = outcomeOf(edits);
  return { ...row, outcome, ...(met && because(met)) };
}

const because = (problem: Problem) => ({ why: problem.message, problem });

const outcomes: Readonly<Record<SaveOutcome | 'pending' | 'skipped' | 'cancelled', 0>> = {
  saving: 0,
  saved: 0,
  waiting: 0,
  'not-saved': 0,
  conflict: 0,
  discarded: 0,
  superseded: 0,
  pending: 0,
  skipped: 0,
  cancelled: 0,
};

function countsOf(rows: readonly BulkRow[]): Readonly<Record<BulkOutcome, number>> {
  const counts: Record<BulkOutcome, number> = { ...outcomes };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
