import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addYears,
  dayOf,
  daysBetween,
  parseIsoDate,
  yearsBetween,
} from '@/lib/domain/iso-date';
import { day, must } from '../fixtures/make';

/** Any day from 1900 to 2199. */
const anyDay = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2199-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  .map((instant) => day(instant.toISOString().slice(0, 10)));

describe('parseIsoDate', () => {
  test.for([
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['1900-01-01', true],
    ['2199-12-31', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2100-02-29', false],
    ['2024-02-30', false],
    ['2024-04-31', false],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-01-00', false],
    ['1899-12-31', false],
    ['2200-01-01', false],
    ['0001-01-01', false],
    ['2024-1-1', false],
    ['2024-01-01 ', false],
    ['2024-01-01T00:00:00Z', false],
    ['20240101', false],
    ['01/02/2024', false],
    ['２０２４-01-01', false],
    ['', false],
  ] as const)('%s is a day: %s', ([text, isDay]) => {
    expect(parseIsoDate(text)).toBe(isDay ? text : undefined);
  });

  test.for([[undefined], [null], [20240101], [new Date()], [['2024-01-01']]])(
    '%s is none',
    ([value]) => {
      expect(parseIsoDate(value)).toBeUndefined();
    },
  );
});

describe('a day', () => {
  test('is the one that a clock on the wall shows, east and west of Greenwich', () => {
    const instant = Date.UTC(2026, 10, 21, 23, 30);
    expect(dayOf(instant, 0)).toBe('2026-11-21');
    expect(dayOf(instant, -60)).toBe('2026-11-22');
    expect(dayOf(instant, 300)).toBe('2026-11-21');
    expect(dayOf(Date.UTC(2026, 10, 22, 4, 59), 300)).toBe('2026-11-21');
  });

  test('moved by days and back is the same, and lies that many days away', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4_000, max: 4_000 }), (from, days) => {
        fc.pre(from > '1911-01-01' && from < '2189-01-01');
        const moved = addDays(from, days);
        expect(addDays(moved, -days)).toBe(from);
        expect(daysBetween(from, moved)).toBe(days);
      }),
    );
  });

  test('moved by years keeps month and day, but for 29 February', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 12 }), (from, years) => {
        fc.pre(from < '2187-01-01');
        const moved = addYears(from, years);
        const isLeapDay = from.endsWith('-02-29') && !moved.endsWith('-02-29');
        expect(moved.slice(4)).toBe(isLeapDay ? '-02-28' : from.slice(4));
        expect(Number(moved.slice(0, 4))).toBe(Number(from.slice(0, 4)) + years);
      }),
    );
  });

  test('is always one that can be read again', () => {
    fc.assert(
      fc.property(anyDay, fc.integer(), (from, by) => {
        expect(parseIsoDate(addDays(from, by))).toBeDefined();
        expect(parseIsoDate(addYears(from, by % 400))).toBeDefined();
      }),
    );
  });

  test.for([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2023-02-28', 1, '2024-02-28'],
    ['2199-06-15', 5, '2199-12-31'],
    ['2198-06-15', 1, '2199-06-15'],
    ['1901-01-01', -3, '1900-01-01'],
  ] as const)('%s and %i years is %s', ([from, years, moved]) => {
    expect(addYears(day(from), years)).toBe(moved);
  });
});

describe('yearsBetween', () => {
  test.for([
    ['2023-05-17', '2024-05-17', 1],
    ['2023-05-17', '2024-05-16', 0.9],
    ['2020-01-01', '2023-01-01', 3],
    ['2020-02-29', '2021-02-28', 1],
    ['2019-05-01', '2024-07-15', 5.2],
    ['2024-05-01', '2024-05-01', 0],
    ['2024-05-01', '2023-05-01', -1],
    ['2024-05-02', '2024-05-01', 0],
    ['2199-01-01', '2199-12-31', 1],
  ] as const)('from %s to %s: %f', ([from, to, years]) => {
    expect(yearsBetween(day(from), day(to))).toBe(years);
  });

  test('is whole on every anniversary and less the day before', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, years) => {
        fc.pre(from < '2150-01-01');
        const anniversary = addYears(from, years);
        expect(yearsBetween(from, anniversary)).toBe(years);
        expect(yearsBetween(from, addDays(anniversary, -1))).toBeLessThan(years);
      }),
    );
  });
});

test('must is for fixtures that can not be wrong', () => {
  expect(() => must(undefined)).toThrow();
});
