import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BulkChange, BulkView } from '@/lib/domain/bulk';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import { addYears } from '@/lib/domain/iso-date';
import { withReadings } from '@/lib/domain/lifecycle';
import { bulkView, listBulks } from '@/lib/sync/bulk-view';
import { feedBulks, MOST_UNDERWAY, pauseBulk } from '@/lib/sync/run-bulk';
import { storeStatus } from '@/lib/sync/store-status';
import { saveEdits } from '@/lib/sync/save-edits';
import { getBulk } from '@/lib/store/bulks';
import { rowReadAt } from '@/lib/store/devices';
import { previewBulk, startBulk } from '@/lib/sync/start-bulk';
import { cancelBulk, resumeBulk, undoBulk } from '@/lib/sync/undo-bulk';
import {
  createEditWorld,
  fields,
  FakeFields,
  settled,
  type EditWorld,
} from '../fixtures/edit-world';
import { day, deviceId, must } from '../fixtures/make';
import { mortal } from '../fixtures/mortal';

const never = new AbortController().signal;
const today = day('2026-11-21');
const ids = Array.from({ length: 20 }, (_, number) => deviceId(number + 1));
const [first, second, third] = [deviceId(1), deviceId(2), deviceId(3)];

let world: EditWorld;

/** What the RMM holds and the store has read. */
async function holds(device: DeviceId, text: string): Promise<void> {
  world.rmm.set('warrantyExpiry', text, device);
  const value = world.seen('warrantyExpiry', device);
  const reading = { value, knownAt: 1, fieldId: fields.warrantyExpiry.id };
  const readings = { warrantyExpiry: reading };
  const record = await world.record(device);
  const now = world.now();
  await world.db.put('lifecycle', withReadings(record, { source: 'rmm', readings, now }));
  const row = must(await world.db.get('devices', device));
  await world.db.put('devices', rowReadAt(row, { readAt: now, now, viewed: false }));
}

beforeEach(async () => {
  world = await createEditWorld(new FakeFields(), ids);
  for (const id of ids) await holds(id, '2026-01-31');
});

const extend: BulkChange = { kind: 'extend', years: 1 };
const preview = (deviceIds: readonly DeviceId[], change = extend) =>
  previewBulk(world.db, { deviceIds, change }, { now: world.now(), today });
const start = async (deviceIds: readonly DeviceId[], change = extend) =>
  (await startBulk(world, await preview(deviceIds, change), change)).bulkId;

/** What a worker does until nothing is left, or all of it waits. */
async function work(deps: EditWorld = world, worker = deps.freshWorker()): Promise<void> {
  for (let isWaiting = false; ;) {
    const { fed, isIdle } = await feedBulks(deps);
    if (isIdle || (isWaiting && fed.length === 0)) return;
    isWaiting = fed.length === 0;
    await worker.deliver(never);
  }
}

const view = async (id: string): Promise<BulkView> => must(await bulkView(world.db, id));
const outcomes = async (id: string) => (await view(id)).rows.map(({ outcome }) => outcome);
const expiries = (some: readonly DeviceId[] = ids) =>
  some.map((id) => world.rmm.get('warrantyExpiry', id));

describe('a bulk edit', () => {
  test('changes every device and tells what became of each', async () => {
    const id = await start(ids);
    expect(await view(id)).toMatchObject({ state: 'running', counts: { pending: 20 } });
    await work();
    expect(new Set(expiries())).toEqual(new Set(['2027-01-31']));
    expect(await view(id)).toMatchObject({
      state: 'done',
      by: 'Technician',
      change: extend,
      counts: { saved: 20, pending: 0 },
      canUndo: true,
    });
    expect(await listBulks(world.db)).toMatchObject([{ id, counts: { saved: 20 }, rows: [] }]);
  });

  test('is one line in the history, beside one for each device', async () => {
    const bulkId = await start([first, second]);
    await work();
    const lines = await world.lines();
    expect(lines[0]).toMatchObject({ kind: 'bulk', bulkId, devices: 2, change: extend });
    expect(lines.filter(({ kind }) => kind === 'edit')).toMatchObject([{ bulkId }, { bulkId }]);
  });

  test('has few devices on their way at a time', async () => {
    await start(ids);
    world.rmm.fates = () =>
      new Failure('offline', 'No network.', { retryAt: world.now() + 60_000 });
    await work();
    expect(await world.db.count('edits')).toBe(MOST_UNDERWAY);
    world.rmm.fates = () => 'goes-on';
    world.advance(120_000);
    await work();
    expect(new Set(expiries())).toEqual(new Set(['2027-01-31']));
  });

  test('goes through a refusal for a while in the middle', async () => {
    const id = await start(ids);
    let calls = 0;
    world.rmm.fates = () => {
      calls += 1;
      const isRefused = calls > 30 && calls < 40;
      return isRefused ? new Failure('rate-limited', 'Slow down.') : 'goes-on';
    };
    await work();
    world.advance(30 * 60_000);
    await work();
    expect(await view(id)).toMatchObject({ state: 'done', counts: { saved: 20 } });
    expect(world.rmm.writes).toHaveLength(20);
  });

  test('leaves out what others changed since it was shown, as a conflict of that device', async () => {
    const rows = await preview([first, second]);
    world.rmm.set('warrantyExpiry', '2030-01-01', second);
    const { bulkId } = await startBulk(world, rows, extend);
    await work();
    expect(await outcomes(bulkId)).toEqual(['saved', 'conflict']);
    expect(expiries([second])).toEqual(['2030-01-01']);
    expect(await view(bulkId)).toMatchObject({ state: 'done' });
  });

  test('passes over devices with nothing to change, and says why', async () => {
    await holds(second, '');
    const id = await start([first, second]);
    await work();
    expect(await view(id)).toMatchObject({
      counts: { saved: 1, skipped: 1 },
      rows: [{}, { outcome: 'skipped', why: 'It has no expiry to extend.' }],
    });
  });

  test('of devices that all stay as they are is refused', async () => {
    await holds(first, '');
    await expect(start([first])).rejects.toMatchObject({ kind: 'bad-input' });
    expect(await world.lines()).toEqual([]);
  });

  test('takes 500 devices at most', async () => {
    const many = Array.from({ length: 501 }, (_, number) => deviceId(number));
    await expect(preview(many)).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test('names the device that is not imported any more', async () => {
    const id = await start([first, second]);
    const row = must(await world.db.get('devices', first));
    await world.db.put('devices', { ...row, standing: 'ignored' });
    await work();
    expect(await view(id)).toMatchObject({
      state: 'done',
      rows: [
        { outcome: 'not-saved', why: 'Import this device first: its dates are not tracked yet.' },
        {},
      ],
    });
  });

  test('rests when the key may not write, and goes on from there', async () => {
    const id = await start(ids);
    const refusal = new Failure('missing-scope', 'No scope.', { scope: 'write' });
    world.rmm.fates = (call) => (call === 'write' ? refusal : 'goes-on');
    await work();
    expect(await view(id)).toMatchObject({
      state: 'paused',
      counts: { 'not-saved': MOST_UNDERWAY, pending: 20 - MOST_UNDERWAY },
    });
    world.rmm.fates = () => 'goes-on';
    await resumeBulk(world, id);
    await work();
    expect(await view(id)).toMatchObject({ state: 'done', counts: { saved: 20 } });
  });
});

describe('a person', () => {
  test('lets it rest and go on', async () => {
    const id = await start(ids);
    await feedBulks(world);
    await pauseBulk(world.db, id);
    await work();
    expect((await view(id)).counts).toMatchObject({ saving: MOST_UNDERWAY, pending: 12 });
    await settled(world.freshWorker().deliver(never));
    expect((await view(id)).counts).toMatchObject({ saved: MOST_UNDERWAY, pending: 12 });
    expect((await storeStatus(world.db)).openBulk).toEqual({
      id,
      state: 'paused',
      done: MOST_UNDERWAY,
      total: 20,
    });
    await resumeBulk(world, id);
    await work();
    expect(await view(id)).toMatchObject({ state: 'done', counts: { saved: 20 } });
    expect(await storeStatus(world.db)).not.toHaveProperty('openBulk');
  });

  test('is told of one that rests, however many came to their end since', async () => {
    const id = await start(ids);
    await pauseBulk(world.db, id);
    const paused = await getBulk(world.db, id);
    for (let number = 0; number < 40; number += 1) {
      const { running: _running, ...bulk } = must(paused);
      await world.db.put('bulks', { ...bulk, id: `b-${number}`, at: bulk.at + 1, state: 'done' });
    }
    expect((await storeStatus(world.db)).openBulk).toMatchObject({ id, state: 'paused' });
  });

  test('gives up what was not begun; what is on its way arrives', async () => {
    const id = await start(ids);
    await feedBulks(world);
    await cancelBulk(world.db, id);
    await settled(world.freshWorker().deliver(never));
    await work();
    expect(await view(id)).toMatchObject({
      state: 'cancelled',
      counts: { saved: MOST_UNDERWAY, cancelled: 12 },
    });
    await resumeBulk(world, id);
    expect((await view(id)).state).toBe('cancelled');
  });

  test('takes all of it back, and that back again', async () => {
    const id = await start(ids);
    await work();
    const undo = await undoBulk(world, id);
    expect(await undoBulk(world, id)).toEqual(undo);
    await work();
    expect(new Set(expiries())).toEqual(new Set(['2026-01-31']));
    expect(await view(id)).toMatchObject({ canUndo: false });
    expect(await view(undo.bulkId)).toMatchObject({ undoOf: id, counts: { saved: 20 } });
    await expect(undoBulk(world, id)).rejects.toMatchObject({ kind: 'bad-input' });

    const redo = await undoBulk(world, undo.bulkId);
    await work();
    expect(new Set(expiries())).toEqual(new Set(['2027-01-31']));
    expect(await view(redo.bulkId)).toMatchObject({ state: 'done', canUndo: true });
  });

  test('takes it back while it runs: what was not begun never begins', async () => {
    const id = await start(ids);
    await feedBulks(world);
    await undoBulk(world, id);
    await work();
    expect(new Set(expiries())).toEqual(new Set(['2026-01-31']));
    expect(await view(id)).toMatchObject({ state: 'cancelled', counts: { cancelled: 12 } });
  });

  test('takes back only what was not changed again since', async () => {
    const id = await start([first, second, third]);
    await work();
    const base = world.seen('warrantyExpiry', second);
    const value = { kind: 'date', date: addYears(today, 9) } as const;
    await saveEdits(world, second, [{ field: 'warrantyExpiry', base, value }]);
    await settled(world.freshWorker().deliver(never));
    world.rmm.set('warrantyExpiry', '2031-01-01', third);

    const { bulkId } = await undoBulk(world, id);
    await work();
    expect(expiries([first, second, third])).toEqual(['2026-01-31', '2035-11-21', '2031-01-01']);
    expect(await outcomes(bulkId)).toEqual(['saved', 'skipped', 'conflict']);
  });
});

test('a worker that dies at whichever call saves no device twice and leaves out none', async () => {
  const some = ids.slice(0, 3);
  let deaths = 0;
  for (let calls = 1; ; calls += 1) {
    world = await createEditWorld(new FakeFields(), some);
    for (const id of some) await holds(id, '2026-01-31');
    const id = await start(some);
    const life = mortal(calls);
    const openDatabase = life.openDatabase(world.openDatabase);
    const end = await Promise.race([
      life.ended,
      work({ ...world, openDatabase }, world.freshWorker(life)),
    ]);
    await work();
    expect(expiries(some)).toEqual(['2027-01-31', '2027-01-31', '2027-01-31']);
    expect(world.rmm.writes).toHaveLength(3);
    expect(await view(id)).toMatchObject({ state: 'done', counts: { saved: 3 } });
    expect((await world.lines()).filter(({ kind }) => kind === 'edit')).toHaveLength(3);
    if (end !== 'stopped') break;
    deaths += 1;
  }
  expect(deaths).toBeGreaterThan(20);
});
