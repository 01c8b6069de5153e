import { describe, expect, test } from 'vitest';
import {
  currentSources,
  emptyRecord,
  withPin,
  withReadings,
  type DateField,
  type DateSources,
  type Readings,
  type Source,
} from '@/lib/domain/lifecycle';
import { resolveDate } from '@/lib/domain/resolve-date';
import { day, deviceId, fieldId } from '../fixtures/make';

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

describe('the rule of the longest', () => {
  const longest = (field: DateField, sources: DateSources, pinned?: Source) => {
    const { date, source, reason } = resolveDate(sources, {
      ...how,
      field,
      pinned,
      rule: 'longest',
    });
    return [date, source, reason];
  };
  const all = { rmm: says(two), vendor: says(three), import: says(one) };

  test('takes the earliest purchase date and the latest expiry', () => {
    expect(longest('purchaseDate', all)).toEqual([one, 'import', 'longest']);
    expect(longest('warrantyExpiry', all)).toEqual([three, 'vendor', 'longest']);
  });

  test('shows an edit on its way all the same', () => {
    const sources = { ...all, technician: says(one) };
    expect(longest('warrantyExpiry', sources)).toEqual([one, 'technician', 'unconfirmed']);
  });

  test('gives way to a pinned source', () => {
    expect(longest('warrantyExpiry', all, 'rmm')).toEqual([two, 'rmm', 'pinned']);
  });

  test('names the RMM where the vendor says the same', () => {
    const sources = { rmm: says(three), vendor: says(three) };
    expect(longest('warrantyExpiry', sources)).toEqual([three, 'rmm', 'longest']);
  });

  test('passes over what is no date', () => {
    expect(longest('warrantyExpiry', { rmm: odd, vendor: says(one) })[0]).toBe(one);
    expect(longest('warrantyExpiry', { rmm: odd })).toEqual([undefined, 'rmm', 'first']);
  });
});

describe('a pin', () => {
  test('to the RMM shows what is on its way there', () => {
    const sources = { rmm: says(one), technician: says(two), vendor: says(three) };
    expect(resolveDate(sources, { ...how, pinned: 'rmm' })).toMatchObject({ date: two });
  });

  test('of one date leaves the other alone, and goes without a trace', () => {
    const record = withPin(emptyRecord(deviceId(1)), 'purchaseDate', 'vendor');
    const both = withPin(record, 'warrantyExpiry', 'rmm');
    expect(both.pinned).toEqual({ purchaseDate: 'vendor', warrantyExpiry: 'rmm' });
    const none = withPin(withPin(both, 'purchaseDate', null), 'warrantyExpiry', null);
    expect(none).toEqual(emptyRecord(deviceId(1)));
  });
});

test('a text is a date under the setting, with who set it', () => {
  const rmm = { ...odd, value: { kind: 'unreadable', text: '3/4/2025' }, setBy: 'Ann' } as const;
  expect(resolveDate({ rmm }, { ...how, textDates: 'day-first' })).toEqual({
    date: '2025-04-03',
    source: 'rmm',
    reason: 'first',
    setBy: 'Ann',
    knownAt: 1,
    others: [],
  });
});

test('what a field held that is not chosen any more is nobody’s word', () => {
  const of = (number: number) => ({ ...says(one), fieldId: fieldId(number) });
  const fields = { purchaseDate: { id: fieldId(1) }, vendor: { purchaseDate: { id: fieldId(2) } } };
  const current = (sources: DateSources) => currentSources(sources, 'purchaseDate', fields);
  expect(current({ rmm: of(1), vendor: of(2) })).toEqual({ rmm: of(1), vendor: of(2) });
  expect(current({ rmm: of(3), vendor: of(1), import: says(two) })).toEqual({ import: says(two) });
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

  test('of now takes the place of one that a wrong clock has put into the future', () => {
    const ahead = withReadings(record, read({ purchaseDate: says(two, 5_000) }, 5_000));
    const after = withReadings(ahead, read({ purchaseDate: says(three, 50) }, 60));
    expect(after.purchaseDate.rmm).toEqual(says(three, 50));
  });

  test('of a vendor stands beside the RMM’s', () => {
    const vendor = { source: 'vendor', readings: { purchaseDate: says(two) }, now: 100 } as const;
    const after = withReadings(record, vendor);
    expect(after.purchaseDate).toEqual({ rmm: says(one, 5), vendor: says(two) });
  });
});
