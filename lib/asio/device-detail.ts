import { parseDeviceId } from '@/lib/domain/ids';
import type { AbilityStore } from './abilities';
import { isOk } from './answer';
import type { Asio, DevicePlace, ReadDevice, RequestOptions } from './asio';
import type { Client, Reply } from './client';
import { partsOf } from './detail-dto';
import { createDetailQuery, detailAbout, recordOf } from './detail-query';
import { deviceOf, EndpointDto } from './endpoint-dto';
import { legacyDetail, readLegacyDetail } from './legacy-detail';
import { notData } from './problems';
import { createLastUser, type LastUser } from './system-state';
import { isNoSuchCall, isUnknownPath } from './unknown-path';
import { z } from './zod';

export interface DetailDeps {
  readonly client: Client;
  readonly abilities: AbilityStore;
  readonly now: () => number;
}

type Found = Omit<ReadDevice, 'details'> & {
  readonly parts: ReturnType<typeof partsOf>;
};

/** One device with what only the calls for it alone tell. */
export function createDeviceDetail(deps: DetailDeps): Pick<Asio, 'readDevice'> {
  const find = createFind(deps);
  const lastUser = createLastUser(deps);
  return {
    async readDevice(place, options) {
      const [found, user]: readonly [Found | undefined, LastUser] = await Promise.all([
        find(place, options),
        lastUser(place.deviceId, options),
      ]);
      return found && { facts: found.facts, details: { ...found.parts, ...user } };
    },
  };
}

function createFind({ client, abilities, now }: DetailDeps) {
  const query = createDetailQuery({ client, abilities });

  async function findLegacy(
    place: DevicePlace,
    refusal: Reply | undefined,
    options: RequestOptions,
  ): Promise<Found | undefined> {
    const call = legacyDetail(place.deviceId);
    const reply = await client.ask(call, options);
    if (isOk(reply)) {
      const record = reply.body.is === 'json' ? reply.body.value : undefined;
      const facts = readLegacyDetail(record, place, now());
      if (!facts) throw notData(reply, call);
      if (refusal && isUnknownPath(refusal)) {
        await abilities.keep(reply.token.fingerprint, { deviceDetail: 'v1' });
      }
      return { facts, parts: partsOf(record) };
    }
    // Told by either version in its own words that there is no such device.
    if ([reply, refusal].some((one) => one?.status === 404 && !isNoSuchCall(one))) return undefined;
    throw client.failureOf(refusal ?? reply, refusal ? detailAbout : call);
  }

  return async (place: DevicePlace, options: RequestOptions): Promise<Found | undefined> => {
    const { siteId } = place;
    const { fingerprint } = await client.token(options.signal);
    const isLegacy = (await abilities.of(fingerprint)).deviceDetail === 'v1';
    if (isLegacy || !siteId) return findLegacy(place, undefined, options);

    const reply = await query({ ...place, siteId }, options);
    if (isOk(reply)) return readReply(reply, place, now());
    const isRefused = reply.status === 400 || reply.status === 404 || isUnknownPath(reply);
    if (!isRefused) throw client.failureOf(reply, detailAbout);
    return findLegacy(place, reply, options);
  };
}

function readReply(reply: Reply, place: DevicePlace, now: number): Found {
  const found = recordOf(reply);
  const dto =
    found && z.safeParse(EndpointDto, { ...found.record, endpointID: place.deviceId }).data;
  const told = parseDeviceId(found?.answer['endpointID']);
  // The answer must be about the device that was asked for.
  const facts =
    dto && (!told || told === place.deviceId)
      ? deviceOf(dto, { ...place, category: found.category, now })
      : undefined;
  if (!found || !facts) throw notData(reply, detailAbout);
  return { facts, parts: partsOf(found.record) };
}
