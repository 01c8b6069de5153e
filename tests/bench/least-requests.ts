import type { World } from '../sandbox/world/world.ts';
import type { RequestCounts } from './request-kinds.ts';

const COMPANIES_A_REQUEST = 4;
const DEVICES_A_PAGE = 500;

interface Tenant {
  readonly groups: { readonly length: number };
  readonly watches: World['watches'];
  readonly listed: (deviceId: string) => unknown;
  readonly devicesOf: (companyId: string) => { readonly length: number };
}

/**
 * The least requests by which everything that a sync reads can be had (limits: asio/api.md, sections 2 and 3):
 *
 * - 1 for a token, 1 for all companies, 1 for all sites;
 * - for the devices, which come of 4 companies a request and 500 a page: for each 4 companies as many pages as their
 *   devices fill, and 1 where they have none. Nobody knows beforehand how many devices a company has, so no order of
 *   the companies is better than another: `order` is the one in which they were asked, and only its fours count;
 * - 1 for the list of device groups and 1 for the members of each: there is no call for several;
 * - 1 for the hosts of virtual machines, and 1 for each of them that no list of devices tells: for its hardware;
 * - 2 for the definitions of custom fields, one for each origin.
 *
 * No repetition, no look at the rate limits, no test of the permissions.
 */
export function leastRequests(tenant: Tenant, order: readonly string[]): RequestCounts {
  const devices = new Map(order.map((id) => [id, tenant.devicesOf(id).length]));
  const fours = Array.from({ length: Math.ceil(order.length / COMPANIES_A_REQUEST) }, (_, at) =>
    order.slice(at * COMPANIES_A_REQUEST, (at + 1) * COMPANIES_A_REQUEST),
  );
  const pages = fours.map((four) => {
    const inAll = four.reduce((sum, id) => sum + (devices.get(id) ?? 0), 0);
    return Math.max(1, Math.ceil(inAll / DEVICES_A_PAGE));
  });
  return {
    token: 1,
    companies: 1,
    sites: 1,
    'pages of devices': pages.reduce((sum, some) => sum + some, 0),
    groups: 1,
    'members of a group': tenant.groups.length,
    'hypervisor hosts': 1,
    'details of a device': unlistedHosts(tenant).length,
    'definitions of fields': 2,
  };
}

/** Ids of hosts that are known by their watch alone. */
export function unlistedHosts(tenant: Pick<Tenant, 'watches' | 'listed'>): readonly string[] {
  const ids = tenant.watches.flatMap(({ hosts }) =>
    hosts.flatMap(({ device }) => device?.id ?? []),
  );
  return [...new Set(ids)].filter((id) => !tenant.listed(id));
}
