import type { DeviceFacts } from '@/lib/domain/device';
import { Failure } from '@/lib/domain/failure';
import { parseCompanyId, parseDeviceId, parseSiteId } from '@/lib/domain/ids';
import type { Listed, RequestOptions } from './asio';
import type { Client } from './client';
import type { Resources } from './device-query';
import type { FindDevice } from './find-device';
import { legacyAbout, legacyPath, type LegacyPlace } from './legacy-detail';
import { lenientText } from './lenient';
import { joined, readEach, readList, type ListCall, type ReadRecord } from './listing';
import { z } from './zod';

const list: ListCall = { ...legacyAbout, path: legacyPath, name: 'endpoints', mayBeAbsent: true };

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
type Entry = Required<LegacyPlace>;

export interface LegacyDeps {
  readonly client: Client;
  readonly findDevice: FindDevice;
  readonly now: () => number;
}

/** Devices by the version 1 list: all ids at once, then one call for each device. */
export interface LegacyDevices {
  entries(of: Resources, options: RequestOptions): Promise<Entries>;
  details(entries: readonly Entry[], options: RequestOptions): Promise<Listed<DeviceFacts>>;
}

type Entries = Listed<Entry>;

/** The list is long and asked for by every page of details. */
const KEPT_MS = 5 * 60_000;

export function createLegacyDevices({ client, findDevice, now }: LegacyDeps): LegacyDevices {
  let kept: { readonly at: number; readonly of: string; readonly entries: Entries } | undefined;

  async function all(options: RequestOptions): Promise<Entries> {
    const { fingerprint } = await client.token(options.signal);
    if (kept?.of === fingerprint && now() - kept.at < KEPT_MS) return kept.entries;
    const entries = readEach(await readList(client, list, options), readEntry);
    kept = { at: now(), of: fingerprint, entries };
    return entries;
  }

  async function detail(entry: Entry, options: RequestOptions): Promise<Listed<DeviceFacts>> {
    try {
      const found = await findDevice(entry, options);
      return { items: found ? [found.facts] : [], setAside: 0 };
    } catch (cause) {
      // One that can't be read never costs the others.
      if (Failure.from(cause).kind !== 'bad-response') throw cause;
      return { items: [], setAside: 1 };
    }
  }

  return {
    async entries({ resourceType, resources }, options) {
      const { items, setAside } = await all(options);
      const wanted = new Set<string>(resources);
      const keyOf = ({ deviceId, companyId }: Entry) =>
        resourceType === 'company' ? companyId : deviceId;
      return { items: items.filter((entry) => wanted.has(keyOf(entry))), setAside };
    },
    async details([first, ...others], options) {
      if (!first) return { items: [], setAside: 0 };
      // The first one shows how the tenant wants to be asked.
      const shown = await detail(first, options);
      const rest = await Promise.all(others.map((entry) => detail(entry, options)));
      return joined([shown, ...rest]);
    },
  };
}

const readEntry: ReadRecord<Entry> = (record) => {
  const dto = z.safeParse(EntryDto, record).data;
  if (!dto) return undefined;
  const deviceId = parseDeviceId(dto.endpointId || dto.endpointID);
  const companyId = parseCompanyId(dto.clientId || dto.clientID);
  if (!deviceId || !companyId) return undefined;
  const siteId = parseSiteId(dto.siteId || dto.siteID);
  return [{ deviceId, companyId, siteId, endpointType: dto.endpointType, regId: dto.regId }];
};
