import { isPortalOrigin, regionList } from './region';

/** As many hosts as a person may add. */
export const MOST_PORTAL_HOSTS = 20;

// Names of several parts, without a port: an address or a whole domain is no portal's.
const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Reads a host name, or the address of a page of it; HTTPS and the default port only. */
export function parsePortalHost(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  const [, host = ''] = /^(?:https:\/\/)?([^/?#\s]+)(?:[/?#]\S*)?$/.exec(text) ?? [];
  return HOST.test(host) ? host : undefined;
}

/** What a person may add: not what is a portal already, and never a host of the API. */
export const mayBeAdded = (host: string): boolean =>
  !isPortalOrigin(`https://${host}`) &&
  !regionList.some(({ apiOrigin }) => apiOrigin === `https://${host}`);

export const patternOfHost = (host: string): string => `https://${host}/*`;

/** Whether an origin is exactly that of a host that was added: HTTPS, the default port. */
export const isAddedOrigin = (origin: string, hosts: readonly string[]): boolean =>
  hosts.some((host) => origin === `https://${host}`);
