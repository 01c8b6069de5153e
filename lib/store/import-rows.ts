import type { ImportTold } from '@/lib/domain/backup';
import { nameKeyOf } from '@/lib/domain/evidence';
import { atomically } from './atomically';
import {
  portable,
  sameRow,
  toldOf,
  type BackupRow,
  type CompanyBackup,
  type DeviceBackup,
  type Fate,
} from './backup';
import { deviceStoreNames, deviceStores, putRows } from './device-writes';
import { restood } from './devices';
import { takeHistory } from './import-history';
import type { Database } from './open';
import type { StoredCompany, StoredDevice } from './schema';
import { stateIn } from './state-in';

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

function takeIn(tx: Transaction, part: ImportRows, commit: boolean): Promise<readonly Fate[]> {
  switch (part.table) {
    case 'facts':
      return takeFacts(tx, part.rows, commit);
    case 'clients':
      return takePlain(tx.objectStore('clients'), part.rows, ({ id }) => id, commit);
    case 'mappings':
      return takePlain(tx.objectStore('mappings'), part.rows, (row) => row.companyId, commit);
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
      return takeCompanies(tx, part.rows, commit);
    case 'devices':
      return takeDevices(tx, part.rows, commit);
    default:
      return takeHistory(tx, part, commit);
  }
}

const fateOf = (stored: object | undefined, row: object): Fate => {
  if (!stored) return 'added';
  return sameRow(portable(stored), portable(row)) ? 'same' : 'changed';
};

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
    rows.map(async (row) => {
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
    rows.map(async ({ key, value }): Promise<Fate> => {
      const stored = await stateIn(state, key);
      if (stored !== undefined && sameRow(stored, value)) return 'same';
      if (commit) await state.put(value, key);
      return stored === undefined ? 'added' : 'changed';
    }),
  );
}

async function takeCompanies(
  tx: Transaction,
  rows: readonly CompanyBackup[],
  commit: boolean,
): Promise<readonly Fate[]> {
  const store = tx.objectStore('companies');
  return Promise.all(
    rows.map(async (row) => {
      const stored = await store.get(row.id);
      const fate = fateOf(stored, row);
      if (commit && fate !== 'same') await store.put(companyOf(row, stored));
      return fate;
    }),
  );
}

/** Its list of devices counts as not read: the next sync looks what it is by now. */
const companyOf = (row: CompanyBackup, stored: StoredCompany | undefined): StoredCompany => ({
  ...(stored ?? { seenInRun: '' }),
  ...row,
  nameKeys: [...new Set([row.name, row.friendlyName ?? row.name].map(nameKeyOf))],
});

async function takeDevices(
  tx: Transaction,
  rows: readonly DeviceBackup[],
  commit: boolean,
): Promise<readonly Fate[]> {
  const stores = deviceStores(tx);
  const mappings = tx.objectStore('mappings');
  const changes = await Promise.all(
    rows.map(async (row) => {
      const [before, mapping] = await Promise.all([
        stores.devices.get(row.id),
        mappings.get(row.companyId),
      ]);
      const after = deviceOf(row, before, mapping !== undefined);
      return { before, after, fate: fateOf(before, row) };
    }),
  );
  if (commit) {
    await putRows(
      stores,
      changes.filter(({ fate }) => fate !== 'same'),
    );
  }
  return changes.map(({ fate }) => fate);
}

const deviceOf = (
  row: DeviceBackup,
  before: StoredDevice | undefined,
  isMapped: boolean,
): StoredDevice =>
  restood(
    {
      ...row,
      ...(before?.seenInRun !== undefined && { seenInRun: before.seenInRun }),
      standing: 'company-not-mapped',
      nameKey: '',
      textKeys: [],
    },
    { tracking: row.tracking, isMapped, why: row.ignoredWhy },
  );
