import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceFacts } from '@/lib/domain/device';
import { emptyRecord, type LifecycleRecord } from '@/lib/domain/lifecycle';
import { readRmmDate, rmmDate } from '@/lib/domain/rmm-date';
import { missingRow, rowOf, rowReadAt, rowTriedAt } from '@/lib/store/devices';
import type { Database } from '@/lib/store/database';
import { createDatabase } from '@/lib/store/open';
import { changeSettings, writeState } from '@/lib/store/state';
import { tally } from '@/lib/store/tallies';
import {
  createMissingDates,
  type MissingDatesQueue,
  type MissingWanted,
} from '@/lib/sync/missing-dates';
import { saveEdits } from '@/lib/sync/save-edits';
import { fields, known } from '../fixtures/edit-world';
import {
  client,
  clientId,
  company,
  companyId,
  day,
  device,
  deviceId,
  groupId,
} from '../fixtures/make';

let db: Database;
let time = 0;
let queue: MissingDatesQueue;
let databases = 0;

async function put(facts: DeviceFacts, imported = true, isGone = false): Promise<void> {
  const trackingOfNew = () => (imported ? 'imported' : 'staged');
  const ours = { runId: 'run', trackingOfNew, isMapped: true, at: 1 } as const;
  const row = rowReadAt(rowOf(facts, undefined, ours), { readAt: 1, now: 1, viewed: false });
  const after = isGone ? missingRow(row, 5) : row;
  const tx = db.transaction(['devices', 'tallies'], 'readwrite');
  await tx.objectStore('devices').put(after);
  await tally(tx.objectStore('tallies'), [{ before: undefined, after }], 'run');
  await tx.done;
}

const said = (text: string) => ({ rmm: { value: readRmmDate(text), knownAt: 1 } });

async function dates(number: number, purchase: string, expiry: string): Promise<void> {
  const record: LifecycleRecord = {
    ...emptyRecord(deviceId(number)),
    purchaseDate: said(purchase),
    warrantyExpiry: said(expiry),
  };
  await db.put('lifecycle', record);
}

/** The database; `onUse` is told which of its functions are used. */
const listening = (onUse: (name: string | symbol) => void): Database =>
  new Proxy(db, {
    get(target, name) {
      onUse(name);
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const bound: unknown = value.bind(target);
      return bound;
    },
  });

/** As a worker that has just begun finds it. */
const nextMissing = (wanted: MissingWanted) =>
  createMissingDates({ openDatabase: async () => db, now: () => 0 }).next(wanted);

/** Goes through the queue as a person does, until it begins again. */
async function walk(wanted: MissingWanted = {}): Promise<readonly string[]> {
  const names: string[] = [];
  let { next } = await nextMissing(wanted);
  while (next && !names.includes(next.name)) {
    names.push(next.name);
    ({ next } = await nextMissing({ ...wanted, after: next.deviceId }));
  }
  return names;
}

beforeEach(async () => {
  databases += 1;
  db = await createDatabase(`missing-${databases}`)();
  time = 1_000;
  queue = createMissingDates({ openDatabase: async () => db, now: () => time });
  await writeState(db, 'fields', fields);
  for (const number of [1, 2]) {
    const stored = { ...company(number, { name: `Company ${3 - number}` }), nameKeys: [] };
    await db.put('companies', { ...stored, seenInRun: 'run' });
    await db.put('clients', client(`client-${number}`, `Client ${number}`));
    await db.put('mappings', {
      companyId: companyId(number),
      clientId: clientId(`client-${number}`),
    });
  }
});

describe('the queue', () => {
  beforeEach(async () => {
    await put(device(1, 1, { name: 'Beta' }));
    await put(device(2, 1, { name: 'Alpha' }));
    await put(device(3, 2, { name: 'Gamma' }));
    await put(device(4, 2, { name: 'Delta', kind: 'server' }));
  });

  test('goes by company, kind and name, and begins again at the end', async () => {
    expect(await walk()).toEqual(['Gamma', 'Delta', 'Alpha', 'Beta']);
  });

  test('holds what lacks one date or both, and counts it', async () => {
    await dates(1, '2024-01-01', '2027-01-01');
    await dates(2, '2024-01-01', '');
    await dates(3, '', '');
    expect(await walk()).toEqual(['Gamma', 'Delta', 'Alpha']);
    expect((await nextMissing({})).left).toBe(3);
  });

  test('keeps to a client', async () => {
    expect(await walk({ clientId: clientId('client-1') })).toEqual(['Alpha', 'Beta']);
    expect((await nextMissing({ clientId: clientId('client-1') })).left).toBe(2);
  });

  test('goes on after a device that has its dates by now', async () => {
    await dates(3, '2024-01-01', '2027-01-01');
    expect((await nextMissing({ after: deviceId(3) })).next?.name).toBe('Delta');
  });

  test('has no next one when only the shown one is left', async () => {
    await dates(1, '2024-01-01', '2027-01-01');
    await dates(2, '2024-01-01', '2027-01-01');
    await dates(3, '2024-01-01', '2027-01-01');
    expect(await nextMissing({ after: deviceId(4) })).toEqual({ left: 1 });
  });

  test('ends', async () => {
    for (const number of [1, 2, 3, 4]) await dates(number, '2024-01-01', '2027-01-01');
    expect(await nextMissing({})).toEqual({ left: 0 });
  });

  test('holds a text that is no date until a setting reads it', async () => {
    await dates(1, '3/4/2024', '3/4/2027');
    expect(await walk({ clientId: clientId('client-1') })).toEqual(['Alpha', 'Beta']);
    await changeSettings(db, { textDates: 'day-first' });
    expect(await walk({ clientId: clientId('client-1') })).toEqual(['Alpha']);
  });

  test('takes a date on its way for one', async () => {
    let ids = 0;
    const deps = { openDatabase: async () => db, now: () => 9, newId: () => `id-${(ids += 1)}` };
    const value = rmmDate(day('2024-01-01'));
    const base = rmmDate(undefined);
    await saveEdits(deps, deviceId(2), [
      { field: 'purchaseDate', base, value },
      { field: 'warrantyExpiry', base, value },
    ]);
    expect(await walk({ clientId: clientId('client-1') })).toEqual(['Beta']);
  });
});

test('the queue leaves out what is not imported, is missing, or has no warranty', async () => {
  await put(device(1, 1, { name: 'Staged' }), false);
  await put(device(2, 1, { name: 'Gone' }), true, true);
  await put(device(3, 1, { name: 'Virtual', kind: 'virtual-machine' }));
  await put(device(4, 1, { name: 'Left' }));
  expect(await walk()).toEqual(['Left']);
  expect((await nextMissing({})).left).toBe(1);
});

describe('devices that were never read', () => {
  beforeEach(async () => {
    await put(device(1, 1, { name: 'Alpha' }));
    for (const number of [2, 3]) {
      await put(device(number, 1, { name: `WS-${number}` }));
      const row = { ...known(await db.get('devices', deviceId(number))), fieldsReadAt: 0 };
      await db.put('devices', number === 2 ? { ...row, crawlAt: 0 } : rowTriedAt(row, 9));
    }
  });

  test('are not said to lack a date, tried or not', async () => {
    expect(await walk()).toEqual(['Alpha']);
    expect(await nextMissing({})).toMatchObject({ left: 1, unread: 2 });
  });

  test('are led to once they were read', async () => {
    expect(await queue.next({})).toMatchObject({ left: 1, unread: 2 });
    await put(device(3, 1, { name: 'WS-3' }));
    queue.forget([deviceId(3)]);
    expect(await queue.next({ after: deviceId(1) })).toMatchObject({
      left: 2,
      unread: 1,
      next: { name: 'WS-3' },
    });
  });
});

describe('the queue of a list', () => {
  beforeEach(async () => {
    await put(device(1, 1, { name: 'Alpha' }));
    await put(device(2, 1, { name: 'Beta', kind: 'server', model: 'PowerEdge' }));
    await put(device(3, 2, { name: 'Gamma', kind: 'server' }));
    await put(device(4, 2, { name: 'Delta', kind: 'virtual-machine' }));
    for (const number of [1, 3]) {
      const row = known(await db.get('devices', deviceId(number)));
      await db.put('devices', { ...row, groupIds: [groupId(5)] });
    }
  });

  test.for<readonly [string, MissingWanted, readonly string[]]>([
    ['a company', { companyId: companyId(1) }, ['Alpha', 'Beta']],
    ['a kind', { kind: 'server' }, ['Gamma', 'Beta']],
    ['a kind that has no warranty', { kind: 'virtual-machine' }, []],
    ['a group', { groupId: groupId(5) }, ['Gamma', 'Alpha']],
    ['what is sought', { search: 'poweredge' }, ['Beta']],
    ['all of it together', { kind: 'server', groupId: groupId(5), search: 'gam' }, ['Gamma']],
    [
      'a company of another client',
      { companyId: companyId(1), clientId: clientId('client-2') },
      [],
    ],
  ])('keeps to %s', async ([, wanted, names]) => {
    expect(await walk(wanted)).toEqual(names);
    expect((await nextMissing(wanted)).left).toBe(names.length);
  });
});

describe('a queue that is asked again and again', () => {
  const ofOne = { clientId: clientId('client-1') };
  const left = async (wanted: MissingWanted = ofOne) => (await queue.next(wanted)).left;

  beforeEach(async () => {
    for (let number = 1; number <= 30; number += 1) {
      await put(device(number, 1, { name: `WS-${number}` }));
      if (number % 3 !== 0) await dates(number, '2024-01-01', '2027-01-01');
    }
    expect(await left()).toBe(10);
  });

  test('looks only at what has changed meanwhile', async () => {
    await dates(3, '2024-01-01', '2027-01-01');
    await dates(1, '2024-01-01', '');
    await dates(2, '2024-01-01', '');
    // Nobody has told of the last one.
    queue.forget([deviceId(3), deviceId(1)]);
    expect(await left()).toBe(10);
    expect((await queue.next(ofOne)).next?.name).toBe('WS-1');
  });

  test('does not read the records again', async () => {
    let reads = 0;
    const counting = listening((name) => {
      if (name === 'getAll' || name === 'count') reads += 1;
    });
    const again = createMissingDates({ openDatabase: async () => counting, now: () => time });
    await again.next(ofOne);
    const first = reads;
    await again.next(ofOne);
    // Companies, tallies and mappings: as many as there are companies.
    expect([first > 3, reads - first]).toEqual([true, 3]);
  });

  test('finds a device that came to the list, and loses one that left it', async () => {
    await put(device(31, 1, { name: 'WS-31' }));
    const row = known(await db.get('devices', deviceId(3)));
    await db.put('devices', { ...row, standing: 'ignored' });
    queue.forget([deviceId(31), deviceId(3)]);
    expect(await left()).toBe(10);
    expect((await queue.next({ ...ofOne, after: deviceId(30) })).next?.name).toBe('WS-31');
  });

  test('never leads to a device that has its dates, whatever nobody told', async () => {
    await dates(12, '2024-01-01', '2027-01-01');
    expect(await queue.next(ofOne)).toMatchObject({ left: 9, next: { name: 'WS-15' } });
  });

  test('begins anew after everything changed, after a setting did, and after a minute', async () => {
    await dates(3, '2024-01-01', '2027-01-01');
    queue.forget('all');
    expect(await left()).toBe(9);
    await dates(6, '3/4/2024', '3/4/2027');
    await changeSettings(db, { textDates: 'day-first' });
    expect(await left()).toBe(8);
    await dates(9, '2024-01-01', '2027-01-01');
    time += 60_000;
    expect(await left()).toBe(7);
  });

  test('tries again where the store failed', async () => {
    let isBroken = true;
    const failing = listening((name) => {
      if (isBroken && name === 'count') throw new Error('The store is broken.');
    });
    const openDatabase = async () => failing;
    const broken = createMissingDates({ openDatabase, now: () => time });
    await expect(broken.next(ofOne)).rejects.toThrow('broken');
    isBroken = false;
    expect((await broken.next(ofOne)).left).toBe(10);
  });
});

test('a small part of many devices is the same as all of them', async () => {
  for (let number = 1; number <= 2_100; number += 1) {
    const isOther = number % 700 !== 1;
    await put(device(number, isOther ? 1 : 2, { name: `WS-${String(number).padStart(4, '0')}` }));
    if (number % 350 > 1) await dates(number, '2024-01-01', '2027-01-01');
  }
  const all = await walk();
  const parts = await Promise.all(
    [1, 2].map((number) => walk({ clientId: clientId(`client-${number}`) })),
  );
  expect(parts.map(({ length }) => length)).toEqual([9, 3]);
  expect(all.toSorted()).toEqual(parts.flat().toSorted());
  expect(all).toHaveLength((await nextMissing({})).left);
});
