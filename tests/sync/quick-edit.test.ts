import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DateField, ReadSource } from '@/lib/domain/lifecycle';
import { withReadings } from '@/lib/domain/lifecycle';
import type { QuickAct } from '@/lib/domain/quick-act';
import { readRmmDate } from '@/lib/domain/rmm-date';
import { changeSettings, writeState } from '@/lib/store/state';
import { quickEdit } from '@/lib/sync/quick-edit';
import { saveEdits } from '@/lib/sync/save-edits';
import {
  createEditWorld,
  day as dated,
  deviceId,
  fields,
  known,
  otherDeviceId,
  settled,
  type EditWorld,
} from '../fixtures/edit-world';
import { day } from '../fixtures/make';

const today = day('2024-02-29');
const vendorField = { ...fields.warrantyExpiry, origin: 'vendor' } as const;

let world: EditWorld;

beforeEach(async () => {
  world = await createEditWorld();
  await writeState(world.db, 'fields', { ...fields, vendor: { warrantyExpiry: vendorField } });
});

async function says(source: ReadSource, field: DateField, text: string): Promise<void> {
  if (source === 'rmm') world.rmm.set(field, text);
  const readings = { [field]: { value: readRmmDate(text), knownAt: 1 } };
  const record = withReadings(await world.record(), { source, readings, now: world.now() });
  await world.db.put('lifecycle', record);
}

const act = (wanted: QuickAct) => quickEdit({ ...world, today: () => today }, deviceId, wanted);
const extend = (years: 1 | 3 | 5) => act({ kind: 'extend', years });
const accept = (field: DateField, source: 'vendor' | 'rmm' = 'vendor') =>
  act({ kind: 'accept', field, source });
const wanted = async () => (await world.edits()).at(-1)?.value;
const deliver = () => settled(world.freshWorker().deliver(new AbortController().signal));

describe('more years of warranty', () => {
  test.for([
    ['2023-05-17', 3, '2026-05-17'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2023-08-31', 5, '2028-08-31'],
  ] as const)('bought on %s: %d years are until %s', async ([bought, years, until]) => {
    await says('rmm', 'purchaseDate', bought);
    await extend(years);
    expect(await wanted()).toEqual(dated(until));
  });

  test('count from today where the purchase date is not known', async () => {
    await extend(1);
    expect(await wanted()).toEqual(dated('2025-02-28'));
  });

  test('arrive in the RMM and can be taken for what was there before', async () => {
    await says('rmm', 'warrantyExpiry', '2024-12-31');
    await extend(1);
    await deliver();
    expect(world.rmm.get('warrantyExpiry')).toBe('2025-02-28');
    expect(await world.edits()).toMatchObject([{ base: dated('2024-12-31') }]);
  });

  test.for([
    ['it holds that date already', '2025-02-28'],
    ['a text that is no date would be replaced', 'until 2025'],
    ['the warranty would end sooner', '2030-04-13'],
  ] as const)('are refused where %s', async ([, held]) => {
    await says('rmm', 'warrantyExpiry', held);
    await expect(extend(1)).rejects.toMatchObject({ kind: 'bad-input' });
    expect(await world.edits()).toEqual([]);
  });

  test('are refused where they would count from today for a device seen long before', async () => {
    const row = known(await world.db.get('devices', deviceId));
    await world.db.put('devices', { ...row, firstSeenAt: Date.UTC(2019, 4, 5) });
    await expect(extend(3)).rejects.toMatchObject({ kind: 'bad-input' });
    await says('rmm', 'purchaseDate', '2023-05-17');
    await extend(3);
    expect(await wanted()).toEqual(dated('2026-05-17'));
  });

  test('are refused for what has no warranty', async () => {
    const row = known(await world.db.get('devices', deviceId));
    await world.db.put('devices', { ...row, kind: 'virtual-machine' });
    await expect(extend(1)).rejects.toThrow('no warranty');
  });

  test('are refused while somebody else’s change waits for a choice', async () => {
    world.rmm.set('warrantyExpiry', '2030-01-01');
    const edit = { field: 'warrantyExpiry', base: dated('2020-01-01'), value: dated('2021-01-01') };
    await saveEdits(world, deviceId, [{ ...edit, field: 'warrantyExpiry' }]);
    await deliver();
    await expect(extend(1)).rejects.toThrow('Choose which value');
  });

  test('are refused for a device that is not known', async () => {
    const work = quickEdit({ ...world, today: () => today }, otherDeviceId, {
      kind: 'extend',
      years: 1,
    });
    await expect(work).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('accepting', () => {
  test('writes what the vendor says', async () => {
    await says('rmm', 'warrantyExpiry', '2024-12-31');
    await says('vendor', 'warrantyExpiry', '2027-05-01');
    await accept('warrantyExpiry');
    await deliver();
    expect(world.rmm.get('warrantyExpiry')).toBe('2027-05-01');
  });

  test('takes the vendor’s text as the setting reads it', async () => {
    await changeSettings(world.db, { textDates: 'month-first' });
    await says('vendor', 'warrantyExpiry', '5/1/2027');
    await accept('warrantyExpiry');
    expect(await wanted()).toEqual(dated('2027-05-01'));
  });

  test.for([
    ['says nothing', ''],
    ['says what is no date', 'soon'],
    ['ends before the purchase', '2019-01-01'],
  ] as const)('is refused where the vendor %s', async ([, text]) => {
    await says('rmm', 'purchaseDate', '2020-01-01');
    await says('vendor', 'warrantyExpiry', text);
    await expect(accept('warrantyExpiry')).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test('what the RMM holds changes nothing', async () => {
    await says('rmm', 'warrantyExpiry', '2024-12-31');
    await expect(accept('warrantyExpiry', 'rmm')).rejects.toThrow('Nothing to save');
  });
});
