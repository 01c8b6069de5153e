import type { Tracking } from '@/lib/domain/device';
import {
  parseClientId,
  parseCompanyId,
  parseDeviceId,
  parseGroupId,
  type ClientId,
  type CompanyId,
  type DeviceId,
  type GroupId,
} from '@/lib/domain/ids';
import type { BulkRoute } from '../bulk/bulk-place';
import type { Place } from '../place';

/** What the address says is to be shown. */
export type WorkspaceRoute =
  | {
      readonly place: Place;
      readonly tracking: Tracking;
      readonly companyId?: CompanyId;
      readonly groupId?: GroupId;
      /** Whose history is wanted. */
      readonly deviceId?: DeviceId;
      /** Over the imported devices: a bulk edit that a portal page prepared, or one that was begun. */
      readonly bulk?: BulkRoute;
    }
  | {
      readonly place: 'device';
      readonly deviceId: DeviceId;
      /** It was to be opened in the portal. */
      readonly isPortalUnknown?: true;
    }
  /** `address`: the view, as `fleetAddress` writes it. */
  | { readonly place: 'fleet'; readonly address: string }
  | { readonly place: 'report'; readonly clientId: ClientId | undefined };

const places: readonly Place[] = ['overview', 'companies', 'devices', 'activity', 'settings'];
const trackings: readonly Tracking[] = ['staged', 'imported', 'ignored'];

/**
 * Reads for example `#companies?company=<id>`, `#devices?tracking=imported&group=<id>`, `#activity?device=<id>`,
 * `#device/<id>`, `#device/<id>?portal=unknown`, `#fleet?client=<id>`, `#report?client=<id>`, `#bulk?draft=<name>` or `#bulk/<id>`; anything else is the
 * overview.
 */
export function routeOf(hash: string): WorkspaceRoute {
  const [name = '', query] = hash.replace(/^#\/?/, '').split('?');
  const wanted = new URLSearchParams(query);
  const deviceId = deviceIn(name);
  if (deviceId) return { place: 'device', deviceId, ...portalIn(wanted) };
  if (name === 'fleet') return { place: 'fleet', address: query ?? '' };
  if (name === 'report') {
    return { place: 'report', clientId: parseClientId(wanted.get('client') ?? undefined) };
  }
  const bulk = bulkIn(name, wanted);
  if (bulk) return { place: 'devices', tracking: 'imported', bulk };
  return {
    place: places.find((place) => place === name) ?? 'overview',
    tracking: trackings.find((tracking) => tracking === wanted.get('tracking')) ?? 'staged',
    ...idsIn(wanted),
  };
}

const portalIn = (wanted: URLSearchParams): { readonly isPortalUnknown?: true } =>
  wanted.get('portal') === 'unknown' ? { isPortalUnknown: true } : {};

function idsIn(wanted: URLSearchParams) {
  const companyId = parseCompanyId(wanted.get('company') ?? undefined);
  const groupId = parseGroupId(wanted.get('group') ?? undefined);
  const deviceId = parseDeviceId(wanted.get('device') ?? undefined);
  return {
    ...(companyId && { companyId }),
    ...(groupId && { groupId }),
    ...(deviceId && { deviceId }),
  };
}

function bulkIn(name: string, wanted: URLSearchParams): BulkRoute | undefined {
  const draft = wanted.get('draft');
  if (name === 'bulk' && draft) return { draft };
  const [, text] = /^bulk\/(.+)$/.exec(name) ?? [];
  return text === undefined ? undefined : { bulkId: decoded(text) };
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
