import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { FieldValue } from '@/lib/asio/asio';
import { Failure } from '@/lib/domain/failure';
import type { FieldId } from '@/lib/domain/ids';
import { noChanges, noCounts } from '@/lib/domain/sync-run';
import { changeSettings, writeState } from '@/lib/store/state';
import { deviceView } from '@/lib/sync/device-views';
import { readDates } from '@/lib/sync/read-dates';
import { createEditWorld, deviceId, fields, known, type EditWorld } from '../fixtures/edit-world';
import { fieldId } from '../fixtures/make';

const vendorField = { ...fields.warrantyExpiry, id: fieldId(9), origin: 'vendor' } as const;
const choice = { ...fields, vendor: { warrantyExpiry: vendorField } };

const lastSync = {
  finishedAt: 1,
  counts: noCounts,
  changes: noChanges,
  skipped: [],
  leftOut: [],
  datesDueSince: 1,
};

let world: EditWorld;
let vendorSays: () => readonly FieldValue[];
let asked: string[];

const said = (text: string): FieldValue => ({
  fieldId: vendorField.id,
  name: 'Warranty',
  text,
  updatedAt: 7,
  updatedBy: 'Dell',
});

beforeEach(async () => {
  world = await createEditWorld();
  await writeState(world.db, 'fields', choice);
  asked = [];
  vendorSays = () => [said('2027-05-01')];
});

async function read(
  chosen: Parameters<typeof readDates>[1]['fields'] = choice,
  priority: 'interactive' | 'background' = 'interactive',
): Promise<void> {
  const asio = {
    readFields: async (...args: Parameters<EditWorld['asio']['readFields']>) => {
      asked.push('ours');
      return world.asio.readFields(...args);
    },
    readVendorFields: async (_device: unknown, ids: readonly FieldId[]) => {
      asked.push(`vendor ${ids.join()}`);
      return vendorSays();
    },
  };
  const options = { signal: new AbortController().signal, priority };
  await readDates({ db: world.db, asio, now: world.now }, { deviceId, fields: chosen }, options);
}
const shown = async () =>
  known(await deviceView(world.db, deviceId, world.now())).dates.warrantyExpiry;

test('both sources are kept, each with who set it and when', async () => {
  world.rmm.set('warrantyExpiry', '2026-01-01');
  await read();
  const view = await shown();
  expect(view).toMatchObject({ date: '2026-01-01', source: 'rmm', setBy: 'Kim', setAt: 5 });
  expect(view.others).toMatchObject([
    { source: 'vendor', date: '2027-05-01', setBy: 'Dell', setAt: 7 },
  ]);
});

test('a vendor that can not be asked costs the RMM’s reading nothing, and its last word stays', async () => {
  await read();
  world.rmm.set('warrantyExpiry', '2026-01-01');
  vendorSays = () => {
    throw new Failure('missing-scope', 'Not open to this key.');
  };
  await read();
  expect(await shown()).toMatchObject({ date: '2026-01-01', others: [{ date: '2027-05-01' }] });
});

test('a vendor that says nothing any more has no word', async () => {
  await read();
  vendorSays = () => [];
  await read();
  const { date, others } = await shown();
  expect([date, others]).toEqual([undefined, []]);
});

test('in the background a vendor is asked once a day, and again after a resync', async () => {
  await read(choice, 'background');
  asked = [];
  await read(choice, 'background');
  expect(asked).toEqual(['ours']);
  expect(await shown()).toMatchObject({ date: '2027-05-01', source: 'vendor' });

  world.advance(25 * 60 * 60_000);
  await read(choice, 'background');
  await writeState(world.db, 'lastSync', { ...lastSync, datesDueSince: world.now() });
  await read(choice, 'background');
  expect(asked).toEqual([
    'ours',
    'ours',
    `vendor ${vendorField.id}`,
    'ours',
    `vendor ${vendorField.id}`,
  ]);
});

test('only the chosen fields are asked for', async () => {
  await read(fields);
  await read({ vendor: choice.vendor });
  expect(asked).toEqual(['ours', `vendor ${vendorField.id}`]);
});

test('what a field held that is not chosen any more is not shown', async () => {
  world.rmm.set('warrantyExpiry', '2026-01-01');
  await read();
  const other = { ...fields.warrantyExpiry, id: fieldId(8), name: 'Other' };
  await writeState(world.db, 'fields', { warrantyExpiry: other });
  expect(await shown()).toEqual({ others: [], fieldName: 'Other' });
});

test('a setting reads the texts that are stored, without asking again', async () => {
  world.rmm.set('warrantyExpiry', '3/4/2025');
  vendorSays = () => [];
  await read();
  expect(await shown()).toMatchObject({ unreadable: '3/4/2025' });
  await changeSettings(world.db, { textDates: 'month-first' });
  expect(await shown()).toMatchObject({
    date: '2025-03-04',
    rmm: { value: { kind: 'unreadable', text: '3/4/2025' } },
  });
  await changeSettings(world.db, { textDates: 'day-first' });
  expect(await shown()).toMatchObject({ date: '2025-04-03' });
  expect(asked).toHaveLength(2);
});

test('the rule of the longest counts the vendor’s word', async () => {
  world.rmm.set('warrantyExpiry', '2026-01-01');
  await read();
  await changeSettings(world.db, { resolution: 'longest' });
  expect(await shown()).toMatchObject({
    date: '2027-05-01',
    source: 'vendor',
    reason: 'longest',
    others: [{ source: 'rmm', date: '2026-01-01' }],
  });
});
