import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import type { DateField } from '@/lib/domain/lifecycle';
import { saveEdits } from '@/lib/sync/save-edits';
import {
  createEditWorld,
  day,
  deviceId,
  empty,
  settled,
  statesOf,
  type EditWorld,
  type Fate,
  type Fates,
} from '../fixtures/edit-world';
import { mortal } from '../fixtures/mortal';

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

/** At the n-th passage of a call the fate strikes, once. */
function strikeAt(n: number, fate: Fate): Fates {
  let passed = 0;
  return () => ((passed += 1) === n ? fate : 'goes-on');
}

describe('a saved date', () => {
  test('is written, read back and only then confirmed', async () => {
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    expect(world.rmm.get('purchaseDate')).toBe('2024-05-01');
    expect(await last()).toMatchObject({ at: 'confirmed' });
    expect((await world.record()).purchaseDate.rmm).toMatchObject({ value: day('2024-05-01') });
    expect((await world.lines()).map(({ kind }) => kind)).toEqual(['edit', 'edit-ended']);
  });

  test('is cleared with an empty text', async () => {
    world.rmm.set('warrantyExpiry', '2024-05-01');
    await save('warrantyExpiry', '2024-05-01', '');
    await deliver();
    expect(world.rmm.writes).toMatchObject([{ field: 'warrantyExpiry', text: '' }]);
    expect(await last()).toMatchObject({ at: 'confirmed' });
  });

  test('is not written again when it is there already', async () => {
    world.rmm.set('purchaseDate', '2024-05-01T00:00:00Z');
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    expect(world.rmm.writes).toEqual([]);
    expect(await last()).toMatchObject({ at: 'confirmed' });
  });

  test('goes together with the other date of its device in one write', async () => {
    await saveEdits(world, deviceId, [
      { field: 'purchaseDate', base: empty, value: day('2024-05-01') },
      { field: 'warrantyExpiry', base: empty, value: day('2027-05-01') },
    ]);
    await deliver();
    expect(world.rmm.writes.map(({ field }) => field)).toEqual(['purchaseDate', 'warrantyExpiry']);
    expect(statesOf(await world.edits())).toEqual(['confirmed', 'confirmed']);
  });

  test('stays a conflict when someone else changed it, and nothing is overwritten', async () => {
    world.rmm.set('purchaseDate', '2020-02-02');
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    expect(world.rmm.get('purchaseDate')).toBe('2020-02-02');
    expect(await last()).toEqual({
      at: 'conflict',
      theirs: { value: day('2020-02-02'), setAt: 5, setBy: 'Kim' },
    });
    expect((await world.record()).purchaseDate.rmm?.value).toEqual(day('2020-02-02'));
  });

  test('that the RMM accepts and does not store is not saved', async () => {
    world.rmm.stores = () => undefined;
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    const problem = {
      kind: 'not-stored',
      message: 'ConnectWise RMM accepted 2024-05-01 but holds no date.',
    };
    expect(await last()).toMatchObject({ at: 'failed', problem });
  });

  test('of which the RMM stores something else says what it holds', async () => {
    world.rmm.stores = () => 'May 2024';
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    const problem = { message: 'ConnectWise RMM accepted 2024-05-01 but holds "May 2024".' };
    expect(await last()).toMatchObject({ at: 'failed', problem });
  });

  test('that shows only at the second look is saved', async () => {
    let looks = 0;
    world.rmm.stores = () => undefined;
    world.rmm.fates = (call, when) => {
      if (call === 'read' && when === 'before' && (looks += 1) === 3) {
        world.rmm.set('purchaseDate', '2024-05-01');
      }
      return 'goes-on';
    };
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    expect(await last()).toMatchObject({ at: 'confirmed' });
    expect(world.rmm.writes).toHaveLength(1);
  });

  test('without a chosen field waits for a person', async () => {
    await save('purchaseDate', '', '2024-05-01');
    await world.db.put('state', {}, 'fields');
    await deliver();
    expect(await last()).toMatchObject({ at: 'failed', problem: { kind: 'bad-input' } });
  });
});

describe('a failure', () => {
  const passing: readonly FailureKind[] = [
    'offline',
    'timed-out',
    'rate-limited',
    'locked',
    'server-error',
    'bad-response',
    'refused-credentials',
    'not-connected',
    'permission-needed',
    'unexpected',
  ];

  describe.for(passing)('%s', (kind) => {
    // Before and after each of the calls read, write, read back.
    test.for([1, 2, 3, 4, 5, 6])('at passage %i lets the edit wait and says why', async (n) => {
      const retryAt = world.now() + 600_000;
      world.rmm.fates = strikeAt(n, new Failure(kind, 'It failed.', { retryAt }));
      await save('purchaseDate', '', '2024-05-01');
      expect(await deliver()).toBe(retryAt);
      expect(await last()).toMatchObject({ at: 'queued', nextTryAt: retryAt, problem: { kind } });

      world.advance(600_000);
      await deliver();
      expect(await last()).toMatchObject({ at: 'confirmed' });
      expect(world.rmm.writes).toHaveLength(1);
    });
  });

  test('that passes quickly is tried again in place', async () => {
    world.rmm.fates = strikeAt(1, new Failure('offline', 'It failed.'));
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    expect(await last()).toMatchObject({ at: 'confirmed' });
  });

  test('that stays gives up after ten tries, and can be retried', async () => {
    world.rmm.fates = () => new Failure('server-error', 'It failed.');
    await save('purchaseDate', '', '2024-05-01');
    for (let turn = 0; turn < 12; turn += 1) {
      await deliver();
      world.advance(20 * 60_000);
    }
    expect(await world.edits()).toMatchObject([{ tries: 10, state: { at: 'failed' } }]);
  });

  test.for(['rejected', 'missing-scope', 'not-found', 'denied'] as const)(
    '%s waits for a person at once',
    async (kind) => {
      world.rmm.fates = strikeAt(3, new Failure(kind, 'It failed.'));
      await save('purchaseDate', '', '2024-05-01');
      expect(await deliver()).toBeUndefined();
      expect(await last()).toMatchObject({ at: 'failed', problem: { kind } });
      expect(await world.lines()).toMatchObject([{}, { kind: 'edit-ended', outcome: 'failed' }]);
    },
  );
});

describe('a worker that dies', () => {
  // Before and after each of the calls read, write, read back.
  test.for([1, 2, 3, 4, 5, 6])('at passage %i leaves the rest to the next', async (n) => {
    world.rmm.fates = strikeAt(n, 'dies');
    await save('purchaseDate', '', '2024-05-01');
    expect(await deliver()).toBe('died');
    expect(await last()).toMatchObject({ at: 'sending' });

    await deliver();
    expect(await last()).toMatchObject({ at: 'confirmed' });
    expect(world.rmm.writes).toHaveLength(1);
  });

  test('at whichever call, to the store or the RMM, leaves the rest to the next', async () => {
    let deaths = 0;
    for (let calls = 1; ; calls += 1) {
      world = await createEditWorld();
      await save('purchaseDate', '', '2024-05-01');
      const life = mortal(calls);
      const end = await Promise.race([life.ended, world.freshWorker(life).deliver(never)]);
      await deliver();
      expect(world.rmm.get('purchaseDate')).toBe('2024-05-01');
      expect(world.rmm.writes).toHaveLength(1);
      expect(statesOf(await world.edits())).toEqual(['confirmed']);
      if (end !== 'stopped') break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(10);
  });

  test('during a write, with a later date behind it, does not mistake its own write for a conflict', async () => {
    world.rmm.fates = strikeAt(4, 'dies');
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    await save('purchaseDate', '', '2024-06-01');
    await deliver();
    expect(world.rmm.get('purchaseDate')).toBe('2024-06-01');
    expect(statesOf(await world.edits())).toEqual(['superseded', 'confirmed']);
  });

  test('over and over, as often as tries are given, does not go on for ever', async () => {
    await save('purchaseDate', '', '2024-05-01');
    world.rmm.fates = () => 'dies';
    for (let turn = 0; turn < 12; turn += 1) await deliver();
    world.rmm.fates = () => new Failure('offline', 'It failed.');
    await deliver();
    expect(await last()).toMatchObject({ at: 'failed' });
  });
});

describe('a later date of the same field', () => {
  const saveDuringFirstWrite = (seen: string, fate: Fate) => {
    let isFirst = true;
    world.rmm.fates = async (call, when) => {
      if (call !== 'write' || when !== 'before' || !isFirst) return 'goes-on';
      isFirst = false;
      await save('purchaseDate', seen, '2024-06-01');
      return fate;
    };
  };

  test.for(['', '2024-05-01'])(
    'behind one that is being written, made in sight of "%s", follows it',
    async (seen) => {
      saveDuringFirstWrite(seen, 'goes-on');
      await save('purchaseDate', '', '2024-05-01');
      await deliver();
      expect(world.rmm.writes.map(({ text }) => text)).toEqual(['2024-05-01', '2024-06-01']);
      expect(statesOf(await world.edits())).toEqual(['confirmed', 'confirmed']);
      expect((await world.edits()).at(-1)?.base).toEqual(day('2024-05-01'));
    },
  );

  test.for([
    ['is refused', new Failure('rejected', 'No.')],
    ['gets no answer', new Failure('timed-out', 'Too long.')],
  ] as const)('goes in its place when that one %s', async ([, failure]) => {
    saveDuringFirstWrite('2024-05-01', failure);
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    expect(world.rmm.get('purchaseDate')).toBe('2024-06-01');
    expect(statesOf(await world.edits())).toEqual(['superseded', 'confirmed']);
  });

  test('that was made in sight of what others wrote meanwhile goes over that', async () => {
    let isFirst = true;
    world.rmm.fates = async (call, when): Promise<Fate> => {
      if (call !== 'read' || when !== 'before' || !isFirst) return 'goes-on';
      isFirst = false;
      world.rmm.set('purchaseDate', '2020-02-02');
      await save('purchaseDate', '2020-02-02', '2024-06-01');
      return 'goes-on';
    };
    await save('purchaseDate', '', '2024-05-01');
    await deliver();
    expect(statesOf(await world.edits())).toEqual(['superseded', 'confirmed']);
  });
});
