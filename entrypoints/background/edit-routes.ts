import type { DeviceId } from '@/lib/domain/ids';
import type { QuickAct } from '@/lib/domain/quick-act';
import { rmmDate } from '@/lib/domain/rmm-date';
import type { Routes } from '@/lib/messages/serve';
import { pinSource } from '@/lib/sync/pin-source';
import { quickEdit } from '@/lib/sync/quick-edit';
import { saveEdits, undoSave } from '@/lib/sync/save-edits';
import { discardEdit, resolveConflict, retryEdits } from '@/lib/sync/settle-edit';
import { editsOfSave } from '@/lib/store/edits';
import { choice, missingWanted, ofDevice, ofEdit, ofSave, pinning, saving } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { localDay } from './local-day';

type EditRoutes = Pick<
  Routes,
  | 'edit.save'
  | 'edit.undo'
  | 'edit.retry'
  | 'edit.discard'
  | 'edit.resolve'
  | 'date.pin'
  | 'missing.next'
>;

/** Changing dates, from our own pages: the editor in the portal is one of them. */
export const editRoutes = (context: Context): EditRoutes => ({
  ...dateRoutes(context),

  'edit.save': {
    from: 'editor',
    async answer(body) {
      const { deviceId, edits } = parsed(saving, body);
      const wanted = edits.map(({ value, ...edit }) => ({
        ...edit,
        value: rmmDate(value ?? undefined),
      }));
      const saved = await saveEdits(withIds(context), deviceId, wanted);
      sendOut(context, deviceId);
      return saved;
    },
  },
  'edit.undo': {
    from: 'editor',
    answer: (body) => undo(context, parsed(ofSave, body).saveId),
  },
  'edit.retry': {
    from: 'editor',
    answer: (body) => retry(context, parsed(ofDevice, body).deviceId),
  },
  'edit.discard': {
    from: 'editor',
    async answer(body) {
      sendOut(context, await discardEdit(context, parsed(ofEdit, body).editId));
      return null;
    },
  },
  'edit.resolve': {
    from: 'editor',
    async answer(body) {
      const { editId, keep } = parsed(choice, body);
      sendOut(context, await resolveConflict(context, editId, keep));
      return null;
    },
  },
});

const dateRoutes = (context: Context): Pick<EditRoutes, 'date.pin' | 'missing.next'> => ({
  'date.pin': {
    from: 'editor',
    async answer(body) {
      const pin = parsed(pinning, body);
      await pinSource(context, pin);
      context.board.devices([pin.deviceId]);
      context.board.activity();
      return null;
    },
  },
  'missing.next': {
    from: 'own-pages',
    answer: (body) => context.missing.next(parsed(missingWanted, body)),
  },
});

/** One click's change of a device; the date follows from what is stored. */
export async function quickSave(
  context: Context,
  deviceId: DeviceId,
  act: QuickAct,
): Promise<{ readonly saveId: string }> {
  const today = () => localDay(context.now());
  const saved = await quickEdit({ ...withIds(context), today }, deviceId, act);
  sendOut(context, deviceId);
  return saved;
}

/** `onlyOf`: refuses a save of any other device. */
export async function undo(
  context: Context,
  saveId: string,
  onlyOf?: DeviceId,
): Promise<{ readonly saveId: string }> {
  const undone = await undoSave(withIds(context), saveId, onlyOf);
  const [edit] = await editsOfSave(await context.openDatabase(), saveId);
  if (edit) sendOut(context, edit.deviceId);
  return undone;
}

export async function retry(context: Context, deviceId: DeviceId): Promise<null> {
  await retryEdits(context, deviceId);
  sendOut(context, deviceId);
  return null;
}

/** What was saved shows at once; the RMM is told meanwhile. */
function sendOut({ board, engine }: Context, deviceId: DeviceId): void {
  board.devices([deviceId]);
  board.activity();
  board.status();
  void engine.deliver();
}

export const withIds = ({ openDatabase, now, randomId }: Context) => ({
  openDatabase,
  now,
  newId: randomId,
});
