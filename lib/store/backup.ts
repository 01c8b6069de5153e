import type { Activity } from '@/lib/domain/activity';
import { nothingTold, ROWS_PER_PART, type BackupPart, type ImportTold } from '@/lib/domain/backup';
import type { Client, Company, CompanyMapping, Site } from '@/lib/domain/company';
import type { Edit } from '@/lib/domain/edit';
import type { LifecycleRecord } from '@/lib/domain/lifecycle';
import type { Database } from './database';
import type { State, StoredBulk, StoredCompany, StoredDevice } from './schema';
import { stateIn } from './state-in';

/** Single facts that go with a person's data; what stands of a sync is this browser's own. */
export const portableFacts = [
  'settings',
  'fields',
  'fleet',
  'taughtPages',
  'keptTwins',
] as const satisfies readonly (keyof State)[];
type PortableFact = (typeof portableFacts)[number];

export type FactRow = {
  readonly [Key in PortableFact]: { readonly key: Key; readonly value: State[Key] };
}[PortableFact];

export type CompanyBackup = Pick<Company, 'id' | 'name' | 'friendlyName' | 'externalIds'> & {
  readonly isLeftOut?: true;
};

/** A device without what its row is given for its indexes, and without what only the runs of one browser know. */
export type DeviceBackup = Omit<
  StoredDevice,
  'standing' | 'crawlAt' | 'nameKey' | 'textKeys' | 'seenInRun'
>;

/** What each table of a data file holds. */
export interface BackupRow {
  readonly facts: FactRow;
  readonly clients: Client;
  readonly companies: CompanyBackup;
  readonly sites: Site;
  readonly mappings: CompanyMapping;
  readonly devices: DeviceBackup;
  readonly lifecycle: LifecycleRecord;
  readonly edits: Edit;
  readonly bulks: Omit<StoredBulk, 'running'>;
  readonly activity: Activity;
}

export async function exportFacts(db: Database): Promise<BackupPart> {
  const { store } = db.transaction('state');
  const rows = await Promise.all(
    portableFacts.map(async (key) => ({ key, value: await stateIn(store, key) })),
  );
  return { rows: rows.filter(({ value }) => value !== undefined) };
}

type ListedTable = Exclude<keyof BackupRow, 'facts'>;

/** The rows of a table after this key, as they stand in a file. */
export async function exportRows(
  db: Database,
  table: ListedTable,
  after: string | number | undefined,
): Promise<BackupPart> {
  const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
  let cursor = await db.transaction(table).store.openCursor(range);
  const rows: unknown[] = [];
  let last: string | number | undefined;
  while (cursor && rows.length < ROWS_PER_PART) {
    last = cursor.primaryKey;
    rows.push(table === 'activity' ? { number: last, ...cursor.value } : portable(cursor.value));
    cursor = await cursor.continue();
  }
  return { rows, ...(cursor && last !== undefined && { next: last }) };
}

const OWN = new Set([
  'standing',
  'crawlAt',
  'nameKey',
  'nameKeys',
  'textKeys',
  'seenInRun',
  'listedInRun',
  'listedSetAside',
  'open',
  'running',
]);

/** A company as it goes with a person's data: that it is gone is the RMM's word. */
export const portableCompany = ({ missingSince: _since, ...company }: StoredCompany): object =>
  portable(company);

/** The row without what is made of it here. */
export const portable = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !OWN.has(field)));

/** Whether two rows say the same, whatever the order of their fields. */
export const sameRow = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other);

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : inner,
  );

/** What became of one row: `ours` stays as it is here. */
export type Fate = 'added' | 'changed' | 'same' | 'ours';

export const fateOf = (stored: object | undefined, row: object): Fate => {
  if (!stored) return 'added';
  return sameRow(portable(stored), portable(row)) ? 'same' : 'changed';
};

/** What stands twice in a part is one row all the same: the last one. */
export const distinct = <Row>(rows: readonly Row[], keyOf: (row: Row) => unknown): Row[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

export const toldOf = (fates: readonly Fate[]): ImportTold => {
  const count = (wanted: Fate) => fates.filter((fate) => fate === wanted).length;
  const ours = count('ours');
  return {
    ...nothingTold,
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    dropped: ours > 0 ? { ours } : {},
  };
};
