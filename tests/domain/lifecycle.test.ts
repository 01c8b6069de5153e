import { describe, expect, test } from 'vitest';
import {
  emptyRecord,
  withReadings,
  type DateSources,
  type Readings,
  type Source,
} from '@/lib/domain/lifecycle';
import { resolveDate } from '@/lib/domain/resolve-date';
import { day, deviceId } from '../fixtures/make';

const says = (text: string, knownAt = 1) =>
  ({ value: { kind: 'date', date: day(text) }, knownAt }) as const;
const empty = { value: { kind: 'empty' }, knownAt: 1 } as const;
const odd = { value: { kind: 'unreadable', text: '5/17/23' }, knownAt: 1 } as const;

const how = { field: 'warrantyExpiry', rule: 'sources', textDates: 'none' } as const;

const one = '2021-01-01';
const two = '2022-02-02';
const three = '2023-03-03';

describe('the shown date', () => {
  test.for<[string, DateSources, Source | undefined, string | undefined, Source | undefined]>([
    ['is nothing where nobody says anything', {}, undefined, undefined, undefined],
    [
      'is the RMM’s before the vendor’s',
      { vendor: says(one), rmm: says(two) },
      undefined,
      two,
      'rmm',
    ],
    [
      'is the vendor’s before an import’s',
      { import: says(one), vendor: says(two) },
      undefined,
      two,
      'vendor',
    ],
    [
      'is an unconfirmed edit’s before all',
      { rmm: says(one), technician: says(two) },
      undefined,
      two,
      'technician',
    ],
    [
      'is none while a clearing is on its way',
      { rmm: says(one), technician: empty },
      undefined,
      undefined,
      'technician',
    ],
    [
      'is the vendor’s where the RMM’s field is empty',
      { rmm: empty, vendor: says(one) },
      undefined,
      one,
      'vendor',
    ],
    [
      'is the pinned source’s',
      { rmm: says(one), vendor: says(two), technician: says(three) },
      'vendor',
      two,
      'vendor',
    ],
    ['falls back where the pinned source says nothing', { rmm: says(one) }, 'vendor', one, 'rmm'],
    [
      'is none where the RMM’s text is no date',
      { rmm: odd, vendor: says(one) },
      undefined,
      undefined,
      'rmm',
    ],
  ])('%s', ([, sources, pinned, date, source]) => {
    const resolved = resolveDate(sources, { ...how, pinned });
    expect([resolved.date, resolved.source]).toEqual([date, source]);
  });

  test('comes with the others that differ, and no word of those that agree', () => {
    const sources = { rmm: says(one), vendor: says(two), import: says(one) };
    expect(resolveDate(sources, how).others).toEqual([{ source: 'vendor', date: two, knownAt: 1 }]);
  });

  test('that can not be read is shown as it stands', () => {
    expect(resolveDate({ rmm: odd }, how)).toMatchObject({ unreadable: '5/17/23', source: 'rmm' });
  });
});

describe('a reading', () => {
  const read = (readings: Readings, now = 100) => ({ source: 'rmm', readings, now }) as const;
  const record = withReadings(emptyRecord(deviceId(1)), read({ purchaseDate: says(one, 5) }));

  test('leaves other sources and the other date alone', () => {
    const more = { ...record, purchaseDate: { ...record.purchaseDate, vendor: says(two) } };
    const after = withReadings(more, read({ purchaseDate: says(three, 6) }));
    expect(after.purchaseDate).toEqual({ rmm: says(three, 6), vendor: says(two) });
    expect(after.warrantyExpiry).toEqual({});
  });

  test('of earlier never takes the place of a later one', () => {
    expect(withReadings(record, read({ purchaseDate: says(two, 4) }))).toEqual(record);
    expect(withReadings(record, read({ purchaseDate: says(two, 5) })).purchaseDate.rmm).toEqual(
      says(two, 5),
    );
  });
});
