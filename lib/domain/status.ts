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
  /** One sentence that says why. */
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
      reason: 'Virtual machines and cloud instances are not replaced.',
    };
  }
  return replacedOnWarrantyAlone.has(facts.kind)
    ? byWarranty(warranty)
    : byAgeAndWarranty(facts, warranty, policy, today);
}

function byWarranty(warranty: Warranty): Replacement {
  switch (warranty.state) {
    case 'expired':
      return { state: 'overdue', reason: `Overdue: warranty ended ${warranty.expires}` };
    case 'expiring':
      return { state: 'due-soon', reason: `Due soon: warranty ends ${warranty.expires}` };
    case 'active':
      return { state: 'in-service', reason: `In service: warranty until ${warranty.expires}` };
    default:
      return { state: 'unknown', reason: 'Unknown: no warranty date' };
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
    return { state: 'unknown', reason: 'Unknown: age is not known' };
  }
  const why = `${ageText(age)} old (policy: ${limit}), ${coverText(warranty)}`;
  // The anniversary and the warranty's last day still count as in service.
  const lastDay = later(addYears(since, limit), 'expires' in warranty ? warranty.expires : since);
  const daysLeft = daysBetween(today, lastDay);
  if (daysLeft < 0) return { state: 'overdue', reason: `Overdue: ${why}` };
  // The device may be older than its first trace: that it is not yet due can't be concluded.
  if (age.atLeast) return { state: 'unknown', reason: `Unknown: ${why}, no purchase date` };
  return daysLeft <= policy.expiringWithinDays
    ? { state: 'due-soon', reason: `Due soon: ${why}` }
    : { state: 'in-service', reason: `In service: ${why}` };
}

const later = (one: IsoDate, other: IsoDate): IsoDate => (one > other ? one : other);

function coverText(warranty: Warranty): string {
  if (warranty.state === 'expired') return `warranty ended ${warranty.expires}`;
  return 'expires' in warranty ? `warranty until ${warranty.expires}` : 'no warranty date';
}
