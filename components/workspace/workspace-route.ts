import type { Tracking } from '@/lib/domain/device';
import { parseCompanyId, type CompanyId } from '@/lib/domain/ids';
import type { Place } from '../place';

/** What the address says is to be shown. */
export interface WorkspaceRoute {
  readonly place: Place;
  readonly tracking: Tracking;
  readonly companyId?: CompanyId;
}

const places: readonly Place[] = ['overview', 'companies', 'devices', 'activity', 'settings'];
const trackings: readonly Tracking[] = ['staged', 'imported', 'ignored'];

/** Reads for example `#companies?company=<id>` or `#devices?tracking=imported`; anything else is the overview. */
export function routeOf(hash: string): WorkspaceRoute {
  const [name, query] = hash.replace(/^#\/?/, '').split('?');
  const wanted = new URLSearchParams(query);
  const companyId = parseCompanyId(wanted.get('company') ?? undefined);
  return {
    place: places.find((place) => place === name) ?? 'overview',
    tracking: trackings.find((tracking) => tracking === wanted.get('tracking')) ?? 'staged',
    ...(companyId && { companyId }),
  };
}
