import { isCountingLate } from './date-questions';
import type { DeviceView } from './device-view';
import { addYears, type IsoDate } from './iso-date';
import type { DateField, Source } from './lifecycle';

export const quickYears = [1, 3, 5] as const;

/** A change that one click on a device's page or in its row makes. */
export type QuickAct =
  /** The warranty from the purchase date, or from today where that is empty. */
  | { readonly kind: 'extend'; readonly years: (typeof quickYears)[number] }
  /** The RMM is to hold what this source says. */
  | { readonly kind: 'accept'; readonly field: DateField; readonly source: Source };

export interface QuickEdit {
  readonly field: DateField;
  readonly date: IsoDate;
  /** Whether it replaces, or counts from, a text that is no date, or from too late, or ends sooner: then a person is asked first. */
  readonly isQuestionable: boolean;
}

/** What an act comes to; `undefined` where the source says nothing (any more). */
export function quickEditOf(
  { dates, firstSeen }: Pick<DeviceView, 'dates' | 'firstSeen'>,
  act: QuickAct,
  today: IsoDate,
): QuickEdit | undefined {
  if (act.kind === 'extend') {
    const { purchaseDate, warrantyExpiry } = dates;
    const texts = [purchaseDate.unreadable, warrantyExpiry.unreadable];
    const date = addYears(purchaseDate.date ?? today, act.years);
    const isShorter = warrantyExpiry.date !== undefined && date < warrantyExpiry.date;
    const isLate = purchaseDate.date === undefined && isCountingLate(firstSeen, today);
    return {
      field: 'warrantyExpiry',
      date,
      isQuestionable: isShorter || isLate || texts.some((text) => text !== undefined),
    };
  }
  const { field, source } = act;
  const { others, ...shown } = dates[field];
  const { date } = [shown, ...others].find((one) => one.source === source) ?? {};
  const isQuestionable = dates[field].rmm?.value.kind === 'unreadable';
  return date && { field, date, isQuestionable };
}
