import { deviceKinds, hasWarranty } from '@/lib/domain/device';
import type { MissingQuery } from '@/lib/domain/device-query';
import { nameKeyOf } from '@/lib/domain/evidence';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import { listCompanies } from '@/lib/store/companies';
import { warrantyBearers } from '@/lib/store/dated-devices';
import { devicesOfPart, idsOfGroup } from '@/lib/store/device-lists';
import { listMappings } from '@/lib/store/mappings';
import type { Database } from '@/lib/store/database';
import type { StoredDevice } from '@/lib/store/schema';
import { countAll, countIn, readTallies } from '@/lib/store/tallies';
import { isNamed } from './list-devices';

/** The imported devices that could have both dates, in the order of the lists: by company, kind and name. */
export interface MissingList {
  /** By name. */
  readonly companies: readonly CompanyId[];
  /** Those of them of which devices are missing in the RMM. */
  readonly withGone: ReadonlySet<CompanyId>;
  readonly idsIn: (companyId: CompanyId) => Promise<readonly DeviceId[]>;
  /** Whether a device is in the list, and in the RMM. */
  readonly holds: (device: StoredDevice) => boolean;
}

export async function missingList(db: Database, query: MissingQuery): Promise<MissingList> {
  const [companies, ids] = await Promise.all([companiesOf(db, query), idsOf(db, query)]);
  const inList = new Set(companies.map(({ id }) => id));
  return {
    companies: [...inList],
    withGone: new Set(companies.filter(({ hasGone }) => hasGone).map(({ id }) => id)),
    idsIn: ids.inCompany,
    holds: (device) =>
      device.standing === 'imported' &&
      device.missingSince === undefined &&
      hasWarranty(device.kind) &&
      inList.has(device.companyId) &&
      ids.fits(device),
  };
}

interface Counted {
  readonly id: CompanyId;
  readonly hasGone: boolean;
}

async function companiesOf(
  db: Database,
  { clientId, companyId }: MissingQuery,
): Promise<readonly Counted[]> {
  const [companies, tallies, mappings] = await Promise.all([
    listCompanies(db),
    readTallies(db),
    listMappings(db),
  ]);
  const tallyOf = new Map(tallies.map((tally) => [tally.companyId, tally]));
  const clientOf = new Map(mappings.map((mapping) => [mapping.companyId, mapping.clientId]));
  return companies
    .filter(({ id }) => clientId === undefined || clientOf.get(id) === clientId)
    .filter(({ id }) => companyId === undefined || id === companyId)
    .toSorted((one, other) => collator.compare(one.name, other.name))
    .flatMap(({ id }) => {
      const tally = tallyOf.get(id);
      if (!tally || countIn(tally, ['imported'], deviceKinds) === 0) return [];
      return [{ id, hasGone: tally.listed < countAll(tally) }];
    });
}

/** What of a company's devices a query names. */
async function idsOf(db: Database, { kind, groupId, search }: MissingQuery) {
  const text = nameKeyOf(search ?? '');
  const members = groupId && new Set(await idsOfGroup(db, groupId));
  const fits = (device: StoredDevice): boolean =>
    (kind === undefined || device.kind === kind) &&
    (groupId === undefined || device.groupIds.includes(groupId)) &&
    (text === '' || isNamed(device, text));
  const inCompany = async (companyId: CompanyId): Promise<readonly DeviceId[]> => {
    const ids = await warrantyBearers(db, companyId, kind);
    const some = members ? ids.filter((id) => members.has(id)) : ids;
    if (text === '' || some.length === 0) return some;
    const rows = await devicesOfPart(db, { companyId, tracking: 'imported', kind });
    const named = new Set(rows.filter((row) => isNamed(row, text)).map(({ id }) => id));
    return some.filter((id) => named.has(id));
  };
  return { fits, inCompany };
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
