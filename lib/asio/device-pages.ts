import type { DeviceFacts } from '@/lib/domain/device';
import type { Failure } from '@/lib/domain/failure';
import type { AbilityStore } from './abilities';
import { isOk } from './answer';
import type { Listed, RequestOptions } from './asio';
import type { Client, Reply } from './client';
import { readDevicePage, type Category } from './device-page';
import { nextCategory, type CategoryPosition, type Position } from './device-position';
import {
  createDeviceQuery,
  deviceListAbout,
  isNone,
  refusalOf,
  type Resources,
} from './device-query';
import type { LegacyDevices } from './legacy-devices';
import { nextPageOf } from './link-header';
import { endless } from './listing';
import { notData } from './problems';

export interface DevicePageDeps {
  readonly client: Client;
  readonly abilities: AbilityStore;
  readonly legacy: LegacyDevices;
  readonly now: () => number;
}

export interface PageOfDevices extends Listed<DeviceFacts> {
  readonly next?: Position | undefined;
}

/** Reads one page, by whichever way of asking the tenant takes. */
export type ReadDevices = (
  of: Resources,
  at: Position,
  options: RequestOptions,
) => Promise<PageOfDevices>;

export function createReadDevices(deps: DevicePageDeps): ReadDevices {
  const { client, abilities, now } = deps;
  const query = createDeviceQuery(deps);
  const failureOf = (reply: Reply): Failure => client.failureOf(reply, deviceListAbout);

  /** Another way of asking, for a tenant that differs from the documents; what works is remembered. */
  async function otherwise(
    of: Resources,
    refused: Refused,
    options: RequestOptions,
  ): Promise<PageOfDevices> {
    const { reply, category, refusal } = refused;
    const { fingerprint } = reply.token;
    if (refusal === 'category' && category === 'all') {
      const page = await read(of, { by: 'category', category: 'platform', page: 1 }, options);
      const { deviceList } = await abilities.of(fingerprint);
      if (deviceList !== 'legacy') await abilities.keep(fingerprint, { deviceList: 'each' });
      return page;
    }
    // A 400 may be about what was asked as well as about the way of asking.
    if (refusal === 'category' && reply.status === 400) await refuteAnswers(of, reply, options);
    const page = await readLegacy(deps.legacy, of, { offset: 0 }, options);
    await abilities.keep(fingerprint, { deviceList: 'legacy' });
    return page;
  }

  /** Throws the reply's own failure unless it is shown that this tenant refuses whatever is asked for in this way. */
  async function refuteAnswers(of: Resources, reply: Reply, options: RequestOptions) {
    const { projection } = await abilities.of(reply.token.fingerprint);
    if (projection) throw failureOf(reply);
    const entries = await deps.legacy.entries(of, options).catch((cause: unknown) => {
      if (options.signal.aborted) throw cause;
      throw failureOf(reply);
    });
    const [known] = entries.items;
    if (!known) throw failureOf(reply);
    const ofKnown: Resources = { resourceType: 'company', resources: [known.companyId], limit: 1 };
    const second = await query({ category: 'platform', of: ofKnown }, options);
    if (second.status !== 400) throw failureOf(reply);
  }

  const read: ReadDevices = async (of, at, options) => {
    if (at.by === 'legacy') return readLegacy(deps.legacy, of, at, options);
    const { category, cursor } = at;
    const reply = await query({ category, cursor, of }, options);
    if (isNone(reply)) return { items: [], setAside: 0, next: nextCategory(category) };

    const refusal = isOk(reply) || cursor ? undefined : refusalOf(reply);
    if (refusal) return otherwise(of, { reply, refusal, category }, options);
    if (!isOk(reply)) throw failureOf(reply);
    const page = reply.body.is === 'json' ? readDevicePage(reply.body.value, now()) : undefined;
    if (!page) throw notData(reply, deviceListAbout);
    return { ...page, next: nextPosition(reply, at, page.items.length + page.setAside) };
  };
  return read;
}

interface Refused {
  readonly reply: Reply;
  readonly refusal: 'method' | 'category';
  readonly category: Category | 'all';
}

/** So many details are read for one page of the version 1 calls. */
const LEGACY_PAGE_SIZE = 20;

async function readLegacy(
  legacy: LegacyDevices,
  of: Resources,
  { offset }: { readonly offset: number },
  options: RequestOptions,
): Promise<PageOfDevices> {
  const { items, setAside } = await legacy.entries(of, options);
  const end = offset + Math.min(of.limit ?? LEGACY_PAGE_SIZE, LEGACY_PAGE_SIZE);
  const page = await legacy.details(items.slice(offset, end), options);
  return {
    items: page.items,
    // Odd entries of the list count once, on its first page.
    setAside: page.setAside + (offset === 0 ? setAside : 0),
    ...(end < items.length && { next: { by: 'legacy', offset: end } }),
  };
}

/** More than four companies can have, 500 devices on each. */
const MOST_PAGES = 500;

/** Only forwards: a cursor that repeats or goes back would list for ever, and so may pages that hold nothing. */
function nextPosition(
  reply: Reply,
  { category, cursor, page }: CategoryPosition,
  records: number,
): Position | undefined {
  const next = nextPageOf(reply.headers);
  if (!next) return nextCategory(category);
  const nextCursor = next.get('cursor');
  const isForwards =
    nextCursor && nextCursor !== cursor && !(Number(nextCursor) <= Number(cursor ?? 0));
  if (!isForwards || records === 0 || page >= MOST_PAGES) throw endless(deviceListAbout);
  return { by: 'category', category, cursor: nextCursor, page: page + 1 };
}
