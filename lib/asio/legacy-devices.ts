import type { DeviceFacts } from '@/lib/domain/device';
import {
  parseCompanyId,
  parseDeviceId,
  parseSiteId,
  type CompanyId,
  type DeviceId,
  type SiteId,
} from '@/lib/domain/ids';
import { isOk } from './answer';
import type { Listed, RequestOptions } from './asio';
import { segment, type Call, type Client } from './client';
import type { Resources } from './device-query';
import { deviceOf, EndpointDto } from './endpoint-dto';
import { lenientList, lenientObject, lenientText } from './lenient';
import { joined, readEach, readList, type ListCall, type ReadRecord } from './listing';
import { z } from './zod';

const path = '/api/platform/v1/device/endpoints';
const about = { what: 'read devices', scopes: ['platform.asset.read'] } as const;

const list: ListCall = { ...about, path, name: 'endpoints', mayBeAbsent: true };

export const legacyDetail = (id: DeviceId): Call => ({
  ...about,
  method: 'GET',
  path: `${path}/${segment(id)}`,
  onlyReads: true,
});

const EntryDto = z.object({
  clientId: lenientText,
  clientID: lenientText,
  siteId: lenientText,
  siteID: lenientText,
  endpointId: lenientText,
  endpointID: lenientText,
  endpointType: lenientText,
  regId: lenientText,
});

/** What the version 1 list tells of a device. */
interface Entry {
  readonly id: DeviceId;
  readonly companyId: CompanyId;
  readonly siteId: SiteId | undefined;
  readonly endpointType: string;
  readonly regId: string;
}

/** The version 1 detail writes the board with a capital B and the addresses by interface. */
const DetailDto = lenientObject({ baseBoard: z.optional(z.unknown()), networks: lenientList });
const InterfaceDto = lenientObject({ ipv4: z.optional(z.unknown()), macAddress: lenientText });

export interface LegacyDeps {
  readonly client: Client;
  readonly now: () => number;
}

/** Devices by the version 1 calls: all ids at once, then one call for each device. */
export interface LegacyDevices {
  entries(of: Resources, options: RequestOptions): Promise<Entries>;
  details(entries: readonly Entry[], options: RequestOptions): Promise<Listed<DeviceFacts>>;
}

type Entries = Listed<Entry>;

/** The list is long and asked for by every page of details. */
const KEPT_MS = 5 * 60_000;

export function createLegacyDevices({ client, now }: LegacyDeps): LegacyDevices {
  let kept: { readonly at: number; readonly of: string; readonly entries: Entries } | undefined;

  async function all(options: RequestOptions): Promise<Entries> {
    const { fingerprint } = await client.token(options.signal);
    if (kept?.of === fingerprint && now() - kept.at < KEPT_MS) return kept.entries;
    const entries = readEach(await readList(client, list, options), readEntry);
    kept = { at: now(), of: fingerprint, entries };
    return entries;
  }

  async function detail(entry: Entry, options: RequestOptions): Promise<Listed<DeviceFacts>> {
    const call = legacyDetail(entry.id);
    const reply = await client.ask(call, options);
    if (reply.status === 404) return { items: [], setAside: 0 };
    if (!isOk(reply)) throw client.failureOf(reply, call);
    const body = reply.body.is === 'json' ? reply.body.value : undefined;
    return readEach([body], (record) => readDetail(record, entry, now()));
  }

  return {
    async entries({ resourceType, resources }, options) {
      const { items, setAside } = await all(options);
      const wanted = new Set<string>(resources);
      const keyOf = ({ id, companyId }: Entry) => (resourceType === 'company' ? companyId : id);
      return { items: items.filter((entry) => wanted.has(keyOf(entry))), setAside };
    },
    details: async (entries, options) =>
      joined(await Promise.all(entries.map((entry) => detail(entry, options)))),
  };
}

const readEntry: ReadRecord<Entry> = (record) => {
  const dto = z.safeParse(EntryDto, record).data;
  if (!dto) return undefined;
  const id = parseDeviceId(dto.endpointId || dto.endpointID);
  const companyId = parseCompanyId(dto.clientId || dto.clientID);
  if (!id || !companyId) return undefined;
  const siteId = parseSiteId(dto.siteId || dto.siteID);
  return [{ id, companyId, siteId, endpointType: dto.endpointType, regId: dto.regId }];
};

function readDetail(
  record: unknown,
  { id, companyId, siteId, endpointType, regId }: Entry,
  now: number,
): readonly DeviceFacts[] | undefined {
  const { baseBoard, networks } = z.parse(DetailDto, record);
  const interfaces = networks.map((network) => z.parse(InterfaceDto, network));
  const dto = z.safeParse(EndpointDto, {
    ...(typeof record === 'object' ? record : undefined),
    baseboard: baseBoard,
    ipAddress: interfaces.flatMap(({ ipv4 }) => ipv4),
    macAddress: interfaces.map(({ macAddress }) => macAddress),
    regId,
  }).data;
  // The answer must be about the device that was asked for.
  if (!dto || parseDeviceId(dto.endpointID) !== id) return undefined;
  const device = deviceOf(
    { ...dto, endpointType: dto.endpointType || endpointType },
    { category: 'platform', companyId, siteId, now },
  );
  return device && [device];
}
