import { say } from '@/lib/text/say';
import type { DeviceId } from '@/lib/domain/ids';
import type { QuickAct } from '@/lib/domain/quick-act';
import { rmmDate } from '@/lib/domain/rmm-date';
import type { Asker, Routes } from '@/lib/messages/serve';
import type { EditorOpening } from '@/lib/messages/protocol';
import { Failure } from '@/lib/domain/failure';
import { deviceView } from '@/lib/sync/device-views';
import { pinSource } from '@/lib/sync/pin-source';
import { quickEdit } from '@/lib/sync/quick-edit';
import { saveEdits, undoSave } from '@/lib/sync/save-edits';
import { discardEdit, resolveConflict, retryEdits } from '@/lib/sync/settle-edit';
import { editsOfSave } from '@/lib/store/edits';
import {
  choice,
  fitting,
  missingWanted,
  ofDevice,
  ofEdit,
  ofSave,
  ofTicket,
  pinning,
  saving,
} from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { displaySettings } from './display-settings';
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
  | 'editor.opening'
  | 'editor.close'
  | 'editor.fit'
>;

/** Changing dates, from our own pages: the editor in the portal is one of them. */
export const editRoutes = (context: Context): EditRoutes => ({
  ...editorRoutes(context),
  ...dateRoutes(context),

  'edit.save': {
    from: 'own-pages',
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
    from: 'own-pages',
    answer: (body) => undo(context, parsed(ofSave, body).saveId),
  },
  'edit.retry': {
    from: 'own-pages',
    answer: (body) => retry(context, parsed(ofDevice, body).deviceId),
  },
  'edit.discard': {
    from: 'own-pages',
    async answer(body) {
      sendOut(context, await discardEdit(context, parsed(ofEdit, body).editId));
      return null;
    },
  },
  'edit.resolve': {
    from: 'own-pages',
    async answer(body) {
      const { editId, keep } = parsed(choice, body);
      sendOut(context, await resolveConflict(context, editId, keep));
      return null;
    },
  },
});

const dateRoutes = (context: Context): Pick<EditRoutes, 'date.pin' | 'missing.next'> => ({
  'date.pin': {
    from: 'own-pages',
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

/** So long an editor waits for what the RMM holds now; then it shows what is known. */
const FRESH_WITHIN_MS = 5_000;

const editorRoutes = (
  context: Context,
): Pick<EditRoutes, 'editor.opening' | 'editor.close' | 'editor.fit'> => ({
  'editor.opening': {
    from: 'own-pages',
    answer: (body, asker) => openEditor(context, parsed(ofTicket, body).ticket, asker),
  },
  'editor.close': {
    from: 'own-pages',
    async answer(body, { tabId }) {
      const { ticket } = parsed(ofTicket, body);
      const occasion = await context.tickets.close(ticket, tabId);
      if (occasion) {
        const notice = { about: 'editor-closed', ticket } as const;
        await context.tellFrame(occasion.tabId, occasion.frameId, notice);
      }
      return null;
    },
  },
  'editor.fit': {
    from: 'own-pages',
    async answer(body, asker) {
      const { ticket, height } = parsed(fitting, body);
      const { tabId, frameId } = await context.tickets.open(ticket, asker.tabId);
      await context.tellFrame(tabId, frameId, { about: 'editor-height', ticket, height });
      return null;
    },
  },
});

async function openEditor(
  context: Context,
  ticket: string,
  { tabId }: Asker,
): Promise<EditorOpening> {
  const { deviceId, prefill } = await context.tickets.open(ticket, tabId);
  const { reader, sleep, openDatabase, now } = context;
  const { signal } = new AbortController();
  // What can't be read now is no reason not to edit: a save reads again before it writes.
  const read = reader.read(deviceId, signal).catch(() => false);
  await Promise.race([read, sleep(FRESH_WITHIN_MS, signal)]);
  const db = await openDatabase();
  const device = await deviceView(db, deviceId, now());
  if (!device) throw new Failure('not-found', say('refusal.deviceUnknown'));
  return { device, display: await displaySettings(db), ...(prefill && { prefill }) };
}
