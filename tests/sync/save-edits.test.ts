import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { readRmmDate, type RmmDate } from '@/lib/domain/rmm-date';
import { Failure } from '@/lib/domain/failure';
import { saveEdits, undoSave } from '@/lib/sync/save-edits';
import { discardEdit, resolveConflict, retryAll, retryEdits } from '@/lib/sync/settle-edit';
import {
  createEditWorld,
  day,
  deviceId,
  empty,
  known,
  otherDeviceId,
  settled,
  statesOf,
  type EditWorld,
} from '../fixtures/edit-world';

let world: EditWorld;
const never = new AbortController().signal;

beforeEach(async () => {
  world = await createEditWorld();
});

const saveOn = async (base: RmmDate, value: RmmDate) =>
  (await saveEdits(world, deviceId, [{ field: 'purchaseDate', base, value }])).saveId;
const save = (from: string, to: string) => saveOn(from ? day(from) : empty, to ? day(to) : empty);
const undo = async (saveId: string) => (await undoSave(world, saveId)).saveId;
const deliver = () => settled(world.freshWorker().deliver(never));
const held = () => world.rmm.get('purchaseDate');
const states = async () => statesOf(await world.edits());
const newest = async () => known((await world.edits()).at(-1));

describe('saving', () => {
  test('is refused while no field is chosen', async () => {
    await world.db.put('state', {}, 'fields');
    await expect(save('', '2024-05-01')).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test('is refused for a device that is not imported', async () => {
    const row = known(await world.db.get('devices', deviceId));
    await world.db.put('devices', { ...row, standing: 'staged' });
    await expect(save('', '2024-05-01')).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test('of what is there already says so and leaves no trace', async () => {
    await expect(save('2024-05-01', '2024-05-01')).rejects.toThrow('Nothing to save');
    expect(await world.edits()).toEqual([]);
    expect(await world.lines()).toEqual([]);
  });

  test('leaves out the date that did not change', async () => {
    await saveEdits(world, deviceId, [
      { field: 'purchaseDate', base: empty, value: empty },
      { field: 'warrantyExpiry', base: empty, value: day('2027-01-01') },
    ]);
    expect((await world.edits()).map(({ field }) => field)).toEqual(['warrantyExpiry']);
  });

  test('twice the same is one edit', async () => {
    expect(await save('', '2024-05-01')).toBe(await save('', '2024-05-01'));
    expect(await world.edits()).toHaveLength(1);
  });

  test.for([
    ['the former value', ''],
    ['the value that waits', '2024-05-01'],
  ])('over a waiting date, seen with %s, starts where that one started', async ([, seen]) => {
    await save('', '2024-05-01');
    await save(seen ?? '', '2024-06-01');
    expect(await states()).toEqual(['superseded', 'queued']);
    expect((await newest()).base).toEqual(empty);
  });

  test('over a waiting date, with a newer value of the RMM in sight, starts from that', async () => {
    await save('', '2024-05-01');
    await save('2020-02-02', '2024-06-01');
    expect((await newest()).base).toEqual(day('2020-02-02'));
  });

  test('keeps its order when the clock is set back', async () => {
    await save('', '2024-05-01');
    world.advance(-1_000_000);
    await save('', '2024-06-01');
    expect(await states()).toEqual(['superseded', 'queued']);
  });

  test('right after a save, from a view that did not show it yet, is no conflict', async () => {
    await save('', '2024-05-01');
    await deliver();
    await save('', '2024-06-01');
    await deliver();
    expect(held()).toBe('2024-06-01');
  });

  test('over the same value after others put the first one back is no conflict', async () => {
    await save('', '2024-05-01');
    await deliver();
    world.rmm.set('purchaseDate', '');
    await save('', '2024-06-01');
    await deliver();
    expect(held()).toBe('2024-06-01');
  });
});

describe('undo', () => {
  test('writes the former value back', async () => {
    world.rmm.set('purchaseDate', '2020-02-02');
    const saveId = await save('2020-02-02', '2024-05-01');
    await deliver();
    await undo(saveId);
    await deliver();
    expect(held()).toBe('2020-02-02');
    expect(await newest()).toMatchObject({ undoOf: saveId, state: { at: 'confirmed' } });
  });

  test('of an undo puts the date back again', async () => {
    const first = await save('', '2024-05-01');
    await deliver();
    const second = await undo(first);
    await deliver();
    await undo(second);
    await deliver();
    expect(held()).toBe('2024-05-01');
  });

  test('of a date that was never sent leaves the RMM alone', async () => {
    const first = await save('', '2024-05-01');
    const second = await undo(first);
    await deliver();
    expect(world.rmm.writes).toEqual([]);
    expect(await states()).toEqual(['superseded', 'confirmed']);

    await undo(second);
    await deliver();
    expect(held()).toBe('2024-05-01');
  });

  test('of a date whose sending had no answer takes it back where it arrived', async () => {
    const saveId = await save('', '2024-05-01');
    const worker = new AbortController();
    world.rmm.fates = (call, when) => {
      if (call !== 'write' || when !== 'after') return 'goes-on';
      worker.abort();
      return new Failure('timed-out', 'Late.');
    };
    await settled(world.freshWorker().deliver(worker.signal));
    expect(held()).toBe('2024-05-01');

    world.rmm.fates = () => 'goes-on';
    await undo(saveId);
    await deliver();
    expect(held()).toBe('');
  });

  test('of a date that was refused gives it up without writing', async () => {
    const saveId = await save('', '2024-05-01');
    world.rmm.fates = (call) =>
      call === 'write' ? new Failure('rejected', 'Not a date.') : 'goes-on';
    await settled(deliver());
    const writes = world.rmm.writes.length;
    await undo(saveId);
    await deliver();
    expect(world.rmm.writes).toHaveLength(writes);
    expect(await states()).toEqual(['superseded', 'confirmed']);
  });

  test('asked for twice is done once', async () => {
    const saveId = await save('', '2024-05-01');
    await deliver();
    expect(await undo(saveId)).toBe(await undo(saveId));
    await deliver();
    expect(await undo(saveId)).toBe((await newest()).saveId);
    expect(await states()).toEqual(['confirmed', 'confirmed']);
  });

  test('puts a text back that could not be read, as it stood', async () => {
    world.rmm.set('purchaseDate', '05/17/2023');
    const saveId = await saveOn(readRmmDate('05/17/2023'), day('2024-05-01'));
    await deliver();
    await undo(saveId);
    await deliver();
    expect(held()).toBe('05/17/2023');
    expect((await newest()).state.at).toBe('confirmed');
  });

  test('of a date that was changed again is refused', async () => {
    const saveId = await save('', '2024-05-01');
    await deliver();
    await save('2024-05-01', '2024-06-01');
    await expect(undo(saveId)).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test('is refused for a save of another device', async () => {
    const saveId = await save('', '2024-05-01');
    await expect(undoSave(world, saveId, otherDeviceId)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  test('of a conflict gives the edit up', async () => {
    world.rmm.set('purchaseDate', '2020-02-02');
    const saveId = await save('', '2024-05-01');
    await deliver();
    expect(await undo(saveId)).toBe(saveId);
    expect(await states()).toEqual(['discarded']);
  });
});

describe('a conflict', () => {
  beforeEach(async () => {
    world.rmm.set('purchaseDate', '2020-02-02');
    await save('', '2024-05-01');
    await deliver();
  });

  test('is settled with mine by writing over theirs', async () => {
    await resolveConflict(world, (await newest()).id, 'mine');
    await deliver();
    expect(held()).toBe('2024-05-01');
  });

  test('shows again when theirs has changed once more', async () => {
    await resolveConflict(world, (await newest()).id, 'mine');
    world.rmm.set('purchaseDate', '2021-03-03');
    await deliver();
    expect((await newest()).state).toMatchObject({ theirs: { value: day('2021-03-03') } });
  });

  test('is settled with theirs by leaving it', async () => {
    await resolveConflict(world, (await newest()).id, 'theirs');
    await deliver();
    expect(held()).toBe('2020-02-02');
    expect(await states()).toEqual(['discarded']);
    expect((await world.record()).purchaseDate.rmm?.value).toEqual(day('2020-02-02'));
  });

  test('is settled once', async () => {
    const { id } = await newest();
    await resolveConflict(world, id, 'theirs');
    await expect(resolveConflict(world, id, 'mine')).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test('gives way to a new date that was chosen in sight of theirs', async () => {
    await save('2020-02-02', '2024-06-01');
    await deliver();
    expect(held()).toBe('2024-06-01');
  });
});

describe('an edit that failed', () => {
  const fail = async (kind: 'rejected' | 'offline') => {
    world.rmm.fates = () => new Failure(kind, 'It failed.');
    await save('', '2024-05-01');
    await deliver();
    for (let turn = 0; turn < 10; turn += 1) {
      world.advance(20 * 60_000);
      await deliver();
    }
    expect(await states()).toEqual(['failed']);
    world.rmm.fates = () => 'goes-on';
  };

  test('goes again when a person retries it', async () => {
    await fail('rejected');
    await retryEdits(world, deviceId);
    await deliver();
    expect(held()).toBe('2024-05-01');
  });

  test('goes again by itself when what stood in its way is gone', async () => {
    await fail('offline');
    await retryAll(world);
    await deliver();
    expect(held()).toBe('2024-05-01');
  });

  test('waits for its person when it was refused', async () => {
    await fail('rejected');
    await retryAll(world);
    expect(await states()).toEqual(['failed']);
  });

  test('can be given up', async () => {
    await fail('rejected');
    await discardEdit(world, (await newest()).id);
    await retryEdits(world, deviceId);
    await deliver();
    expect(held()).toBe('');
    expect(await states()).toEqual(['discarded']);
  });

  test('leaves the outbox waiting for nothing', async () => {
    await fail('rejected');
    expect(await world.freshWorker().deliver(never)).toBeUndefined();
  });
});

test('an edit that is being written cannot be given up under the hand', async () => {
  world.rmm.fates = () => 'dies';
  await save('', '2024-05-01');
  await deliver();
  await expect(discardEdit(world, (await newest()).id)).rejects.toMatchObject({
    kind: 'bad-input',
  });
});

test('clearing a date is an edit like any other', async () => {
  world.rmm.set('purchaseDate', '2020-02-02');
  const saveId = await save('2020-02-02', '');
  await deliver();
  expect(held()).toBe('');
  await undo(saveId);
  await deliver();
  expect(held()).toBe('2020-02-02');
});
