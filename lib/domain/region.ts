/** Where a partner's Asio tenant lives. Hosts and prefixes: ConnectWise's partner API description, `servers`. */
export type RegionId = 'na' | 'eu' | 'au';

export interface Region {
  readonly id: RegionId;
  /** Scheme and host of the API, without a trailing slash. */
  readonly apiOrigin: string;
  /** A Client ID made in this region begins with it. */
  readonly clientIdPrefix: string;
  /** Match patterns of the pages that the overlay may stand in. */
  readonly portalPatterns: readonly string[];
}

export const regions: Readonly<Record<RegionId, Region>> = {
  na: {
    id: 'na',
    apiOrigin: 'https://openapi.service.itsupport247.net',
    clientIdPrefix: '0e30',
    portalPatterns: ['https://control.itsupport247.net/*'],
  },
  eu: {
    id: 'eu',
    apiOrigin: 'https://openapi.service.euplatform.connectwise.com',
    clientIdPrefix: '0e31',
    portalPatterns: ['https://*.euplatform.connectwise.com/*'],
  },
  au: {
    id: 'au',
    apiOrigin: 'https://openapi.service.auplatform.connectwise.com',
    clientIdPrefix: '0e32',
    portalPatterns: ['https://*.auplatform.connectwise.com/*'],
  },
};

export const regionList: readonly Region[] = Object.values(regions);

/** Every page that may be a portal page; the API hosts match too and are left out by `isPortalOrigin`. */
export const portalPatterns: readonly string[] = regionList.flatMap(
  (region) => region.portalPatterns,
);

/** Where a key is known that its own region refuses. */
export interface KnownElsewhere {
  readonly found?: RegionId;
  /** Regions that could not be asked, because the browser does not let Shelflife reach them. */
  readonly unasked: readonly RegionId[];
}

export const isRegionId = (text: unknown): text is RegionId =>
  text === 'na' || text === 'eu' || text === 'au';

/** The region whose keys look like this one, if any does. */
export const regionOfClientId = (clientId: string): Region | undefined =>
  regionList.find((region) => clientId.trim().toLowerCase().startsWith(region.clientIdPrefix));

/** Whether an origin (scheme and host) belongs to a portal: HTTPS, the default port, and not an API host. */
export function isPortalOrigin(origin: string): boolean {
  const host = /^https:\/\/([a-z0-9.-]+)$/i.exec(origin)?.[1]?.toLowerCase();
  if (!host || regionList.some((region) => region.apiOrigin === `https://${host}`)) return false;
  return portalPatterns.some((pattern) => hostMatches(host, pattern));
}

function hostMatches(host: string, pattern: string): boolean {
  const wanted = pattern.slice('https://'.length, -'/*'.length);
  return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;
}
