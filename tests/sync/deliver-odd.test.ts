import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { parseFieldId } from '@/lib/domain/ids';
import type { DateField } from '@/lib/domain/lifecycle';
import { readRmmDate, type TextDates } from '@/lib/domain/rmm-date';
import { changeSettings, writeState } from '@/lib/store/state';
import { saveEdits, undoSave } from '@/lib/sync/save-edits';
import { retryEdits } from '@/lib/sync/settle-edit';
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

let world: EditWorld;
const never = new AbortController().signal;

beforeEach(async () => {
  world = await createEditWorld();
});

const save = (field: DateField, from: string, to: string) =>
  saveEdits(world, deviceId, [
    { field, base: from ? day(from) : empty, value: to ? day(to) : empty },
  ]);

const deliver = () => settled(world.freshWorker().deliver(never));

const last = async () => (await world.edits()).at(-1)?.state;

describe('a text that is read under a setting', () => {
  const april = '2025-04-03';
  const held = () => world.rmm.get('purchaseDate');
  const set = (textDates: TextDates) => changeSettings(world.db, { textDates });
  const saveOverText = () =>
    saveEdits(world, deviceId, [
      { field: 'purchaseDate', base: readRmmDate('3/4/2025'), value: day('2026-01-01') },
    ]);

  beforeEach(async () => {
    world.rmm.set('purchaseDate', '3/4/2025');
    await set('day-first');
  });

  test.for(['none', 'day-first', 'month-first'] as const)(
    'is no conflict when the setting is %s by the time it is written over',
    async (later) => {
      await saveOverText();
      await set(later);
      await deliver();
      expect(held()).toBe('2026-01-01');
    },
  );

  test('is the date that it is read as: nothing is left to save', async () => {
    const edit = {
      field: 'purchaseDate',
      base: readRmmDate('3/4/2025'),
      value: day(april),
    } as const;
    await expect(saveEdits(world, deviceId, [edit])).rejects.toThrow('Nothing to save');
    await save('purchaseDate', '', april);
    await deliver();
    expect(world.rmm.writes).toEqual([]);
    expect(await last()).toMatchObject({ at: 'confirmed' });
  });

  test('is put back as it stood, under whichever setting', async () => {
    const { saveId } = await saveOverText();
    await deliver();
    await set('none');
    await undoSave(world, saveId);
    await deliver();
    expect(held()).toBe('3/4/2025');
    expect(await last()).toMatchObject({ at: 'confirmed' });
  });

  test('is somebody’s change when it comes to mean another day', async () => {
    await save('purchaseDate', april, '2026-01-01');
    await set('month-first');
    await deliver();
    expect(await last()).toMatchObject({ at: 'conflict' });
    expect(held()).toBe('3/4/2025');
  });

  test('is what the RMM made of a written date', async () => {
    world.rmm.stores = () => '1.1.2026';
    await saveOverText();
    await deliver();
    expect(await last()).toMatchObject({ at: 'confirmed' });
  });
});

describe('after another field was chosen', () => {
  const other = { ...fields.purchaseDate, id: known(parseFieldId('f-other')), name: 'Bought' };
  const otherText = () => world.rmm.texts.get(`${deviceId} ${other.id}`);
  const choose = async (text: string) => {
    world.rmm.texts.set(`${deviceId} ${other.id}`, text);
    await writeState(world.db, 'fields', { ...fields, purchaseDate: other });
  };

  beforeEach(() => {
    world.rmm.set('purchaseDate', '2020-02-02');
  });

  test('an edit on its way fills the new one where that is empty', async () => {
    const { saveId } = await save('purchaseDate', '2020-02-02', '2024-05-01');
    await choose('');
    await deliver();
    expect([world.rmm.get('purchaseDate'), otherText()]).toEqual(['2020-02-02', '2024-05-01']);

    await undoSave(world, saveId);
    await deliver();
    expect(otherText()).toBe('');
  });

  test('an edit on its way never writes over what stands in the new one unasked', async () => {
    await save('purchaseDate', '2020-02-02', '2024-05-01');
    await choose('2023-03-03');
    await deliver();
    expect(otherText()).toBe('2023-03-03');
    expect(await last()).toMatchObject({
      at: 'conflict',
      theirs: { value: day('2023-03-03') },
    });
  });

  test('what was written into the former one is not taken for a write into the new one', async () => {
    await save('purchaseDate', '2020-02-02', '2024-05-01');
    await deliver();
    await choose('2024-05-01');
    await save('purchaseDate', '2020-02-02', '2024-06-01');
    await deliver();
    expect(await last()).toMatchObject({ at: 'conflict' });
  });

  test('an undo puts the former value into the new one where that holds the same, or nothing', async () => {
    const { saveId } = await save('purchaseDate', '2020-02-02', '2024-05-01');
    await deliver();
    await choose('2024-05-01');
    await undoSave(world, saveId);
    await deliver();
    expect(otherText()).toBe('2020-02-02');
  });
});

describe('what is gone from the RMM', () => {
  test('is named when it is the field, and the edit is kept', async () => {
    world.rmm.fates = (call, when) => {
      if (call === 'write' && when === 'before') world.rmm.gone.add(fields.purchaseDate.id);
      return 'goes-on';
    };
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    expect(await last()).toMatchObject({
      at: 'failed',
      problem: {
        kind: 'not-found',
        message:
          'The custom field "Purchase Date" is no longer in ConnectWise RMM. Choose another one for it.',
      },
    });
    world.rmm.fates = () => 'goes-on';
    world.rmm.gone.clear();
    await retryEdits(world, deviceId);
    await deliver();
    expect(await last()).toMatchObject({ at: 'confirmed' });
  });

  test('is not said of a field that only this device lacks', async () => {
    world.rmm.lacking.add(`${deviceId} ${fields.purchaseDate.id}`);
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    expect(await last()).toMatchObject({
      at: 'failed',
      problem: {
        kind: 'not-found',
        message:
          'This device has no custom field "Purchase Date" in ConnectWise RMM; others have it.',
      },
    });
  });

  test('is named when it is the device', async () => {
    world.rmm.gone.add(deviceId);
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    expect(await last()).toMatchObject({
      at: 'failed',
      problem: { kind: 'not-found', message: 'This device is no longer in ConnectWise RMM.' },
    });
  });
});

describe('a clock that was wrong', () => {
  const year = 365 * 86_400_000;

  test('keeps no edit waiting for years', async () => {
    world.advance(year);
    world.rmm.fates = () =>
      new Failure('offline', 'No network.', { retryAt: world.now() + 60_000 });
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    world.rmm.fates = () => 'goes-on';
    world.advance(-year);
    await deliver();
    expect(await last()).toMatchObject({ at: 'confirmed' });
  });

  test('does not keep out what is read later', async () => {
    world.advance(year);
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    world.advance(-year);
    await save('purchaseDate', '2024-05-01', '2024-06-01');
    await deliver();
    expect((await world.record()).purchaseDate.rmm?.value).toEqual(day('2024-06-01'));
  });

  test('of the RMM makes no try wait for longer than an hour', async () => {
    const retryAt = world.now() + year;
    world.rmm.fates = () => new Failure('rate-limited', 'Slow down.', { retryAt });
    await save('purchaseDate', '', '2024-05-01');
    expect(await deliver()).toBeLessThan(world.now() + 2 * 3_600_000);
  });
});
