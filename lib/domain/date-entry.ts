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

const EARLIEST_USUAL_PURCHASE = '1990-01-01';

/** Judges what was typed over the dates that are shown: refuse, ask, or save. */
export function reviewEntries(
  entries: DateEntries,
  shown: ShownDates,
  today: IsoDate,
): EntryReview {
  const faults = faultsOf(entries);
  const changes = dateFields.flatMap((field) => {
    const value = parseIsoDate(entries[field].text) ?? null;
    return isChanged(entries[field], shown[field]) ? [{ field, value }] : [];
  });
  const questions = changes.flatMap(({ field, value }) => [
    ...questionsOfText(shown[field]),
    ...(field === 'purchaseDate' && value ? questionsOfPurchase(value, today) : []),
  ]);
  return { faults: changes.length > 0 ? faults : brokenOnly(faults, entries), questions, changes };
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

function faultsOf(entries: DateEntries): EntryReview['faults'] {
  const { purchaseDate, warrantyExpiry } = entries;
  const purchaseFault = faultOfEntry(purchaseDate);
  const expiryFault = faultOfEntry(warrantyExpiry) ?? faultOfOrder(purchaseDate, warrantyExpiry);
  return {
    ...(purchaseFault && { purchaseDate: purchaseFault }),
    ...(expiryFault && { warrantyExpiry: expiryFault }),
  };
}

function faultOfEntry({ text, isBroken }: DateEntry): string | undefined {
  if (isBroken) return 'This is not a date of the calendar. Type day, month and year.';
  return isDayOrEmpty(text) ? undefined : 'The year must be between 1900 and 2199.';
}

function faultOfOrder(purchase: DateEntry, expiry: DateEntry): string | undefined {
  const [bought, ends] = [parseIsoDate(purchase.text), parseIsoDate(expiry.text)];
  if (!bought || !ends || ends >= bought) return undefined;
  return `A warranty can't end before the purchase on ${bought}.`;
}

/** Dates that were there already and were not touched are not the person's to correct now. */
const brokenOnly = (faults: EntryReview['faults'], entries: DateEntries): EntryReview['faults'] =>
  dateFields.some((field) => faultOfEntry(entries[field])) ? faults : {};

const questionsOfText = ({ unreadable }: ResolvedDate): string[] =>
  unreadable === undefined ? [] : [`Replace “${unreadable}”?`];

function questionsOfPurchase(day: IsoDate, today: IsoDate): string[] {
  if (day > today) return [`The purchase date ${day} is in the future. Save it?`];
  if (day < EARLIEST_USUAL_PURCHASE) return [`The purchase date ${day} is long ago. Save it?`];
  return [];
}

/** The value that an edit starts from: what the RMM's field held when it was last read. */
export const baseOf = (rmm: { readonly value: RmmDate } | undefined): RmmDate =>
  rmm?.value ?? emptyDate;
