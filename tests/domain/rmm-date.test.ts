import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, parseIsoDate } from '@/lib/domain/iso-date';
import { emptyDate, readRmmDate, rmmDate, sameRmmDate, writeRmmDate } from '@/lib/domain/rmm-date';

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
