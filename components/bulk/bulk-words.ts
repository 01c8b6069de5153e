import { progressOf, type BulkChange, type BulkOutcome, type BulkView } from '@/lib/domain/bulk';
import { dayText } from '@/lib/domain/day-text';
import { dateFieldName, dateFieldNameWithin } from '@/lib/domain/lifecycle';
import type { Settings } from '@/lib/domain/settings';
import { say, sayCount } from '@/lib/text/say';

/** `Extend the warranty by 3 years`. */
export function changeText(
  change: BulkChange | undefined,
  display: Settings['dateDisplay'],
): string {
  switch (change?.kind) {
    case undefined:
      return say('bulk.isUndo');
    case 'set':
      return say('bulk.sets', {
        field: dateFieldName(change.field),
        day: dayText(change.date, display),
      });
    case 'extend':
      return sayCount('bulk.extends', change.years);
    case 'from-purchase':
      return sayCount('bulk.fromPurchase', change.years);
    case 'clear':
      return say('bulk.clears', { field: dateFieldNameWithin(change.field) });
  }
}

/** What is told of the counts, worst first; `skipped` last. */
const told = [
  'conflict',
  'not-saved',
  'waiting',
  'saving',
  'cancelled',
  'discarded',
  'superseded',
  'skipped',
] as const satisfies readonly BulkOutcome[];

/** `2 changed by someone else, 16 skipped`; empty where all went well. */
export const restText = ({ counts }: Pick<BulkView, 'counts'>): string =>
  told
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => say(`bulk.count-${outcome}`, { count: counts[outcome] }))
    .join(', ');

/** One line for where a bulk edit stands. */
export function bulkStateText(bulk: BulkView): string {
  const { total, done } = progressOf(bulk);
  const rest = restText(bulk);
  const what = [sayCount('bulk.saved', bulk.counts.saved), rest].filter(Boolean).join(', ');
  switch (bulk.state) {
    case 'running':
      return say('bulk.running', { done, total });
    case 'paused':
      return say('bulk.paused', { done, total });
    case 'cancelled':
      return say('bulk.cancelled', { what });
    case 'done':
      return say('bulk.done', { what });
  }
}
