import { say } from '@/lib/text/say';
import type { IsoDate } from './iso-date';

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
