import type { Abilities, AbilityStore } from './abilities';
import { isOk, type Answer } from './answer';
import type { RequestOptions } from './asio';
import type { Call, Client, Reply } from './client';
import type { Category } from './device-page';
import { textOf } from './problems';
import { isNoSuchCall } from './unknown-path';

/** What the version 2 list takes in its body. */
export interface Resources {
  readonly resourceType: 'company' | 'endpoint';
  /** At most 4 companies or 500 endpoints. */
  readonly resources: readonly string[];
  /** Devices a page; the most there can be where it is left out. */
  readonly limit?: number | undefined;
}

export interface DeviceQuery {
  readonly category: Category | 'all';
  readonly cursor?: string | undefined;
  readonly of: Resources;
}

const PAGE_SIZE = 500;

/** ConnectWise takes fifteen at most. */
const PROJECTIONS: Readonly<Record<Projection, readonly string[]>> = {
  full: [
    'friendlyName',
    'deviceName',
    'endpointType',
    'resourceType',
    'type',
    'virtualType',
    'ipAddress',
    'macAddress',
    'createdAt',
    'agentInstalledUTC',
    'os',
    'system',
    'baseboard',
    'bios',
  ],
  core: ['friendlyName', 'deviceName', 'endpointType', 'resourceType', 'system', 'bios', 'os'],
  none: [],
};

type Projection = NonNullable<Abilities['projection']>;
const projections: readonly Projection[] = ['full', 'core', 'none'];

export const deviceListAbout = {
  what: 'asked.readDevices',
  scopes: ['platform.devices.read'],
} as const;

export interface DeviceQueryDeps {
  readonly client: Client;
  readonly abilities: AbilityStore;
}

/** Makes the function that asks for a page with as many fields as the tenant lets itself be asked for. */
export function createDeviceQuery({ client, abilities }: DeviceQueryDeps) {
  return async (query: DeviceQuery, options: RequestOptions): Promise<Reply> => {
    const { fingerprint } = await client.token(options.signal);
    const known = (await abilities.of(fingerprint)).projection ?? 'full';
    const left = projections.slice(projections.indexOf(known));
    let reply: Reply | undefined;
    for (const projection of left) {
      reply = await client.ask(callFor(query, projection), options);
      if (isOk(reply)) await abilities.keep(fingerprint, { projection });
      if (reply.status !== 400 || isAboutElse(reply)) return reply;
    }
    return reply ?? client.ask(callFor(query, 'none'), options);
  };
}

/** A list that only reads, although it is a POST. */
function callFor({ category, cursor, of }: DeviceQuery, projection: Projection): Call {
  const { limit = PAGE_SIZE, ...body } = of;
  const fields = PROJECTIONS[projection];
  return {
    ...deviceListAbout,
    method: 'POST',
    path: `/api/platform/v2/device/categories/${category}/endpoints`,
    query: {
      limit: String(limit),
      ...(cursor && { cursor }),
      ...(fields.length > 0 && { field: fields.join(',') }),
    },
    body,
    onlyReads: true,
  };
}

/** Whether a 400 names something that fewer fields would not mend. */
const isAboutElse = ({ body }: Answer): boolean =>
  /compan|resource|categor|method|cursor|limit/i.test(textOf(body) ?? '') &&
  !/field|project/i.test(textOf(body) ?? '');

/** How a tenant's answer differs from the documents; `undefined` where it is what it seems. */
export function refusalOf(reply: Reply): 'method' | 'category' | undefined {
  const { status, body } = reply;
  const text = textOf(body) ?? '';
  if (status === 405 || status === 501) return 'method';
  if (status === 400) return /method|\bGET\b/.test(text) ? 'method' : 'category';
  return isNoSuchCall(reply) ? 'category' : undefined;
}

/** No devices, or a page past the end: only a gateway speaks of paths. */
export const isNone = (reply: Reply): boolean => reply.status === 404 && !isNoSuchCall(reply);
