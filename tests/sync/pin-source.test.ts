import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { withReadings, type Source } from '@/lib/domain/lifecycle';
import { changeSettings, writeState } from '@/lib/store/state';
import { deviceView } from '@/lib/sync/device-views';
import { pinSource } from '@/lib/sync/pin-source';
import {
  createEditWorld,
  day,
  deviceId,
  fields,
  known,
  otherDeviceId,
  type EditWorld,
} from '../fixtures/edit-world';

let world: EditWorld;

beforeEach(async () => {
  world = await createEditWorld();
  const vendor = { purchaseDate: { ...fields.purchaseDate, origin: 'vendor' } } as const;
  await writeState(world.db, 'fields', { ...fields, vendor });
  const reading = (text: string) => ({ purchaseDate: { value: day(text), knownAt: 1 } });
  const record = withReadings(await world.record(), {
    source: 'rmm',
    readings: reading('2021-01-01'),
    now: 2,
  });
  await world.db.put(
    'lifecycle',
    withReadings(record, { source: 'vendor', readings: reading('2022-02-02'), now: 2 }),
  );
});

const pin = (source: Source | null, device = deviceId) =>
  pinSource(world, { deviceId: device, field: 'purchaseDate', source });
const shown = async () =>
  known(await deviceView(world.db, deviceId, world.now())).dates.purchaseDate;

test('a pinned source decides until it is let go', async () => {
  await pin('vendor');
  expect(await shown()).toMatchObject({ date: '2022-02-02', pinned: 'vendor', reason: 'pinned' });
  await pin(null);
  expect(await shown()).toMatchObject({ date: '2021-01-01', reason: 'first' });
  expect(await shown()).not.toHaveProperty('pinned');
});

test('a pin has its line in the history, once', async () => {
  await changeSettings(world.db, { technicianName: 'Ann' });
  await pin('vendor');
  await pin('vendor');
  expect(await world.lines()).toEqual([
    {
      kind: 'pin',
      deviceId,
      deviceName: 'Front desk',
      by: 'Ann',
      field: 'purchaseDate',
      source: 'vendor',
    },
  ]);
});

test('a pin changes nothing in the RMM', async () => {
  await pin('vendor');
  expect(await world.edits()).toEqual([]);
});

test.for([
  ['what is typed', 'technician', deviceId],
  ['a source of a device that is not imported', 'vendor', otherDeviceId],
] as const)('%s can not be pinned', async ([, source, device]) => {
  await expect(pin(source, device)).rejects.toMatchObject({ kind: 'bad-input' });
});
