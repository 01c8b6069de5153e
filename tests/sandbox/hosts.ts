import { API_HOSTS, type RegionId } from './api/exchange.ts';

export const PORTAL_HOST = 'control.itsupport247.net';

/** Every name that the sandbox stands in for. */
export const ALL_HOSTS: readonly string[] = [...Object.values(API_HOSTS), PORTAL_HOST];

/** Which region's API answers for a host name. */
export function regionOfHost(host: string): RegionId | undefined {
  switch (host.toLowerCase()) {
    case API_HOSTS.na:
      return 'na';
    case API_HOSTS.eu:
      return 'eu';
    case API_HOSTS.au:
      return 'au';
    default:
      return undefined;
  }
}
