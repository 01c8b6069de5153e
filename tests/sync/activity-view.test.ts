import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ActivityFilter } from '@/lib/domain/activity';
import { Failure } from '@/lib/domain/failure';
import { addActivity } from '@/lib/store/activity';
import { trackDevices } from '@/lib/store/device-tracking';
import { changeSettings, writeState } from '@/lib/store/state';
import { activityPage } from '@/lib/sync/activity-view';
import { feedBulks } from '@/lib/sync/run-bulk';
import { previewBulk, startBulk } from '@/lib/sync/start-bulk';
import { undoBulk } from '@/lib/sync/undo-bulk';
import { pinSource } from '@/lib/sync/pin-source';
import { saveEdits, undoSave } from '@/lib/sync/save-edits';
import {
  createEditWorld,
  day,
  deviceId,
  empty,
  fields,
  known,
  settled,
  type EditWorld,
} from '../fixtures/edit-world';
import { put } from '../fixtures/fleet';
import {
  clientId,
  company,
  day as isoDay,
  companyId as makeCompanyId,
  device,
  deviceId as makeId,
} from '../fixtures/make';
import { createSyncWorld } from '../fixtures/sync-world';

let world: EditWorld;

beforeEach(async () => {
  world = await createEditWorld();
});

const save = async (base: string, value: string) => {
  const edit = { base: base ? day(base) : empty, value: day(value) };
  return (await saveEdits(world, deviceId, [{ field: 'purchaseDate', ...edit }])).saveId;
};
const deliver = () => settled(world.freshWorker().deliver(new AbortController().signal));
const edits = async () =>
  (await activityPage(world.db, { limit: 50 })).rows
    .filter(({ event }) => event.kind === 'edit')
    .map(({ outcome, canUndo }) => [outcome, canUndo]);

test('an edit that waits to be sent can be undone', async () => {
  await save('', '2024-05-01');
  expect(await edits()).toEqual([['saving', true]]);
});

test('an edit that waits for the network says so', async () => {
  world.rmm.fates = () => new Failure('offline', 'No network.', { retryAt: world.now() + 60_000 });
  await save('', '2024-05-01');
  await deliver();
  expect(await edits()).toEqual([['waiting', true]]);
});

test('only the latest change of a date can be undone, newest first', async () => {
  await save('', '2024-05-01');
  await deliver();
  await save('2024-05-01', '2024-06-01');
  await deliver();
  expect(await edits()).toEqual([
    ['saved', true],
    ['saved', false],
  ]);
});

test('an undone edit can not be undone again, its undo can', async () => {
  const saveId = await save('', '2024-05-01');
  await deliver();
  await undoSave(world, saveId);
  await deliver();
  expect(await edits()).toEqual([
    ['saved', true],
    ['saved', false],
  ]);
});

test('an edit that met a change by others shows the conflict', async () => {
  world.rmm.set('purchaseDate', '2020-02-02');
  await save('', '2024-05-01');
  await deliver();
  const { rows } = await activityPage(world.db, { limit: 50 });
  expect(rows.at(-1)).toMatchObject({ outcome: 'conflict', problem: { kind: 'conflict' } });
});

test('an edit that a later one took the place of says so', async () => {
  await save('', '2024-05-01');
  await save('', '2024-06-01');
  expect(await edits()).toEqual([
    ['saving', true],
    ['superseded', false],
  ]);
});

test('comes in pages', async () => {
  for (let line = 0; line < 5; line += 1) {
    await addActivity(world.db, line, { kind: 'import', imported: line, ignored: 0 });
  }
  const first = await activityPage(world.db, { limit: 3 });
  expect(first).toMatchObject({ more: true, rows: [{ at: 4 }, { at: 3 }, { at: 2 }] });
  const rest = await activityPage(world.db, { limit: 3, before: first.rows.at(-1)?.number });
  expect(rest).toMatchObject({ more: false, rows: [{ at: 1 }, { at: 0 }] });
});

describe('the history of', () => {
  const [first, second] = [makeId(1), makeId(2)];
  const ann = { field: 'purchaseDate', base: empty, value: day('2024-05-01') } as const;
  const kindsOf = async (filter: ActivityFilter, limit = 50) =>
    (await activityPage(world.db, { ...filter, limit })).rows.map(({ event }) => [
      event.kind,
      'deviceId' in event ? event.deviceId : undefined,
    ]);

  beforeEach(async () => {
    world = await createEditWorld(undefined, [first, second]);
    await changeSettings(world.db, { technicianName: 'Ann' });
    await saveEdits(world, first, [ann]);
    await changeSettings(world.db, { technicianName: 'Bo' });
    await saveEdits(world, second, [ann]);
    await deliver();
    await pinSource(world, { deviceId: first, field: 'purchaseDate', source: 'rmm' });
    await addActivity(world.db, 9, { kind: 'connection', what: 'connected' });
  });

  test('a device', async () => {
    expect(await kindsOf({ deviceId: first })).toEqual([
      ['pin', first],
      ['edit-ended', first],
      ['edit', first],
    ]);
  });

  test('a person', async () => {
    expect(await kindsOf({ person: 'Bo' })).toEqual([
      ['pin', first],
      ['edit', second],
    ]);
    const { people } = await activityPage(world.db, { limit: 1 });
    expect(people).toEqual(['Ann', 'Bo']);
  });

  test('one kind', async () => {
    expect(await kindsOf({ kind: 'edit' })).toEqual([
      ['edit', second],
      ['edit', first],
    ]);
  });

  test('all of it together', async () => {
    expect(await kindsOf({ deviceId: first, person: 'Bo', kind: 'pin' })).toEqual([['pin', first]]);
    expect(await kindsOf({ deviceId: second, person: 'Ann' })).toEqual([]);
  });

  test('a client: the devices of the companies that are mapped to it now', async () => {
    const row = known(await world.db.get('devices', second));
    await world.db.put('devices', { ...row, companyId: makeCompanyId(9) });
    const client = clientId('one');
    expect(await kindsOf({ clientId: client })).toEqual([]);
    await world.db.put('mappings', { companyId: makeCompanyId(9), clientId: client });
    expect(await kindsOf({ clientId: client })).toEqual([
      ['edit-ended', second],
      ['edit', second],
    ]);
    expect(await kindsOf({ clientId: client, kind: 'edit' })).toEqual([['edit', second]]);
  });

  test('a client and a person: a bulk edit of devices of its companies is in it', async () => {
    const row = known(await world.db.get('devices', first));
    const other = known(await world.db.get('devices', second));
    await world.db.put('devices', { ...row, fieldsReadAt: 1 });
    await world.db.put('devices', { ...other, fieldsReadAt: 1, companyId: makeCompanyId(9) });
    for (const [number, client] of [
      [row.companyId, 'one'],
      [makeCompanyId(9), 'nine'],
      [makeCompanyId(8), 'eight'],
    ] as const) {
      await world.db.put('mappings', { companyId: number, clientId: clientId(client) });
    }
    const change = { kind: 'set', field: 'warrantyExpiry', date: isoDay('2030-01-01') } as const;
    const at = { now: 9, today: isoDay('2026-01-01') };
    const rows = await previewBulk(world.db, { deviceIds: [first, second], change }, at);
    const { bulkId } = await startBulk(world, rows, change);
    const of = (client: string) => kindsOf({ clientId: clientId(client), kind: 'bulk' });
    expect([await of('one'), await of('nine'), await of('eight')]).toEqual([
      [['bulk', undefined]],
      [['bulk', undefined]],
      [],
    ]);
    expect(await kindsOf({ clientId: clientId('nine'), person: 'Bo', kind: 'bulk' })).toHaveLength(
      1,
    );
    expect(await kindsOf({ clientId: clientId('nine'), person: 'Ann', kind: 'bulk' })).toEqual([]);

    await feedBulks(world);
    await undoBulk(world, bulkId);
    expect(await of('nine')).toHaveLength(2);
  });

  test('a kind comes page by page, as whole as at once', async () => {
    for (let number = 0; number < 10; number += 1) {
      await addActivity(world.db, number, { kind: 'mapping', mapped: number, unmapped: 0 });
      await addActivity(world.db, number, { kind: 'connection', what: 'connected' });
    }
    const numbers: number[] = [];
    let page = await activityPage(world.db, { kind: 'mapping', limit: 3 });
    numbers.push(...page.rows.map((row) => row.number));
    while (page.more) {
      page = await activityPage(world.db, {
        kind: 'mapping',
        limit: 3,
        before: page.rows.at(-1)?.number,
      });
      numbers.push(...page.rows.map((row) => row.number));
    }
    const all = await activityPage(world.db, { kind: 'mapping', limit: 50 });
    expect(numbers).toEqual(all.rows.map((row) => row.number));
    expect(numbers).toHaveLength(10);
  });

  test('a line behind thousands of others is found, a bounded part of the history at a time', async () => {
    const tx = world.db.transaction('activity', 'readwrite');
    for (let number = 0; number < 6_000; number += 1) {
      void tx.store.add({ at: number, event: { kind: 'connection', what: 'connected' } });
    }
    await tx.done;
    const row = known(await world.db.get('devices', first));
    const client = clientId('one');
    await world.db.put('mappings', { companyId: row.companyId, clientId: client });
    expect(await kindsOf({ clientId: client, kind: 'pin' })).toEqual([['pin', first]]);

    const part = await activityPage(world.db, { clientId: client, limit: 2 });
    expect(part).toMatchObject({ rows: [], more: true });
    const rest = await activityPage(world.db, { clientId: client, limit: 2, before: part.next });
    expect(rest).toMatchObject({ more: true, next: rest.rows.at(-1)?.number });
    expect(rest.rows).toHaveLength(2);
  });

  test('nobody ends with the history', async () => {
    const client = clientId('nobody');
    expect(await activityPage(world.db, { clientId: client, limit: 5 })).toMatchObject({
      rows: [],
      more: false,
    });
  });
});

test('a full resync leaves the history, the edits and the dates as they are', async () => {
  const synced = await createSyncWorld();
  put(synced.fleet.companies, [company(1)]);
  put(synced.fleet.devices, [device(1, 1)]);
  await synced.sync();
  await synced.map(1);
  await synced.resume();
  const { db } = synced;
  await trackDevices(db, [makeId(1)], 'imported');
  await writeState(db, 'fields', fields);
  const deps = { openDatabase: async () => db, now: () => 9, newId: () => 'id-1' };
  const edit = { field: 'purchaseDate', base: empty, value: day('2024-05-01') } as const;
  await saveEdits(deps, makeId(1), [edit]);
  const kept = async () => [await db.getAll('edits'), await db.getAll('lifecycle')];
  const before = { lines: await db.getAll('activity'), kept: await kept() };

  await synced.sync('full');
  const lines = await db.getAll('activity');
  expect(lines.length).toBeGreaterThan(before.lines.length);
  expect(lines.slice(0, before.lines.length)).toEqual(before.lines);
  expect(await kept()).toEqual(before.kept);
});
