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
