import { describe, expect, test } from 'vitest';
import type { BulkChange } from '@/lib/domain/bulk';
import { planBulkRow } from '@/lib/domain/bulk-plan';
import type { DateView, DeviceView, EditView } from '@/lib/domain/device-view';
import { readRmmDate, rmmDate, type TextDates } from '@/lib/domain/rmm-date';
import { companyId, day, deviceId, editId } from '../fixtures/make';

const today = day('2026-11-21');

/** A date as the RMM holds it and it is shown. */
const held = (text: string, date?: string): DateView => {
  const value = readRmmDate(text);
  const shown = date ?? (value.kind === 'date' ? value.date : undefined);
  return {
    others: [],
    fieldName: 'A field',
    rmm: { value, knownAt: 1 },
    ...(shown !== undefined && { date: day(shown) }),
    ...(shown === undefined && value.kind === 'unreadable' && { unreadable: value.text }),
  };
};

const laptop = (
  dates: Partial<DeviceView['dates']>,
  change: Partial<DeviceView> = {},
): DeviceView => ({
  id: deviceId(1),
  name: 'WS-1',
  companyId: companyId(1),
  companyName: 'Contoso',
  clientName: 'Client',
  kind: 'laptop',
  addresses: [],
  standing: 'imported',
  fieldsReadAt: 1,
  edits: [],
  dates: { purchaseDate: held(''), warrantyExpiry: held(''), ...dates },
  ...change,
});

const plan = (device: DeviceView, change: BulkChange, textDates: TextDates = 'none') =>
  planBulkRow(device, { change, today, textDates });

const extend = (years: number): BulkChange => ({ kind: 'extend', years });
const setExpiry = (date: string): BulkChange => ({
  kind: 'set',
  field: 'warrantyExpiry',
  date: day(date),
});
const setPurchase = (date: string): BulkChange => ({
  kind: 'set',
  field: 'purchaseDate',
  date: day(date),
});

describe('the new date', () => {
  test.for<[string, Partial<DeviceView['dates']>, BulkChange, string]>([
    ['is the one that is set', {}, setExpiry('2027-05-01'), '2027-05-01'],
    ['is years later', { warrantyExpiry: held('2026-01-31') }, extend(1), '2027-01-31'],
    ['keeps to the calendar', { warrantyExpiry: held('2024-02-29') }, extend(1), '2025-02-28'],
    [
      'counts from the purchase',
      { purchaseDate: held('2023-08-31'), warrantyExpiry: held('2024-01-01') },
      { kind: 'from-purchase', years: 3 },
      '2026-08-31',
    ],
    [
      'counts from the date that is shown, whoever says it',
      { warrantyExpiry: held('', '2026-06-30') },
      extend(2),
      '2028-06-30',
    ],
    [
      'is none',
      { warrantyExpiry: held('2024-01-01') },
      { kind: 'clear', field: 'warrantyExpiry' },
      '',
    ],
  ])('%s', ([, dates, change, to]) => {
    expect(plan(laptop(dates), change)).toMatchObject({ to: readRmmDate(to), questions: [] });
  });

  test('comes with what stands there now, and whose device it is', () => {
    expect(plan(laptop({ warrantyExpiry: held('soon') }), setExpiry('2027-05-01'))).toEqual({
      deviceId: deviceId(1),
      deviceName: 'WS-1',
      clientName: 'Client',
      field: 'warrantyExpiry',
      from: { kind: 'unreadable', text: 'soon' },
      to: rmmDate(day('2027-05-01')),
      questions: ['Replace “soon”?'],
    });
  });

  test('goes over a date that is on its way', () => {
    const edit: EditView = {
      id: editId('a'),
      saveId: 'a',
      field: 'warrantyExpiry',
      base: rmmDate(undefined),
      value: rmmDate(day('2025-05-05')),
      madeAt: 1,
      madeBy: 'Ann',
      state: { at: 'sending' },
    };
    const device = laptop({ warrantyExpiry: held('', '2025-05-05') }, { edits: [edit] });
    expect(plan(device, extend(1)).from).toEqual(rmmDate(day('2025-05-05')));
    const conflict = { at: 'conflict', theirs: { value: rmmDate(undefined) } } as const;
    const torn = { ...device, edits: [{ ...edit, state: conflict }] };
    expect(plan(torn, extend(1)).skip).toMatch(/^Someone else/);
  });
});

describe('nothing is done to', () => {
  const expiring = { warrantyExpiry: held('2026-01-31') };
  test.for<[string, DeviceView, BulkChange, RegExp]>([
    ['what has no expiry', laptop({}), extend(1), /no expiry to extend/],
    [
      'what has no purchase date',
      laptop(expiring),
      { kind: 'from-purchase', years: 1 },
      /no purchase date/,
    ],
    ['a text that is no date', laptop({ warrantyExpiry: held('soon') }), extend(1), /“soon”/],
    ['what has the date', laptop(expiring), setExpiry('2026-01-31'), /has this date/],
    ['what has none', laptop({}), { kind: 'clear', field: 'purchaseDate' }, /no date to clear/],
    ['a virtual machine', laptop(expiring, { kind: 'virtual-machine' }), extend(1), /no warranty/],
    ['what waits for review', laptop(expiring, { standing: 'staged' }), extend(1), /not imported/],
    ['what was never read', laptop({}, { fieldsReadAt: 0 }), extend(1), /were not read yet/],
    ['what is missing', laptop(expiring, { missingSince: 5 }), extend(1), /no longer/],
    [
      'a date that no field carries',
      laptop({ warrantyExpiry: { others: [], date: day('2026-01-31') } }),
      extend(1),
      /No custom field/,
    ],
  ])('%s', ([, device, change, why]) => {
    const row = plan(device, change);
    expect(row.skip).toMatch(why);
    expect(row).not.toHaveProperty('to');
  });
});

describe('a person is asked about', () => {
  test.for<[string, Partial<DeviceView['dates']>, BulkChange, RegExp]>([
    ['a purchase in the future', {}, setPurchase('2026-11-22'), /in the future/],
    ['a purchase long ago', {}, setPurchase('1989-12-31'), /long ago/],
    [
      'a purchase after the expiry',
      { warrantyExpiry: held('2024-01-01') },
      setPurchase('2024-06-01'),
      /before the purchase/,
    ],
    [
      'an expiry before the purchase',
      { purchaseDate: held('2024-06-01') },
      setExpiry('2024-01-01'),
      /before the purchase/,
    ],
    [
      'a warranty that would end sooner',
      { purchaseDate: held('2024-06-01'), warrantyExpiry: held('2030-01-01') },
      { kind: 'from-purchase', years: 3 },
      /earlier: 2027-06-01 instead of 2030-01-01/,
    ],
  ])('%s', ([, dates, change, question]) => {
    expect(plan(laptop(dates), change).questions).toEqual([expect.stringMatching(question)]);
  });

  test('no text that a setting reads', () => {
    const device = laptop({ warrantyExpiry: held('31/1/2026', '2026-01-31') });
    expect(plan(device, extend(1), 'day-first')).toMatchObject({
      from: { kind: 'unreadable', text: '31/1/2026' },
      to: rmmDate(day('2027-01-31')),
      questions: [],
    });
    expect(plan(device, setExpiry('2026-01-31'), 'day-first').skip).toMatch(/has this date/);
  });
});
