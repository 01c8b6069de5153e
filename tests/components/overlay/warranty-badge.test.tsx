import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { WarrantyBadge } from '@/components/overlay/warranty-badge';
import { defaultSettings } from '@/lib/domain/settings';
import { day } from '../../fixtures/make';
import { shownDevice } from '../../portal/device-view';

test.for([
  ['2028-01-05', 'Warranty active 2028-01-05, in 409 days'],
  ['2026-12-01', 'Warranty expiring 2026-12-01, in 9 days (9 d)'],
  ['2026-11-22', 'Warranty expiring 2026-11-22, today (Today)'],
  ['2026-11-01', 'Warranty expired 2026-11-01, 21 days ago (Expired 21 d)'],
  ['2020-11-22', 'Warranty expired 2020-11-22, 2191 days ago (Expired 6 y)'],
  [undefined, 'Warranty unknown, no date'],
] as const)('whoever speaks what a row’s badge reads presses it (%s)', ([date, name]) => {
  const device = shownDevice(1);
  const { purchaseDate, warrantyExpiry } = device.dates;
  const { date: _before, ...undated } = warrantyExpiry;
  const dates = {
    purchaseDate,
    warrantyExpiry: date ? { ...undated, date: day(date) } : undated,
  };
  render(
    <WarrantyBadge
      device={{ ...device, dates }}
      display={defaultSettings}
      today={day('2026-11-22')}
      isExpanded={false}
      isShort
      onPress={() => undefined}
    />,
  );
  const badge = screen.getByRole('button', { name });
  expect(name.toLowerCase()).toContain(badge.textContent.toLowerCase());
});
