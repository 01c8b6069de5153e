import { daysBetween, type IsoDate } from './iso-date';

/** Spans of time in which warranties end, besides the months (`yyyy-mm`). */
export const expirySpans = ['30', '60', '90', '180', 'this-year', 'expired', 'unknown'] as const;
export type ExpirySpan = (typeof expirySpans)[number];

const DAYS_AHEAD = [30, 60, 90, 180] as const;

export const isMonth = (text: string): boolean => /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);

export const isExpirySpan = (text: string): boolean =>
  isMonth(text) || expirySpans.some((span) => span === text);

export const monthOf = (day: IsoDate): string => day.slice(0, 7);

const UNKNOWN: readonly string[] = ['unknown'];

/** Finds all spans that an expiry lies in, seen from this day; each is worked out once, however many devices share it. */
export function createSpansOf(today: IsoDate): (expires: IsoDate | undefined) => readonly string[] {
  const known = new Map<IsoDate, readonly string[]>();
  return (expires) => {
    if (!expires) return UNKNOWN;
    const spans = known.get(expires) ?? spansOf(expires, today);
    known.set(expires, spans);
    return spans;
  };
}

function spansOf(expires: IsoDate, today: IsoDate): readonly string[] {
  const daysLeft = daysBetween(today, expires);
  const windows = DAYS_AHEAD.filter((days) => daysLeft >= 0 && daysLeft <= days).map(String);
  const year = expires.slice(0, 4) === today.slice(0, 4) ? ['this-year'] : [];
  return [...windows, ...year, ...(daysLeft < 0 ? ['expired'] : []), monthOf(expires)];
}

/** The month so many months later: `monthsAfter('2026-11', 2)` is `2027-01`. */
export function monthsAfter(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
