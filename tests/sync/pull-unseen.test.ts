import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import { storeStatus } from '@/lib/sync/store-status';
import { put } from '../fixtures/fleet';
import { companyId, device, deviceId, host } from '../fixtures/make';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;

beforeEach(async () => {
  world = await filledWorld();
  await world.resume();
});

async function nextSync(begin = async () => world.sync()) {
  world.runId += '+';
  world.time += 1_000;
  world.fleet.requests.length = 0;
  world.statuses.length = 0;
  return begin();
}

const stored = async (number: number) => world.db.get('devices', deviceId(number));
const missing = async () =>
  (await world.db.getAll('devices'))
    .filter(({ missingSince }) => missingSince !== undefined)
    .map(({ id }) => id);
const lookUps = () => world.fleet.requests.filter((request) => request.startsWith('findDevices'));

/** Takes a device of the first page away just before the second one is asked for: what follows moves up by one. */
function deleteBetweenPages(...numbers: readonly number[]): void {
  world.fleet.fault = (request) => {
    if (request !== 'listDevices 4 @5') return undefined;
    for (const number of numbers) world.fleet.devices.delete(deviceId(number));
    return undefined;
  };
}

describe('devices that no list has named', () => {
  test('are looked up: who only slipped through between two pages is there', async () => {
    deleteBetweenPages(1, 2);
    await expect(nextSync()).resolves.toEqual({ at: 'done' });
    // On the first page both still stood; the next one passed over two others.
    expect(lookUps()).toEqual(['findDevices 2']);
    expect(await missing()).toEqual([]);
    expect((await world.lastSync())?.changes.vanished).toBe(0);

    world.fleet.fault = () => undefined;
    await nextSync();
    expect(lookUps()).toEqual(['findDevices 2']);
    expect(await missing()).toEqual([1, 2].map(deviceId));
    expect((await world.lastSync())?.changes.vanished).toBe(2);
  });

  test('are as they are found to be', async () => {
    world.fleet.fault = (request) => {
      if (request !== 'listDevices 4 @5') return undefined;
      world.fleet.devices.delete(deviceId(1));
      // The one that moves up into the page that was read.
      put(world.fleet.devices, [device(8, 3, { name: 'Renamed', serialNumber: 'SER1008' })]);
      return undefined;
    };
    await nextSync();
    expect(await stored(8)).toMatchObject({ name: 'Renamed', seenInRun: world.runId });
    expect((await world.lastSync())?.counts.devices).toBe(34);
  });

  test('cost no request where there are none', async () => {
    await nextSync();
    expect(lookUps()).toEqual([]);
    world.fleet.devices.delete(deviceId(1));
    await nextSync();
    expect(lookUps()).toEqual(['findDevices 1']);
    await nextSync();
    expect(lookUps()).toEqual([]);
  });

  test('are none of them who moved to a company that is not mapped', async () => {
    put(world.fleet.devices, [device(1, 6)]);
    await nextSync();
    expect(await stored(1)).toMatchObject({
      companyId: companyId(6),
      standing: 'company-not-mapped',
      seenInRun: world.runId,
    });
    expect(await missing()).toEqual([]);
  });

  test('go with a company that is gone, even if they are found', async () => {
    world.fleet.companies.delete(companyId(2));
    await nextSync();
    expect(await missing()).toEqual([]);
    expect((await storeStatus(world.db)).missingDoubt).toMatchObject({ unseen: 7 });
  });

  test('are looked up five hundred at a time, and after a wait only the rest', async () => {
    put(
      world.fleet.devices,
      Array.from({ length: 1_200 }, (_, index) => device(100 + index, 1)),
    );
    world.fleet.pageSize = 500;
    await nextSync();
    for (let number = 100; number < 1_300; number += 1) {
      world.fleet.devices.delete(deviceId(number));
    }
    const retryAt = world.time + 99_000;
    world.fleet.fault = () =>
      lookUps().length === 2 ? new Failure('offline', 'No.', { retryAt }) : undefined;
    await expect(nextSync()).resolves.toEqual({ at: 'waiting', retryAt });
    expect(world.statuses.at(-1)).toMatchObject({ phase: 'unseen', done: 500, total: 1_200 });
    world.time = retryAt;
    world.fleet.fault = () => undefined;
    await expect(world.resume()).resolves.toEqual({ at: 'done' });
    expect(lookUps()).toEqual([500, 500, 500, 200].map((count) => `findDevices ${count}`));
    expect((await storeStatus(world.db)).missingDoubt).toMatchObject({ unseen: 1_200 });
  });

  test('may be those that were found and could not be read', async () => {
    const deps = world.deps();
    const findDevices = async () => ({ items: [], setAside: 1 });
    world.fleet.devices.delete(deviceId(1));
    world.runId = 'run-3';
    await world.syncWith({ ...deps, asio: { ...deps.asio, findDevices } });
    expect(await missing()).toEqual([]);
  });

  test('are not those that only the list of hosts can show', async () => {
    world.fleet.inventory.hosts.push(host(70, 2));
    await nextSync();
    await nextSync();
    expect(lookUps()).toEqual([]);
    expect(await missing()).toEqual([]);
    world.fleet.inventory.hosts.pop();
    await nextSync();
    expect(lookUps()).toEqual([]);
    expect(await missing()).toEqual([deviceId(70)]);
  });

  test('may be a host that is listed besides: it stays one', async () => {
    world.fleet.inventory.hosts.push(host(8, 3));
    await nextSync();
    const before = await stored(8);
    deleteBetweenPages(1);
    await nextSync();
    expect(lookUps()).toEqual(['findDevices 1']);
    expect(await stored(8)).toEqual({ ...before, seenInRun: world.runId });
  });
});

describe('when they can’t be looked up', () => {
  const failing = (kind: FailureKind) => {
    world.fleet.devices.delete(deviceId(1));
    world.fleet.fault = (request) =>
      request.startsWith('findDevices') ? new Failure(kind, 'It went wrong.') : undefined;
  };
  async function syncToItsEnd() {
    let end = await nextSync();
    for (let round = 0; end.at === 'waiting' && round < 100; round += 1) {
      world.time = end.retryAt;
      end = await world.resume();
    }
    return end;
  }

  test.for(['rejected', 'not-found'] as const)(
    'because ConnectWise lets nobody do it (%s), the lists are believed',
    async (kind) => {
      failing(kind);
      await expect(syncToItsEnd()).resolves.toEqual({ at: 'done' });
      expect(await missing()).toEqual([deviceId(1)]);
    },
  );

  test.for(['server-error', 'timed-out', 'bad-response'] as const)(
    'because it goes wrong again and again (%s), none is marked before the next sync',
    async (kind) => {
      failing(kind);
      await expect(syncToItsEnd()).resolves.toEqual({ at: 'done' });
      expect(lookUps()).toHaveLength(5);
      expect(await missing()).toEqual([]);
      expect((await world.lastSync())?.skipped).toEqual(['Devices not listed: It went wrong.']);
      world.fleet.fault = () => undefined;
      await nextSync();
      expect(await missing()).toEqual([deviceId(1)]);
    },
  );
});
