import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, parseIsoDate } from '@/lib/domain/iso-date';
import {
  emptyDate,
  readRmmDate,
  rmmDate,
  sameRmmDate,
  sameUnder,
  understood,
  writeRmmDate,
} from '@/lib/domain/rmm-date';

const day = parseIsoDate('2026-05-16') ?? expect.fail();
const days = fc.integer({ min: -45_000, max: 60_000 }).map((away) => addDays(day, away));

describe('readRmmDate', () => {
  test.for([
    '2026-05-16',
    ' 2026-05-16\n',
    '2026-05-16 00:00:00',
    '2026-05-16 23:59',
    '2026-05-16T00:00:00Z',
    '2026-05-16T23:30:00.000Z',
    '2026-05-16T23:30:00,000Z',
    '2026-05-16T23:30:00-05:00',
    '2026-05-16T00:30:00+1400',
    '2026-05-16t00:30:00z',
  ])('%j is the day as it is written', (text) => {
    expect(readRmmDate(text)).toEqual({ kind: 'date', date: day });
  });

  test.for([
    '',
    '  ',
    null,
    undefined,
    '0001-01-01',
    '0001-01-01 00:00:00',
    '0001-01-01T00:00:00Z',
    '0001-01-02',
  ])('%j is no date', (text) => {
    expect(readRmmDate(text)).toEqual({ kind: 'empty' });
  });

  test.for([
    '16.05.2026',
    '05/16/2026',
    '2026-5-16',
    '2026-02-30',
    '2026-13-01',
    '1026-05-16',
    '2026-05-16T24:60:00Z',
    '2026-05-16 soon',
    '0001-01-01 or later',
    '20260516',
    'n/a',
  ])('%j is kept as it stands, not guessed', (text) => {
    expect(readRmmDate(text)).toEqual({ kind: 'unreadable', text });
  });

  test('reads back whatever is written, in either type of field', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('string', 'datetime'), (date, type) => {
        expect(readRmmDate(writeRmmDate(rmmDate(date), type))).toEqual(rmmDate(date));
      }),
    );
  });

  test('writes back what could not be read, as it stood', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('string', 'datetime'), (text, type) => {
        const read = readRmmDate(text);
        expect(readRmmDate(writeRmmDate(read, type))).toEqual(read);
      }),
    );
  });
});

test('a cleared date is an empty text, in either type of field', () => {
  expect(writeRmmDate(emptyDate, 'string')).toBe('');
  expect(writeRmmDate(emptyDate, 'datetime')).toBe('');
});

test('a datetime field gets midnight UTC', () => {
  expect(writeRmmDate(rmmDate(day), 'datetime')).toBe('2026-05-16T00:00:00Z');
});

test('two spellings of one day are the same date', () => {
  expect(sameRmmDate(readRmmDate('2026-05-16'), readRmmDate('2026-05-16T08:00:00Z'))).toBe(true);
  expect(sameRmmDate(readRmmDate('2026-05-16'), readRmmDate('2026-05-17'))).toBe(false);
  expect(sameRmmDate(readRmmDate('0001-01-01'), readRmmDate(''))).toBe(true);
});

describe('a text under a setting', () => {
  test.for([
    // Text, as day-first, as month-first; `undefined` where it stays the text that it is.
    ['3/4/2025', '2025-04-03', '2025-03-04'],
    ['03.04.2025', '2025-04-03', '2025-03-04'],
    ['3-4-2025', '2025-04-03', '2025-03-04'],
    ['03/04/2025 10:30', '2025-04-03', '2025-03-04'],
    ['3/4/2025 9:05:00 PM', '2025-04-03', '2025-03-04'],
    ['3/4/2025, 9:05\u202fpm', '2025-04-03', '2025-03-04'],
    ['25/12/2025', '2025-12-25', undefined],
    ['12/25/2025', undefined, '2025-12-25'],
    ['29.02.2024', '2024-02-29', undefined],
    ['29.02.2023', undefined, undefined],
    ['31/04/2025', undefined, undefined],
    ['3/4/25', undefined, undefined],
    ['3/4.2025', undefined, undefined],
    ['2025/04/03', undefined, undefined],
    ['3/4/2025 25:00', undefined, undefined],
    ['3/4/2025 or later', undefined, undefined],
    ['3/4/1899', undefined, undefined],
    ['April 2025', undefined, undefined],
  ])('%j is %s day-first, %s month-first', ([text, dayFirst, monthFirst]) => {
    const read = readRmmDate(text);
    expect(read).toEqual({ kind: 'unreadable', text });
    const asRead = (date: string | undefined) => (date === undefined ? read : readRmmDate(date));
    expect(understood(read, 'none')).toEqual(read);
    expect(understood(read, 'day-first')).toEqual(asRead(dayFirst));
    expect(understood(read, 'month-first')).toEqual(asRead(monthFirst));
  });

  test('of the year 0001 is no date', () => {
    const read = readRmmDate('1/1/0001 12:00:00 AM');
    expect(understood(read, 'month-first')).toEqual(emptyDate);
    expect(understood(read, 'none')).toEqual(read);
  });

  test('never moves a date that can be read without one', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('day-first', 'month-first'), (date, order) => {
        expect(understood(rmmDate(date), order)).toEqual(rmmDate(date));
      }),
    );
  });

  test('says the same as the date it is read as, and as itself under every setting', () => {
    const text = readRmmDate('3/4/2025');
    const april = readRmmDate('2025-04-03');
    expect(sameUnder('day-first')(text, april)).toBe(true);
    expect(sameUnder('month-first')(text, april)).toBe(false);
    expect(sameUnder('none')(text, april)).toBe(false);
    expect(sameUnder('none')(text, text)).toBe(true);
  });
});
