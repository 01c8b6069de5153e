import { describe, expect, test } from 'vitest';
import { entryOf, reviewEntries, type DateEntry, type ShownDates } from '@/lib/domain/date-entry';
import { parseIsoDate, type IsoDate } from '@/lib/domain/iso-date';

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (!date) throw new Error(`${text} is no day`);
  return date;
}

const today = day('2026-11-21');
const typed = (text: string): DateEntry => ({ text, isBroken: false, isCleared: false });
const shown = (purchase?: string, expiry?: string): ShownDates => ({
  purchaseDate: { others: [], ...(purchase && { date: day(purchase) }) },
  warrantyExpiry: { others: [], ...(expiry && { date: day(expiry) }) },
});
const unreadable: ShownDates = {
  ...shown(),
  purchaseDate: { others: [], unreadable: '12/03/2021' },
};

const review = (purchase: DateEntry, expiry: DateEntry, dates: ShownDates) =>
  reviewEntries({ purchaseDate: purchase, warrantyExpiry: expiry }, dates, today);

describe('what would be saved', () => {
  test('is only what differs from what is shown', () => {
    const { changes } = review(
      typed('2023-05-17'),
      typed('2026-05-16'),
      shown('2023-05-17', '2025-01-01'),
    );
    expect(changes).toEqual([{ field: 'warrantyExpiry', value: '2026-05-16' }]);
  });

  test('is nothing where nothing was touched, even if the RMM holds an odd text', () => {
    expect(review(typed(''), typed(''), unreadable).changes).toEqual([]);
  });

  test('clears on request what could not be read', () => {
    const { changes, questions } = review(entryOf(null), typed(''), unreadable);
    expect(changes).toEqual([{ field: 'purchaseDate', value: null }]);
    expect(questions).toEqual(['Replace “12/03/2021”?']);
  });

  test('clears a date whose input was emptied', () => {
    const { changes } = review(typed(''), typed(''), shown('2023-05-17'));
    expect(changes).toEqual([{ field: 'purchaseDate', value: null }]);
  });
});

describe('refuses', () => {
  test('half a date', () => {
    const { faults } = review({ ...typed(''), isBroken: true }, typed(''), shown());
    expect(faults.purchaseDate).toMatch(/not a date/);
  });

  test.for(['1899-12-31', '2200-01-01', '12345-01-01', '2023-02-30'])('%s', (text) => {
    expect(review(typed(''), typed(text), shown()).faults.warrantyExpiry).toBeDefined();
  });
});

describe('asks first', () => {
  test.for([
    ['2026-11-22', 1],
    ['2026-11-21', 0],
    ['1990-01-01', 0],
    ['1989-12-31', 1],
  ] as const)('about a purchase on %s: %d', ([text, questions]) => {
    expect(review(typed(text), typed(''), shown()).questions).toHaveLength(questions);
  });

  test.for([
    ['2023-05-16', 1],
    ['2023-05-17', 0],
    ['', 0],
  ] as const)('about a purchase on 2023-05-17 and an expiry on "%s": %d', ([text, questions]) => {
    const { faults, questions: asked } = review(typed('2023-05-17'), typed(text), shown());
    expect(asked).toHaveLength(questions);
    expect(faults).toEqual({});
  });

  test('also where only the other of the two dates was changed', () => {
    const dates = shown('2023-05-17', '2026-05-16');
    const { questions } = review(typed('2027-01-01'), typed('2026-05-16'), dates);
    expect(questions).toContainEqual(
      'The warranty would end on 2026-05-16, before the purchase on 2027-01-01. Save it?',
    );
  });

  test('never about what stays as it is', () => {
    expect(review(typed('1985-01-01'), typed(''), shown('1985-01-01')).questions).toEqual([]);
    const odd = shown('2023-05-17', '2020-01-01');
    expect(review(typed('2023-05-17'), typed('2020-01-01'), odd).questions).toEqual([]);
  });
});
