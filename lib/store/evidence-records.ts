import type { Database } from './database';
import type { StoredCompany, StoredDevice, StoredSite } from './schema';

/** The distinct things that pages show, each looked up once however many rows show it. */
export interface EvidenceKeys {
  readonly ids: ReadonlySet<string>;
  readonly regIds: ReadonlySet<string>;
  /** Names and serial numbers, as keys. */
  readonly textKeys: ReadonlySet<string>;
  /** Names, as keys. */
  readonly nameKeys: ReadonlySet<string>;
  readonly companyNumbers: ReadonlySet<string>;
}

/** What is stored under those keys. */
export interface EvidenceRecords {
  readonly devicesById: ReadonlyMap<string, readonly StoredDevice[]>;
  readonly devicesByRegId: ReadonlyMap<string, readonly StoredDevice[]>;
  readonly devicesByText: ReadonlyMap<string, readonly StoredDevice[]>;
  readonly companiesById: ReadonlyMap<string, readonly StoredCompany[]>;
  readonly companiesByName: ReadonlyMap<string, readonly StoredCompany[]>;
  readonly companiesByNumber: ReadonlyMap<string, readonly StoredCompany[]>;
  readonly sitesById: ReadonlyMap<string, readonly StoredSite[]>;
  readonly sitesByName: ReadonlyMap<string, readonly StoredSite[]>;
}

/** A text that so many devices bear names none of them. */
const TOO_MANY = 200;

/** The devices alone that ids and regIds point to: nearly every row of a list has one of them, and needs no more. */
export async function readDevicesById(
  db: Database,
  { ids, regIds }: Pick<EvidenceKeys, 'ids' | 'regIds'>,
): Promise<Pick<EvidenceRecords, 'devicesById' | 'devicesByRegId'>> {
  const tx = db.transaction(['devices', 'aliases']);
  const devices = tx.objectStore('devices');
  const [devicesById, devicesByRegId] = await Promise.all([
    lookUp(ids, async (id) => {
      const own = await devices.get(IDBKeyRange.only(id));
      const alias = own ? undefined : await tx.objectStore('aliases').get(id);
      return present(own ?? (alias && (await devices.get(alias.deviceId))));
    }),
    lookUp(regIds, (regId) => devices.index('regId').getAll(regId)),
  ]);
  return { devicesById, devicesByRegId };
}

/** Looks up all keys by indexes in one read transaction. Keys are a page's texts: what is no id of ours is not found. */
export async function readEvidenceRecords(
  db: Database,
  { ids, regIds, textKeys, nameKeys, companyNumbers }: EvidenceKeys,
): Promise<EvidenceRecords> {
  const tx = db.transaction(['devices', 'aliases', 'companies', 'sites']);
  const [devices, companies] = [tx.objectStore('devices'), tx.objectStore('companies')];
  const sites = tx.objectStore('sites');

  const device = async (id: string): Promise<readonly StoredDevice[]> => {
    const own = await devices.get(IDBKeyRange.only(id));
    if (own) return [own];
    const alias = await tx.objectStore('aliases').get(id);
    return present(alias && (await devices.get(alias.deviceId)));
  };
  const company = async (id: string): Promise<readonly StoredCompany[]> => {
    const own = await companies.get(IDBKeyRange.only(id));
    return own ? [own] : companies.index('externalIds').getAll(id);
  };
  const few = async (key: string): Promise<readonly StoredDevice[]> => {
    const found = await devices.index('textKeys').getAll(key, TOO_MANY);
    return found.length < TOO_MANY ? found : [];
  };

  const found = await Promise.all([
    lookUp(ids, device),
    lookUp(regIds, (regId) => devices.index('regId').getAll(regId)),
    lookUp(textKeys, few),
    lookUp(ids, company),
    lookUp(nameKeys, (key) => companies.index('nameKeys').getAll(key)),
    lookUp(ids, async (id) => present(await sites.get(IDBKeyRange.only(id)))),
    lookUp(nameKeys, (key) => sites.index('nameKey').getAll(key)),
    lookUp(companyNumbers, (number) => companies.index('externalIds').getAll(number)),
  ]);
  const [devicesById, devicesByRegId, devicesByText, companiesById] = found;
  const [, , , , companiesByName, sitesById, sitesByName, companiesByNumber] = found;
  return {
    devicesById,
    devicesByRegId,
    devicesByText,
    companiesById,
    companiesByName,
    companiesByNumber,
    sitesById,
    sitesByName,
  };
}

const present = <Value>(value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : [value];

async function lookUp<Value>(
  keys: ReadonlySet<string>,
  read: (key: string) => Promise<readonly Value[]>,
): Promise<ReadonlyMap<string, readonly Value[]>> {
  const found = new Map<string, readonly Value[]>();
  await Promise.all(
    Array.from(keys, async (key) => {
      const values = await read(key);
      if (values.length > 0) found.set(key, values);
    }),
  );
  return found;
}
