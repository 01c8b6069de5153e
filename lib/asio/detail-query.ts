import type { Abilities, AbilityStore } from './abilities';
import { isOk } from './answer';
import type { DevicePlace, RequestOptions } from './asio';
import { segment, type Call, type Client, type Reply } from './client';
import { categories, type Category } from './device-page';
import type { SiteId } from '@/lib/domain/ids';
import { z } from './zod';

type DetailFields = NonNullable<Abilities['detailFields']>;
const projections: readonly DetailFields[] = ['full', 'core', 'none'];

/** The list takes fifteen at most, and nothing says that the detail takes more. */
const FIELDS: Readonly<Record<DetailFields, readonly string[]>> = {
  full: [
    'friendlyName',
    'deviceName',
    'endpointType',
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
    'processors',
    'physicalMemory',
  ],
  // In use on a live tenant.
  core: [
    'friendlyName',
    'deviceName',
    'resourceType',
    'endpointType',
    'type',
    'virtualType',
    'ipAddress',
    'macAddress',
    'os',
    'system',
    'baseboard',
    'bios',
  ],
  none: [],
};

export const detailAbout = {
  what: 'asked.readDevice',
  scopes: ['platform.devices.read'],
} as const;

export type SitedPlace = DevicePlace & { readonly siteId: SiteId };

function callFor({ companyId, siteId, deviceId }: SitedPlace, projection: DetailFields): Call {
  const fields = FIELDS[projection];
  const ids = [
    ['companies', companyId],
    ['sites', siteId],
    ['endpoints', deviceId],
  ].map(([name = '', id = '']) => `${name}/${segment(id)}`);
  return {
    ...detailAbout,
    method: 'GET',
    path: `/api/platform/v2/device/${ids.join('/')}`,
    ...(fields.length > 0 && { query: { field: fields.join(',') } }),
    onlyReads: true,
  };
}

export interface DetailQueryDeps {
  readonly client: Client;
  readonly abilities: AbilityStore;
}

/** Makes the function that asks for one device with as many fields as the tenant lets itself be asked for. */
export function createDetailQuery({ client, abilities }: DetailQueryDeps) {
  return async (place: SitedPlace, options: RequestOptions): Promise<Reply> => {
    const { fingerprint } = await client.token(options.signal);
    const known = (await abilities.of(fingerprint)).detailFields ?? 'full';
    const [first = known, ...fewer] = projections.slice(projections.indexOf(known));
    let detailFields: DetailFields = first;
    let reply = await client.ask(callFor(place, first), options);
    for (const next of fewer) {
      if (reply.status !== 400) break;
      detailFields = next;
      reply = await client.ask(callFor(place, next), options);
    }
    // Other categories have fewer fields to ask for, which says nothing of the tenant.
    if (isOk(reply) && recordOf(reply)?.category === 'platform') {
      await abilities.keep(fingerprint, { detailFields });
    }
    return reply;
  };
}

const AnyObject = z.record(z.string(), z.unknown());

export interface DetailRecord {
  readonly category: Category;
  /** What the answer says of the device, under the name of its category. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** Exactly one category is filled in an answer. */
export function recordOf({ body }: Reply): DetailRecord | undefined {
  const answer = body.is === 'json' ? z.safeParse(AnyObject, body.value).data : undefined;
  if (!answer) return undefined;
  for (const category of categories) {
    const record = z.safeParse(AnyObject, answer[category]).data;
    if (record && Object.keys(record).length > 0) return { category, record, answer };
  }
  return undefined;
}
