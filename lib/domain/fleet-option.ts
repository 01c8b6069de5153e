import { deviceKinds } from './device';
import { isExpirySpan } from './expiry-span';
import { fleetGaps } from './fleet-device';
import { NO_OPTION, type FleetFacet } from './fleet-filter';
import { parseClientId, parseCompanyId, parseGroupId, parseSiteId } from './ids';

const LONGEST_TEXT = 200;

export const warrantyOptions = ['active', 'expiring', 'expired', 'unknown', 'none'] as const;
export const replacementOptions = ['overdue', 'due-soon', 'in-service', 'unknown'] as const;

const isOneOf =
  (options: readonly string[]) =>
  (text: string): boolean =>
    options.includes(text);

/** Whether a text may stand for an option of a facet; that there is such a client, say, is another question. */
export const isFleetOption: Readonly<Record<FleetFacet, (text: string) => boolean>> = {
  warranty: isOneOf(warrantyOptions),
  replacement: isOneOf(replacementOptions),
  expiry: isExpirySpan,
  client: (text) => parseClientId(text) !== undefined,
  company: (text) => parseCompanyId(text) !== undefined,
  site: (text) => text === NO_OPTION || parseSiteId(text) !== undefined,
  kind: isOneOf(deviceKinds),
  maker: (text) => text !== '' && text.length <= LONGEST_TEXT,
  group: (text) => text === NO_OPTION || parseGroupId(text) !== undefined,
  gap: isOneOf(fleetGaps),
};
