import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine } from '@/entrypoints/background/engine';
import { Failure } from '@/lib/domain/failure';
import { createSyncedWorld, type WorkerWorld } from '../fixtures/worker-world';

const MINUTE_MS = 60_000;

let world: WorkerWorld;

const status = () => world.ask('status.get', null);
const lists = () => world.fleet.requests.filter((request) => request === 'listCompanies').length;
const planned = () => world.alarms.get('resync');

/** The alarm rings at its time. */
async function ringWhenDue(): Promise<void> {
  const at = planned();
  if (typeof at !== 'number') throw new Error('No resync is planned.');
  world.time = at;
  await world.ring('resync');
}

beforeEach(async () => {
  world = await createSyncedWorld();
  world.fleet.requests.length = 0;
});

describe('the automatic resync', () => {
  test('comes an hour after the last sync, again and again, and the status tells when', async () => {
    for (const time of [1, 2, 3]) {
      expect((await status()).nextSyncAt).toBe(planned());
      await ringWhenDue();
      expect(lists()).toBe(time);
      expect((await status()).sync).toMatchObject({ at: 'done', finishedAt: world.time });
      expect(planned()).toBe(world.time + 60 * MINUTE_MS);
    }
  });

  test('is found again by the next start of the worker when the browser has lost its alarm', async () => {
    const before = planned();
    world.alarms.clear();
    world.time += MINUTE_MS;
    await createEngine(world.context).resume();
    expect(planned()).toBe(before);
    expect(lists()).toBe(0);
  });

  test('comes soon after the start of a browser that was closed at its time', async () => {
    world.alarms.clear();
    world.time += 14 * 60 * MINUTE_MS;
    await world.context.engine.resume();
    expect(lists()).toBe(0);
    const soon = planned();
    expect(soon).toBeGreaterThan(world.time);
    expect(soon).toBeLessThan(world.time + 2 * MINUTE_MS);
    await ringWhenDue();
    expect(lists()).toBe(1);
  });

  test('runs once, however many contexts are woken for it', async () => {
    world.time += 60 * MINUTE_MS;
    const engines = [1, 2, 3].map(() => createEngine(world.context));
    await Promise.all(engines.map(async (engine) => engine.resume()));
    await world.rest();
    expect(lists()).toBe(1);
  });

  test('follows the setting, at once', async () => {
    await world.ask('settings.set', { resyncEveryMinutes: 15 });
    expect(planned()).toBeLessThan(world.time + 17 * MINUTE_MS);
    await world.ask('settings.set', { resyncEveryMinutes: 0 });
    expect(planned()).toBeUndefined();
    expect((await status()).nextSyncAt).toBeUndefined();
    world.time += 24 * 60 * MINUTE_MS;
    await world.context.engine.resume();
    expect(lists()).toBe(0);
  });

  test('is planned anew by a sync that a person began', async () => {
    world.time += 50 * MINUTE_MS;
    await world.ask('sync.start', { kind: 'quick' });
    await world.rest();
    expect(planned()).toBe(world.time + 60 * MINUTE_MS);
  });

  test('is planned anew by a sync that was cancelled, and by one that failed', async () => {
    world.fleet.fault = () => new Failure('offline', 'No network.');
    await ringWhenDue();
    await world.ask('sync.cancel', null);
    await world.rest();
    expect(planned()).toBe(world.time + 60 * MINUTE_MS);

    world.fleet.fault = () => new Failure('denied', 'Refused.');
    await ringWhenDue();
    expect((await status()).sync).toMatchObject({ at: 'stopped', problem: { kind: 'denied' } });
    expect(planned()).toBe(world.time + 60 * MINUTE_MS);
  });

  test('does not make dates due that were read a short while ago', async () => {
    await ringWhenDue();
    const reads = world.fleet.requests.filter((request) => request.startsWith('readFields'));
    expect(reads).toEqual([]);
  });

  test('does not come after disconnecting', async () => {
    await world.ask('connection.forget', { removeData: false });
    expect(planned()).toBeUndefined();
    world.time += 60 * MINUTE_MS;
    await world.context.engine.resume();
    expect(lists()).toBe(0);
  });
});
