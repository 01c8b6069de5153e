import { signal } from '@preact/signals';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import type { ChoiceOfDevice } from '@/components/overlay/device-choice';
import { LifecycleRegion } from '@/components/overlay/lifecycle-region';
import type { Panel } from '@/components/overlay/panel';
import type { DeviceView } from '@/lib/domain/device-view';
import { defaultSettings } from '@/lib/domain/settings';
import { day } from '../../fixtures/make';
import { shownDevice } from '../../portal/device-view';
import { textOf } from '../read';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function panelOf(change: Partial<DeviceView>, over: Partial<Panel> = {}): Panel {
  return {
    device: signal(shownDevice(1, change)),
    display: signal(defaultSettings),
    today: signal(day('2026-11-22')),
    now: () => NOW,
    isOpen: signal(false),
    by: signal('id'),
    areDetailsOpen: signal(false),
    more: signal(null),
    editorHeight: signal(undefined),
    missing: signal(undefined),
    isNew: signal(false),
    editor: signal(undefined),
    isUnsure: signal(false),
    message: signal(undefined),
    accepts: () => true,
    guard: () => ({
      prove: async () => 'seen',
      isNew: () => false,
      stop: () => undefined,
    }),
    edit: () => undefined,
    undo: () => undefined,
    quickEdit: () => undefined,
    toggleDetails: () => undefined,
    goToMissing: () => undefined,
    retry: () => undefined,
    importDevice: () => undefined,
    mapCompany: () => undefined,
    leaveUnsure: () => undefined,
    ...over,
  };
}

const noChoice: ChoiceOfDevice = {
  choice: signal(undefined),
  isMade: signal(false),
  accepts: () => true,
  choose: () => undefined,
  reconsider: () => undefined,
};

const show = (panel: Panel) => render(<LifecycleRegion panel={panel} choice={noChoice} />);

const region = () => within(screen.getByRole('region', { name: 'Hardware lifecycle' }));
const expires = (date: string): DeviceView['dates'] => ({
  ...shownDevice(1).dates,
  warrantyExpiry: { date: day(date), source: 'rmm', others: [] },
});

describe('the badge', () => {
  test.for([
    ['2026-11-21', 'Warranty expired 2026-11-21, 1 day ago'],
    ['2026-11-22', 'Warranty expiring 2026-11-22, today'],
    ['2027-02-20', 'Warranty expiring 2027-02-20, in 90 days'],
    ['2027-02-21', 'Warranty active 2027-02-21, in 91 days'],
  ] as const)('of a warranty until %s is named "%s"', ([date, name]) => {
    show(panelOf({ dates: expires(date) }));
    expect(region().getByRole('button', { name })).toBeTruthy();
  });

  test('of a device without a date says so', () => {
    const { purchaseDate } = shownDevice(1).dates;
    show(panelOf({ dates: { purchaseDate, warrantyExpiry: { others: [] } } }));
    expect(region().getByRole('button', { name: 'Warranty unknown, no date' })).toBeTruthy();
  });

  test('says that a date was not read yet rather than that there is none', () => {
    const { purchaseDate } = shownDevice(1).dates;
    const dates = { purchaseDate, warrantyExpiry: { others: [] } };
    show(panelOf({ dates, fieldsReadAt: 0 }));
    expect(region().getByRole('button', { name: 'Warranty unknown, not read yet' })).toBeTruthy();
  });

  test('is not shown for a virtual machine, the rest is', () => {
    show(panelOf({ kind: 'virtual-machine' }));
    expect(region().queryByRole('button', { name: /^Warranty/ })).toBeNull();
    expect(region().getByText('2024-01-10')).toBeTruthy();
    expect(region().getByRole('button', { name: 'Edit dates' })).toBeTruthy();
  });

  test('shows and hides where the dates came from', async () => {
    show(panelOf({}));
    const badge = region().getByRole('button', { name: /^Warranty active/ });
    expect(badge.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(badge);
    expect(await region().findByText(/field Warranty Expiry Date/)).toBeTruthy();
    fireEvent.click(badge);
    await vi.waitFor(() => expect(region().queryByText(/field Warranty Expiry Date/)).toBeNull());
  });
});

test('age and replacement are told with their reason', () => {
  show(panelOf({ dates: expires('2026-01-01'), firstSeen: day('2020-01-01') }));
  expect(region().getByText('2.8 years')).toBeTruthy();
  expect(textOf(region().getByText(/2.8 years old \(policy: 4\), warranty ended/))).toMatch(
    /ended 2026-01-01$/,
  );
});

test('an age that is only a floor says so', () => {
  const dates = { ...expires('2028-01-01'), purchaseDate: { others: [] } };
  show(panelOf({ dates, firstSeen: day('2023-01-01') }));
  expect(region().getByText('at least 3.8 years')).toBeTruthy();
});

test.for([
  ['16/04/2021', 'none', 'day/month order not set (Shelflife: Settings, Dates)'],
  ['04/16/2021', 'day-first', 'not a date'],
  ['31/31/2021', 'none', 'not a date'],
] as const)('the text %s, read %s, stands as it is', ([unreadable, textDates, why]) => {
  const purchaseDate = { unreadable, source: 'rmm', others: [] } as const;
  const display = signal({ ...defaultSettings, textDates });
  show(panelOf({ dates: { ...expires('2028-01-01'), purchaseDate } }, { display }));
  expect(region().getByText(`“${unreadable}”`)).toBeTruthy();
  expect(region().getByText(`ConnectWise RMM: ${why}`)).toBeTruthy();
});

test('another source’s date is told with who set it when, and is taken by a click', async () => {
  const quickEdit = vi.fn();
  const told = { setAt: Date.parse('2026-01-04T12:00:00Z'), setBy: 'jdoe', knownAt: NOW };
  const other = { source: 'vendor', date: day('2027-05-01'), ...told } as const;
  const warrantyExpiry = { ...expires('2028-01-01').warrantyExpiry, others: [other] };
  const dates = { ...expires('2028-01-01'), warrantyExpiry };
  show(panelOf({ dates }, { isOpen: signal(true), quickEdit }));
  const said = 'Vendor says 2027-05-01, set 2026-01-04 by jdoe; read just now';
  expect(region().getByText(said)).toBeTruthy();
  fireEvent.click(region().getByRole('button', { name: 'Use 2027-05-01 for Warranty expires' }));
  const act = { kind: 'accept', field: 'warrantyExpiry', source: 'vendor' };
  await waitFor(() => expect(quickEdit).toHaveBeenCalledWith(act, true));
});

test('dates that were never read, and a device that is missing, are told of', () => {
  show(panelOf({ fieldsReadAt: 0, missingSince: Date.parse('2026-10-01T12:00:00Z') }));
  expect(region().getByText('Reading dates from ConnectWise RMM')).toBeTruthy();
  expect(textOf(region().getByText(/Not in ConnectWise RMM since/))).toMatch(/since 2026-10-01;/);
});

test('a click that a script has made up does nothing', () => {
  const edit = vi.fn();
  show(panelOf({}, { accepts: (event) => event.isTrusted, edit }));
  fireEvent.click(region().getByRole('button', { name: 'Edit dates' }));
  expect(edit).not.toHaveBeenCalled();
});

test('what an act came to is read out', () => {
  show(panelOf({}, { message: signal('Too many at once.') }));
  expect(region().getByRole('status').textContent).toBe('Too many at once.');
});
