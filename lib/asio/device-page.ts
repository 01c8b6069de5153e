import type { DeviceFacts } from '@/lib/domain/device';
import { parseCompanyId, parseSiteId } from '@/lib/domain/ids';
import type { Listed } from './asio';
import { deviceOf, EndpointDto } from './endpoint-dto';
import { lenientObject, lenientText } from './lenient';
import { joined, readEach } from './listing';
import { z } from './zod';

export const categories = ['platform', 'network', 'cloud'] as const;
export type Category = (typeof categories)[number];

const GroupDto = z.object({
  companyID: lenientText,
  siteID: lenientText,
  endpoints: z.nullish(z.array(z.unknown())),
});

/** A record may name its place itself where its group does not. */
const PlaceDto = lenientObject({
  companyID: lenientText,
  clientID: lenientText,
  siteID: lenientText,
});

/** The devices of one page of the version 2 list; `undefined` when it is none. */
export function readDevicePage(value: unknown, now: number): Listed<DeviceFacts> | undefined {
  const page = z.safeParse(z.record(z.string(), z.unknown()), value).data;
  const names = Object.keys(page ?? {});
  // An object without any category is an empty page only when it holds nothing else instead.
  const isPage = names.length === 0 || categories.some((category) => names.includes(category));
  if (!page || !isPage) return undefined;

  return joined(categories.flatMap((category) => readCategory(page[category], category, now)));
}

const ODD: Listed<never> = { items: [], setAside: 1 };

function readCategory(
  groups: unknown,
  category: Category,
  now: number,
): readonly Listed<DeviceFacts>[] {
  if (groups === undefined || groups === null) return [];
  if (!Array.isArray(groups)) return [ODD];
  return groups.map((group: unknown) => readGroup(group, category, now));
}

/** An odd group costs only itself; an odd device only itself. */
function readGroup(value: unknown, category: Category, now: number): Listed<DeviceFacts> {
  const group = z.safeParse(GroupDto, value).data;
  if (!group) return ODD;

  return readEach(group.endpoints ?? [], (record) => {
    const dto = z.safeParse(EndpointDto, record).data;
    const own = z.parse(PlaceDto, record);
    const companyId = parseCompanyId(group.companyID || own.companyID || own.clientID);
    if (!dto || !companyId) return undefined;
    const siteId = parseSiteId(group.siteID || own.siteID);
    const device = deviceOf(dto, { category, companyId, siteId, now });
    return device && [device];
  });
}
