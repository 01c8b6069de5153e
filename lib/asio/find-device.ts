import type { DeviceFacts } from '@/lib/domain/device';
import { parseDeviceId } from '@/lib/domain/ids';
import type { AbilityStore } from './abilities';
import { isOk } from './answer';
import type { RequestOptions } from './asio';
import type { Client, Reply } from './client';
import { partsOf, type DeviceParts } from './detail-dto';
import { createDetailQuery, detailAbout, recordOf } from './detail-query';
import { deviceOf, EndpointDto } from './endpoint-dto';
import { legacyDetail, readLegacyDetail, type LegacyPlace } from './legacy-detail';
import { notData } from './problems';
import { isNoSuchCall, isUnknownPath } from './unknown-path';
import { z } from './zod';

export interface FindDeps {
  readonly client: Client;
  readonly abilities: AbilityStore;
  readonly now: () => number;
}

export interface FoundDevice {
  readonly facts: DeviceFacts;
  readonly parts: DeviceParts;
}

/** One device by the call for it alone; `undefined` when it is gone. */
export type FindDevice = (
  place: LegacyPlace,
  options: RequestOptions,
) => Promise<FoundDevice | undefined>;

/** Asks by version 2 of the call; by version 1 where that is refused or the device stands at no known site. */
export function createFindDevice({ client, abilities, now }: FindDeps): FindDevice {
  const query = createDetailQuery({ client, abilities });

  async function findLegacy(
    place: LegacyPlace,
    refusal: Reply | undefined,
    options: RequestOptions,
  ): Promise<FoundDevice | undefined> {
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

  return async (place, options) => {
    const { siteId } = place;
    const { fingerprint } = await client.token(options.signal);
    const isLegacy = (await abilities.of(fingerprint)).deviceDetail === 'v1';
    if (isLegacy || !siteId) return findLegacy(place, undefined, options);

    const reply = await query({ ...place, siteId }, options);
    if (isOk(reply)) return readReply(reply, place, now());
    const isRefused = [400, 403, 404].includes(reply.status) || isUnknownPath(reply);
    if (!isRefused) throw client.failureOf(reply, detailAbout);
    return findLegacy(place, reply, options);
  };
}

function readReply(reply: Reply, place: LegacyPlace, now: number): FoundDevice {
  const found = recordOf(reply);
  const facts = found && factsOf(found, place, now);
  if (!found || !facts) throw notData(reply, detailAbout);
  return { facts, parts: partsOf(found.record) };
}

function factsOf(
  { category, record, answer }: NonNullable<ReturnType<typeof recordOf>>,
  place: LegacyPlace,
  now: number,
): DeviceFacts | undefined {
  const { deviceId, companyId, siteId, endpointType = '', regId } = place;
  const told = parseDeviceId(answer['endpointID']);
  // The answer must be about the device that was asked for.
  if (told && told !== deviceId) return undefined;
  const dto = z.safeParse(EndpointDto, {
    regId: answer['regId'] ?? regId,
    ...record,
    endpointID: deviceId,
  }).data;
  return (
    dto &&
    deviceOf(
      { ...dto, endpointType: dto.endpointType || endpointType },
      { category, companyId, siteId, now },
    )
  );
}
