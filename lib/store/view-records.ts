import type { Client } from '@/lib/domain/company';
import type { DeviceFacts } from '@/lib/domain/device';
import type { FieldChoice } from '@/lib/domain/date-fields';
import type { CompanyId, DeviceId, SiteId } from '@/lib/domain/ids';
import type { LifecycleRecord } from '@/lib/domain/lifecycle';
import { defaultSettings, type Settings } from '@/lib/domain/settings';
import type { Database } from './database';
import type { StoredCompany, StoredDevice, StoredEdit, StoredSite } from './schema';
import { stateIn } from './state-in';

/** Everything from which devices are shown. */
export interface ViewRecords {
  readonly devices: readonly (StoredDevice | DeviceFacts | undefined)[];
  readonly companies: ReadonlyMap<CompanyId, StoredCompany>;
  readonly clients: ReadonlyMap<CompanyId, Client>;
  readonly sites: ReadonlyMap<SiteId, StoredSite>;
  readonly records: ReadonlyMap<DeviceId, LifecycleRecord>;
  /** Open edits, and all that were made since; of any device. */
  readonly edits: readonly StoredEdit[];
  readonly fields: FieldChoice;
  readonly settings: Settings;
}

type Wanted = DeviceId | StoredDevice | DeviceFacts;

/** Reads in one transaction, so that what is shown together belongs together. Devices that are at hand are not read again. */
export async function readViewRecords(
  db: Database,
  wanted: readonly Wanted[],
  editsSince: number,
): Promise<ViewRecords> {
  const tx = db.transaction(shownStores);
  const edits = tx.objectStore('edits');
  const stored = async (one: Wanted): Promise<StoredDevice | DeviceFacts | undefined> =>
    typeof one === 'string' ? tx.objectStore('devices').get(one) : one;
  const clientOf = async (companyId: CompanyId): Promise<Client | undefined> => {
    const mapping = await tx.objectStore('mappings').get(companyId);
    return mapping && tx.objectStore('clients').get(mapping.clientId);
  };

  const [open, recent, fields, settings, devices] = await Promise.all([
    edits.index('open').getAll(),
    edits.index('madeAt').getAll(IDBKeyRange.lowerBound(editsSince)),
    stateIn(tx.objectStore('state'), 'fields'),
    stateIn(tx.objectStore('state'), 'settings'),
    Promise.all(wanted.map(stored)),
  ]);
  const found = devices.flatMap((device) => device ?? []);
  const companyIds = found.map(({ companyId }) => companyId);
  const siteIds = found.flatMap(({ siteId }) => siteId ?? []);
  const deviceIds = found.map(({ id }) => id);
  const [companies, clients, sites, records] = await Promise.all([
    lookUp(companyIds, (id) => tx.objectStore('companies').get(id)),
    lookUp(companyIds, clientOf),
    lookUp(siteIds, (id) => tx.objectStore('sites').get(id)),
    lookUp(deviceIds, (id) => tx.objectStore('lifecycle').get(id)),
  ]);
  const byId = new Map([...open, ...recent].map((edit) => [edit.id, edit]));
  return {
    devices,
    companies,
    clients,
    sites,
    records,
    edits: [...byId.values()],
    fields: fields ?? {},
    settings: { ...defaultSettings, ...settings },
  };
}

const shownStores = [
  'devices',
  'companies',
  'clients',
  'mappings',
  'sites',
  'lifecycle',
  'edits',
  'state',
] as const;

async function lookUp<Key, Value>(
  keys: readonly Key[],
  read: (key: Key) => Promise<Value | undefined>,
): Promise<ReadonlyMap<Key, Value>> {
  const found = new Map<Key, Value>();
  await Promise.all(
    Array.from(new Set(keys), async (key) => {
      const value = await read(key);
      if (value !== undefined) found.set(key, value);
    }),
  );
  return found;
}
