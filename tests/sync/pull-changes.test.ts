import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import type { SyncRun } from '@/lib/domain/sync-run';
import { listActivity } from '@/lib/store/activity';
import { finishRun } from '@/lib/sync/finish-run';
import { cancelSync } from '@/lib/sync/pull';
import { put } from '../fixtures/fleet';
import { company, companyId, device, deviceId, group, must } from '../fixtures/make';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;

beforeEach(async () => {
  world = await filledWorld();
  await world.resume();
  next();
});

function next(): void {
  world.runId += '+';
  world.time += 1_000;
  world.fleet.requests.length = 0;
}

const changes = async () => (await world.lastSync())?.changes;
const missing = async () =>
  (await world.db.getAll('devices'))
    .filter(({ missingSince }) => missingSince !== undefined)
    .map(({ id }) => id);

describe('a sync tells what it found otherwise', () => {
  test('at first every device, and then none', async () => {
    expect(await changes()).toEqual({ appeared: 34, changed: 0, vanished: 0 });
    await world.sync();
    expect(await changes()).toEqual({ appeared: 0, changed: 0, vanished: 0 });
  });

  test('in numbers, on the status and in the history', async () => {
    put(world.fleet.devices, [device(99, 1), device(98, 1)]);
    put(world.fleet.devices, [device(1, 2, { addresses: ['10.0.0.7'], serialNumber: 'SER1001' })]);
    world.fleet.devices.delete(deviceId(2));
    await world.sync();
    const expected = { appeared: 2, changed: 1, vanished: 1 };
    expect(await changes()).toEqual(expected);
    expect(world.statuses.at(-1)).toMatchObject({ at: 'done', changes: expected });
    const { rows } = await listActivity(world.db, { limit: 1 });
    expect(rows[0]?.event).toMatchObject({ kind: 'sync', changes: expected });
  });

  test('and counts one that is listed again as one that appeared', async () => {
    world.fleet.devices.delete(deviceId(2));
    await world.sync();
    next();
    put(world.fleet.devices, [device(2, 3, { serialNumber: 'SER1002' })]);
    await world.sync();
    expect(await changes()).toEqual({ appeared: 1, changed: 0, vanished: 0 });
  });

  test('and leaves the row of a device that is what it was as it is', async () => {
    const before = await world.db.get('devices', deviceId(1));
    await world.sync();
    expect(await world.db.get('devices', deviceId(1))).toEqual({
      ...before,
      seenInRun: world.runId,
    });
  });
});

describe('dates are due again', () => {
  test.for(['quick', 'full'] as const)('after a %s sync that a person asked for', async (kind) => {
    await world.sync(kind);
    expect((await world.lastSync())?.datesDueSince).toBe(world.time);
  });

  test('not after one that the alarm began', async () => {
    const before = (await world.lastSync())?.datesDueSince;
    await world.syncByAlarm();
    expect(await world.lastSync()).toMatchObject({
      finishedAt: world.time,
      datesDueSince: before,
    });
  });

  test('after one that the alarm began and a person asked for meanwhile', async () => {
    const retryAt = world.time + 99_000;
    world.fleet.fault = () => new Failure('offline', 'No network.', { retryAt });
    await world.syncByAlarm();
    world.fleet.fault = () => undefined;
    const startedAt = world.time;
    await expect(world.sync()).resolves.toEqual({ at: 'done' });
    expect((await world.lastSync())?.datesDueSince).toBe(startedAt);
  });

  test('and the alarm does not hurry a run that waits', async () => {
    const retryAt = world.time + 99_000;
    world.fleet.fault = () => new Failure('rate-limited', 'Slowly.', { retryAt });
    await world.sync();
    await expect(world.syncByAlarm()).resolves.toEqual({ at: 'waiting', retryAt });
  });
});

describe('a company that is gone', () => {
  beforeEach(() => {
    world.fleet.companies.delete(companyId(2));
    world.fleet.gone.add(companyId(2));
  });

  test('is not asked for, its devices are marked missing once, and it comes back', async () => {
    put(
      world.fleet.devices,
      [91, 92, 93].map((number) => device(number, 1)),
    );
    await world.sync();
    expect(world.fleet.requests.filter((one) => one.startsWith('listDevices 1'))).toEqual([]);
    const own = (await world.db.getAll('devices')).filter((one) => one.companyId === companyId(2));
    expect(await missing()).toEqual(own.map(({ id }) => id));
    expect(await changes()).toMatchObject({ vanished: own.length });

    next();
    await world.sync();
    expect(await changes()).toEqual({ appeared: 0, changed: 0, vanished: 0 });

    next();
    put(world.fleet.companies, [company(2)]);
    world.fleet.gone.clear();
    await world.sync();
    expect(await missing()).toEqual([]);
    expect(await changes()).toMatchObject({ appeared: own.length });
  });

  test('with many others is asked about first', async () => {
    for (const number of [3, 4]) world.fleet.companies.delete(companyId(number));
    await world.sync();
    expect(await missing()).toEqual([]);
    expect(await world.db.get('state', 'missingDoubt')).toMatchObject({ known: 34 });
  });
});

describe('a company that goes in the middle of a sync', () => {
  const goingAt = (request: string, fault?: Failure) => {
    world.fleet.fault = (arrived, ids) => {
      if (arrived === request) world.fleet.gone.add(companyId(2));
      return world.fleet.gone.has(companyId(2)) && ids.includes(companyId(2)) ? fault : undefined;
    };
  };

  test.for([
    ['not found', undefined],
    ['refused', new Failure('rejected', 'Unknown company.')],
  ] as const)('and is %s then costs the others nothing', async ([, fault]) => {
    goingAt('listDevices 4 @5', fault);
    await expect(world.sync()).resolves.toEqual({ at: 'done' });
    const others = (await world.db.getAll('devices')).filter(
      (one) => one.companyId !== companyId(2),
    );
    expect(others.every(({ seenInRun }) => seenInRun === world.runId)).toBe(true);
  });
});

describe('a company whose devices ConnectWise fails to list', () => {
  const throughWaits = async () => {
    let end = await world.sync();
    for (let round = 0; end.at === 'waiting' && round < 100; round += 1) {
      world.time = end.retryAt;
      end = await world.resume();
    }
    return end;
  };

  test('is passed over after some tries, and the others are listed', async () => {
    put(world.fleet.inventory.groups, [group(1)]);
    world.fleet.fault = (_, ids) =>
      ids.includes(companyId(2)) ? new Failure('server-error', 'A fault.') : undefined;
    await expect(throughWaits()).resolves.toEqual({ at: 'done' });
    expect((await world.lastSync())?.skipped).toEqual(['Company 2: A fault.']);
    expect(await missing()).toEqual([]);
  });

  test('stops the sync when it is not the only one', async () => {
    world.fleet.fault = (request) =>
      request.startsWith('listDevices') ? new Failure('server-error', 'A fault.') : undefined;
    await expect(throughWaits()).resolves.toMatchObject({
      at: 'stopped',
      problem: { kind: 'server-error' },
    });
  });
});

test('a sync that was cancelled as it came to its end marks nothing', async () => {
  world.fleet.devices.delete(deviceId(2));
  let ending: SyncRun | undefined;
  const deps = world.deps();
  const onProgress = async () => {
    const run = await world.run();
    if (!run?.isRead) return;
    ending = run;
    await cancelSync(deps);
  };
  await world.syncWith({ ...deps, onProgress });
  await expect(finishRun(world.db, must(ending), world.time)).resolves.toBe(false);
  expect(await missing()).toEqual([]);
});
