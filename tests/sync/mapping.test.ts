import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MappingChange } from '@/lib/domain/company-matching';
import { noCounts } from '@/lib/domain/sync-run';
import { trackDevices } from '@/lib/store/device-tracking';
import { listMappings } from '@/lib/store/mappings';
import { companiesList, proposedMapping, saveMapping } from '@/lib/sync/mapping';
import { storeStatus } from '@/lib/sync/store-status';
import { put } from '../fixtures/fleet';
import { clientId, company, companyId, device, deviceId } from '../fixtures/make';
import { createSyncWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;
let ids: number;

beforeEach(async () => {
  world = await createSyncWorld();
  ids = 0;
  const names = ['Zenith', 'Contoso Ltd', 'contoso', 'Acme 10', 'Acme 9'];
  put(
    world.fleet.companies,
    names.map((name, index) => company(index + 1, { name })),
  );
  put(world.fleet.devices, [device(1, 1), device(2, 1), device(3, 2)]);
  await world.sync();
});

const deps = () => ({
  db: world.db,
  now: () => world.time,
  randomId: () => {
    ids += 1;
    return `id-${ids}`;
  },
});
const save = async (...changes: readonly MappingChange[]) => saveMapping(deps(), changes);
const create = (number: number, name: string): MappingChange => ({
  companyId: companyId(number),
  target: { kind: 'create', name },
});
const none = (number: number): MappingChange => ({
  companyId: companyId(number),
  target: { kind: 'none' },
});
const clientNames = async () => (await companiesList(world.db)).clients.map(({ name }) => name);

describe('saving the mapping', () => {
  test('creates one client for one name, also when it is saved twice at once', async () => {
    const both = [create(1, 'Zenith'), create(2, 'Zenith')];
    await Promise.all([save(...both), save(...both)]);
    expect(await clientNames()).toEqual(['Zenith']);
    const clients = new Set((await listMappings(world.db)).map((mapping) => mapping.clientId));
    expect(clients.size).toBe(1);
  });

  test('starts a run that lists the devices of the new companies and nothing else', async () => {
    world.fleet.requests.length = 0;
    await save(create(1, 'Zenith'));
    await world.resume();
    expect(world.fleet.requests).toEqual(['listDevices 1 @0', 'listGroups', 'listHypervisorHosts']);
    await expect(world.db.count('devices')).resolves.toBe(2);
  });

  test('adds the devices to what the last whole run has counted, and leaves its time', async () => {
    const before = await world.lastSync();
    world.time += 5_000;
    await save(create(1, 'Zenith'));
    await world.resume();
    const after = await world.lastSync();
    expect(after?.counts).toEqual({ ...noCounts, companies: 5, devices: 2 });
    expect(after?.finishedAt).toBe(before?.finishedAt);
    expect(after?.datesDueSince).toBe(before?.datesDueSince);
  });

  test('to another client lists nothing again', async () => {
    await save(create(1, 'Zenith'));
    await world.resume();
    world.fleet.requests.length = 0;
    await save(create(1, 'Zenith Holding'));
    await expect(world.resume()).resolves.toEqual({ at: 'idle' });
    expect(world.fleet.requests).toEqual([]);
  });

  test('takes the devices of a company out of every list and back in as they were', async () => {
    await save(create(1, 'Zenith'));
    await world.resume();
    await trackDevices(world.db, [deviceId(1)], 'imported');
    const counts = async () => {
      const { staged, imported } = (await storeStatus(world.db)).counts;
      return [staged, imported];
    };
    expect(await counts()).toEqual([1, 1]);
    await save(none(1));
    expect(await counts()).toEqual([0, 0]);
    await save(create(1, 'Zenith'));
    expect(await counts()).toEqual([1, 1]);
  });

  test('refuses companies and clients that are not known, and writes nothing', async () => {
    await expect(save(create(1, 'Zenith'), none(77))).rejects.toThrow(/company is not known/);
    const target = { kind: 'client', clientId: clientId('nobody') } as const;
    await expect(save({ companyId: companyId(1), target })).rejects.toThrow(/client is not known/);
    await expect(save(create(1, ' '))).rejects.toThrow(/needs a name/);
    expect(await clientNames()).toEqual([]);
    expect(await listMappings(world.db)).toEqual([]);
  });
});

describe('the list of companies', () => {
  test('is in the order of names, with client and the number of devices once these were listed', async () => {
    await save(create(1, 'Zenith'));
    expect((await companiesList(world.db)).companies.at(-1)).not.toHaveProperty('devices');
    await world.resume();
    const { companies } = await companiesList(world.db);
    expect(companies.map(({ name, devices }) => [name, devices])).toEqual([
      ['Acme 9', undefined],
      ['Acme 10', undefined],
      ['contoso', undefined],
      ['Contoso Ltd', undefined],
      ['Zenith', 2],
    ]);
    expect(companies.at(-1)?.clientId).toBe('id-1');
  });

  test('shows a company that is gone only while something of it is kept', async () => {
    await save(create(1, 'Zenith'));
    await world.resume();
    for (const { id, name } of world.fleet.companies.values()) {
      if (name !== 'contoso') world.fleet.companies.delete(id);
    }
    world.runId = 'run-9';
    await world.sync();
    const { companies } = await companiesList(world.db);
    expect(companies.map(({ name }) => name)).toEqual(['contoso', 'Zenith']);
  });
});

test('companies of one name are left to a person', async () => {
  expect(await proposedMapping(world.db)).toEqual(
    [
      ['Acme 9', 5],
      ['Acme 10', 4],
      ['Zenith', 1],
    ].map(([name, number]) => create(Number(number), String(name))),
  );
});
