import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { attentionOf } from '@/entrypoints/background/attention';
import { put } from '../fixtures/fleet';
import { device, deviceId } from '../fixtures/make';
import { createSyncedWorld, type WorkerWorld } from '../fixtures/worker-world';

const added = Array.from({ length: 40 }, (_, index) => index + 10);

let world: WorkerWorld;

const status = () => world.ask('status.get', null);

async function sync(): Promise<void> {
  world.time += 60_000;
  await world.ask('sync.start', { kind: 'quick' });
  await world.rest();
}

const settle = async (mark: boolean) => {
  const { at = 0 } = (await status()).missingDoubt ?? {};
  return world.ask('sync.settle-doubt', { mark, at });
};

const isMissing = async (number: number): Promise<boolean> =>
  (await world.ask('device.get', deviceId(number)))?.missingSince !== undefined;

beforeEach(async () => {
  world = await createSyncedWorld();
  put(
    world.fleet.devices,
    added.map((number) => device(number, 1)),
  );
  world.fleet.pageSize = 500;
  await sync();
  for (const number of added) world.fleet.devices.delete(deviceId(number));
  await sync();
});

describe('when a sync sees far less devices than the one before', () => {
  test('nothing is marked, and the question stands in the status and on the toolbar', async () => {
    const facts = await status();
    expect(facts.missingDoubt).toMatchObject({ unseen: 40, known: 43 });
    expect(attentionOf(facts).title).toContain('40 devices were not listed any more');
    expect(await isMissing(10)).toBe(false);
  });

  test('they are marked by a person’s word, and the question is gone', async () => {
    await expect(settle(true)).resolves.toEqual({ isSettled: true });
    await world.rest();
    expect((await status()).missingDoubt).toBeUndefined();
    expect(await isMissing(10)).toBe(true);
    expect(world.notices).toContainEqual({ about: 'devices', ids: 'all' });
  });

  test('they stay by a person’s word, and it is asked again when somebody resyncs', async () => {
    await settle(false);
    expect((await status()).missingDoubt).toBeUndefined();
    world.time = Number(world.alarms.get('resync'));
    await world.ring('resync');
    expect((await status()).sync).toMatchObject({ at: 'done', finishedAt: world.time });
    expect((await status()).missingDoubt).toBeUndefined();
    expect(await isMissing(10)).toBe(false);

    await sync();
    expect((await status()).missingDoubt).toMatchObject({ unseen: 40 });
  });

  test('they come back by themselves', async () => {
    put(
      world.fleet.devices,
      added.map((number) => device(number, 1)),
    );
    await sync();
    expect((await status()).missingDoubt).toBeUndefined();
    expect(await isMissing(10)).toBe(false);
  });
});
