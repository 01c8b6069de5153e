import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import { policyWith, type Policy } from '@/lib/domain/policy';
import type { StatusFacts, Warranty } from '@/lib/domain/status';

/** What a device's status is told from. */
export const factsOf = ({ kind, dates, firstSeen }: DeviceView): StatusFacts => ({
  kind,
  purchaseDate: dates.purchaseDate.date,
  warrantyExpiry: dates.warrantyExpiry.date,
  firstSeen,
});

/** That there is no date can be told only once the RMM was asked for it. */
export const isUnread = (
  { fieldsReadAt }: DeviceView,
  { state }: Pick<Warranty, 'state'>,
): boolean => fieldsReadAt === 0 && state === 'unknown';

/** The policy in force for a device's client. */
export const policyFor = (display: DisplaySettings, { policy }: DeviceView): Policy =>
  policyWith(display, policy);
