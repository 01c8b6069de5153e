import type { CompanyMapping } from '@/lib/domain/company';
import { nameKeyOf } from '@/lib/domain/evidence';
import { distinct, fateOf, portableCompany, type CompanyBackup, type Fate } from './backup';
import { deviceStores } from './device-writes';
import { restand } from './mappings';
import type { Database } from './database';
import type { StoredCompany } from './schema';
import type { Writable } from './writable';

interface CompanyStores {
  readonly companies: Writable<'companies'>;
  readonly mappings: Writable<'mappings'>;
}

/** A company that is mapped here stays so, whatever the file says of leaving it out. */
export async function takeCompanies(
  { companies, mappings }: CompanyStores,
  rows: readonly CompanyBackup[],
  commit: boolean,
): Promise<readonly Fate[]> {
  return Promise.all(
    distinct(rows, ({ id }) => id).map(async ({ isLeftOut, ...row }) => {
      const [stored, mapping] = await Promise.all([companies.get(row.id), mappings.get(row.id)]);
      const wanted = { ...row, ...(isLeftOut && !mapping && { isLeftOut }) };
      const fate = fateOf(stored && portableCompany(stored), wanted);
      if (commit && fate !== 'same') await companies.put(companyOf(wanted, stored));
      return fate;
    }),
  );
}

/** Its list of devices counts as not read: the next sync looks what it is by now. */
const companyOf = (
  row: CompanyBackup,
  { seenInRun = '', missingSince }: Partial<StoredCompany> = {},
): StoredCompany => ({
  ...row,
  seenInRun,
  ...(missingSince !== undefined && { missingSince }),
  nameKeys: [...new Set([row.name, row.friendlyName ?? row.name].map(nameKeyOf))],
});

type MappingTransaction = Parameters<typeof deviceStores>[0] & {
  objectStore(name: 'companies'): Writable<'companies'>;
  objectStore(name: 'mappings'): Writable<'mappings'>;
};

/** The devices of a company that had no mapping stand otherwise now, and their list is to be read. */
export async function takeMappings(
  tx: MappingTransaction,
  rows: readonly CompanyMapping[],
  commit: boolean,
): Promise<readonly Fate[]> {
  const mappings = tx.objectStore('mappings');
  const changes = await Promise.all(
    distinct(rows, ({ companyId }) => companyId).map(async (row) => {
      const fate = fateOf(await mappings.get(row.companyId), row);
      if (commit && fate !== 'same') await mappings.put(row);
      return { row, fate };
    }),
  );
  const added = changes.filter(({ fate }) => commit && fate === 'added');
  await Promise.all(
    added.map(async ({ row: { companyId } }) => {
      await asUnlisted(tx.objectStore('companies'), companyId);
      await restand(deviceStores(tx), companyId, true);
    }),
  );
  return changes.map(({ fate }) => fate);
}

async function asUnlisted(
  companies: Writable<'companies'>,
  id: CompanyMapping['companyId'],
): Promise<void> {
  const stored = await companies.get(id);
  if (!stored) return;
  const { isLeftOut: _leftOut, listedInRun: _run, listedSetAside: _aside, ...company } = stored;
  await companies.put(company);
}

/** Whether a company is mapped whose list of devices was not read since. */
export async function hasUnlisted(db: Database): Promise<boolean> {
  const tx = db.transaction(['companies', 'mappings']);
  const [companies, mapped] = await Promise.all([
    tx.objectStore('companies').getAll(),
    tx.objectStore('mappings').getAllKeys(),
  ]);
  const ids = new Set(mapped);
  return companies.some(
    ({ id, listedInRun, missingSince }) =>
      listedInRun === undefined && missingSince === undefined && ids.has(id),
  );
}
