import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { trackDevices } from '@/lib/store/device-tracking';
import { changeSettings } from '@/lib/store/state';
import { storeStatus } from '@/lib/sync/store-status';
import { put } from '../fixtures/fleet';
import { company, companyId, device, deviceId } from '../fixtures/make';
import { createSyncWorld, filledWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;

beforeEach(async () => {
  world = await filledWorld();
});

const stored = async (number: number) => world.db.get('devices', deviceId(number));
const allStored = async () => world.db.getAll('devices');
const lastSync = async () => world.lastSync();
const missing = async () =>
  (await allStored()).filter(({ missingSince }) => missingSince !== undefined).map(({ id }) => id);

async function nextSync(): Promise<void> {
  await world.resume();
  world.runId = `${world.runId}+`;
  world.time += 1_000;
}

describe('a sync', () => {
  test('stores companies, sites and the devices of mapped companies only', async () => {
    await expect(world.resume()).resolves.toEqual({ at: 'done' });
    expect(await world.db.count('companies')).toBe(6);
    expect(await world.db.count('sites')).toBe(3);
    const devices = await allStored();
    expect(devices).toHaveLength(34);
    expect(devices.every(({ standing }) => standing === 'staged')).toBe(true);
    expect(devices.some((one) => one.companyId === companyId(6))).toBe(false);
  });

  test('asks for four companies at a time and follows every page', async () => {
    world.fleet.requests.length = 0;
    await world.resume();
    expect(world.fleet.requests).toEqual([
      ...[0, 5, 10, 15, 20, 25].map((cursor) => `listDevices 4 @${cursor}`),
      'listDevices 1 @0',
      'listDevices 1 @5',
      'listGroups',
      'listHypervisorHosts',
    ]);
  });

  test('twice is the same as once', async () => {
    await nextSync();
    await world.sync();
    const once = await world.dump();
    world.runId = 'run-3';
    await world.sync();
    const withoutRun = (dump: Record<string, unknown>) =>
      JSON.stringify([dump['devices'], dump['companies'], dump['sites'], dump['lastSync']]).replace(
        /run-\d\+?/g,
        'run',
      );
    expect(withoutRun(await world.dump())).toBe(withoutRun(once));
  });

  test('replaces what ConnectWise says of a device and keeps what is ours', async () => {
    await nextSync();
    await trackDevices(world.db, [deviceId(1)], 'imported');
    put(world.fleet.devices, [device(1, 3, { name: 'Renamed', kind: 'laptop' })]);
    await world.sync();
    const renamed = await stored(1);
    expect(renamed).toMatchObject({
      name: 'Renamed',
      kind: 'laptop',
      companyId: companyId(3),
      tracking: 'imported',
      standing: 'imported',
    });
    expect(renamed).not.toHaveProperty('serialNumber');
    await expect(world.db.getFromIndex('devices', 'textKeys', 'ws-1')).resolves.toBeUndefined();
  });

  test('imports new devices at once where that is set, and leaves reviewed ones alone', async () => {
    await nextSync();
    await changeSettings(world.db, { importNewAutomatically: true });
    put(world.fleet.devices, [device(99, 1)]);
    await world.sync();
    expect((await stored(99))?.tracking).toBe('imported');
    expect((await stored(1))?.tracking).toBe('staged');
  });

  test('tells how far it is after every page', async () => {
    world.statuses.length = 0;
    await world.resume();
    expect(world.statuses.map((status) => status.at === 'running' && status.done)).toEqual([
      0,
      0,
      0,
      0,
      0,
      0,
      4,
      4,
      0,
      0,
      0,
      0,
      false,
    ]);
    expect(world.statuses.at(-1)).toMatchObject({ at: 'done' });
  });

  test('makes the dates that were read before it due again', async () => {
    await nextSync();
    const startedAt = world.time;
    await world.sync();
    expect(await lastSync()).toMatchObject({ datesDueSince: startedAt });
  });

  test('counts records that were put aside', async () => {
    await nextSync();
    world.fleet.setAside = 1;
    await world.sync();
    expect((await lastSync())?.counts.setAside).toBe(10);
  });
});

describe('devices that are not listed any more', () => {
  beforeEach(nextSync);

  test('are marked missing, keep their tracking, and come back', async () => {
    await trackDevices(world.db, [deviceId(1)], 'imported');
    const facts = device(1, 2);
    world.fleet.devices.delete(deviceId(1));
    await world.sync();
    expect(await stored(1)).toMatchObject({ tracking: 'imported', missingSince: world.time });

    world.runId = 'run-9';
    put(world.fleet.devices, [facts]);
    await world.sync();
    expect(await stored(1)).not.toHaveProperty('missingSince');
    expect((await stored(1))?.tracking).toBe('imported');
  });

  test('keep the time at which they went missing', async () => {
    world.fleet.devices.delete(deviceId(1));
    await world.sync();
    const since = (await stored(1))?.missingSince;
    world.runId = 'run-9';
    world.time += 5_000;
    await world.sync();
    expect((await stored(1))?.missingSince).toBe(since);
  });

  test('are not marked when more than a fifth is gone at once', async () => {
    for (let number = 1; number <= 12; number += 1) world.fleet.devices.delete(deviceId(number));
    await world.sync();
    expect(await missing()).toEqual([]);
    expect((await storeStatus(world.db)).missingDoubt).toMatchObject({ unseen: 10, known: 34 });
  });

  test('are marked however many they are when there are fewer than five', async () => {
    const few = await createSyncWorld();
    put(few.fleet.companies, [company(1)]);
    put(few.fleet.devices, [device(1, 1), device(2, 1), device(3, 1)]);
    await few.sync();
    await few.map(1);
    await few.resume();
    few.runId = 'run-2';
    few.fleet.devices.delete(deviceId(1));
    few.fleet.devices.delete(deviceId(2));
    await few.sync();
    expect((await few.db.get('devices', deviceId(1)))?.missingSince).toBe(few.time);
    expect((await few.db.get('devices', deviceId(3)))?.missingSince).toBeUndefined();
  });

  test('are not marked while records that could not be read may be they', async () => {
    world.fleet.devices.delete(deviceId(1));
    world.fleet.setAside = 1;
    await world.sync();
    expect(await missing()).toEqual([]);
  });

  test('of a company that was passed over are not marked', async () => {
    world.fleet.devices.delete(deviceId(1));
    world.fleet.fault = (_, ids) =>
      ids.includes(companyId(2)) ? new Failure('rejected', 'No.') : undefined;
    await world.sync();
    expect(await missing()).toEqual([]);
  });

  test('of other companies are not marked because one in their request is gone', async () => {
    await nextSync();
    world.fleet.gone.add(companyId(1));
    const own = (await allStored()).filter((one) => one.companyId === companyId(1));
    await world.sync();
    expect(world.fleet.requests).toContain('listDevices 4 @0');
    expect(new Set(await missing()).size).toBeLessThanOrEqual(own.length);
    const others = (await allStored()).filter((one) => one.companyId !== companyId(1));
    expect(others.every(({ missingSince }) => missingSince === undefined)).toBe(true);
  });

  test('a company that is gone is marked, and comes back', async () => {
    world.fleet.companies.delete(companyId(6));
    await world.sync();
    expect((await world.db.get('companies', companyId(6)))?.missingSince).toBe(world.time);
    world.runId = 'run-9';
    put(world.fleet.companies, [company(6)]);
    await world.sync();
    expect(await world.db.get('companies', companyId(6))).not.toHaveProperty('missingSince');
  });

  test('no company is taken for gone where the list is empty', async () => {
    world.fleet.companies.clear();
    await world.sync();
    const companies = await world.db.getAll('companies');
    expect(companies.length).toBeGreaterThan(0);
    expect(companies.filter(({ missingSince }) => missingSince !== undefined)).toEqual([]);
  });
});
