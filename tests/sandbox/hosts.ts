import { API_HOSTS, type RegionId } from './api/exchange.ts';

export const PORTAL_HOST = 'control.itsupport247.net';

/** Every name that the certificate is made out to. */
export const ALL_HOSTS: readonly string[] = [...Object.values(API_HOSTS), PORTAL_HOST];

// Where the other regions' portals live is not known: any host of their platform is taken for one (asio/api.md, 5.1).
const PORTAL_HOSTS = /^(control\.itsupport247\.net|[\w.-]+\.(eu|au)platform\.connectwise\.com)$/;

/** The name without a port, in lower case. */
export const hostName = (header: string | undefined): string =>
  (header ?? '').toLowerCase().replace(/:\d+$/, '');

export const isPortalHost = (host: string): boolean =>
  PORTAL_HOSTS.test(host) && regionOfHost(host) === undefined;

/** Which region's API answers for a host name. */
export function regionOfHost(host: string): RegionId | undefined {
  switch (host) {
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
