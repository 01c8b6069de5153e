import { type ImportTold } from '@/lib/domain/backup';
import { addActivity } from '@/lib/store/activity';
import { readConnection } from '@/lib/store/connection';
import { hasUnlisted } from '@/lib/store/import-companies';
import { importRows, type ImportRows } from '@/lib/store/import-rows';
import type { Database } from '@/lib/store/database';
import { makeDatesDue } from '@/lib/sync/dates-due';
import type { Context } from './context';

type FactsPart = Extract<ImportRows, { readonly table: 'facts' }>;
type FactKey = FactsPart['rows'][number]['key'];

/** The facts that a part would bring or change. */
export async function factsToChange(db: Database, part: ImportRows): Promise<ReadonlySet<FactKey>> {
  const keys = new Set<FactKey>();
  if (part.table !== 'facts') return keys;
  for (const row of part.rows) {
    const { same } = await importRows(db, { table: 'facts', rows: [row] }, false);
    if (same === 0) keys.add(row.key);
  }
  return keys;
}

/** What follows from facts that were taken in is the same as if a person had changed them here. */
export async function followFacts(context: Context, changed: ReadonlySet<FactKey>): Promise<void> {
  const { engine, board, addedPortals, openDatabase, now } = context;
  if (changed.has('taughtPages')) board.taught();
  if (changed.has('fields')) {
    await makeDatesDue(await openDatabase(), now());
    void engine.goOnSyncing();
  }
  if (changed.has('settings')) {
    await engine.planSync();
    await addedPortals.register();
  }
}

type Done = Pick<ImportTold, 'added' | 'changed'>;

/** Tells the history what the parts of a file have done together, and reads what the file did not have. */
export async function endImport(
  context: Context,
  before: Done | undefined,
  last: Done,
): Promise<void> {
  const rows = {
    added: (before?.added ?? 0) + last.added,
    changed: (before?.changed ?? 0) + last.changed,
  };
  if (rows.added + rows.changed > 0) {
    const event = { kind: 'connection', what: 'data-imported', rows } as const;
    await addActivity(await context.openDatabase(), context.now(), event);
    context.board.activity();
  }
  await syncWhatIsUnlisted(context);
}

/** At the end of an import: a run that begins earlier would be in the way of the parts to come. */
async function syncWhatIsUnlisted({ engine, openDatabase }: Context): Promise<void> {
  const db = await openDatabase();
  if ((await readConnection(db)) && (await hasUnlisted(db))) await engine.startSync('quick');
}
