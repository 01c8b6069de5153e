import { say } from '@/lib/text/say';
import type { Edit } from '@/lib/domain/edit';
import { Failure } from '@/lib/domain/failure';
import { sameRmmDate, type RmmDate } from '@/lib/domain/rmm-date';
import type { EditsWrite } from '@/lib/store/edits';
import { changed, joined } from './edit-change';
import type { WantedDate } from './plan-save';

/** An edit that still decides its field: not given up, and nothing was made after it. */
export function isNewest(edit: Edit, edits: readonly Edit[]): boolean {
  const counts = ({ state }: Edit) => state.at !== 'superseded' && state.at !== 'discarded';
  return (
    counts(edit) &&
    !edits.some(
      (other) => other.field === edit.field && other.madeAt > edit.madeAt && counts(other),
    )
  );
}

/** What takes a save back: dates to write, and edits to give up because a conflict kept them out of the RMM. */
export interface UndoPlan {
  readonly wanted: readonly WantedDate[];
  readonly givenUp: EditsWrite;
}

/** Throws `bad-input` when later edits of the same dates stand in the way. */
export function planUndo(edits: readonly Edit[], saveId: string): UndoPlan {
  const standing = edits.filter((edit) => edit.saveId === saveId && isNewest(edit, edits));
  if (standing.length === 0) {
    throw new Failure('bad-input', say('refusal.changedAgain'));
  }
  const conflicts = standing.filter(({ state }) => state.at === 'conflict');
  const others = standing.filter(({ state }) => state.at !== 'conflict');
  return {
    wanted: others.map((edit) => ({
      field: edit.field,
      base: edit.value,
      value: formerValue(edit, edits),
      ...(edit.fieldId && { fieldId: edit.fieldId }),
    })),
    givenUp: joined(conflicts.map((edit) => changed({ ...edit, state: { at: 'discarded' } }))),
  };
}

/** The save that already takes this one back, if there is one: a second click finds it. */
export const undoneBy = (edits: readonly Edit[], saveId: string): string | undefined =>
  edits.find((edit) => edit.undoOf === saveId && isNewest(edit, edits))?.saveId;

// An undo that overtook an unsent edit changed nothing itself: taking it back means what that edit wanted.
export function formerValue(edit: Edit, edits: readonly Edit[]): RmmDate {
  if (!sameRmmDate(edit.base, edit.value)) return edit.base;
  const overtaken = edits.find(
    ({ saveId, field }) => saveId === edit.undoOf && field === edit.field,
  );
  return overtaken?.value ?? edit.base;
}
