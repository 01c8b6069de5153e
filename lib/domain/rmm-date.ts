import { parseIsoDate, type IsoDate } from './iso-date';

/** What a custom field of the RMM holds, read as a calendar day. */
export type RmmDate =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'unreadable'; readonly text: string };

export const emptyDate: RmmDate = { kind: 'empty' };

export const rmmDate = (date: IsoDate | undefined): RmmDate =>
  date ? { kind: 'date', date } : emptyDate;

const WITH_TIME =
  /^(\d{4}-\d\d-\d\d)[T ](?:[01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/** Reads `yyyy-mm-dd`, alone or with a time; the day is taken as written, no zone moves it. Year 0001 is "no date". */
export function readRmmDate(text: string | null | undefined): RmmDate {
  const trimmed = text?.trim() ?? '';
  const day = WITH_TIME.exec(trimmed)?.[1] ?? trimmed;
  if (day === '' || /^0001-\d\d-\d\d$/.test(day)) return emptyDate;
  const date = parseIsoDate(day);
  return date ? { kind: 'date', date } : { kind: 'unreadable', text: trimmed };
}

/** How a text such as 3/4/2025 is read: not at all, or as one of two orders. */
export type TextDates = 'none' | 'day-first' | 'month-first';

const TIME = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]m)?`;
const TEXT_DAY = new RegExp(
  String.raw`^(?<first>\d\d?)(?<mark>[/.-])(?<second>\d\d?)\k<mark>(?<year>\d{4})(?:,?\s+${TIME})?$`,
  'i',
);

/**
 * What a value means under the setting for texts. The store keeps the text as the RMM has it, so that another setting
 * reads it anew. A year of two digits, or a day that does not exist in this order, is never guessed.
 */
export function understood(value: RmmDate, textDates: TextDates): RmmDate {
  if (value.kind !== 'unreadable' || textDates === 'none') return value;
  const parts = TEXT_DAY.exec(value.text)?.groups;
  return (parts && dayIn(parts, textDates)) ?? value;
}

/** Whether a text is a day, and only nobody has set in which order it is to be read. */
export const lacksOrder = (text: string, textDates: TextDates): boolean =>
  textDates === 'none' &&
  (['day-first', 'month-first'] as const).some(
    (order) => understood({ kind: 'unreadable', text }, order).kind !== 'unreadable',
  );

function dayIn(
  { first = '', second = '', year = '' }: Readonly<Record<string, string>>,
  textDates: TextDates,
): RmmDate | undefined {
  if (year === '0001') return emptyDate;
  const [day, month] = textDates === 'day-first' ? [first, second] : [second, first];
  const date = parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return date && { kind: 'date', date };
}

export type SameDate = (one: RmmDate, other: RmmDate) => boolean;

/** Whether two values say the same: as they stand, or as they are read under the setting. */
export const sameUnder =
  (textDates: TextDates): SameDate =>
  (one, other) =>
    sameRmmDate(one, other) ||
    sameRmmDate(understood(one, textDates), understood(other, textDates));

/** How a value is written into a field of this type; an empty text clears it. What could not be read goes back as it stood. */
export function writeRmmDate(value: RmmDate, type: 'string' | 'datetime'): string {
  switch (value.kind) {
    case 'empty':
      return '';
    case 'date':
      return type === 'datetime' ? `${value.date}T00:00:00Z` : value.date;
    case 'unreadable':
      return value.text;
  }
}

export const sameRmmDate = (one: RmmDate, other: RmmDate): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
