import { say } from '@/lib/text/say';
import { questionOfText, questionsOfOrder, questionsOfPurchase } from './date-questions';
import { parseIsoDate, type IsoDate } from './iso-date';
import { dateFields, type DateField, type ResolvedDate } from './lifecycle';
import { emptyDate, rmmDate, sameRmmDate, type RmmDate } from './rmm-date';

/** What stands in one date input. */
export interface DateEntry {
  /** `yyyy-mm-dd` as the browser gives it; empty where nothing, or nothing whole, is typed. */
  readonly text: string;
  /** The browser has parts of a date that don't make one, for example 31 February. */
  readonly isBroken: boolean;
  /** The person asked for no date, other than never having typed one. */
  readonly isCleared: boolean;
  /** A short cut, or whoever opened the editor, has put it there; nobody typed it. */
  readonly isOffered?: boolean;
}

export type DateEntries = Readonly<Record<DateField, DateEntry>>;
export type ShownDates = Readonly<Record<DateField, ResolvedDate>>;

export interface EntryReview {
  /** Why a field can't be saved. */
  readonly faults: { readonly [Name in DateField]?: string };
  /** What a person should say yes to first. */
  readonly questions: readonly string[];
  /** What would be saved; `null` clears. */
  readonly changes: readonly { readonly field: DateField; readonly value: IsoDate | null }[];
}

/** Judges what was typed over the dates that are shown: refuse, ask, or save. */
export function reviewEntries(
  entries: DateEntries,
  shown: ShownDates,
  today: IsoDate,
): EntryReview {
  const changes = dateFields.flatMap((field) => {
    const value = parseIsoDate(entries[field].text) ?? null;
    return isChanged(entries[field], shown[field]) ? [{ field, value }] : [];
  });
  const questions = changes.flatMap(({ field, value }) => [
    ...questionsOfShown(shown[field]),
    ...(field === 'purchaseDate' && value ? questionsOfPurchase(value, today) : []),
  ]);
  const { purchaseDate, warrantyExpiry } = entries;
  const order = questionsOfOrder(
    parseIsoDate(purchaseDate.text),
    parseIsoDate(warrantyExpiry.text),
  );
  return {
    faults: faultsOf(entries),
    // Dates that were there already and were not touched are not the person's to correct now.
    questions: changes.length > 0 ? [...questions, ...order] : [],
    changes,
  };
}

export const entryOf = (date: IsoDate | null | undefined): DateEntry => ({
  text: date ?? '',
  isBroken: false,
  isCleared: date === null,
});

const shownValue = ({ date, unreadable }: ResolvedDate): RmmDate =>
  unreadable === undefined ? rmmDate(date) : { kind: 'unreadable', text: unreadable };

function isChanged({ text, isBroken, isCleared }: DateEntry, shown: ResolvedDate): boolean {
  const current = shownValue(shown);
  if (text === '' && !isBroken && !isCleared && current.kind === 'unreadable') return false;
  return isBroken || !sameRmmDate(rmmDate(parseIsoDate(text)), current) || !isDayOrEmpty(text);
}

const isDayOrEmpty = (text: string): boolean => text === '' || parseIsoDate(text) !== undefined;

function faultsOf({ purchaseDate, warrantyExpiry }: DateEntries): EntryReview['faults'] {
  const purchaseFault = faultOfEntry(purchaseDate);
  const expiryFault = faultOfEntry(warrantyExpiry);
  return {
    ...(purchaseFault && { purchaseDate: purchaseFault }),
    ...(expiryFault && { warrantyExpiry: expiryFault }),
  };
}

function faultOfEntry({ text, isBroken }: DateEntry): string | undefined {
  if (isBroken) return say('date.notOfCalendar');
  return isDayOrEmpty(text)
    ? undefined
    : say('date.yearOutOfRange', { first: '1900', last: '2199' });
}

const questionsOfShown = ({ unreadable }: ResolvedDate): readonly string[] =>
  unreadable === undefined ? [] : [questionOfText(unreadable)];

/** The value that an edit starts from: what the RMM's field held when it was last read. */
export const baseOf = (rmm: { readonly value: RmmDate } | undefined): RmmDate =>
  rmm?.value ?? emptyDate;
