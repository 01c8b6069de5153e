import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { addActivity } from '@/lib/store/activity';
import { activityPage } from '@/lib/sync/activity-view';
import { saveEdits, undoSave } from '@/lib/sync/save-edits';
import {
  createEditWorld,
  day,
  deviceId,
  empty,
  settled,
  type EditWorld,
} from '../fixtures/edit-world';

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
