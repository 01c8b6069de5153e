import { say } from '@/lib/text/say';
import { isUnderway, judge, retryWaitMs, type Edit, type EditState } from '@/lib/domain/edit';
import { displayText } from '@/lib/domain/display-text';
import { Failure, problemOf, type FailureKind, type Problem } from '@/lib/domain/failure';
import type { CarrierChoice } from '@/lib/domain/date-fields';
import type { EditId } from '@/lib/domain/ids';
import { emptyDate, type RmmDate, type SameDate } from '@/lib/domain/rmm-date';
import type { Readings } from '@/lib/domain/lifecycle';
import type { EditsWrite } from '@/lib/store/edits';
import { changed, joined, openOf, startAfter, supersede } from './edit-change';

/** After so many tries an edit waits for a person. */
export const MOST_TRIES = 10;
const SOON_MS = 3_000;
/** However long ConnectWise asks for, and whatever clock it was counted by. */
export const LONGEST_WAIT_MS = 60 * 60_000;

/** What waiting cannot cure: a person has to change something first. */
const forAPerson: ReadonlySet<FailureKind> = new Set([
  'bad-input',
  'rejected',
  'missing-scope',
  'not-found',
  'not-stored',
  'denied',
]);

/** One attempt: which edits went, into which fields, and how values are compared. */
export interface Attempt {
  readonly sent: ReadonlySet<EditId>;
  readonly fields: CarrierChoice;
  readonly same: SameDate;
}

export const passesByItself = ({ kind }: Problem): boolean => !forAPerson.has(kind);

/** All that is on its way for one device goes together, in one read and one write: so its order is kept. */
export function beginSending(edits: readonly Edit[]): EditsWrite {
  return {
    edits: edits.filter(isUnderway).flatMap((edit) => {
      const open = openOf(edits, edit.field);
      const [front, behind] = open;
      // Left over by a worker that died while it wrote: whether that arrived, the reading will tell.
      if (front && behind && edit === front) return [supersede(edit)];
      const start = front && behind ? startAfter(front, edit) : {};
      return [{ ...edit, ...start, tries: edit.tries + 1, state: { at: 'sending' } }];
    }),
    events: [],
  };
}

/** Settles what the RMM holds already and what others changed; what is still `sending` after it is to be written. */
export function judgeSending(
  edits: readonly Edit[],
  attempt: Attempt,
  readings: Readings,
  at: number,
): EditsWrite {
  const settled = stillSending(edits, attempt).map((one): EditsWrite => {
    const current = valueIn(readings, one);
    const edit = overField(one, current, attempt);
    const verdict = judge(edit, current, attempt.same);
    if (verdict === 'write') return changed(edit);
    if (verdict === 'already-there') return confirm(edit, current, at);
    return isOwn(current, edit, edits, attempt.same)
      ? changed({ ...edit, base: current })
      : giveUp(edit, edits, conflictWith(edit, readings));
  });
  return { ...joined(settled), readings };
}

/**
 * The edit as one of the field that is chosen now. Made over another one, it has seen nothing of what stands in this one:
 * it fills it where it is empty, and anything else in it is somebody's, as with every other change.
 */
function overField(edit: Edit, current: RmmDate, { fields }: Attempt): Edit {
  const fieldId = fields[edit.field]?.id;
  if (!fieldId || edit.fieldId === fieldId) return edit;
  const isBlank = edit.fieldId !== undefined && current.kind === 'empty';
  return isBlank ? { ...edit, fieldId, base: emptyDate } : { ...edit, fieldId };
}

/** After a write: only what was read back counts as saved. */
export function settleWritten(
  edits: readonly Edit[],
  attempt: Attempt,
  readings: Readings,
  at: number,
): EditsWrite {
  const settled = stillSending(edits, attempt).map((edit) => {
    const held = valueIn(readings, edit);
    if (attempt.same(held, edit.value)) return confirm(edit, held, at);
    return giveUp(edit, edits, { at: 'failed', problem: notStored(edit.value, held) });
  });
  return { ...joined(settled), readings };
}

/** After a failure the edits wait for another try, or for a person. Reading decides then what arrived. */
export function settleFailed(
  edits: readonly Edit[],
  attempt: Pick<Attempt, 'sent'>,
  problem: Problem,
  clock: { readonly at: number; readonly random: number },
): EditsWrite {
  return joined(
    stillSending(edits, attempt).map((edit) => {
      const isFinal = !passesByItself(problem) || edit.tries >= MOST_TRIES;
      if (isFinal || isFollowed(edit, edits)) return giveUp(edit, edits, { at: 'failed', problem });
      const asked = Math.min(problem.retryAt ?? 0, clock.at + LONGEST_WAIT_MS);
      const nextTryAt = Math.max(asked, clock.at + waitMs(edit, clock.random));
      return changed({ ...edit, state: { at: 'queued', nextTryAt, problem } });
    }),
  );
}

// The first wait is short: most faults of a network are over in a moment.
const waitMs = ({ tries }: Edit, random: number): number =>
  tries <= 1 ? Math.round(SOON_MS * (0.8 + 0.4 * random)) : retryWaitMs(tries - 2, random);

const stillSending = (edits: readonly Edit[], { sent }: Pick<Attempt, 'sent'>): readonly Edit[] =>
  edits.filter(({ id, state }) => sent.has(id) && state.at === 'sending');

const valueIn = (readings: Readings, { field }: Edit): RmmDate =>
  readings[field]?.value ?? emptyDate;

/**
 * Whether the RMM holds what an earlier edit of this browser wrote: one that gave way to this one after it was tried, or
 * the last one that was saved while the person still saw what it started from.
 */
function isOwn(current: RmmDate, edit: Edit, edits: readonly Edit[], same: SameDate): boolean {
  const { field, madeAt, base, fieldId } = edit;
  const earlier = edits.filter(
    (other) => other.field === field && other.madeAt < madeAt && other.fieldId === fieldId,
  );
  const saved = earlier.findLast(({ state }) => state.at === 'confirmed');
  const gaveWay = earlier.filter(
    ({ state, tries, madeAt: at }) =>
      state.at === 'superseded' && tries > 0 && at > (saved?.madeAt ?? 0),
  );
  const own = saved && same(saved.base, base) ? [saved, ...gaveWay] : gaveWay;
  return own.some(({ value }) => same(value, current));
}

const isFollowed = (edit: Edit, edits: readonly Edit[]): boolean =>
  openOf(edits, edit.field).at(-1)?.id !== edit.id;

/** Ends an edit that did not arrive; one that was made after it goes on in its place, from where it started. */
function giveUp(edit: Edit, edits: readonly Edit[], state: EditState): EditsWrite {
  const later = openOf(edits, edit.field).at(-1);
  if (!later || later.id === edit.id) return changed({ ...edit, state });
  return {
    edits: [supersede(edit), { ...later, ...startAfter(edit, later) }],
    events: [],
  };
}

// The value as the RMM has it: Undo starts from that, whichever setting reads texts by then.
const confirm = (edit: Edit, held: RmmDate, at: number): EditsWrite =>
  changed({ ...edit, value: held, state: { at: 'confirmed', confirmedAt: at } });

function conflictWith({ field }: Edit, readings: Readings): EditState {
  const { value = emptyDate, setAt, setBy } = readings[field] ?? {};
  const theirs = {
    value,
    ...(setAt !== undefined && { setAt }),
    ...(setBy !== undefined && { setBy }),
  };
  return { at: 'conflict', theirs };
}

const notStored = (wanted: RmmDate, held: RmmDate): Problem =>
  problemOf(
    new Failure(
      'not-stored',
      say('refusal.holdsOther', { wanted: inWords(wanted), held: inWords(held) }),
    ),
  );

function inWords(value: RmmDate): string {
  switch (value.kind) {
    case 'empty':
      return say('time.noDate');
    case 'date':
      return value.date;
    case 'unreadable':
      return say('refusal.plainQuoted', { text: displayText(value.text, 40) });
  }
}
