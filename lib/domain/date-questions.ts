import type { IsoDate } from './iso-date';

const EARLIEST_USUAL_PURCHASE = '1990-01-01';

/** What a person should say yes to before a text that is no date is replaced. */
export const questionOfText = (text: string): string => `Replace “${text}”?`;

export function questionsOfPurchase(day: IsoDate, today: IsoDate): readonly string[] {
  if (day > today) return [`The purchase date ${day} is in the future. Save it?`];
  if (day < EARLIEST_USUAL_PURCHASE) return [`The purchase date ${day} is long ago. Save it?`];
  return [];
}

/** A warranty that ends before the purchase is odd, and yet what some systems hold. */
export function questionsOfOrder(
  bought: IsoDate | undefined,
  ends: IsoDate | undefined,
): readonly string[] {
  if (!bought || !ends || ends >= bought) return [];
  return [`The warranty would end on ${ends}, before the purchase on ${bought}. Save it?`];
}

/** A shorter warranty than the one there is: seldom meant. */
export const questionsOfShortening = (
  ends: IsoDate | undefined,
  now: IsoDate | undefined,
): readonly string[] =>
  ends && now && ends < now
    ? [`The warranty would end earlier: ${ends} instead of ${now}. Save it?`]
    : [];
