import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Edit, EditState } from '@/lib/domain/edit';
import { listActivity } from '@/lib/store/activity';
import { changeEdits, editsOfDevice, editsOfSave, openEdits } from '@/lib/store/edits';
import { commitReading, readRecord } from '@/lib/store/lifecycle';
import type { Database } from '@/lib/store/database';
import { createDatabase } from '@/lib/store/open';
import { removeData } from '@/lib/store/remove-data';
import { changeSettings, readSettings, writeState } from '@/lib/store/state';
import { day, deviceId, editId } from '../fixtures/make';

let db: Database;
let count = 0;
const id = deviceId(1);

beforeEach(async () => {
  count += 1;
  db = await createDatabase(`edits ${count}`)();
});

const queued: EditState = { at: 'queued', nextTryAt: 0 };

const edit = (name: string, change: Partial<Edit> = {}): Edit => ({
  id: editId(name),
  saveId: 'save',
  madeAt: 1,
  madeBy: 'Ann',
  deviceId: id,
  field: 'purchaseDate',
  base: { kind: 'empty' },
  value: { kind: 'date', date: day('2024-05-01') },
  tries: 0,
  state: queued,
  ...change,
});

const add = async (...edits: readonly Edit[]) =>
  changeEdits(db, id, 7, () => ({ edits, events: [] }));
const idsOf = (edits: readonly Edit[]) => edits.map((one) => one.id);

describe('the outbox', () => {
  test('holds open edits in the order in which they were made', async () => {
    await add(edit('b', { madeAt: 2 }), edit('a', { madeAt: 2, field: 'warrantyExpiry' }));
    await add(edit('c', { madeAt: 1 }), edit('d', { madeAt: 3, deviceId: deviceId(2) }));
    expect(idsOf(await openEdits(db))).toEqual(['c', 'b', 'a', 'd']);
  });

  test.for([
    ['queued', queued, true],
    ['sending', { at: 'sending' }, true],
    ['conflict', { at: 'conflict', theirs: { value: { kind: 'empty' } } }, true],
    ['failed', { at: 'failed', problem: { kind: 'rejected', message: '', advice: '' } }, true],
    ['confirmed', { at: 'confirmed', confirmedAt: 1 }, false],
    ['superseded', { at: 'superseded' }, false],
    ['discarded', { at: 'discarded' }, false],
  ] as const)('%s', async ([, state, isOpen]) => {
    await add(edit('a'));
    await changeEdits(db, id, 8, (edits) => ({
      edits: edits.map((one) => ({ ...one, state })),
      events: [],
    }));
    expect(await openEdits(db)).toHaveLength(isOpen ? 1 : 0);
    expect(await editsOfDevice(db, id)).toHaveLength(1);
    expect(await editsOfSave(db, 'save')).toHaveLength(1);
  });
});

describe('a change of edits', () => {
  test('lands with its lines and its readings, or not at all', async () => {
    const reading = { value: { kind: 'empty' }, knownAt: 9 } as const;
    const event = { kind: 'import', imported: 1, ignored: 0 } as const;
    await changeEdits(db, id, 9, () => ({
      edits: [edit('a')],
      events: [event],
      readings: { purchaseDate: reading },
    }));
    expect((await listActivity(db, { limit: 5 })).rows).toEqual([{ number: 1, at: 9, event }]);
    expect((await readRecord(db, id)).purchaseDate.rmm).toEqual(reading);

    const fails = changeEdits(db, id, 9, () => ({
      edits: [edit('b'), edit('c', { value: (() => undefined) as never })],
      events: [event],
    }));
    await expect(fails).rejects.toThrow();
    expect(idsOf(await editsOfDevice(db, id))).toEqual(['a']);
    expect((await listActivity(db, { limit: 5 })).rows).toHaveLength(1);
  });

  test('decides on what is stored, so that none of two at once is lost', async () => {
    await add(edit('a'));
    const more = async () =>
      changeEdits(db, id, 9, (edits) => ({
        edits: edits.map((one) => ({ ...one, tries: one.tries + 1 })),
        events: [],
      }));
    await Promise.all([more(), more(), more()]);
    expect((await editsOfDevice(db, id))[0]?.tries).toBe(3);
  });

  test('gives back all edits of the device as they are then, and writes nothing where nothing is decided', async () => {
    await add(edit('a', { madeAt: 1 }));
    expect(idsOf(await add(edit('b', { madeAt: 2 })))).toEqual(['a', 'b']);
    expect(idsOf(await changeEdits(db, id, 9, () => undefined))).toEqual(['a', 'b']);
  });
});

describe('a reading', () => {
  const read = (text: string, knownAt: number) =>
    ({ purchaseDate: { value: { kind: 'date', date: day(text) }, knownAt } }) as const;

  test('that was asked for earlier does not take the place of a later one', async () => {
    await changeEdits(db, id, 30, () => ({
      edits: [],
      events: [],
      readings: read('2024-05-01', 20),
    }));
    await changeEdits(db, id, 30, () => ({
      edits: [],
      events: [],
      readings: read('2020-01-01', 10),
    }));
    expect((await readRecord(db, id)).purchaseDate.rmm?.value).toEqual({
      kind: 'date',
      date: '2024-05-01',
    });
  });

  test('of a device that is not stored leaves nothing behind', async () => {
    await commitReading(db, { deviceId: id, readings: read('2024-05-01', 1), readAt: 1 });
    await expect(db.count('lifecycle')).resolves.toBe(0);
  });
});

describe('the history', () => {
  test('is read newest first, page by page', async () => {
    for (let number = 1; number <= 5; number += 1) {
      await changeEdits(db, id, number, () => ({
        edits: [],
        events: [{ kind: 'import', imported: number, ignored: 0 }],
      }));
    }
    const first = await listActivity(db, { limit: 2 });
    expect([first.rows.map(({ number }) => number), first.more]).toEqual([[5, 4], true]);
    const last = await listActivity(db, { before: 4, limit: 5 });
    expect([last.rows.map(({ at }) => at), last.more]).toEqual([[3, 2, 1], false]);
  });
});

describe('removing the data', () => {
  test('leaves the settings and a line that says so', async () => {
    await add(edit('a'));
    await changeSettings(db, { technicianName: 'Ann' });
    await writeState(db, 'fields', {});
    await removeData(db, 99);
    expect(await editsOfDevice(db, id)).toEqual([]);
    await expect(db.get('state', 'fields')).resolves.toBeUndefined();
    expect((await readSettings(db)).technicianName).toBe('Ann');
    expect((await listActivity(db, { limit: 5 })).rows.map(({ event }) => event)).toEqual([
      { kind: 'connection', what: 'data-removed' },
    ]);
  });
});
