import { say } from '@/lib/text/say';
import { isUnderway, type Edit } from '@/lib/domain/edit';
import { Failure, problemOf } from '@/lib/domain/failure';
import { addLines } from './activity';
import { portable, sameRow, type BackupRow, type Fate } from './backup';
import { asStoredEdit } from './edits';
import type { Writable } from './writable';

type HistoryTable = 'edits' | 'bulks' | 'activity';

/** Rows of what was done here, parsed. */
type HistoryRows = {
  readonly [Table in HistoryTable]: {
    readonly table: Table;
    readonly rows: readonly BackupRow[Table][];
  };
}[HistoryTable];

/** A transaction that may write the history, whatever else it holds. */
interface HistoryTransaction {
  objectStore(name: 'edits'): Writable<'edits'>;
  objectStore(name: 'bulks'): Writable<'bulks'>;
  objectStore(name: 'activity'): Writable<'activity'>;
}

export function takeHistory(
  tx: HistoryTransaction,
  part: HistoryRows,
  commit: boolean,
): Promise<readonly Fate[]> {
  switch (part.table) {
    case 'edits':
      return takeEdits(tx, part.rows, commit);
    case 'bulks':
      return takeBulks(tx, part.rows, commit);
    case 'activity':
      return takeLines(tx, part.rows, commit);
  }
}

/**
 * An edit that is known here has gone on here. One that was on its way when the file was made needs a person: nothing is
 * written to the RMM only because a file was imported.
 */
const takeEdits = (
  tx: HistoryTransaction,
  rows: readonly Edit[],
  commit: boolean,
): Promise<readonly Fate[]> =>
  Promise.all(
    rows.map(async (row): Promise<Fate> => {
      const edit = isUnderway(row) ? { ...row, state: notBegun() } : row;
      const stored = await tx.objectStore('edits').get(row.id);
      if (stored) return sameRow(portable(stored), edit) ? 'same' : 'ours';
      if (commit) await tx.objectStore('edits').put(asStoredEdit(edit));
      return 'added';
    }),
  );

const notBegun = () =>
  ({
    at: 'failed',
    problem: problemOf(new Failure('cancelled', say('backup.editOfImport'))),
  }) as const;

const takeBulks = (
  tx: HistoryTransaction,
  rows: readonly BackupRow['bulks'][],
  commit: boolean,
): Promise<readonly Fate[]> =>
  Promise.all(
    rows.map(async (row): Promise<Fate> => {
      const bulk = row.state === 'running' ? ({ ...row, state: 'paused' } as const) : row;
      const stored = await tx.objectStore('bulks').get(row.id);
      if (stored) return sameRow(portable(stored), bulk) ? 'same' : 'ours';
      if (commit) await tx.objectStore('bulks').put(bulk);
      return 'added';
    }),
  );

/** A line whose number another one has here goes to the end, unless it stands somewhere already. */
async function takeLines(
  tx: HistoryTransaction,
  rows: readonly BackupRow['activity'][],
  commit: boolean,
): Promise<readonly Fate[]> {
  const store = tx.objectStore('activity');
  const stored = await Promise.all(rows.map(async ({ number }) => store.get(number)));
  const others = rows.filter(({ number: _number, ...line }, index) => {
    const there = stored[index];
    return there && !sameRow(there, line);
  });
  const all = others.length > 0 ? await store.getAll() : [];
  const known = new Map(Map.groupBy(all, ({ at }) => at));
  const isKnown = ({ at, event }: BackupRow['activity']) =>
    known.get(at)?.some((line) => sameRow(line.event, event)) ?? false;
  const isAtEnd = new Set(others);
  return Promise.all(
    rows.map(async (row, index): Promise<Fate> => {
      const { number, ...line } = row;
      if (isAtEnd.has(row) ? isKnown(row) : stored[index]) return 'same';
      if (commit && isAtEnd.has(row)) await addLines(store, line.at, [line.event]);
      else if (commit) await store.put(line, number);
      return 'added';
    }),
  );
}
