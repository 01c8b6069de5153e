import { say } from '@/lib/text/say';
import { z } from '@/lib/asio/zod';
import {
  backupTables,
  nothingTold,
  ROWS_PER_PART,
  toldTogether,
  type BackupTable,
} from '@/lib/domain/backup';
import { Failure } from '@/lib/domain/failure';
import type { Routes } from '@/lib/messages/serve';
import { exportFacts, exportRows } from '@/lib/store/backup';
import { importRows, type ImportRows } from '@/lib/store/import-rows';
import { removeData } from '@/lib/store/remove-data';
import { readRun } from '@/lib/store/run';
import { endImport, factsToChange, followFacts } from './backup-follow-up';
import { activityRow, factRow } from './backup-lines';
import { backupRows } from './backup-schemas';
import { nothing } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';

type BackupRoutes = Pick<Routes, Extract<keyof Routes, `data.${string}`>>;

const exportWanted = z.object({
  table: z.enum(backupTables),
  after: z.exactOptional(z.union([z.string().check(z.maxLength(100)), z.number()])),
});

const rowCount = z.int().check(z.nonnegative());

const importAsked = z.object({
  table: z.enum(backupTables),
  rows: z.array(z.unknown()).check(z.maxLength(ROWS_PER_PART)),
  commit: z.boolean(),
  isLast: z.exactOptional(z.boolean()),
  before: z.exactOptional(z.object({ added: rowCount, changed: rowCount })),
});

/** A person's data as a file, back from one, and away. */
export const backupRoutes = (context: Context): BackupRoutes => ({
  'data.export': {
    from: 'own-pages',
    async answer(body) {
      const { table, after } = parsed(exportWanted, body);
      const db = await context.openDatabase();
      return table === 'facts' ? exportFacts(db) : exportRows(db, table, after);
    },
  },
  'data.import': {
    from: 'own-pages',
    async answer(body) {
      const { table, rows, commit, isLast, before } = parsed(importAsked, body);
      const db = await context.openDatabase();
      if (commit && (await readRun(db))) {
        throw new Failure('rejected', say('backup.syncUnderWay'));
      }
      const { part, malformed } = partOf(table, rows);
      const facts = await factsToChange(db, part);
      const told = await importRows(db, part, commit);
      if (commit && told.added + told.changed > 0) tellAll(context);
      if (commit) await followFacts(context, facts);
      if (commit && isLast) await endImport(context, before, told);
      return malformed === 0
        ? told
        : toldTogether(told, { ...nothingTold, dropped: { malformed } });
    },
  },
  'data.remove': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      const { engine, openDatabase, now } = context;
      await engine.cancelSync();
      engine.halt();
      await removeData(await openDatabase(), now());
      await engine.planSync();
      tellAll(context);
      return null;
    },
  },
});

function tellAll({ board }: Context): void {
  board.companies();
  board.activity();
  board.devices('all');
  board.status();
}

interface Part {
  readonly part: ImportRows;
  readonly malformed: number;
}

/** The rows that are what they should be; the others are counted. */
function partOf(table: ImportRows['table'], rows: readonly unknown[]): Part {
  const good = <Row>(schema: z.ZodMiniType<Row>) =>
    rows.flatMap((row) => {
      const result = z.safeParse(schema, row);
      return result.success ? [result.data] : [];
    });
  const part = rowsOf[table](good);
  return { part, malformed: rows.length - part.rows.length };
}

type Good = <Row>(schema: z.ZodMiniType<Row>) => Row[];

const rowsOf = {
  facts: (good: Good): ImportRows => ({ table: 'facts', rows: good(factRow) }),
  clients: (good: Good): ImportRows => ({ table: 'clients', rows: good(backupRows.clients) }),
  companies: (good: Good): ImportRows => ({ table: 'companies', rows: good(backupRows.companies) }),
  sites: (good: Good): ImportRows => ({ table: 'sites', rows: good(backupRows.sites) }),
  mappings: (good: Good): ImportRows => ({ table: 'mappings', rows: good(backupRows.mappings) }),
  devices: (good: Good): ImportRows => ({ table: 'devices', rows: good(backupRows.devices) }),
  lifecycle: (good: Good): ImportRows => ({ table: 'lifecycle', rows: good(backupRows.lifecycle) }),
  edits: (good: Good): ImportRows => ({ table: 'edits', rows: good(backupRows.edits) }),
  bulks: (good: Good): ImportRows => ({ table: 'bulks', rows: good(backupRows.bulks) }),
  activity: (good: Good): ImportRows => ({ table: 'activity', rows: good(activityRow) }),
} as const satisfies Record<BackupTable, (good: Good) => ImportRows>;
