import { signal } from '@preact/signals';
import {
  entryOf,
  reviewEntries,
  type DateEntries,
  type DateEntry,
  type EntryReview,
  type ShownDates,
} from '@/lib/domain/date-entry';
import { addYears, parseIsoDate, type IsoDate } from '@/lib/domain/iso-date';
import { dateFields, type DateField } from '@/lib/domain/lifecycle';
import type { EditorOpening } from '@/lib/messages/protocol';

const nothingFound: Pick<EntryReview, 'faults' | 'questions'> = { faults: {}, questions: [] };
const untouched: DateEntry = { text: '', isBroken: false, isCleared: false };

/** What stands in the two date inputs, and what was found when the person wanted to save it. */
export function createEditorEntries(today: () => IsoDate) {
  const entries = signal<DateEntries>({ purchaseDate: untouched, warrantyExpiry: untouched });
  const found = signal(nothingFound);

  function enter(field: DateField, part: Partial<DateEntry>): void {
    const entry = { ...entries.peek()[field], isCleared: false, ...part };
    entries.value = { ...entries.peek(), [field]: entry };
    found.value = nothingFound;
  }

  /** The current dates, or those that whoever opened the editor proposes. */
  function fill({ device, prefill }: EditorOpening): void {
    for (const field of dateFields) {
      const proposed = prefill?.[field];
      enter(field, proposed === undefined ? entryOf(device.dates[field].date) : entryOf(proposed));
    }
  }

  function addWarranty(years: number): void {
    const from = parseIsoDate(entries.peek().purchaseDate.text) ?? today();
    enter('warrantyExpiry', entryOf(addYears(from, years)));
  }

  function review(shown: ShownDates): EntryReview {
    const result = reviewEntries(entries.peek(), shown, today());
    found.value = result;
    return result;
  }

  return {
    entries,
    found,
    enter,
    fill,
    addWarranty,
    review,
    clear: (field: DateField) => enter(field, entryOf(null)),
    goBack: () => void (found.value = nothingFound),
  };
}
