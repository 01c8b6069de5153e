import { computed, createModel, signal } from '@preact/signals';
import { baseOf, type EntryReview } from '@/lib/domain/date-entry';
import type { DeviceView } from '@/lib/domain/device-view';
import type { EditId } from '@/lib/domain/ids';
import type { DateField, Source } from '@/lib/domain/lifecycle';
import { saveStatusOf } from '@/lib/domain/save-status';
import type { BodyOf, EditorOpening } from '@/lib/messages/protocol';
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
  const { device, status, ask, follow, retry, watch } = createSaveFollower(ports);
  const form = createEditorEntries(() => today.peek());
  const task = createTask<EditorAct>();
  /** The device as the form shows it: what the person sees is what an edit starts from. */
  const shown = signal<DeviceView | undefined>(undefined);
  const opening = createResource(async () => {
    const opened = await ports.opening();
    form.fill(opened);
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
      if (review.changes.length === 0) return 'Nothing to save: the dates are as they were.';
      await follow(() => send('edit.save', savingOf(now, review)));
      return '';
    });
  }

  const act = (what: EditorAct, work: () => Promise<unknown>) =>
    task.run(what, () => work().then(() => ''));

  /** After a choice that ended the save without one. */
  async function backToForm(told: string): Promise<string> {
    const now = device.peek();
    if (now && saveStatusOf(now)) return '';
    watch(undefined);
    shown.value = now;
    if (now) form.fill({ device: now });
    return told;
  }

  const discard = () =>
    task.run('discard', async () => {
      for (const { id, state } of device.peek()?.edits ?? []) {
        if (state.at === 'failed') await send('edit.discard', { editId: id });
      }
      await ask();
      return backToForm('Discarded. These are the dates without your change.');
    });

  const resolve = (editId: EditId, keep: 'mine' | 'theirs') =>
    task.run('resolve', async () => {
      await send('edit.resolve', { editId, keep });
      await ask();
      return keep === 'theirs' ? backToForm('Their date stays. Nothing was saved.') : '';
    });

  /** Which source decides; `null` leaves it to the rule of the settings. */
  const pin = (field: DateField, source: Source | null) =>
    act('pin', async () => {
      const before = shown.peek();
      if (!before) return;
      await send('date.pin', { deviceId: before.id, field, source });
      await ask();
      const after = device.peek() ?? before;
      shown.value = after;
      form.refill(before.dates, after.dates);
    });

  /** Apart from the other acts: a person may leave while one of them is under way. */
  const leaving = createTask<'close'>();
  const close = () => leaving.run('close', () => ports.close().then(() => ''));
  const isSaved = () => status.value?.at === 'saved';
  const closing = createSelfClosing(ports.after, isSaved, () => void close());

  return {
    opening,
    shown: computed(() => shown.value),
    /** The device as it stands, with the edits that the status tells of. */
    device: computed(() => device.value),
    form,
    status,
    task,
    leaving,
    closing,
    open: opening.reload,
    save,
    close,
    discard,
    resolve,
    pin,
    retry: () => act('retry', retry),
    undo: (saveId: string) => act('undo', () => follow(() => send('edit.undo', { saveId }))),
  };
});

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
