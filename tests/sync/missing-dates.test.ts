import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceFacts } from '@/lib/domain/device';
import { emptyRecord, type LifecycleRecord } from '@/lib/domain/lifecycle';
import { readRmmDate, rmmDate } from '@/lib/domain/rmm-date';
import { missingRow, rowOf } from '@/lib/store/devices';
import { createDatabase, type Database } from '@/lib/store/open';
import { changeSettings, writeState } from '@/lib/store/state';
import { tally } from '@/lib/store/tallies';
import { nextMissing } from '@/lib/sync/missing-dates';
import { saveEdits } from '@/lib/sync/save-edits';
import { fields } from '../fixtures/edit-world';
import { client, company, companyId, clientId, day, device, deviceId } from '../fixtures/make';

let db: Database;
let databases = 0;

async function put(facts: DeviceFacts, imported = true, isGone = false): Promise<void> {
  const ours = {
    runId: 'run',
    trackingOfNew: imported ? 'imported' : 'staged',
    isMapped: true,
  } as const;
  const row = rowOf(facts, undefined, ours);
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

/** Goes through the queue as a person does, until it begins again. */
async function walk(wanted: Parameters<typeof nextMissing>[1] = {}): Promise<readonly string[]> {
  const names: string[] = [];
  let { next } = await nextMissing(db, wanted);
  while (next && !names.includes(next.name)) {
    names.push(next.name);
    ({ next } = await nextMissing(db, { ...wanted, after: next.deviceId }));
  }
  return names;
}

beforeEach(async () => {
  databases += 1;
  db = await createDatabase(`missing-${databases}`)();
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
    expect((await nextMissing(db, {})).left).toBe(3);
  });

  test('keeps to a client', async () => {
    expect(await walk({ clientId: clientId('client-1') })).toEqual(['Alpha', 'Beta']);
    expect((await nextMissing(db, { clientId: clientId('client-1') })).left).toBe(2);
  });

  test('goes on after a device that has its dates by now', async () => {
    await dates(3, '2024-01-01', '2027-01-01');
    expect((await nextMissing(db, { after: deviceId(3) })).next?.name).toBe('Delta');
  });

  test('has no next one when only the shown one is left', async () => {
    await dates(1, '2024-01-01', '2027-01-01');
    await dates(2, '2024-01-01', '2027-01-01');
    await dates(3, '2024-01-01', '2027-01-01');
    expect(await nextMissing(db, { after: deviceId(4) })).toEqual({ left: 1 });
  });

  test('ends', async () => {
    for (const number of [1, 2, 3, 4]) await dates(number, '2024-01-01', '2027-01-01');
    expect(await nextMissing(db, {})).toEqual({ left: 0 });
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
  expect((await nextMissing(db, {})).left).toBe(1);
});

test('the queue is the same where there are too many devices to look at them one by one', async () => {
  for (let number = 1; number <= 2_100; number += 1) {
    await put(device(number, 1, { name: `WS-${String(number).padStart(4, '0')}` }));
    if (number % 700 !== 0) await dates(number, '2024-01-01', '2027-01-01');
  }
  expect(await walk()).toEqual(['WS-0700', 'WS-1400', 'WS-2100']);
  expect((await nextMissing(db, {})).left).toBe(3);
});
