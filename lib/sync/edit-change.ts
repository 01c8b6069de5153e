import type { ActivityEvent } from '@/lib/domain/activity';
import { isOpen, type Edit, type EditState } from '@/lib/domain/edit';
import type { DateField } from '@/lib/domain/lifecycle';
import { sameRmmDate } from '@/lib/domain/rmm-date';
import type { EditsWrite } from '@/lib/store/edits';

/** The open edits of one field, oldest first: at most one that is being written, and one behind it. */
export const openOf = (edits: readonly Edit[], field: DateField): readonly Edit[] =>
  edits.filter((edit) => edit.field === field && isOpen(edit));

type EditEnd = Extract<ActivityEvent, { kind: 'edit-ended' }>['outcome'];

/** Where an edit starts from: what the RMM's field was seen to hold, and which field that was. */
export type Start = Pick<Edit, 'base' | 'fieldId'>;

export const startOf = ({ base, fieldId }: Start): Start => ({ base, ...(fieldId && { fieldId }) });

/** Who saw what an earlier edit only wants has seen nothing newer of the RMM than that edit started from. */
export const startAfter = (earlier: Edit, start: Start): Start =>
  startOf(sameRmmDate(start.base, earlier.value) ? earlier : start);

export const supersede = (edit: Edit): Edit => ({ ...edit, state: { at: 'superseded' } });

export const joined = (writes: readonly EditsWrite[]): EditsWrite => ({
  edits: writes.flatMap(({ edits }) => edits),
  events: writes.flatMap(({ events }) => events),
});

/** An edit in its new state, with the line that tells of its end. */
export function changed(edit: Edit): EditsWrite {
  const { saveId, deviceId, field, state } = edit;
  const outcome = endOf(state);
  const problem = state.at === 'failed' ? state.problem : undefined;
  const event: ActivityEvent | undefined = outcome && {
    kind: 'edit-ended',
    saveId,
    deviceId,
    field,
    outcome,
    ...(problem && { problem }),
  };
  return { edits: [edit], events: event ? [event] : [] };
}

function endOf({ at }: EditState): EditEnd | undefined {
  return at === 'confirmed' || at === 'conflict' || at === 'failed' || at === 'discarded'
    ? at
    : undefined;
}
