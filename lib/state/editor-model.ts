import { createModel } from '@preact/signals';
import { baseOf, type EntryReview } from '@/lib/domain/date-entry';
import type { EditId } from '@/lib/domain/ids';
import type { BodyOf, EditorOpening } from '@/lib/messages/protocol';
import { createEditorEntries } from './editor-entries';
import type { EditorPorts } from './editor-ports';
import { createResource } from './resource';
import { createSaveFollower } from './save-follower';
import { createSelfClosing } from './self-closing';
import { createTask } from './task';

export type EditorAct = 'save' | 'undo' | 'retry' | 'resolve' | 'close';

/** The dialog "Lifecycle dates": type, check, save, follow the save until it is settled. */
export const EditorModel = createModel((ports: EditorPorts) => {
  const { send, ticket, today, leave } = ports;
  const opening = createResource(() => send('editor.opening', { ticket }));
  const { device, status, ask, follow } = createSaveFollower(ports);
  const form = createEditorEntries(today);
  const task = createTask<EditorAct>();

  async function open(): Promise<void> {
    await opening.reload();
    const opened = opening.value.peek();
    if (!opened) return;
    form.fill(opened);
    device.value = opened.device;
  }

  /** `isSure`: the person has said yes to the questions. */
  async function save(isSure = false): Promise<void> {
    const opened = opening.value.peek();
    if (!opened) return;
    task.dismiss();
    const review = form.review(opened.device.dates);
    if (hasFaults(review) || (review.questions.length > 0 && !isSure)) return;
    form.goBack();
    await task.run('save', async () => {
      if (review.changes.length === 0) return 'Nothing to save: the dates are as they were.';
      await follow(() => send('edit.save', savingOf(opened, review)));
      return '';
    });
  }

  const act = (what: EditorAct, work: () => Promise<unknown>) =>
    task.run(what, () => work().then(() => ''));

  const close = () => act('close', () => send('editor.close', { ticket }).finally(leave));
  const isSaved = () => status.value?.at === 'saved';
  const closing = createSelfClosing(ports.after, isSaved, () => void close());

  async function retryEdits(): Promise<void> {
    const id = device.peek()?.id;
    if (id) await send('edit.retry', { deviceId: id }).then(ask);
  }

  return {
    opening,
    form,
    status,
    task,
    closing,
    open,
    save,
    close,
    retry: () => act('retry', retryEdits),
    undo: (saveId: string) => act('undo', () => follow(() => send('edit.undo', { saveId }))),
    resolve: (editId: EditId, keep: 'mine' | 'theirs') =>
      act('resolve', () => send('edit.resolve', { editId, keep }).then(ask)),
  };
});

const hasFaults = ({ faults }: EntryReview): boolean => Object.keys(faults).length > 0;

const savingOf = (
  { device: { id, dates } }: EditorOpening,
  { changes }: EntryReview,
): BodyOf<'edit.save'> => ({
  deviceId: id,
  edits: changes.map((edit) => ({ ...edit, base: baseOf(dates[edit.field].rmm) })),
});

export type Editor = InstanceType<typeof EditorModel>;
