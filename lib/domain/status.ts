import { say } from '@/lib/text/say';
import { ageText, type Age } from './age';
import { hasWarranty, type DeviceKind } from './device';
import { addYears, daysBetween, yearsBetween, type IsoDate } from './iso-date';
import type { Policy } from './policy';

export type Warranty =
  | { readonly state: 'none' }
  | { readonly state: 'unknown' }
  | { readonly state: 'active' | 'expiring'; readonly expires: IsoDate; readonly daysLeft: number }
  | { readonly state: 'expired'; readonly expires: IsoDate; readonly daysAgo: number };

export interface Replacement {
  readonly state: 'overdue' | 'due-soon' | 'in-service' | 'unknown';
  /** One sentence that says why; put into words when it is asked for. */
  readonly reason: string;
}

/** The dates and traces from which every status is told. */
export interface StatusFacts {
  readonly kind: DeviceKind;
  readonly purchaseDate?: IsoDate | undefined;
  readonly warrantyExpiry?: IsoDate | undefined;
  /** The earliest day on which the RMM is known to have seen the device. */
  readonly firstSeen?: IsoDate | undefined;
}

export function warrantyOf(facts: StatusFacts, policy: Policy, today: IsoDate): Warranty {
  if (!hasWarranty(facts.kind)) return { state: 'none' };
  const expires = facts.warrantyExpiry;
  if (!expires) return { state: 'unknown' };
  const daysLeft = daysBetween(today, expires);
  if (daysLeft < 0) return { state: 'expired', expires, daysAgo: -daysLeft };
  const state = daysLeft <= policy.expiringWithinDays ? 'expiring' : 'active';
  return { state, expires, daysLeft };
}

export function ageOf(facts: StatusFacts, today: IsoDate): Age | undefined {
  const since = facts.purchaseDate ?? facts.firstSeen;
  if (!since || since > today) return undefined;
  return { years: yearsBetween(since, today), atLeast: !facts.purchaseDate };
}

const replacedOnWarrantyAlone: ReadonlySet<DeviceKind> = new Set([
  'server',
  'hypervisor-host',
  'network-device',
]);

/** Workstations are overdue when too old and out of warranty; servers and network gear when out of warranty. */
export function replacementOf(facts: StatusFacts, policy: Policy, today: IsoDate): Replacement {
  const warranty = warrantyOf(facts, policy, today);
  if (warranty.state === 'none') {
    return {
      state: 'in-service',
      get reason() {
        return say('status.notReplaced');
      },
    };
  }
  return replacedOnWarrantyAlone.has(facts.kind)
    ? byWarranty(warranty)
    : byAgeAndWarranty(facts, warranty, policy, today);
}

function byWarranty(warranty: Warranty): Replacement {
  switch (warranty.state) {
    case 'expired':
      return replacement('overdue', () => say('status.ended', { day: warranty.expires }));
    case 'expiring':
      return replacement('due-soon', () => say('status.ends', { day: warranty.expires }));
    case 'active':
      return replacement('in-service', () => say('status.until', { day: warranty.expires }));
    default:
      return replacement('unknown', () => say('status.noWarrantyDate'));
  }
}

function byAgeAndWarranty(
  facts: StatusFacts,
  warranty: Warranty,
  policy: Policy,
  today: IsoDate,
): Replacement {
  const limit = policy.maximumAgeYears[facts.kind];
  const since = facts.purchaseDate ?? facts.firstSeen;
  const age = ageOf(facts, today);
  if (!since || !age || limit === undefined) {
    return replacement('unknown', () => say('status.ageUnknown'));
  }
  const why = () =>
    say('status.oldAndCovered', { age: ageText(age), limit, cover: coverText(warranty) });
  // The anniversary and the warranty's last day still count as in service.
  const lastDay = later(addYears(since, limit), 'expires' in warranty ? warranty.expires : since);
  const daysLeft = daysBetween(today, lastDay);
  if (daysLeft < 0) return replacement('overdue', why);
  // The device may be older than its first trace: that it is not yet due can't be concluded.
  if (age.atLeast)
    return replacement('unknown', () => say('status.purchaseUnknown', { why: why() }));
  return replacement(daysLeft <= policy.expiringWithinDays ? 'due-soon' : 'in-service', why);
}

const reasonKeys = {
  overdue: 'status.overdue',
  'due-soon': 'status.dueSoon',
  'in-service': 'status.inService',
  unknown: 'status.undecided',
} as const;

const replacement = (state: Replacement['state'], why: () => string): Replacement => ({
  state,
  get reason() {
    return say(reasonKeys[state], { why: why() });
  },
});

const later = (one: IsoDate, other: IsoDate): IsoDate => (one > other ? one : other);

function coverText(warranty: Warranty): string {
  if (warranty.state === 'expired') return say('status.ended', { day: warranty.expires });
  return 'expires' in warranty
    ? say('status.until', { day: warranty.expires })
    : say('status.noWarrantyDate');
}
