import type { ImportTold } from '@/lib/domain/backup';
import { nameKeyOf } from '@/lib/domain/evidence';
import { atomically } from './atomically';
import {
  distinct,
  fateOf,
  sameRow,
  toldOf,
  type BackupRow,
  type DeviceBackup,
  type Fate,
} from './backup';
import { deviceStoreNames, deviceStores, putRows } from './device-writes';
import { restood } from './devices';
import { takeCompanies, takeMappings } from './import-companies';
import { takeHistory } from './import-history';
import type { Database } from './database';
import type { StoredDevice } from './schema';
import { stateIn } from './state-in';
import type { RowChange } from './tallies';

/** Rows of one table of a data file, parsed. */
export type ImportRows = {
  readonly [Table in keyof BackupRow]: {
    readonly table: Table;
    readonly rows: readonly BackupRow[Table][];
  };
}[keyof BackupRow];

const openImport = (db: Database) =>
  db.transaction(
    [
      'clients',
      'companies',
      'sites',
      'mappings',
      'lifecycle',
      'edits',
      'bulks',
      'activity',
      ...deviceStoreNames,
    ],
    'readwrite',
  );
type Transaction = ReturnType<typeof openImport>;

/**
 * Takes rows in, all of them or none, and tells what became of them; without `commit` it only tells. The same rows once
 * more change nothing, so an import that was stopped is simply begun again.
 */
export async function importRows(
  db: Database,
  part: ImportRows,
  commit: boolean,
): Promise<ImportTold> {
  const tx = openImport(db);
  return atomically(tx, async () => toldOf(await takeIn(tx, part, commit)));
}

async function takeIn(
  tx: Transaction,
  part: ImportRows,
  commit: boolean,
): Promise<readonly Fate[]> {
  const fates = await takeTable(tx, part, commit);
  const isUndone = undoneBy.has(part.table) && fates.some((fate) => fate !== 'same');
  if (commit && isUndone) await tx.objectStore('state').delete('mappingUndo');
  return fates;
}

/** To take the last change of these back would take back what the file brought, too. */
const undoneBy: ReadonlySet<ImportRows['table']> = new Set(['clients', 'companies', 'mappings']);

function takeTable(tx: Transaction, part: ImportRows, commit: boolean): Promise<readonly Fate[]> {
  switch (part.table) {
    case 'facts':
      return takeFacts(tx, part.rows, commit);
    case 'clients':
      return takePlain(tx.objectStore('clients'), part.rows, ({ id }) => id, commit);
    case 'mappings':
      return takeMappings(tx, part.rows, commit);
    case 'lifecycle':
      return takePlain(tx.objectStore('lifecycle'), part.rows, (row) => row.deviceId, commit);
    case 'sites':
      return takePlain(
        tx.objectStore('sites'),
        part.rows.map((site) => ({ ...site, nameKey: nameKeyOf(site.name) })),
        ({ id }) => id,
        commit,
      );
    case 'companies':
      return takeCompanies(companyStores(tx), part.rows, commit);
    case 'devices':
      return takeDevices(tx, part.rows, commit);
    default:
      return takeHistory(tx, part, commit);
  }
}

const companyStores = (tx: Transaction) => ({
  companies: tx.objectStore('companies'),
  mappings: tx.objectStore('mappings'),
});

interface PlainStore<Row, Key> {
  get(key: Key): Promise<Row | undefined>;
  put(row: Row): Promise<unknown>;
}

/** The file's row takes the place of the one that is here. */
const takePlain = <Row extends object, Key>(
  store: PlainStore<Row, Key>,
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  commit: boolean,
): Promise<readonly Fate[]> =>
  Promise.all(
    distinct(rows, keyOf).map(async (row) => {
      const fate = fateOf(await store.get(keyOf(row)), row);
      if (commit && fate !== 'same') await store.put(row);
      return fate;
    }),
  );

function takeFacts(
  tx: Transaction,
  rows: readonly BackupRow['facts'][],
  commit: boolean,
): Promise<readonly Fate[]> {
  const state = tx.objectStore('state');
  return Promise.all(
    distinct(rows, ({ key }) => key).map(async ({ key, value }): Promise<Fate> => {
      const stored = await stateIn(state, key);
      if (stored !== undefined && sameRow(stored, value)) return 'same';
      if (commit) await state.put(value, key);
      return stored === undefined ? 'added' : 'changed';
    }),
  );
}

async function takeDevices(
  tx: Transaction,
  rows: readonly DeviceBackup[],
  commit: boolean,
): Promise<readonly Fate[]> {
  const stores = deviceStores(tx);
  const mappings = tx.objectStore('mappings');
  const changes = await Promise.all(
    distinct(rows, ({ id }) => id).map(async (row) => {
      const [before, mapping] = await Promise.all([
        stores.devices.get(row.id),
        mappings.get(row.companyId),
      ]);
      return changeBy(row, before, mapping !== undefined);
    }),
  );
  if (commit) {
    await putRows(
      stores,
      changes.filter(({ before, after }) => !before || !sameRow(before, after)),
    );
  }
  return changes.map(({ fate }) => fate);
}

interface DeviceChange extends RowChange {
  readonly fate: Fate;
}

function changeBy(
  row: DeviceBackup,
  before: StoredDevice | undefined,
  isMapped: boolean,
): DeviceChange {
  const after = deviceOf(row, before, isMapped);
  const stands = before === undefined || before.standing === after.standing;
  return { before, after, fate: stands ? fateOf(before, row) : 'changed' };
}

/** Stands where a run would: one that does not see the device finds it missing. */
const IMPORTED = 'import';

const deviceOf = (
  row: DeviceBackup,
  before: StoredDevice | undefined,
  isMapped: boolean,
): StoredDevice =>
  restood(
    {
      ...row,
      ...(row.missingSince === undefined && { seenInRun: before?.seenInRun ?? IMPORTED }),
      standing: 'company-not-mapped',
      nameKey: '',
      textKeys: [],
    },
    { tracking: row.tracking, isMapped, why: row.ignoredWhy },
  );
