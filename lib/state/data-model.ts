import { createModel, signal } from '@preact/signals';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  backupTables,
  belongingRows,
  nothingTold,
  readBackup,
  ROWS_PER_PART,
  toldTogether,
  type BackupFile,
  type BackupTable,
  type ImportTold,
} from '@/lib/domain/backup';
import { Failure } from '@/lib/domain/failure';
import { say, sayCount } from '@/lib/text/say';
import type { Ports } from './ports';
import { createTask } from './task';

export type DataAct = 'export' | 'check' | 'import' | 'remove';

/** What each table of a file brings; tables without rows are left out. */
export type ImportReport = readonly (readonly [BackupTable, ImportTold])[];

/** Where an import stands. */
export type ImportState =
  | { readonly at: 'none' }
  /** Nothing was changed yet. */
  | { readonly at: 'checked'; readonly file: BackupFile; readonly report: ImportReport }
  | { readonly at: 'done'; readonly report: ImportReport };

/** How far a long act has come, in rows. */
export interface DataProgress {
  readonly done: number;
  /** Absent while it is not known. */
  readonly total?: number;
}

/** Above this a browser has no room for the text and what is read of it. */
const LARGEST_FILE = 400_000_000;

/** A person's data: into a file, out of one, and away. `onChanged`: other data is stored now than before. */
export const DataModel = createModel((ports: Ports, onChanged: () => Promise<unknown>) => {
  const task = createTask<DataAct>();
  const progress = signal<DataProgress | undefined>(undefined);
  const state = signal<ImportState>({ at: 'none' });
  const note = (now: DataProgress | undefined) => void (progress.value = now);

  const run = (what: DataAct, work: () => Promise<string>): Promise<void> =>
    task.run(what, async () => {
      try {
        return await work();
      } finally {
        note(undefined);
      }
    });

  const exportAll = () => run('export', () => exportToFile(ports, note));

  /** Reads a file and tells what it would bring. */
  const check = (chosen: Pick<File, 'size' | 'text'>) =>
    run('check', async () => {
      state.value = { at: 'none' };
      const file = await fileOf(chosen);
      const report = await takeIn(ports, file, { commit: false, note });
      state.value = { at: 'checked', file, report };
      return '';
    });

  const importAll = () =>
    run('import', async () => {
      const checked = state.peek();
      if (checked.at !== 'checked') return '';
      const report = await takeIn(ports, checked.file, { commit: true, note });
      state.value = { at: 'done', report };
      await onChanged();
      return say('backup.imported');
    });

  const remove = () =>
    run('remove', async () => {
      await ports.send('data.remove', null);
      state.value = { at: 'none' };
      await onChanged();
      return say('backup.removed');
    });

  /** The file is not taken in after all. */
  function leave(): void {
    state.value = { at: 'none' };
    task.dismiss();
  }

  return { task, progress, state, exportAll, check, importAll, remove, leave };
});

type Note = (now: DataProgress) => void;

async function exportToFile(ports: Ports, note: Note): Promise<string> {
  const { text, rows } = await exportedText(ports, note);
  const name = `shelflife-data-${ports.today.peek()}.json`;
  ports.saveFile({ name, type: 'application/json', text });
  return sayCount('backup.exported', rows);
}

/** Row by row into the text: a large fleet does not stand in memory twice. */
async function exportedText(
  { send, today }: Ports,
  note: Note,
): Promise<{ readonly text: string; readonly rows: number }> {
  const tables: string[] = [];
  let rows = 0;
  for (const table of backupTables) {
    const lines: string[] = [];
    let after: string | number | undefined;
    do {
      const part = await send('data.export', { table, ...(after !== undefined && { after }) });
      lines.push(...part.rows.map((row) => JSON.stringify(row)));
      after = part.next;
      rows += part.rows.length;
      note({ done: rows });
    } while (after !== undefined);
    tables.push(`${JSON.stringify(table)}:[\n${lines.join(',\n')}\n]`);
  }
  const head = { format: BACKUP_FORMAT, version: BACKUP_VERSION, madeAt: today.peek() };
  const text = `${JSON.stringify(head).slice(0, -1)},"data":{\n${tables.join(',\n')}\n}}\n`;
  return { text, rows };
}

const refusals = {
  'not-json': 'backup.notJson',
  'not-ours': 'backup.notOurs',
  newer: 'backup.newer',
} as const;

async function fileOf(chosen: Pick<File, 'size' | 'text'>): Promise<BackupFile> {
  if (chosen.size > LARGEST_FILE) throw new Failure('bad-input', say('backup.tooLarge'));
  const file = readBackup(await chosen.text());
  if ('refused' in file) throw new Failure('bad-input', say(refusals[file.refused]));
  return file;
}

interface TakeIn {
  readonly commit: boolean;
  readonly note: Note;
}

async function takeIn(
  { send }: Ports,
  file: BackupFile,
  { commit, note }: TakeIn,
): Promise<ImportReport> {
  const total = backupTables.reduce((sum, table) => sum + (file.data[table]?.length ?? 0), 0);
  const tables = backupTables.map((table) => ({ table, ...belongingRows(file, table) }));
  let left = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const report: [BackupTable, ImportTold][] = [];
  const before = { added: 0, changed: 0 };
  let done = 0;
  for (const { table, rows, alone } of tables) {
    let told: ImportTold = alone > 0 ? { ...nothingTold, dropped: { alone } } : nothingTold;
    done += alone;
    for (let from = 0; from < rows.length; from += ROWS_PER_PART) {
      const some = rows.slice(from, from + ROWS_PER_PART);
      left -= some.length;
      const part = {
        table,
        rows: some,
        commit,
        ...(commit && left === 0 && { isLast: true, before: { ...before } }),
      };
      const answer = await send('data.import', part);
      before.added += answer.added;
      before.changed += answer.changed;
      told = toldTogether(told, answer);
      done += some.length;
      note({ done, total });
    }
    if (rows.length + alone > 0) report.push([table, told]);
  }
  return report;
}
