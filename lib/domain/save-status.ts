import { listedText, say } from '@/lib/text/say';
import { rmmDateText } from './day-text';
import type { DeviceView, EditView } from './device-view';
import type { Problem } from './failure';
import { dateFieldNameWithin } from './lifecycle';
import type { Settings } from './settings';

/** Where the last save of a device stands, as the status line tells it. */
export type SaveStatus =
  | { readonly at: 'saving'; readonly saveId: string }
  | { readonly at: 'saved'; readonly saveId: string }
  | { readonly at: 'waiting'; readonly saveId: string; readonly problem: Problem }
  | { readonly at: 'not-saved'; readonly saveId: string; readonly problem: Problem }
  | { readonly at: 'conflict'; readonly saveId: string; readonly edits: readonly EditView[] };

/** The status of the newest save; of its fields the one that needs a person most decides. */
export function saveStatusOf({ edits }: Pick<DeviceView, 'edits'>): SaveStatus | undefined {
  const newest = edits.at(-1);
  if (!newest) return undefined;
  const { saveId } = newest;
  const conflicts = edits.filter(({ state }) => state.at === 'conflict');
  if (conflicts.length > 0) return { at: 'conflict', saveId, edits: conflicts };

  const states = edits.map(({ state }) => state);
  const failed = states.find((state) => state.at === 'failed');
  if (failed) return { at: 'not-saved', saveId, problem: failed.problem };
  const waiting = states.find((state) => state.at === 'queued' && state.problem !== undefined);
  if (waiting?.at === 'queued' && waiting.problem) {
    return { at: 'waiting', saveId, problem: waiting.problem };
  }
  const underway = states.some((state) => state.at === 'queued' || state.at === 'sending');
  return underway ? { at: 'saving', saveId } : { at: 'saved', saveId };
}

/** The status line's text; its beginnings are what people and tests look for. */
export function saveStatusText(status: SaveStatus): string {
  switch (status.at) {
    case 'saving':
      return say('saving.underway');
    case 'saved':
      return say('saving.saved');
    case 'waiting':
      return say('saving.waiting', { message: status.problem.message });
    case 'not-saved':
      return say('saving.notSaved', { message: status.problem.message });
    case 'conflict':
      return say('saving.conflict');
  }
}

/** Whether the last save took another one back and has arrived: nothing is offered to be taken back then. */
export function isUndone({ edits }: Pick<DeviceView, 'edits'>): boolean {
  const isDone = ofNewestSave(edits).every(({ state }) => state.at === 'confirmed');
  return isDone && edits.at(-1)?.undoOf !== undefined;
}

const ofNewestSave = (edits: readonly EditView[]): readonly EditView[] =>
  edits.filter(({ saveId }) => saveId === edits.at(-1)?.saveId);

/** What the RMM holds again after the last save took another one back; nothing after any other save. */
export function undoneText(
  { edits }: Pick<DeviceView, 'edits'>,
  display: Settings['dateDisplay'],
): string | undefined {
  if (!isUndone({ edits })) return undefined;
  const own = ofNewestSave(edits);
  const held = own.map(({ field, value }) => {
    const text = rmmDateText(value, display);
    if (own.length === 1) return text;
    return say('saving.heldIn', { value: text, field: dateFieldNameWithin(field) });
  });
  return say('saving.undone', { held: listedText(held) });
}
