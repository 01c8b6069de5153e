import { describe, expect, test } from 'vitest';
import type { DeviceKind } from '@/lib/domain/device';
import type { IsoDate } from '@/lib/domain/iso-date';
import { defaultPolicy, expiryWindows } from '@/lib/domain/policy';
import { ageOf, replacementOf, warrantyOf, type StatusFacts } from '@/lib/domain/status';
import { ageText } from '@/lib/domain/age';
import { distanceText, warrantyText } from '@/lib/domain/status-text';
import { day } from '../fixtures/make';

const today = day('2026-11-21');

const facts = (
  kind: DeviceKind,
  dates: { readonly bought?: string; readonly expires?: string; readonly seen?: string } = {},
): StatusFacts => ({
  kind,
  purchaseDate: dates.bought ? day(dates.bought) : undefined,
  warrantyExpiry: dates.expires ? day(dates.expires) : undefined,
  firstSeen: dates.seen ? day(dates.seen) : undefined,
});

describe('a warranty', () => {
  test.for([
    ['2025-11-21', 'Warranty expired 2025-11-21, 365 days ago'],
    ['2026-11-20', 'Warranty expired 2026-11-20, 1 day ago'],
    ['2026-11-21', 'Warranty expiring 2026-11-21, today'],
    ['2026-11-22', 'Warranty expiring 2026-11-22, in 1 day'],
    ['2027-02-19', 'Warranty expiring 2027-02-19, in 90 days'],
    ['2027-02-20', 'Warranty active 2027-02-20, in 91 days'],
  ] as const)('that ends %s reads: %s', ([expires, text]) => {
    const warranty = warrantyOf(facts('laptop', { expires }), defaultPolicy, today);
    expect(warrantyText(warranty)).toBe(text);
  });

  test('without a date is unknown, not expired', () => {
    const warranty = warrantyOf(facts('server'), defaultPolicy, today);
    expect(warranty).toEqual({ state: 'unknown' });
    expect(warrantyText(warranty)).toBe('Warranty unknown, no date');
  });

  test.for(['virtual-machine', 'cloud'] as const)('a %s has none, whatever its dates', (kind) => {
    const warranty = warrantyOf(facts(kind, { expires: '2020-01-01' }), defaultPolicy, today);
    expect(warranty).toEqual({ state: 'none' });
    expect(warrantyText(warranty)).toBeUndefined();
  });

  test.for([...expiryWindows])('expires within %i days where that is set', (expiringWithinDays) => {
    const policy = { ...defaultPolicy, expiringWithinDays };
    const stateOf = (days: number) => {
      const expires = new Date(Date.UTC(2026, 10, 21 + days)).toISOString().slice(0, 10);
      return warrantyOf(facts('desktop', { expires }), policy, today).state;
    };
    expect([stateOf(expiringWithinDays), stateOf(expiringWithinDays + 1)]).toEqual([
      'expiring',
      'active',
    ]);
  });

  test('shows its day as the surface wants it', () => {
    const warranty = warrantyOf(facts('laptop', { expires: '2027-06-01' }), defaultPolicy, today);
    expect(warrantyText(warranty, (date: IsoDate) => `[${date}]`)).toBe(
      'Warranty active [2027-06-01], in 192 days',
    );
  });
});

describe('an age', () => {
  test.for([
    [{ bought: '2022-11-21' }, '4 years'],
    [{ bought: '2025-11-21' }, '1 year'],
    [{ bought: '2026-11-20' }, '0 years'],
    [{ bought: '2022-11-21', seen: '2020-01-01' }, '4 years'],
    [{ seen: '2021-08-01' }, 'at least 5.3 years'],
    [{ seen: '2025-11-21' }, 'at least 1 year'],
  ] as const)('of %o is %s', ([dates, text]) => {
    const age = ageOf(facts('desktop', dates), today);
    expect(age && ageText(age)).toBe(text);
  });

  test.for([[{}], [{ bought: '2026-11-22' }]] as const)('of %o is not known', ([dates]) => {
    expect(ageOf(facts('desktop', dates), today)).toBeUndefined();
  });
});

describe('replacement', () => {
  test.for([
    [
      'laptop',
      { bought: '2021-09-01', expires: '2024-05-01' },
      'overdue',
      'Overdue: 5.2 years old (policy: 4), warranty ended 2024-05-01',
    ],
    [
      'desktop',
      { bought: '2021-09-01' },
      'overdue',
      'Overdue: 5.2 years old (policy: 4), no warranty date',
    ],
    // In warranty: not overdue, however old.
    [
      'laptop',
      { bought: '2020-01-01', expires: '2027-12-01' },
      'in-service',
      'In service: 6.8 years old (policy: 4), warranty until 2027-12-01',
    ],
    // Out of warranty, but not old enough.
    [
      'laptop',
      { bought: '2024-11-21', expires: '2025-11-21' },
      'in-service',
      'In service: 2 years old (policy: 4), warranty ended 2025-11-21',
    ],
    // On the anniversary it is not past the maximum age yet.
    [
      'desktop',
      { bought: '2022-11-21', expires: '2025-01-01' },
      'due-soon',
      'Due soon: 4 years old (policy: 4), warranty ended 2025-01-01',
    ],
    [
      'desktop',
      { bought: '2022-11-20', expires: '2025-01-01' },
      'overdue',
      'Overdue: 4 years old (policy: 4), warranty ended 2025-01-01',
    ],
    [
      'laptop',
      { bought: '2020-01-01', expires: '2026-11-21' },
      'due-soon',
      'Due soon: 6.8 years old (policy: 4), warranty until 2026-11-21',
    ],
    [
      'laptop',
      { bought: '2020-01-01', expires: '2027-02-19' },
      'due-soon',
      'Due soon: 6.8 years old (policy: 4), warranty until 2027-02-19',
    ],
    [
      'laptop',
      { bought: '2020-01-01', expires: '2027-02-20' },
      'in-service',
      'In service: 6.8 years old (policy: 4), warranty until 2027-02-20',
    ],
    [
      'mobile',
      { seen: '2019-01-01', expires: '2021-01-01' },
      'overdue',
      'Overdue: at least 7.8 years old (policy: 4), warranty ended 2021-01-01',
    ],
    [
      'mobile',
      { seen: '2025-11-21' },
      'unknown',
      'Unknown: at least 1 year old (policy: 4), no warranty date, no purchase date',
    ],
    ['desktop', {}, 'unknown', 'Unknown: age is not known'],
    [
      'server',
      { bought: '2010-01-01', expires: '2030-01-01' },
      'in-service',
      'In service: warranty until 2030-01-01',
    ],
    [
      'server',
      { bought: '2025-01-01', expires: '2026-11-20' },
      'overdue',
      'Overdue: warranty ended 2026-11-20',
    ],
    [
      'hypervisor-host',
      { expires: '2026-12-24' },
      'due-soon',
      'Due soon: warranty ends 2026-12-24',
    ],
    ['network-device', { bought: '2010-01-01' }, 'unknown', 'Unknown: no warranty date'],
    [
      'virtual-machine',
      { bought: '2010-01-01', expires: '2012-01-01' },
      'in-service',
      'Virtual machines and cloud instances are not replaced.',
    ],
  ] as const)('of a %s with %o is %s: %s', ([kind, dates, state, reason]) => {
    expect(replacementOf(facts(kind, dates), defaultPolicy, today)).toEqual({ state, reason });
  });
});

test.for([
  [0, 'today'],
  [1, 'in 1 day'],
  [45, 'in 45 days'],
  [-1, '1 day ago'],
  [-120, '120 days ago'],
] as const)('%i days from today reads %s', ([days, text]) => {
  expect(distanceText(days)).toBe(text);
});
