import type { DeviceId, EditId, FieldId } from './ids';
import type { DateField } from './lifecycle';
import type { Problem } from './failure';
import type { RmmDate, SameDate } from './rmm-date';

/** What the RMM holds instead of what an edit started from. */
export interface TheirValue {
  readonly value: RmmDate;
  readonly setAt?: number;
  readonly setBy?: string;
}

/**
 * Where an edit stands. `queued` and `sending` are on their way; `conflict` and `failed` need a person;
 * `confirmed` was read back from the RMM; `superseded` gave way to a later edit of the same field;
 * `discarded` was given up by a person.
 */
export type EditState =
  | { readonly at: 'queued'; readonly nextTryAt: number; readonly problem?: Problem }
  | { readonly at: 'sending' }
  | { readonly at: 'confirmed'; readonly confirmedAt: number }
  | { readonly at: 'conflict'; readonly theirs: TheirValue }
  | { readonly at: 'failed'; readonly problem: Problem }
  | { readonly at: 'superseded' }
  | { readonly at: 'discarded' };

/** One date of one device, changed by a person. Kept after its end: Undo starts from it. */
export interface Edit {
  readonly id: EditId;
  /** Edits that were saved together share it; Undo takes them back together. */
  readonly saveId: string;
  /** Order of the edits of one browser. */
  readonly madeAt: number;
  readonly madeBy: string;
  readonly deviceId: DeviceId;
  readonly field: DateField;
  /** What the RMM held, as the person saw it. */
  readonly base: RmmDate;
  /** The custom field that held it. */
  readonly fieldId?: FieldId;
  /** What it is to hold; `unreadable` only where Undo puts such a text back. */
  readonly value: RmmDate;
  readonly tries: number;
  readonly state: EditState;
  /** The save that this one takes back. */
  readonly undoOf?: string;
  /** The bulk edit that it is part of. */
  readonly bulkId?: string;
}

/** Whether an edit still wants something: the outbox is made of these. */
export const isOpen = ({ state }: Pick<Edit, 'state'>): boolean =>
  state.at === 'queued' ||
  state.at === 'sending' ||
  state.at === 'conflict' ||
  state.at === 'failed';

/** Whether the worker goes on with it by itself. */
export const isUnderway = ({ state }: Pick<Edit, 'state'>): boolean =>
  state.at === 'queued' || state.at === 'sending';

/** What to do with an edit, given what the RMM holds now. Reading decides, also after a worker's death. */
export type Verdict = 'already-there' | 'write' | 'conflict';

export function judge(
  edit: Pick<Edit, 'base' | 'value'>,
  current: RmmDate,
  same: SameDate,
): Verdict {
  if (same(current, edit.value)) return 'already-there';
  return same(current, edit.base) ? 'write' : 'conflict';
}

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Wait before try number `tries` + 1: doubling from 30 s to 15 min, spread by `random` (0 to 1) to ± 20 %. */
export function retryWaitMs(tries: number, random: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10));
  return Math.round(wait * (0.8 + 0.4 * random));
}
