import { say } from '@/lib/text/say';
import { addYears, type IsoDate } from './iso-date';

const EARLIEST_USUAL_PURCHASE = '1990-01-01';

/** What a person should say yes to before a text that is no date is replaced. */
export const questionOfText = (text: string): string => say('date.replaceText', { text });

export function questionsOfPurchase(day: IsoDate, today: IsoDate): readonly string[] {
  if (day > today) return [say('date.purchaseInFuture', { day })];
  if (day < EARLIEST_USUAL_PURCHASE) return [say('date.purchaseLongAgo', { day })];
  return [];
}

/** A warranty that ends before the purchase is odd, and yet what some systems hold. */
export function questionsOfOrder(
  bought: IsoDate | undefined,
  ends: IsoDate | undefined,
): readonly string[] {
  if (!bought || !ends || ends >= bought) return [];
  return [say('date.endsBeforePurchase', { ends, bought })];
}

/** A shorter warranty than the one there is: seldom meant. */
export const questionsOfShortening = (
  ends: IsoDate | undefined,
  now: IsoDate | undefined,
): readonly string[] => (ends && now && ends < now ? [say('date.endsEarlier', { ends, now })] : []);

/** A device that has been there for more than a year was not bought today. */
export const isCountingLate = (seen: IsoDate | undefined, today: IsoDate): boolean =>
  seen !== undefined && addYears(seen, 1) < today;

/** Years of warranty that count from today, for want of a purchase date. */
export const questionsOfLateCount = (
  ends: IsoDate,
  seen: IsoDate | undefined,
  today: IsoDate,
): readonly string[] =>
  seen && isCountingLate(seen, today) ? [say('date.countsFromToday', { seen, ends })] : [];
