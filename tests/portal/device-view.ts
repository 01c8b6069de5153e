import type { DeviceView } from '@/lib/domain/device-view';
import { companyId, day, deviceId } from '../fixtures/make';

/** A device whose warranty expires on a day that tells it from others: 2028-01-<number>. */
export function shownDevice(number: number, change: Partial<DeviceView> = {}): DeviceView {
  const date = day(`2028-01-${String(number).padStart(2, '0')}`);
  const known = { source: 'rmm', knownAt: 0, others: [] } as const;
  return {
    id: deviceId(number),
    name: `WS-${String(number).padStart(3, '0')}`,
    companyId: companyId(1),
    companyName: 'Alder Dental',
    kind: 'desktop',
    serialNumber: `SERIAL${number}X`,
    addresses: [],
    standing: 'imported',
    fieldsReadAt: 1,
    dates: {
      purchaseDate: { ...known, date: day('2024-01-10'), fieldName: 'Purchase Date' },
      warrantyExpiry: { ...known, date, fieldName: 'Warranty Expiry Date' },
    },
    edits: [],
    ...change,
  };
}

export const fleet = (count: number): DeviceView[] =>
  Array.from({ length: count }, (_, at) => shownDevice(at + 1));

/** How the badge of a device of the fleet begins. */
export const badgeOf = (number: number): string =>
  `Warranty active 2028-01-${String(number).padStart(2, '0')}`;
