import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ClientChange } from '@/lib/domain/client-change';
import type { MappingChange } from '@/lib/domain/company-matching';
import { noCounts } from '@/lib/domain/sync-run';
import { trackDevices } from '@/lib/store/device-tracking';
import { listMappings } from '@/lib/store/mappings';
import { changeClient, importClients, undoMapping } from '@/lib/sync/clients';
import { companiesList, proposedMapping, saveMapping } from '@/lib/sync/mapping';
import { storeStatus } from '@/lib/sync/store-status';
import { put } from '../fixtures/fleet';
import { clientId, company, companyId, device, deviceId, must } from '../fixtures/make';
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

test('companies of one name are left to a person, and those left out are left', async () => {
  await save({ companyId: companyId(4), target: { kind: 'leave-out' } });
  const proposals = await proposedMapping(world.db);
  expect(proposals.map(({ companyId: id, target, isCertain }) => [id, target, isCertain])).toEqual([
    [companyId(5), { kind: 'create', name: 'Acme 9' }, true],
    [companyId(3), { kind: 'create', name: 'contoso' }, false],
    [companyId(2), { kind: 'create', name: 'Contoso Ltd' }, false],
    [companyId(1), { kind: 'create', name: 'Zenith' }, true],
  ]);
});

describe('a company that is left out', () => {
  const leaveOut = { companyId: companyId(1), target: { kind: 'leave-out' } } as const;
  const counts = async () => (await storeStatus(world.db)).counts;
  const row = async () =>
    (await companiesList(world.db)).companies.find(({ id }) => id === companyId(1));

  test('is not unmapped, and is told apart in the list', async () => {
    await save(leaveOut);
    expect(await counts()).toMatchObject({ companies: 5, unmappedCompanies: 4, leftOut: 1 });
    expect(await row()).toMatchObject({ isLeftOut: true });
    expect(await row()).not.toHaveProperty('clientId');
  });

  test('has no devices listed, in no sync', async () => {
    await save(create(1, 'Zenith'));
    await world.resume();
    await save(leaveOut);
    expect((await counts()).staged).toBe(0);
    world.fleet.requests.length = 0;
    world.runId = 'run-9';
    await world.sync();
    expect(world.fleet.requests.filter((request) => request.startsWith('listDevices'))).toEqual([]);
    expect(await row()).toMatchObject({ isLeftOut: true });
  });

  test('that is mapped after all has its devices listed', async () => {
    await save(leaveOut);
    await save(create(1, 'Zenith'));
    await world.resume();
    expect(await counts()).toMatchObject({ staged: 2, unmappedCompanies: 4, leftOut: 0 });
    expect(await row()).not.toHaveProperty('isLeftOut');
  });
});

describe('clients', () => {
  const change = (what: ClientChange) => changeClient(deps(), what);
  const named = async (name: string) =>
    must((await companiesList(world.db)).clients.find((one) => one.name === name)).id;

  test('are added, renamed and removed by hand', async () => {
    await change({ kind: 'add', name: ' Tailspin ' });
    await change({ kind: 'rename', clientId: await named('Tailspin'), name: 'Tailspin Toys' });
    expect((await companiesList(world.db)).clients).toMatchObject([
      { name: 'Tailspin Toys', origin: 'hand' },
    ]);
    await change({ kind: 'remove', clientId: await named('Tailspin Toys') });
    expect(await clientNames()).toEqual([]);
  });

  test('keep names apart, and stay while a company uses them', async () => {
    await save(create(1, 'Zenith'));
    await expect(change({ kind: 'add', name: 'Zenith' })).rejects.toThrow(/already/);
    const id = await named('Zenith');
    await expect(change({ kind: 'remove', clientId: id })).rejects.toThrow(/no company uses/);
    await expect(change({ kind: 'add', name: ' ' })).rejects.toThrow(/needs a name/);
    await change({ kind: 'rename', clientId: id, name: 'Zenith' });
    expect(await clientNames()).toEqual(['Zenith']);
  });

  test('of a file are stored once, however often it is imported', async () => {
    const rows = [{ name: 'Tailspin', externalId: '9' }, { name: 'Wingtip' }];
    expect(await importClients(deps(), rows)).toEqual({ imported: 2 });
    expect(await importClients(deps(), rows)).toEqual({ imported: 0 });
    expect(await clientNames()).toEqual(['Tailspin', 'Wingtip']);
  });
});

describe('the last change', () => {
  const undo = () => undoMapping(deps());
  const standing = async () => {
    const { companies } = await companiesList(world.db);
    return companies.map((row) => (row.isLeftOut ? 'left out' : (row.clientId ?? '-'))).join(' ');
  };

  test('of a mapping is taken back with the clients that it made', async () => {
    await save(create(1, 'Zenith'));
    await save(create(1, 'Zenith Holding'), {
      companyId: companyId(2),
      target: { kind: 'leave-out' },
    });
    expect(await standing()).toBe('- - - left out id-3');
    expect((await companiesList(world.db)).undo).toMatchObject({ what: 'mapping', count: 2 });
    expect(await undo()).toEqual({ isUndone: true });
    expect(await standing()).toBe('- - - - id-1');
    expect(await clientNames()).toEqual(['Zenith']);
    expect(await undo()).toEqual({ isUndone: false });
  });

  test('that took a mapping away brings its devices back', async () => {
    await save(create(1, 'Zenith'));
    await world.resume();
    await save(none(1));
    await undo();
    expect((await storeStatus(world.db)).counts.staged).toBe(2);
  });

  test('of clients is taken back too', async () => {
    await importClients(deps(), [{ name: 'Tailspin' }, { name: 'Wingtip' }]);
    await undo();
    expect(await clientNames()).toEqual([]);
    await changeClient(deps(), { kind: 'add', name: 'Tailspin' });
    const [client] = (await companiesList(world.db)).clients;
    await changeClient(deps(), { kind: 'remove', clientId: must(client).id });
    await undo();
    expect((await companiesList(world.db)).clients).toEqual([client]);
  });
});
