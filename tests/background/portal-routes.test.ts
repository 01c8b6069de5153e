import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { noteViewed } from '@/lib/store/due-devices';
import { emptyDate } from '@/lib/domain/rmm-date';
import { companyId, day, deviceId, siteId } from '../fixtures/make';
import { createSyncedWorld, purchase, type WorkerWorld } from '../fixtures/worker-world';

let world: WorkerWorld;
const page = { ids: [deviceId(1)], regIds: [], texts: ['WS-1'] };

beforeEach(async () => {
  world = await createSyncedWorld();
});

const reads = () =>
  world.fleet.requests.filter((request) => request === `readFields ${deviceId(1)}`).length;

describe('a device page', () => {
  test('is answered from the store, and read meanwhile', async () => {
    world.time += 60_000;
    const before = reads();
    const answer = await world.ask('portal.page', { evidence: page });
    expect(answer).toMatchObject({ is: 'device', by: 'id', device: { id: deviceId(1) } });
    await world.rest();
    expect(reads()).toBe(before + 1);
    expect(world.notices).toContainEqual({ about: 'devices', ids: [deviceId(1)] });
  });

  test('is not answered without end to a tab that tries out names', async () => {
    const look = (tabId: number) => world.ask('portal.page', { evidence: page }, tabId);
    for (let times = 0; times < 300; times += 1) await look(7);
    await expect(look(7)).rejects.toMatchObject({ kind: 'rate-limited' });
    await expect(look(8)).resolves.toMatchObject({ is: 'device' });
    world.time += 61_000;
    await expect(look(7)).resolves.toMatchObject({ is: 'device' });
  });

  test('is answered although ConnectWise can not be reached', async () => {
    world.fleet.fault = () => new Failure('offline', 'No network.');
    world.time += 60_000;
    expect(await world.ask('portal.page', { evidence: page })).toMatchObject({ is: 'device' });
    await world.rest();
  });
});

describe('rows', () => {
  test('show imported devices only', async () => {
    const row = (number: number) => ({ ids: [deviceId(number)], regIds: [], texts: [] });
    const { devices } = await world.ask('portal.rows', {
      rows: [row(1), row(3), row(9)],
      page: { ids: [], regIds: [], texts: [] },
    });
    expect(devices.map((device) => device?.id ?? null)).toEqual([deviceId(1), null, null]);
  });

  test('of companies and sites come with how their devices stand, and lead to the fleet', async () => {
    const nothing = { ids: [], regIds: [], texts: [] };
    const lead = { text: 'Customer', ids: [companyId(1)] };
    const { devices, places } = await world.ask('portal.rows', {
      rows: [{ ...nothing, ids: [companyId(1)], texts: ['Customer'], lead }, nothing],
      page: nothing,
    });
    expect(devices).toEqual([null, null]);
    expect(places).toEqual([
      expect.objectContaining({ companyId: companyId(1), isById: true, expired: 0 }),
      null,
    ]);
    await world.ask('portal.open-fleet', { companyId: companyId(1), siteId: siteId(1) }, 7);
    expect(world.pages).toEqual([
      `/workspace.html#fleet?company=${companyId(1)}&site=${siteId(1)}`,
    ]);
  });

  test('note a look at imported devices only', async () => {
    const db = await world.context.openDatabase();
    await noteViewed(db, [deviceId(1), deviceId(3)], world.time + 1);
    expect((await db.get('devices', deviceId(1)))?.viewedAt).toBe(world.time + 1);
    expect(await db.get('devices', deviceId(3))).not.toHaveProperty('viewedAt');
  });

  test.for([
    ['ids', { ids: Array.from({ length: 17 }, () => 'a'), regIds: [], texts: [] }],
    ['texts', { ids: [], regIds: [], texts: Array.from({ length: 41 }, () => 'a') }],
    ['letters', { ids: [], regIds: [], texts: ['a'.repeat(161)] }],
  ] as const)('with too many %s are refused', async ([, row]) => {
    const asked = world.ask('portal.rows', { rows: [row], page: row });
    await expect(asked).rejects.toMatchObject({ kind: 'bad-input' });
  });
});

describe('the editor', () => {
  const open = async () =>
    (await world.ask('portal.open-editor', { deviceId: deviceId(1) }, 7)).ticket;

  test('opens for its device, in the tab that asked', async () => {
    const ticket = await open();
    const opening = await world.ask('editor.opening', { ticket }, 7);
    expect(opening).toMatchObject({ device: { id: deviceId(1) }, display: { dateDisplay: 'iso' } });
  });

  test('shows what the RMM holds now', async () => {
    world.time += 60_000;
    const value = { fieldId: purchase.id, name: 'Purchase Date', text: '2021-03-03' };
    world.fleet.values.set(deviceId(1), new Map([[purchase.id, value]]));
    const { device } = await world.ask('editor.opening', { ticket: await open() }, 7);
    expect(device.dates.purchaseDate.date).toBe('2021-03-03');
  });

  test('opens with what is known when the RMM does not answer', async () => {
    world.time += 60_000;
    world.fleet.fault = () => new Failure('offline', 'No network.');
    const opening = await world.ask('editor.opening', { ticket: await open() }, 7);
    expect(opening.device.id).toBe(deviceId(1));
  });

  test('is filled in with what was proposed', async () => {
    const prefill = { purchaseDate: null, warrantyExpiry: day('2027-01-01') };
    const { ticket } = await world.ask('portal.open-editor', { deviceId: deviceId(1), prefill }, 7);
    expect((await world.ask('editor.opening', { ticket }, 7)).prefill).toEqual(prefill);
  });

  test('opens in no other tab', async () => {
    const ticket = await open();
    const opened = world.ask('editor.opening', { ticket }, 8);
    await expect(opened).rejects.toMatchObject({ kind: 'denied' });
  });

  test('opens with no ticket but its own, and none that is too old', async () => {
    const ticket = await open();
    const other = world.ask('editor.opening', { ticket: 'made-up' }, 7);
    await expect(other).rejects.toMatchObject({ kind: 'denied' });
    world.time += 10 * 60_000;
    const late = world.ask('editor.opening', { ticket }, 7);
    await expect(late).rejects.toMatchObject({ kind: 'denied' });
  });

  test('opens again for as long as the page may throw its frame out', async () => {
    const ticket = await open();
    await world.ask('editor.opening', { ticket }, 7);
    world.time += 60 * 60_000;
    await expect(world.ask('editor.opening', { ticket }, 7)).resolves.toBeDefined();
  });

  test('is refused for a device that is not imported', async () => {
    const asked = world.ask('portal.open-editor', { deviceId: deviceId(3) });
    await expect(asked).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test('closes the frame that asked, once', async () => {
    const ticket = await open();
    await world.ask('editor.close', { ticket }, 7);
    await world.ask('editor.close', { ticket }, 7);
    expect(world.told).toEqual([
      { tabId: 7, frameId: 0, notice: { about: 'editor-closed', ticket } },
    ]);
  });

  test('tells the frame that asked how high it should be, and no other', async () => {
    const ticket = await open();
    await world.ask('editor.fit', { ticket, height: 190 }, 7);
    expect(world.told).toEqual([
      { tabId: 7, frameId: 0, notice: { about: 'editor-height', ticket, height: 190 } },
    ]);
    await expect(world.ask('editor.fit', { ticket, height: 190 }, 8)).rejects.toMatchObject({
      kind: 'denied',
    });
    for (const height of [0, 10_000, 99.5]) {
      await expect(world.ask('editor.fit', { ticket, height }, 7)).rejects.toMatchObject({
        kind: 'bad-input',
      });
    }
  });

  test('comes back with what was typed, and not saved, when the page took its frame away', async () => {
    const ticket = await open();
    const typed = { warrantyExpiry: day('2031-12-31') };
    await world.ask('editor.keep', { ticket, typed }, 7);
    expect((await world.ask('editor.opening', { ticket }, 7)).prefill).toEqual(typed);
    await world.ask('editor.keep', { ticket, typed: {} }, 7);
    expect(await world.ask('editor.opening', { ticket }, 7)).not.toHaveProperty('prefill');
    await expect(world.ask('editor.keep', { ticket, typed }, 8)).rejects.toMatchObject({
      kind: 'denied',
    });
  });

  test('moves to a tab of its own, which is the first that comes with its ticket', async () => {
    const ticket = await open();
    const typed = { purchaseDate: day('2020-02-02') };
    await world.ask('editor.move', { ticket, typed }, 7);
    expect(world.told).toEqual([
      { tabId: 7, frameId: 0, notice: { about: 'editor-closed', ticket } },
    ]);
    const [address = ''] = world.pages;
    const moved = { ticket: address.replace('/editor.html#', '') };
    const opened = await world.ask('editor.opening', moved, 9);
    expect(opened).toMatchObject({ device: { id: deviceId(1) }, prefill: typed });
    await expect(world.ask('editor.opening', moved, 10)).rejects.toMatchObject({ kind: 'denied' });
    await expect(world.ask('editor.opening', { ticket }, 7)).rejects.toMatchObject({
      kind: 'denied',
    });
  });

  test('closes nothing for another tab', async () => {
    await world.ask('editor.close', { ticket: await open() }, 8);
    expect(world.told).toEqual([]);
  });
});

describe('what a page may set going', () => {
  test('is to import a device, whose dates are read at once', async () => {
    await world.ask('portal.import', { deviceId: deviceId(3) });
    await world.rest();
    expect(await world.ask('device.get', deviceId(3))).toMatchObject({ standing: 'imported' });
    expect(world.fleet.requests).toContain(`readFields ${deviceId(3)}`);
  });

  test('is to open the mapping of a company', async () => {
    await world.ask('portal.map-company', { companyId: companyId(2) });
    expect(world.pages).toEqual([`/workspace.html#companies?company=${companyId(2)}`]);
  });

  test('is to take back a save of the device on it, and of no other', async () => {
    const { saveId } = await world.ask('edit.save', {
      deviceId: deviceId(1),
      edits: [{ field: 'purchaseDate', base: emptyDate, value: day('2024-05-01') }],
    });
    await world.rest();
    const other = world.ask('portal.undo', { deviceId: deviceId(2), saveId });
    await expect(other).rejects.toMatchObject({ kind: 'not-found' });
    await world.ask('portal.undo', { deviceId: deviceId(1), saveId });
    await world.rest();
    expect(world.textOf(deviceId(1), purchase.id)).toBe('');
  });

  test('is no more than a person could click', async () => {
    const ask = () => world.ask('portal.retry', { deviceId: deviceId(1) });
    for (let click = 0; click < 30; click += 1) await ask();
    await expect(Promise.resolve().then(ask)).rejects.toMatchObject({ kind: 'rate-limited' });
    world.time += 61_000;
    await ask();
  });
});
