import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import { defaultPolicy, type Policy } from '@/lib/domain/policy';
import type { StatusFacts } from '@/lib/domain/status';

/** What a device's status is told from. */
export const factsOf = ({ kind, dates, firstSeen }: DeviceView): StatusFacts => ({
  kind,
  purchaseDate: dates.purchaseDate.date,
  warrantyExpiry: dates.warrantyExpiry.date,
  firstSeen,
});

export const policyOf = ({ expiringWithinDays }: DisplaySettings): Policy => ({
  ...defaultPolicy,
  expiringWithinDays,
});
