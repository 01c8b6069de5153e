import { say } from '@/lib/text/say';
import type { Edit } from '@/lib/domain/edit';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId, EditId } from '@/lib/domain/ids';
import { changeEdits, getEdit, openEdits, type EditsWrite } from '@/lib/store/edits';
import type { OpenDatabase } from '@/lib/store/database';
import { changed } from './edit-change';
import { passesByItself } from './edit-outcomes';

export interface SettleDeps {
  readonly openDatabase: OpenDatabase;
  readonly now: () => number;
}

/** A person gives an open edit up. What the RMM holds stays. Gives the edit's device. */
export const discardEdit = (deps: SettleDeps, editId: EditId): Promise<DeviceId> =>
  settle(deps, editId, (edit) => {
    if (edit.state.at === 'sending') {
      throw new Failure('bad-input', say('refusal.beingWritten'));
    }
    return { ...edit, state: { at: 'discarded' } };
  });

/** A person decides a conflict: `mine` is written over what the RMM was seen to hold, `theirs` stays. */
export const resolveConflict = (
  deps: SettleDeps,
  editId: EditId,
  keep: 'mine' | 'theirs',
): Promise<DeviceId> =>
  settle(deps, editId, (edit) => {
    if (edit.state.at !== 'conflict') {
      throw new Failure('bad-input', say('refusal.conflictSettled'));
    }
    // Their value stands in the lifecycle record since the conflict was found.
    if (keep === 'theirs') return { ...edit, state: { at: 'discarded' } };
    const { theirs } = edit.state;
    return { ...queuedNow(edit, deps.now()), base: theirs.value };
  });

/** Tries the edits of one device again now: those that wait, and those that failed. */
export async function retryEdits(deps: SettleDeps, deviceId: DeviceId): Promise<void> {
  const at = deps.now();
  await changeEdits(await deps.openDatabase(), deviceId, at, (edits) =>
    unlogged(edits.filter(isWaiting).map((edit) => queuedNow(edit, at))),
  );
}

/** Tries everything again now that may go through since something changed: the network, the credentials, a grant. */
export async function retryAll(deps: SettleDeps): Promise<void> {
  const db = await deps.openDatabase();
  const at = deps.now();
  const mayPass = ({ state }: Edit) =>
    state.at === 'queued' || (state.at === 'failed' && passesByItself(state.problem));
  const devices = new Set((await openEdits(db)).filter(mayPass).map(({ deviceId }) => deviceId));
  for (const deviceId of devices) {
    await changeEdits(db, deviceId, at, (edits) =>
      unlogged(edits.filter(mayPass).map((edit) => queuedNow(edit, at))),
    );
  }
}

async function settle(
  { openDatabase, now }: SettleDeps,
  editId: EditId,
  decide: (edit: Edit) => Edit,
): Promise<DeviceId> {
  const db = await openDatabase();
  const known = await getEdit(db, editId);
  if (!known) throw new Failure('not-found', say('refusal.noEdit'));
  const { deviceId } = known;
  await changeEdits(db, deviceId, now(), (edits) => {
    const edit = edits.find(({ id, open }) => id === editId && open);
    if (!edit) throw new Failure('bad-input', say('refusal.editSettled'));
    return changed(decide(edit));
  });
  return deviceId;
}

const isWaiting = ({ state }: Edit): boolean => state.at === 'queued' || state.at === 'failed';

// That it was tried before stays known: an earlier try may have left its value in the RMM.
const queuedNow = (edit: Edit, at: number): Edit => ({
  ...edit,
  tries: Math.min(edit.tries, 1),
  state: { at: 'queued', nextTryAt: at },
});

const unlogged = (edits: readonly Edit[]): EditsWrite => ({ edits, events: [] });
