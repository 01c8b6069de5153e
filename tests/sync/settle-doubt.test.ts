import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { listActivity } from '@/lib/store/activity';
import { endDoubt, markDoubted } from '@/lib/store/missing-doubt';
import { settleDoubt } from '@/lib/sync/settle-doubt';
import { storeStatus } from '@/lib/sync/store-status';
import { put } from '../fixtures/fleet';
import { companyId, device, deviceId } from '../fixtures/make';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;

/** Twelve devices are gone, ten of them in mapped companies. */
const gone = Array.from({ length: 12 }, (_, index) => index + 1);

beforeEach(async () => {
  world = await filledWorld();
  await world.resume();
  for (const number of gone) world.fleet.devices.delete(deviceId(number));
  await nextSync();
});

async function nextSync(begin = async () => world.sync()) {
  world.runId += '+';
  world.time += 1_000;
  return begin();
}

const question = async () => (await storeStatus(world.db)).missingDoubt;
const settle = async (mark: boolean) => {
  const { at: askedAt = 0 } = (await question()) ?? {};
  return settleDoubt(world.db, { mark, askedAt, at: 7 });
};
const missing = async () =>
  (await world.db.getAll('devices'))
    .filter(({ missingSince }) => missingSince !== undefined)
    .map(({ id }) => id);

describe('a sync that lacks more than a fifth of the devices', () => {
  test('marks none and asks, with the companies that lack most', async () => {
    expect(await missing()).toEqual([]);
    const asked = await question();
    expect(asked).toMatchObject({ unseen: 10, known: 34, at: world.time });
    expect(asked?.companies).toHaveLength(5);
    expect(asked?.companies).toContainEqual({ name: 'Company 2', unseen: 2 });
    expect((await world.lastSync())?.changes.vanished).toBe(0);
  });

  test('marks them when a person says that they are gone, and tells so in the history', async () => {
    await settle(true);
    expect(await missing()).toHaveLength(10);
    expect(await question()).toBeUndefined();
    expect((await world.lastSync())?.changes.vanished).toBe(10);
    const { rows } = await listActivity(world.db, { limit: 1 });
    expect(rows[0]).toMatchObject({ at: 7, event: { kind: 'missing', marked: 10 } });
    await settle(true);
    expect(
      (await listActivity(world.db, { limit: 9 })).rows.map(({ event }) => event.kind),
    ).toEqual(['missing', 'sync', 'sync', 'mapping', 'sync']);
  });

  test('leaves them when a person says so, and asks again only when asked to', async () => {
    await settle(false);
    expect(await missing()).toEqual([]);
    expect(await question()).toBeUndefined();
    world.fleet.requests.length = 0;
    await nextSync(world.syncByAlarm);
    expect(await question()).toBeUndefined();
    expect(world.fleet.requests.filter((one) => one.startsWith('findDevices'))).toEqual([]);
    await nextSync();
    expect(await question()).toMatchObject({ unseen: 10, known: 34 });
  });

  test('judges all others as ever after that', async () => {
    await settle(false);
    world.fleet.devices.delete(deviceId(14));
    await nextSync(world.syncByAlarm);
    expect(await question()).toBeUndefined();
    expect(await missing()).toEqual([deviceId(14)]);

    const more = [15, 16, 19, 20, 21, 22];
    for (const number of more) world.fleet.devices.delete(deviceId(number));
    await nextSync(world.syncByAlarm);
    expect(await question()).toMatchObject({ unseen: 6, known: 23 });
    await settle(true);
    expect(await missing()).toEqual([14, ...more].map(deviceId));
    await nextSync(world.syncByAlarm);
    expect(await question()).toBeUndefined();
    expect(await missing()).toHaveLength(7);
  });

  test('one that comes back after that counts again', async () => {
    await settle(false);
    put(world.fleet.devices, [device(2, 3)]);
    await nextSync(world.syncByAlarm);
    world.fleet.devices.delete(deviceId(2));
    await nextSync(world.syncByAlarm);
    expect(await missing()).toEqual([deviceId(2)]);
  });

  test('takes no answer to what another sync has asked since', async () => {
    const { at: askedAt = 0 } = (await question()) ?? {};
    await nextSync();
    await expect(settleDoubt(world.db, { mark: true, askedAt, at: 7 })).resolves.toBe(false);
    await expect(settleDoubt(world.db, { mark: false, askedAt, at: 7 })).resolves.toBe(false);
    expect(await missing()).toEqual([]);
    expect(await question()).toMatchObject({ at: world.time, unseen: 10 });
  });

  test('takes no second answer', async () => {
    const { at: askedAt = 0 } = (await question()) ?? {};
    await settle(false);
    await expect(settleDoubt(world.db, { mark: true, askedAt, at: 7 })).resolves.toBe(false);
    expect(await missing()).toEqual([]);
  });

  test('stops marking once another sync has come to its end', async () => {
    const older = await world.db.get('state', 'missingDoubt');
    const [first, second] = [1, 2].map(companyId);
    const step = { runId: world.runId, at: 7 };
    expect(older && first && (await markDoubted(world.db, first, step))).toBe(2);
    await nextSync();
    expect(second && (await markDoubted(world.db, second, step))).toBeUndefined();
    await expect(endDoubt(world.db, step.runId, {})).resolves.toBe(false);
    expect(await question()).toMatchObject({ at: world.time, unseen: 8 });
  });

  test('asks no longer once a sync has seen them again', async () => {
    put(
      world.fleet.devices,
      gone.map((number) => device(number, 1 + (number % 6))),
    );
    await nextSync(world.syncByAlarm);
    expect(await question()).toBeUndefined();
    await settle(true);
    expect(await missing()).toEqual([]);
  });

  test('does not mark what a sync has seen since that came to no end', async () => {
    put(
      world.fleet.devices,
      [1, 2].map((number) => device(number, 1 + (number % 6))),
    );
    world.fleet.fault = (request) =>
      request === 'listGroups' ? new Failure('refused-credentials', 'No.') : undefined;
    await nextSync();
    expect(await question()).toMatchObject({ unseen: 10 });
    await settle(true);
    expect(await missing()).toEqual([3, 4, 6, 7, 8, 9, 10, 12].map(deviceId));
  });

  test('does not mark what a sync has seen whose pages were asked for again', async () => {
    put(
      world.fleet.devices,
      gone.map((number) => device(number, 1 + (number % 6))),
    );
    world.fleet.fault = (request) => {
      if (request === 'listDevices 4 @10') return new Failure('rejected', 'No.');
      return request === 'listDevices 1 @0' ? new Failure('refused-credentials', 'No.') : undefined;
    };
    const seen = await nextSync().then(async () =>
      (await world.db.getAll('devices')).filter(({ seenInRun }) => seenInRun === world.runId),
    );
    expect(seen).toHaveLength(10);
    await settle(true);
    const marked = await missing();
    expect(seen.filter(({ id }) => marked.includes(id))).toEqual([]);
  });

  test('does not mark what the sync under way has seen', async () => {
    put(
      world.fleet.devices,
      gone.map((number) => device(number, 1 + (number % 6))),
    );
    const retryAt = world.time + 99_000;
    world.fleet.fault = (request) =>
      request === 'listDevices 1 @0' ? new Failure('offline', 'No.', { retryAt }) : undefined;
    await nextSync();
    await settle(true);
    expect(await missing()).toEqual([4, 10].map(deviceId));
    world.time = retryAt;
    world.fleet.fault = () => undefined;
    await world.resume();
    expect(await missing()).toEqual([]);
  });
});
