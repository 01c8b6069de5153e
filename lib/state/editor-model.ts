import { createModel, signal } from '@preact/signals';
import { baseOf, type DateEntries, type EntryReview } from '@/lib/domain/date-entry';
import type { DeviceView } from '@/lib/domain/device-view';
import { saveStatusOf } from '@/lib/domain/save-status';
import type { BodyOf, EditorOpening } from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';
import { say } from '@/lib/text/say';
import { createEditorChoices } from './editor-choices';
import { createEditorEntries, hasFaults } from './editor-entries';
import { createHeldAct } from './held-act';
import type { EditorPorts } from './editor-ports';
import { createResource } from './resource';
import { createSaveFollower, type SaveFollower } from './save-follower';
import { createSelfClosing } from './self-closing';
import { createTask } from './task';
import { typedOver } from './typed-dates';

export type EditorAct = 'move' | 'save' | 'undo' | 'retry' | 'discard' | 'resolve' | 'pin';

/** The dialog "Lifecycle dates": type, check, save, follow the save until it is settled. */
export const EditorModel = createModel((ports: EditorPorts) => {
  const { send, today } = ports;
  const follower = createSaveFollower(ports);
  const { device, status, follow, watch } = follower;
  const form = createEditorEntries(() => today.peek());
  const task = createTask<EditorAct>();
  const heldAct = createHeldAct(ports.sight);
  /** The device as the form shows it: what the person sees is what an edit starts from. */
  const shown = signal<DeviceView | undefined>(undefined);
  const choices = createEditorChoices({ send, follower, form, shown });
  const opening = createResource(async () => {
    const opened = await ports.opening();
    form.fillIn(opened);
    device.value = opened.device;
    shown.value = opened.device;
    // Why a proposal was not saved at once is said at once, and asked about once.
    if (opened.prefill) form.review(opened.device);
    else watch(choiceIn(opened));
    return opened;
  });

  /** `isSure`: the person has said yes to the questions. */
  async function save(isSure = false): Promise<void> {
    const now = shown.peek();
    if (!now) return;
    task.dismiss();
    const review = form.review(now);
    if (hasFaults(review) || (review.questions.length > 0 && !isSure)) return;
    form.goBack();
    await task.run('save', async () => {
      if (review.changes.length === 0) return say('editor.nothingToSave');
      await follow(() => send('edit.save', savingOf(now, review)));
      return '';
    });
  }

  return {
    opening,
    shown,
    /** The device as it stands, with the edits that the status tells of. */
    device,
    form,
    status,
    task,
    ...createLeaving(ports, () => status.value?.at === 'saved'),
    open: opening.reload,
    heldAct,
    /** To a tab of its own, with what is typed by now. */
    move: () => task.run('move', () => moveOut(ports, form.entries.peek(), shown.peek())),
    save: (isSure = false) => heldAct.unlessHidden(() => save(isSure)),
    ...createActs({ send, follower, choices }, (what, work) =>
      heldAct.unlessHidden(() => task.run(what, work)),
    ),
  };
});

async function moveOut(
  { move }: EditorPorts,
  entries: DateEntries,
  device: DeviceView | undefined,
): Promise<string> {
  await move?.(device ? typedOver(entries, device.dates) : {});
  return '';
}

interface ActDeps {
  readonly send: Send;
  readonly follower: SaveFollower;
  readonly choices: ReturnType<typeof createEditorChoices>;
}

type Run = (what: EditorAct, work: () => Promise<string>) => Promise<void>;

function createActs({ send, follower, choices }: ActDeps, run: Run) {
  const act = (what: EditorAct, work: () => Promise<unknown>) =>
    run(what, () => work().then(() => ''));
  const undo = (saveId: string) => follower.follow(() => send('edit.undo', { saveId }));
  return {
    discard: () => run('discard', choices.discard),
    resolve: (...choice: Parameters<typeof choices.resolve>) =>
      run('resolve', () => choices.resolve(...choice)),
    pin: (...pin: Parameters<typeof choices.pin>) => run('pin', () => choices.pin(...pin)),
    retry: () => act('retry', follower.retry),
    undo: (saveId: string) => act('undo', () => undo(saveId)),
  };
}

/** Apart from the other acts: a person may leave while one of them is under way. */
function createLeaving({ close: leave, after }: EditorPorts, isSaved: () => boolean) {
  const leaving = createTask<'close'>();
  const close = () => leaving.run('close', () => leave().then(() => ''));
  const closing = createSelfClosing(after, isSaved, () => void close());
  return { leaving, close, closing };
}

/** The save that waits for a choice: then the choice comes before any other edit. */
function choiceIn({ device }: EditorOpening): string | undefined {
  const status = saveStatusOf(device);
  return status?.at === 'conflict' ? status.saveId : undefined;
}

const savingOf = ({ id, dates }: DeviceView, { changes }: EntryReview): BodyOf<'edit.save'> => ({
  deviceId: id,
  edits: changes.map((edit) => ({ ...edit, base: baseOf(dates[edit.field].rmm) })),
});

export type Editor = InstanceType<typeof EditorModel>;
