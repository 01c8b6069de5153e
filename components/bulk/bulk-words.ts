import { progressOf, type BulkChange, type BulkOutcome, type BulkView } from '@/lib/domain/bulk';
import { counted } from '@/lib/domain/count-text';
import { dayText } from '@/lib/domain/day-text';
import { dateFieldName, dateFieldNameWithin } from '@/lib/domain/lifecycle';
import type { Settings } from '@/lib/domain/settings';

/** `Extend the warranty by 3 years`. */
export function changeText(
  change: BulkChange | undefined,
  display: Settings['dateDisplay'],
): string {
  switch (change?.kind) {
    case undefined:
      return 'Undo of a bulk edit';
    case 'set':
      return `${dateFieldName(change.field)}: ${dayText(change.date, display)}`;
    case 'extend':
      return `Extend warranty by ${counted(change.years, 'year')}`;
    case 'from-purchase':
      return `Warranty: ${counted(change.years, 'year')} from the purchase date`;
    case 'clear':
      return `Clear ${dateFieldNameWithin(change.field)}`;
  }
}

export const outcomeWords: Readonly<
  Record<BulkOutcome, { readonly text: string; readonly tone?: 'good' | 'warn' | 'bad' }>
> = {
  pending: { text: 'To do' },
  saving: { text: 'Saving' },
  saved: { text: 'Saved', tone: 'good' },
  waiting: { text: 'Waiting to save', tone: 'warn' },
  'not-saved': { text: 'Not saved', tone: 'bad' },
  conflict: { text: 'Changed by someone else', tone: 'bad' },
  discarded: { text: 'Given up' },
  superseded: { text: 'Replaced by a later edit' },
  skipped: { text: 'Skipped' },
  cancelled: { text: 'Cancelled' },
};

/** What is told of the counts, worst first; `skipped` last. */
const told: readonly (readonly [BulkOutcome, string])[] = [
  ['conflict', 'changed by someone else'],
  ['not-saved', 'not saved'],
  ['waiting', 'waiting to save'],
  ['saving', 'on their way'],
  ['cancelled', 'cancelled'],
  ['discarded', 'given up'],
  ['superseded', 'replaced by later edits'],
  ['skipped', 'skipped'],
];

/** `2 changed by someone else, 16 skipped`; empty where all went well. */
export const restText = ({ counts }: Pick<BulkView, 'counts'>): string =>
  told
    .flatMap(([outcome, words]) => (counts[outcome] > 0 ? [`${counts[outcome]} ${words}`] : []))
    .join(', ');

/** One line for where a bulk edit stands. */
export function bulkStateText(bulk: BulkView): string {
  const { total, done } = progressOf(bulk);
  const rest = restText(bulk);
  const saved = `${counted(bulk.counts.saved, 'device')} saved`;
  switch (bulk.state) {
    case 'running':
      return `Saving to ConnectWise RMM: ${done} of ${total}`;
    case 'paused':
      return `Paused: ${done} of ${total}`;
    case 'cancelled':
      return [`Cancelled: ${saved}`, rest].filter(Boolean).join(', ');
    case 'done':
      return [`Done: ${saved}`, rest].filter(Boolean).join(', ');
  }
}
