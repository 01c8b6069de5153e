import { describe, expect, test } from 'vitest';
import { entryOf } from '@/lib/domain/date-entry';
import type { DeviceView } from '@/lib/domain/device-view';
import { Failure } from '@/lib/domain/failure';
import { keepTyped, typedOver, type TypedDates } from '@/lib/state/typed-dates';
import { day } from '../fixtures/make';
import { shownDevice } from '../portal/device-view';

const device = shownDevice(1);
const broken = { text: '', isBroken: true, isCleared: false };

function over(
  entries: Partial<Parameters<typeof typedOver>[0]>,
  dates: DeviceView['dates'] = device.dates,
): TypedDates {
  const { purchaseDate, warrantyExpiry } = dates;
  const shown = {
    purchaseDate: entryOf(purchaseDate.date),
    warrantyExpiry: entryOf(warrantyExpiry.date),
  };
  return typedOver({ ...shown, ...entries }, dates);
}

describe('what is typed over the dates', () => {
  test('is each date that differs, and each that was emptied', () => {
    const typed = { warrantyExpiry: entryOf(day('2030-01-01')), purchaseDate: entryOf(null) };
    expect(over(typed)).toEqual({ warrantyExpiry: '2030-01-01', purchaseDate: null });
  });

  test('is nothing where they stand as they were', () => {
    expect(over({})).toEqual({});
  });

  test('is not half a date', () => {
    expect(over({ warrantyExpiry: broken })).toEqual({});
  });

  test('is no empty date where there was none', () => {
    const dates = { ...device.dates, purchaseDate: { others: [] } };
    expect(over({ purchaseDate: entryOf(undefined) }, dates)).toEqual({});
  });
});

test('the worker is told of each change once, and whoever types never of its trouble', async () => {
  const told: unknown[] = [];
  const keep = keepTyped(async (_name, body) => {
    told.push(body);
    throw new Failure('unexpected', 'The worker was stopped.');
  }, 'ticket-1');
  keep({});
  keep({ warrantyExpiry: day('2030-01-01') });
  keep({ warrantyExpiry: day('2030-01-01') });
  keep({});
  expect(told).toEqual([
    { ticket: 'ticket-1', typed: { warrantyExpiry: '2030-01-01' } },
    { ticket: 'ticket-1', typed: {} },
  ]);
});
