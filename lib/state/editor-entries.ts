import { computed, signal } from '@preact/signals';
import {
  baseOf,
  entryOf,
  reviewEntries,
  type DateEntries,
  type DateEntry,
  type EntryReview,
} from '@/lib/domain/date-entry';
import { questionsOfLateCount, questionsOfShortening } from '@/lib/domain/date-questions';
import type { DateView, DeviceView } from '@/lib/domain/device-view';
import { addYears, parseIsoDate, type IsoDate } from '@/lib/domain/iso-date';
import { dateFields, type DateField, type ResolvedDate } from '@/lib/domain/lifecycle';
import { quickYears } from '@/lib/domain/quick-act';
import type { EditorOpening } from '@/lib/messages/protocol';

type Dates = DeviceView['dates'];
type Shown = Pick<DeviceView, 'dates' | 'firstSeen'>;
type Answered = EntryReview & { readonly isAsked: boolean };

const nothingFound: Answered = { faults: {}, questions: [], changes: [], isAsked: false };
const untouched: DateEntry = { text: '', isBroken: false, isCleared: false };

const offered = (date: IsoDate | null): DateEntry => ({ ...entryOf(date), isOffered: true });

/** What stands in the two date inputs, and what was found when the person wanted to save it. */
export function createEditorEntries(today: () => IsoDate) {
  const entries = signal<DateEntries>({ purchaseDate: untouched, warrantyExpiry: untouched });
  /** Dates that the RMM is to hold though they are shown already, from another source. */
  const taken = signal<ReadonlySet<DateField>>(new Set());
  const found = signal<Answered>(nothingFound);

  function enter(field: DateField, part: Partial<DateEntry>): void {
    const entry = { ...entries.peek()[field], isCleared: false, isOffered: false, ...part };
    entries.value = { ...entries.peek(), [field]: entry };
    taken.value = new Set([...taken.peek()].filter((other) => other !== field));
    found.value = nothingFound;
  }

  /** The current dates, or those that whoever opened the editor proposes. */
  function fillIn({ device, prefill }: Pick<EditorOpening, 'device' | 'prefill'>): void {
    for (const field of dateFields) {
      const proposed = prefill?.[field];
      const current = device.dates[field].date;
      if (proposed === undefined) enter(field, entryOf(current));
      else enter(field, takesBack(device, field, proposed) ? entryOf(proposed) : offered(proposed));
    }
  }

  /** Brings what nobody has touched up to date. */
  function refill(before: Dates, after: Dates): void {
    for (const field of dateFields) {
      if (!isTouched(entries.peek()[field], before[field])) {
        enter(field, entryOf(after[field].date));
      }
    }
  }

  /** From when years of warranty count; otherwise it is today. */
  const bought = computed(() => parseIsoDate(entries.value.purchaseDate.text));

  function review(shown: Shown): EntryReview {
    const result = reviewOver({ entries: entries.peek(), taken: taken.peek() }, shown, today());
    found.value = { ...result, isAsked: result.questions.length > 0 && !hasFaults(result) };
    return result;
  }

  return {
    entries,
    taken,
    found,
    bought,
    enter,
    fillIn,
    refill,
    addWarranty: (years: number) =>
      enter('warrantyExpiry', offered(addYears(bought.peek() ?? today(), years))),
    /** What another source says becomes what is saved. */
    take(field: DateField, date: IsoDate): void {
      enter(field, entryOf(date));
      taken.value = new Set([...taken.peek(), field]);
    },
    review,
    clear: (field: DateField) => enter(field, entryOf(null)),
    goBack: () => void (found.value = nothingFound),
  };
}

interface Typed {
  readonly entries: DateEntries;
  readonly taken: ReadonlySet<DateField>;
}

function reviewOver(
  { entries, taken }: Typed,
  { dates: shown, firstSeen }: Shown,
  today: IsoDate,
): EntryReview {
  const against = (field: DateField) =>
    isTouched(entries[field], shown[field]) || taken.has(field)
      ? inRmm(shown[field])
      : shown[field];
  const dates = {
    purchaseDate: against('purchaseDate'),
    warrantyExpiry: against('warrantyExpiry'),
  };
  const review = reviewEntries(entries, dates, today);
  if (!review.changes.some(({ field }) => field === 'warrantyExpiry')) return review;
  const { questions } = review;
  const offering = [...ofShortening(entries, shown), ...ofLateCount(entries, firstSeen, today)];
  return { ...review, questions: [...questions, ...offering] };
}

/** Who types a date has it in mind; one that was offered may cut a warranty unseen. */
const ofShortening = ({ warrantyExpiry }: DateEntries, shown: Dates): readonly string[] =>
  warrantyExpiry.isOffered
    ? questionsOfShortening(parseIsoDate(warrantyExpiry.text), shown.warrantyExpiry.date)
    : [];

function ofLateCount(
  { purchaseDate, warrantyExpiry }: DateEntries,
  seen: IsoDate | undefined,
  today: IsoDate,
): readonly string[] {
  const ends = parseIsoDate(warrantyExpiry.text);
  if (!ends || !warrantyExpiry.isOffered || purchaseDate.text !== '') return [];
  const countsFromToday = quickYears.some((years) => addYears(today, years) === ends);
  return countsFromToday ? questionsOfLateCount(ends, seen, today) : [];
}

/** A person who takes back what they have saved knows the date that was there before. */
const takesBack = ({ edits }: DeviceView, field: DateField, date: IsoDate | null): boolean =>
  edits.some(
    ({ field: changed, base }) =>
      changed === field && (base.kind === 'date' ? base.date === date : date === null),
  );

export const hasFaults = ({ faults }: Pick<EntryReview, 'faults'>): boolean =>
  Object.keys(faults).length > 0;

const isTouched = ({ text, isBroken, isCleared }: DateEntry, { date }: DateView): boolean =>
  isBroken || isCleared || text !== (date ?? '');

/** What a save would write over: the RMM's value, unless an edit is on its way there. */
function inRmm(view: DateView): ResolvedDate {
  if (view.source === undefined || view.source === 'technician') return view;
  const value = baseOf(view.rmm);
  return {
    others: [],
    ...(value.kind === 'date' && { date: value.date }),
    ...(value.kind === 'unreadable' && { unreadable: value.text }),
  };
}

export type EditorEntries = ReturnType<typeof createEditorEntries>;
