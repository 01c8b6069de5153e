import type { Tracking } from '@/lib/domain/device';
import {
  parseCompanyId,
  parseDeviceId,
  parseGroupId,
  type CompanyId,
  type DeviceId,
  type GroupId,
} from '@/lib/domain/ids';
import type { Place } from '../place';

/** What the address says is to be shown. */
export type WorkspaceRoute =
  | {
      readonly place: Place;
      readonly tracking: Tracking;
      readonly companyId?: CompanyId;
      readonly groupId?: GroupId;
    }
  | { readonly place: 'device'; readonly deviceId: DeviceId };

const places: readonly Place[] = ['overview', 'companies', 'devices', 'activity', 'settings'];
const trackings: readonly Tracking[] = ['staged', 'imported', 'ignored'];

/**
 * Reads for example `#companies?company=<id>`, `#devices?tracking=imported&group=<id>` or `#device/<id>`; anything
 * else is the overview.
 */
export function routeOf(hash: string): WorkspaceRoute {
  const [name = '', query] = hash.replace(/^#\/?/, '').split('?');
  const deviceId = deviceIn(name);
  if (deviceId) return { place: 'device', deviceId };
  const wanted = new URLSearchParams(query);
  const companyId = parseCompanyId(wanted.get('company') ?? undefined);
  const groupId = parseGroupId(wanted.get('group') ?? undefined);
  return {
    place: places.find((place) => place === name) ?? 'overview',
    tracking: trackings.find((tracking) => tracking === wanted.get('tracking')) ?? 'staged',
    ...(companyId && { companyId }),
    ...(groupId && { groupId }),
  };
}

function deviceIn(name: string): DeviceId | undefined {
  const [, text] = /^device\/(.+)$/.exec(name) ?? [];
  return text === undefined ? undefined : parseDeviceId(decoded(text));
}

/** What a person, or another program, put into the address need not be well-formed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
