import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { bulkRoutes } from '@/entrypoints/background/bulk-routes';
import type { Context } from '@/entrypoints/background/context';
import { createEngine } from '@/entrypoints/background/engine';
import type { BulkChange } from '@/lib/domain/bulk';
import { Failure } from '@/lib/domain/failure';
import { deviceId, day, must } from '../fixtures/make';
import { createSyncedWorld, warranty, type WorkerWorld } from '../fixtures/worker-world';

const devices = [deviceId(1), deviceId(2)];
const change: BulkChange = { kind: 'set', field: 'warrantyExpiry', date: day('2030-01-01') };

let world: WorkerWorld;

beforeEach(async () => {
  world = await createSyncedWorld();
});

const offline = () => {
  world.fleet.fault = (request) =>
    request.includes('Fields') ? new Failure('offline', 'No network.') : undefined;
};
const online = () => {
  world.fleet.fault = () => undefined;
};
const expiries = () => devices.map((id) => world.textOf(id, warranty.id));
const view = async (bulkId: string) => must((await world.ask('bulk.get', { bulkId })) ?? undefined);

async function start(): Promise<string> {
  const { rows } = await world.ask('bulk.preview', { deviceIds: devices, change });
  return (await world.ask('bulk.start', { rows, change })).bulkId;
}

describe('a bulk edit', () => {
  test('is shown first, then done, and leaves no alarm behind', async () => {
    const { rows } = await world.ask('bulk.preview', { deviceIds: devices, change });
    expect(rows).toMatchObject(devices.map((id) => ({ deviceId: id, from: { kind: 'empty' } })));
    expect(expiries()).toEqual([undefined, undefined]);

    const bulkId = await start();
    await world.rest();
    expect(expiries()).toEqual(['2030-01-01', '2030-01-01']);
    expect(await view(bulkId)).toMatchObject({ state: 'done', counts: { saved: 2 } });
    expect(world.alarms.has('bulk') || world.alarms.has('outbox')).toBe(false);
    expect(world.notices).toContainEqual({ about: 'activity' });
  });

  test('waits for the network by the alarm of the outbox, and goes on when it is back', async () => {
    offline();
    const bulkId = await start();
    await world.rest();
    await world.rest();
    expect(world.alarms.has('bulk')).toBe(false);
    expect(world.alarms.get('outbox')).toBeGreaterThan(world.time);
    expect(await view(bulkId)).toMatchObject({ state: 'running', counts: { waiting: 2 } });

    online();
    await world.context.engine.retryNow();
    await world.rest();
    expect(expiries()).toEqual(['2030-01-01', '2030-01-01']);
    expect(await view(bulkId)).toMatchObject({ state: 'done' });
  });

  test.for(['bulk.start', 'bulk.undo', 'bulk.resume'] as const)(
    'is gone on with by a worker that the alarm wakes, after one that died at %s',
    async (name) => {
      const { rows } = await world.ask('bulk.preview', { deviceIds: devices, change });
      const bulkId = name === 'bulk.start' ? '' : await start();
      if (name === 'bulk.resume') await world.ask('bulk.pause', { bulkId });
      await world.rest();
      const db = await world.context.openDatabase();
      const before = await db.getAll('bulks');
      const atAlarm: unknown[] = [];
      const died: Context = {
        ...world.context,
        engine: { ...world.context.engine, runBulks: async () => undefined },
        alarms: {
          ...world.context.alarms,
          async watch(alarm) {
            await world.context.alarms.watch(alarm);
            atAlarm.push(await db.getAll('bulks'));
          },
        },
      };
      world.alarms.delete('bulk');
      const body = name === 'bulk.start' ? { rows, change } : { bulkId };
      await bulkRoutes(died)[name].answer(body, { tabId: 7, frameId: 0, origin: '' });
      // First the alarm, then the record: there is no moment at which nothing would wake a worker for it.
      expect(atAlarm).toEqual([before]);
      expect(await db.getAll('bulks')).not.toEqual(before);
      expect(world.alarms.get('bulk')).toBe('watch');

      await createEngine(world.context).ring('bulk');
      expect(expiries()).toEqual(name === 'bulk.undo' ? ['', ''] : ['2030-01-01', '2030-01-01']);
      expect(world.alarms.has('bulk')).toBe(false);
    },
  );

  test('that was refused leaves an alarm that rings once', async () => {
    await expect(world.ask('bulk.start', { rows: [], change })).rejects.toMatchObject({
      kind: 'bad-input',
    });
    await createEngine(world.context).ring('bulk');
    expect(world.alarms.has('bulk')).toBe(false);
  });

  test('rests, goes on, is given up and taken back by a person', async () => {
    offline();
    const bulkId = await start();
    await world.ask('bulk.pause', { bulkId });
    expect(await view(bulkId)).toMatchObject({ state: 'paused' });
    online();
    await world.ask('bulk.resume', { bulkId });
    await world.context.engine.retryNow();
    await world.rest();
    expect(await view(bulkId)).toMatchObject({ state: 'done', canUndo: true });

    const undo = await world.ask('bulk.undo', { bulkId });
    await world.rest();
    expect(expiries()).toEqual(['', '']);
    expect(await world.ask('bulk.list', null)).toMatchObject([
      { id: undo.bulkId, undoOf: bulkId, rows: [] },
      { id: bulkId, canUndo: false, rows: [] },
    ]);
    await world.ask('bulk.cancel', { bulkId: undo.bulkId });
    expect(await view(undo.bulkId)).toMatchObject({ state: 'done' });
  });

  test('that is not there is nothing', async () => {
    expect(await world.ask('bulk.get', { bulkId: 'none' })).toBeNull();
    await expect(world.ask('bulk.undo', { bulkId: 'none' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('devices handed over by a portal page', () => {
  test('are opened once, each of them once', async () => {
    const draft = await world.context.bulkDrafts.issue([...devices, ...devices]);
    expect(await world.ask('bulk.draft', { draft })).toEqual(devices);
    await expect(world.ask('bulk.draft', { draft })).rejects.toMatchObject({ kind: 'denied' });
  });

  test('are not opened after a while', async () => {
    const draft = await world.context.bulkDrafts.issue(devices);
    world.time += 11 * 60_000;
    await expect(world.ask('bulk.draft', { draft })).rejects.toMatchObject({ kind: 'denied' });
  });
});

describe('a device', () => {
  test('has a source pinned', async () => {
    await world.ask('date.pin', { deviceId: deviceId(1), field: 'warrantyExpiry', source: 'rmm' });
    const device = await world.ask('device.get', deviceId(1));
    expect(device?.dates.warrantyExpiry.pinned).toBe('rmm');
  });

  test('without dates is found, and the next one after it', async () => {
    const first = await world.ask('missing.next', {});
    expect(first).toMatchObject({ left: 2, next: { deviceId: deviceId(1) } });
    expect(await world.ask('missing.next', { after: deviceId(1) })).toMatchObject({
      next: { deviceId: deviceId(2) },
    });
  });
});

test('the history is filtered by what a page asks for', async () => {
  await start();
  await world.rest();
  const { rows, people } = await world.ask('activity.list', { kind: 'bulk', limit: 10 });
  expect(rows).toMatchObject([{ event: { kind: 'bulk', devices: 2 }, canUndo: true }]);
  expect(people).toEqual(['Technician']);
});
