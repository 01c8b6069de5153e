import { createModel } from '@preact/signals';
import { baseOf, type EntryReview } from '@/lib/domain/date-entry';
import { Failure } from '@/lib/domain/failure';
import type { EditId } from '@/lib/domain/ids';
import { saveStatusOf } from '@/lib/domain/save-status';
import type { BodyOf, EditorOpening } from '@/lib/messages/protocol';
import { createEditorEntries } from './editor-entries';
import type { EditorPorts } from './editor-ports';
import { createResource } from './resource';
import { createSaveFollower } from './save-follower';
import { createSelfClosing } from './self-closing';
import { createTask } from './task';

export type EditorAct = 'save' | 'undo' | 'retry' | 'resolve';

/** The dialog "Lifecycle dates": type, check, save, follow the save until it is settled. */
export const EditorModel = createModel((ports: EditorPorts) => {
  const { send, today } = ports;
  const { device, status, ask, follow, retry, watch } = createSaveFollower(ports);
  const form = createEditorEntries(() => today.peek());
  const task = createTask<EditorAct>();
  const opening = createResource(async () => {
    const opened = await openingOf(ports);
    form.fill(opened);
    device.value = opened.device;
    if (!opened.prefill) watch(conflictIn(opened));
    return opened;
  });

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

  const { leaving, close } = createLeaving(ports);
  const isSaved = () => status.value?.at === 'saved';
  const closing = createSelfClosing(ports.after, isSaved, () => void close());

  return {
    opening,
    form,
    status,
    task,
    leaving,
    closing,
    open: opening.reload,
    save,
    close,
    retry: () => act('retry', retry),
    undo: (saveId: string) => act('undo', () => follow(() => send('edit.undo', { saveId }))),
    resolve: (editId: EditId, keep: 'mine' | 'theirs') =>
      act('resolve', () => send('edit.resolve', { editId, keep }).then(ask)),
  };
});

async function openingOf({ send, ticket }: EditorPorts): Promise<EditorOpening> {
  if (ticket !== '') return send('editor.opening', { ticket });
  throw new Failure('denied', 'No device was handed to this page.');
}

/** Apart from the other acts: a person may leave while one of them is under way. */
function createLeaving({ send, ticket, leave }: EditorPorts) {
  const leaving = createTask<'close'>();
  const close = () =>
    leaving.run('close', async () => {
      await send('editor.close', { ticket }).finally(leave);
      return '';
    });
  return { leaving, close };
}

/** The save that waits for a choice: then the choice comes before any other edit. */
function conflictIn({ device }: EditorOpening): string | undefined {
  const status = saveStatusOf(device);
  return status?.at === 'conflict' ? status.saveId : undefined;
}

const hasFaults = ({ faults }: EntryReview): boolean => Object.keys(faults).length > 0;

const savingOf = (
  { device: { id, dates } }: EditorOpening,
  { changes }: EntryReview,
): BodyOf<'edit.save'> => ({
  deviceId: id,
  edits: changes.map((edit) => ({ ...edit, base: baseOf(dates[edit.field].rmm) })),
});

export type Editor = InstanceType<typeof EditorModel>;
