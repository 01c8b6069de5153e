import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnderway, type Edit } from '@/lib/domain/edit';
import { Failure } from '@/lib/domain/failure';
import { dateFields, type DateField } from '@/lib/domain/lifecycle';
import { readRmmDate, sameRmmDate, type RmmDate } from '@/lib/domain/rmm-date';
import { saveEdits, undoSave } from '@/lib/sync/save-edits';
import { discardEdit, resolveConflict, retryAll, retryEdits } from '@/lib/sync/settle-edit';
import {
  createEditWorld,
  day,
  deviceId,
  empty,
  settled,
  type EditWorld,
  type Fate,
} from '../fixtures/edit-world';

interface Play {
  readonly world: EditWorld;
  /** What the person had in sight: only that may be written over. */
  readonly sighted: Set<string>;
  othersWrote: number;
}

/** One thing that happens, with a name for the counterexample. */
interface Step {
  readonly name: string;
  readonly run: (play: Play) => Promise<unknown>;
}

const field = fc.constantFrom(...dateFields);
const kinds = ['offline', 'timed-out', 'rejected', 'refused-credentials'] as const;
const fates: readonly Fate[] = ['dies', ...kinds.map((kind) => new Failure(kind, 'It failed.'))];

const sight = (name: DateField, value: RmmDate): string => `${name} ${JSON.stringify(value)}`;
const pickFrom = (edits: readonly Edit[], pick: number) => edits[pick % Math.max(1, edits.length)];

/** Refusals are answers too: an undo of what was changed again, a discard of what is being written. */
const orRefused = async (work: Promise<unknown>): Promise<void> => {
  await work.catch((cause: unknown) => {
    expect(cause).toMatchObject({ name: 'Failure', kind: 'bad-input' });
  });
};

const save = fc
  .tuple(field, fc.constantFrom('', '2024-01-01', '2024-02-02', '2024-03-03'))
  .map(([name, text]): Step => ({
    name: `save ${name} ${text}`,
    run: async ({ world, sighted }) => {
      const base = world.seen(name);
      sighted.add(sight(name, base));
      const value = text ? day(text) : empty;
      await orRefused(saveEdits(world, deviceId, [{ field: name, base, value }]));
    },
  }));

const deliver = fc.tuple(fc.nat(8), fc.constantFrom(...fates)).map(([at, fate]): Step => ({
  name: `deliver, at ${at} ${fate instanceof Failure ? fate.kind : fate}`,
  run: async ({ world }) => {
    let passed = 0;
    world.rmm.fates = () => ((passed += 1) === at ? fate : 'goes-on');
    await settled(world.freshWorker().deliver(new AbortController().signal));
    world.rmm.fates = () => 'goes-on';
  },
}));

const othersWrite = field.map((name): Step => ({
  name: `others write ${name}`,
  run: async (play) => {
    play.othersWrote += 1;
    play.world.rmm.set(name, `20${10 + play.othersWrote}-12-24`);
  },
}));

const undo = fc.nat(20).map((pick): Step => ({
  name: `undo ${pick}`,
  run: async ({ world }) => {
    const edit = pickFrom(await world.edits(), pick);
    if (edit) await orRefused(undoSave(world, edit.saveId));
  },
}));

const discard = fc.nat(20).map((pick): Step => ({
  name: `discard ${pick}`,
  run: async ({ world }) => {
    const edit = pickFrom(await world.edits(), pick);
    if (edit) await orRefused(discardEdit(world, edit.id));
  },
}));

const settle = fc.constantFrom('mine' as const, 'theirs' as const).map((keep): Step => ({
  name: `keep ${keep}`,
  run: async ({ world, sighted }) => {
    const conflict = (await world.edits()).find(({ state }) => state.at === 'conflict');
    if (conflict?.state.at !== 'conflict') return;
    sighted.add(sight(conflict.field, conflict.state.theirs.value));
    await resolveConflict(world, conflict.id, keep);
  },
}));

const retry = fc.constant<Step>({
  name: 'retry',
  run: ({ world }) => retryEdits(world, deviceId),
});

const lie = fc.boolean().map((lies): Step => ({
  name: lies ? 'stores nothing' : 'stores',
  run: async ({ world }) => {
    world.rmm.stores = lies ? () => undefined : (text) => text;
  },
}));

const step = fc.oneof(
  { weight: 4, arbitrary: save },
  { weight: 4, arbitrary: deliver },
  { weight: 2, arbitrary: undo },
  othersWrite,
  discard,
  settle,
  retry,
  lie,
);

async function checkWrites({ world, sighted }: Play): Promise<void> {
  const edits = await world.edits();
  for (const { field: name, over, text, lastRead } of world.rmm.writes) {
    // Reading had just shown what stood there, and that the value was not there.
    expect(lastRead).toBe(over);
    const held = readRmmDate(over);
    expect(held).not.toEqual(readRmmDate(text));
    const isOwn = edits.some((edit) => edit.field === name && sameRmmDate(edit.value, held));
    expect(isOwn || sighted.has(sight(name, held))).toBe(true);
  }
}

async function checkEdits({ world }: Play): Promise<void> {
  const edits = await world.edits();
  expect(edits.filter(isUnderway)).toEqual([]);
  const record = await world.record();
  for (const name of dateFields) {
    const newest = edits.findLast((edit) => edit.field === name);
    if (newest) expect(newest.state.at).not.toBe('superseded');
    if (newest?.state.at === 'confirmed') expect(record[name].rmm?.value).toEqual(newest.value);
  }
}

test('whatever is saved, undone, cut off, refused or written by others, nothing is lost, doubled or overwritten unseen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const play: Play = { world: await createEditWorld(), sighted: new Set(), othersWrote: 0 };
      const { world } = play;
      for (const { run } of steps) await run(play);
      world.rmm.stores = (text) => text;
      await retryAll(world);
      await settled(world.freshWorker().deliver(new AbortController().signal));
      await checkWrites(play);
      await checkEdits(play);
      world.db.close();
    }),
    { numRuns: 200 },
  );
}, 60_000);
