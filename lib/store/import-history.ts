import { say } from '@/lib/text/say';
import { isUnderway, type Edit } from '@/lib/domain/edit';
import { Failure, problemOf } from '@/lib/domain/failure';
import { addLines } from './activity';
import { distinct, portable, sameRow, type BackupRow, type Fate } from './backup';
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
    distinct(rows, ({ id }) => id).map(async (row): Promise<Fate> => {
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
    distinct(rows, ({ id }) => id).map(async (row): Promise<Fate> => {
      const bulk = row.state === 'running' ? ({ ...row, state: 'paused' } as const) : row;
      const stored = await tx.objectStore('bulks').get(row.id);
      if (stored) return sameRow(portable(stored), bulk) ? 'same' : 'ours';
      if (commit) await tx.objectStore('bulks').put(bulk);
      return 'added';
    }),
  );

type Line = BackupRow['activity'];

/**
 * A line goes to the end, unless it stands somewhere already, where another one has its number here, and where nothing
 * has come so far: a number of the file must never decide how far this browser has counted.
 */
async function takeLines(
  tx: HistoryTransaction,
  rows: readonly Line[],
  commit: boolean,
): Promise<readonly Fate[]> {
  const store = tx.objectStore('activity');
  const lines = distinct(rows, ({ number }) => number);
  const [last, ...stored] = await Promise.all([
    lastNumber(store),
    ...lines.map(async ({ number }) => store.get(number)),
  ]);
  const isAtEnd = new Set(
    lines.filter(({ number, ...line }, index) => {
      const there = stored[index];
      return there ? !sameRow(there, line) : number > last;
    }),
  );
  const known = await linesLike(store, [...isAtEnd]);
  const isKnown = ({ at, event }: Line) =>
    known.get(at)?.some((line) => sameRow(line.event, event)) ?? false;
  return Promise.all(
    lines.map(async (row, index): Promise<Fate> => {
      const { number, ...line } = row;
      if (isAtEnd.has(row) ? isKnown(row) : stored[index]) return 'same';
      if (commit && isAtEnd.has(row)) await addLines(store, line.at, [line.event]);
      else if (commit) await store.put(line, number);
      return 'added';
    }),
  );
}

async function lastNumber(store: Writable<'activity'>): Promise<number> {
  const cursor = await store.openKeyCursor(null, 'prev');
  return cursor?.primaryKey ?? 0;
}

/** What stands here about the same devices, or else of the same kinds, by its time: the whole history is not read. */
async function linesLike(
  store: Writable<'activity'>,
  lines: readonly Line[],
): Promise<ReadonlyMap<number, readonly Pick<Line, 'event'>[]>> {
  const events = lines.map(({ event }) => event);
  const devices = events.flatMap((event) => ('deviceId' in event ? event.deviceId : []));
  const kinds = events.flatMap((event) => ('deviceId' in event ? [] : event.kind));
  const found = await Promise.all([
    ...Array.from(new Set(devices), async (id) => store.index('device').getAll(id)),
    ...Array.from(new Set(kinds), async (kind) => store.index('kind').getAll(kind)),
  ]);
  return Map.groupBy(found.flat(), ({ at }) => at);
}
