import type { DeviceRow } from './portal-data.ts';
import { switchQuery, type Switches } from './switches.ts';

export const SHELL = '/QADashB/QuickAccess/NewDesktops';

export type Route =
  | { readonly at: 'list' | 'cards' | 'tickets' }
  /** `key` is an endpoint id, a public id, a regId or `row-<n>`. */
  | { readonly at: 'device'; readonly key: string };

type Place = Pick<Location, 'pathname' | 'search' | 'hash'>;

/** The route of an address: from the hash's `asio_route` where there is one, else from path and query. */
export function routeOf({ pathname, search, hash }: Place): Route {
  const [, path, params] = /asio_route=([^?]*)\??([^?]*)/.exec(decodeURIComponent(hash)) ?? [];
  if (path !== undefined) return routeIn(path.split('/'), new URLSearchParams(params));
  return routeIn(pathname.slice(SHELL.length).split('/'), new URLSearchParams(search));
}

function routeIn(segments: readonly string[], params: URLSearchParams): Route {
  const names = segments.filter(Boolean);
  const last = names.at(-1);
  if (names.includes('device-details')) {
    const key = last === 'device-details' ? keyIn(params) : (last ?? '');
    return { at: 'device', key };
  }
  if (last === 'cards') return { at: 'cards' };
  return { at: last === 'service-tickets' ? 'tickets' : 'list' };
}

const keyIn = (params: URLSearchParams): string =>
  params.get('endpointId') ?? params.get('regId') ?? `row-${params.get('item') ?? ''}`;

const withSwitches = (
  path: string,
  search: string,
  more: Readonly<Record<string, string>> = {},
): string => {
  const query = switchQuery(search);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size > 0 ? `${path}?${query.toString()}` : path;
};

export const pageHref = (name: 'list' | 'cards' | 'tickets', search: string): string => {
  if (name === 'list') return withSwitches(SHELL, search);
  if (name === 'tickets') return withSwitches(`${SHELL}/service-tickets`, search);
  return `${withSwitches(SHELL, search)}#??asio_route=/devices/cards??`;
};

/** A device page's address, in the shape that the switches ask for. */
export function deviceHref(
  device: DeviceRow,
  { link }: Pick<Switches, 'link'>,
  search: string,
): string {
  const page = `${SHELL}/device-details`;
  switch (link) {
    case 'path':
      return withSwitches(`${page}/${device.id}`, search);
    case 'query':
      return withSwitches(page, search, { endpointId: device.id });
    case 'reg':
      return withSwitches(page, search, {
        regId: device.regId,
        resourceType: device.type === 'Server' ? 'S' : 'D',
      });
    case 'row':
      return withSwitches(page, search, { item: String(device.at) });
    case 'public':
      return hashHref(device.publicId, device.companyId, search);
    case 'hash':
      return hashHref(device.id, device.companyId, search);
  }
}

const hashHref = (endpointId: string, companyId: string, search: string): string =>
  `${withSwitches(SHELL, search)}#??asio_route=/devices/device-details?endpointId=${endpointId}&companyId=${companyId}&tabId=overview??`;
