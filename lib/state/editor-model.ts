import { createModel, signal } from '@preact/signals';
import { baseOf, type EntryReview } from '@/lib/domain/date-entry';
import type { DeviceView } from '@/lib/domain/device-view';
import { saveStatusOf } from '@/lib/domain/save-status';
import type { BodyOf, EditorOpening } from '@/lib/messages/protocol';
import { say } from '@/lib/text/say';
import { createEditorChoices } from './editor-choices';
import { createEditorEntries, hasFaults } from './editor-entries';
import type { EditorPorts } from './editor-ports';
import { createResource } from './resource';
import { createSaveFollower } from './save-follower';
import { createSelfClosing } from './self-closing';
import { createTask } from './task';

export type EditorAct = 'save' | 'undo' | 'retry' | 'discard' | 'resolve' | 'pin';

/** The dialog "Lifecycle dates": type, check, save, follow the save until it is settled. */
export const EditorModel = createModel((ports: EditorPorts) => {
  const { send, today } = ports;
  const follower = createSaveFollower(ports);
  const { device, status, follow, retry, watch } = follower;
  const form = createEditorEntries(() => today.peek());
  const task = createTask<EditorAct>();
  /** The device as the form shows it: what the person sees is what an edit starts from. */
  const shown = signal<DeviceView | undefined>(undefined);
  const choices = createEditorChoices({ send, follower, form, shown });
  const opening = createResource(async () => {
    const opened = await ports.opening();
    form.fillIn(opened);
    device.value = opened.device;
    shown.value = opened.device;
    if (!opened.prefill) watch(choiceIn(opened));
    return opened;
  });

  /** `isSure`: the person has said yes to the questions. */
  async function save(isSure = false): Promise<void> {
    const now = shown.peek();
    if (!now) return;
    task.dismiss();
    const review = form.review(now.dates);
    if (hasFaults(review) || (review.questions.length > 0 && !isSure)) return;
    form.goBack();
    await task.run('save', async () => {
      if (review.changes.length === 0) return say('editor.nothingToSave');
      await follow(() => send('edit.save', savingOf(now, review)));
      return '';
    });
  }

  const act = (what: EditorAct, work: () => Promise<unknown>) =>
    task.run(what, () => work().then(() => ''));

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
    save,
    discard: () => task.run('discard', choices.discard),
    resolve: (...choice: Parameters<typeof choices.resolve>) =>
      task.run('resolve', () => choices.resolve(...choice)),
    pin: (...pin: Parameters<typeof choices.pin>) => task.run('pin', () => choices.pin(...pin)),
    retry: () => act('retry', retry),
    undo: (saveId: string) => act('undo', () => follow(() => send('edit.undo', { saveId }))),
  };
});

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
