import type { IDBPTransaction, StoreNames } from 'idb';
import type { Client } from '@/lib/domain/company';
import type { FieldChoice } from '@/lib/domain/date-fields';
import type { CompanyId, DeviceId, SiteId } from '@/lib/domain/ids';
import type { LifecycleRecord } from '@/lib/domain/lifecycle';
import { defaultSettings, type Settings } from '@/lib/domain/settings';
import type { Database } from './database';
import type { Schema, StoredDevice, StoredEdit } from './schema';
import { stateIn } from './state-in';

/** Imported devices with everything from which their lines in the fleet are made. */
export interface FleetRecords {
  readonly devices: readonly StoredDevice[];
  readonly records: ReadonlyMap<DeviceId, LifecycleRecord>;
  readonly companyNames: ReadonlyMap<CompanyId, string>;
  readonly clients: ReadonlyMap<CompanyId, Client>;
  readonly siteNames: ReadonlyMap<SiteId, string>;
  /** Open ones, of any device. */
  readonly edits: readonly StoredEdit[];
  readonly fields: FieldChoice;
  readonly settings: Settings;
}

export interface FleetPart extends FleetRecords {
  /** The last device that was looked at, imported or not; absent at the end. */
  readonly next?: DeviceId;
}

/** Of the next `limit` devices by their ids those that are imported: whole ranges are read several times as fast as single records. */
export async function readFleetPart(
  db: Database,
  { after, limit }: { readonly after?: DeviceId | undefined; readonly limit: number },
): Promise<FleetPart> {
  const tx = db.transaction(fleetStores);
  const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
  const [names, found] = await Promise.all([
    readNames(tx),
    tx.objectStore('devices').getAll(range, limit),
  ]);
  const [first, last] = [found[0], found.at(-1)];
  const records =
    first && last
      ? await tx.objectStore('lifecycle').getAll(IDBKeyRange.bound(first.id, last.id))
      : [];
  return {
    ...names,
    devices: found.filter(isImported),
    records: new Map(records.map((record) => [record.deviceId, record])),
    ...(last && found.length === limit && { next: last.id }),
  };
}

/** The first ones by name. */
export async function readFleetStart(db: Database, limit: number): Promise<FleetRecords> {
  const tx = db.transaction(fleetStores);
  // An array is greater than any string, so this is the end of the keys that begin so.
  const imported = IDBKeyRange.bound(['imported'], ['imported', []]);
  const [names, devices] = await Promise.all([
    readNames(tx),
    tx.objectStore('devices').index('name').getAll(imported, limit),
  ]);
  return { ...names, devices, records: await recordsOf(tx, devices) };
}

/** Those of these ids that are imported. */
export async function readFleetDevices(
  db: Database,
  ids: readonly DeviceId[],
): Promise<FleetRecords> {
  const tx = db.transaction(fleetStores);
  const store = tx.objectStore('devices');
  const [names, found] = await Promise.all([
    readNames(tx),
    Promise.all(Array.from(new Set(ids), async (id) => store.get(id))),
  ]);
  const devices = found.flatMap((device) => (device && isImported(device) ? [device] : []));
  return { ...names, devices, records: await recordsOf(tx, devices) };
}

const isImported = ({ standing }: StoredDevice): boolean => standing === 'imported';

const fleetStores = [
  'devices',
  'companies',
  'clients',
  'mappings',
  'sites',
  'lifecycle',
  'edits',
  'state',
] as const satisfies readonly StoreNames<Schema>[];

type FleetTransaction = IDBPTransaction<Schema, typeof fleetStores>;

async function recordsOf(
  tx: FleetTransaction,
  devices: readonly StoredDevice[],
): Promise<ReadonlyMap<DeviceId, LifecycleRecord>> {
  const store = tx.objectStore('lifecycle');
  const records = await Promise.all(devices.map(async ({ id }) => store.get(id)));
  return new Map(records.flatMap((record) => (record ? [[record.deviceId, record]] : [])));
}

async function readNames(tx: FleetTransaction): Promise<Omit<FleetRecords, 'devices' | 'records'>> {
  const [companies, mappings, clients, sites, edits, fields, settings] = await Promise.all([
    tx.objectStore('companies').getAll(),
    tx.objectStore('mappings').getAll(),
    tx.objectStore('clients').getAll(),
    tx.objectStore('sites').getAll(),
    tx.objectStore('edits').index('open').getAll(),
    stateIn(tx.objectStore('state'), 'fields'),
    stateIn(tx.objectStore('state'), 'settings'),
  ]);
  const clientOf = new Map(clients.map((client) => [client.id, client]));
  return {
    companyNames: new Map(companies.map(({ id, name }) => [id, name])),
    clients: new Map(
      mappings.flatMap(({ companyId, clientId }) => {
        const client = clientOf.get(clientId);
        return client ? [[companyId, client]] : [];
      }),
    ),
    siteNames: new Map(sites.map(({ id, name }) => [id, name])),
    edits,
    fields: fields ?? {},
    settings: { ...defaultSettings, ...settings },
  };
}
