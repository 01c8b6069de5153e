import { computed, signal } from '@preact/signals';
import type { DeviceQuery } from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';
import { createResource } from './resource';

export const DEVICES_PER_PAGE = 100;

/** Some of a query; an `undefined` takes a filter away. */
export type QueryPart = { readonly [Name in keyof DeviceQuery]?: DeviceQuery[Name] | undefined };

/** One page of the devices that a query names. */
export function createDeviceListing(send: Send) {
  const query = signal<DeviceQuery>({ tracking: 'staged' });
  const offset = signal(0);
  const { state, value, reload, renew } = createResource(() =>
    send('devices.list', { ...query.peek(), offset: offset.peek(), limit: DEVICES_PER_PAGE }),
  );

  /** How many answers to another question than the one that is shown are on their way. */
  const underway = signal(0);
  const isStale = computed(() => underway.value > 0);

  async function ask(): Promise<void> {
    underway.value += 1;
    await renew().finally(() => (underway.value -= 1));
  }

  /** A page that emptied, because its devices were imported, gives way to the last one there is. */
  async function refresh(): Promise<void> {
    await reload();
    const total = value.peek()?.total ?? 0;
    if (offset.peek() > 0 && offset.peek() >= total) {
      await turnTo(Math.max(0, Math.ceil(total / DEVICES_PER_PAGE) - 1) * DEVICES_PER_PAGE);
    }
  }

  async function turnTo(next: number): Promise<void> {
    offset.value = next;
    await ask();
  }

  async function show(part: QueryPart): Promise<void> {
    const isElsewhere = 'companyId' in part && part.companyId !== query.peek().companyId;
    // A site belongs to one company.
    const site = isElsewhere && !('siteId' in part) ? { siteId: undefined } : {};
    query.value = withoutGaps({ ...query.peek(), ...part, ...site });
    offset.value = 0;
    await ask();
  }

  return { query, offset, state, page: value, isStale, refresh, turnTo, show };
}

export type DeviceListing = ReturnType<typeof createDeviceListing>;

const withoutGaps = ({ tracking = 'staged', ...part }: QueryPart): DeviceQuery => ({
  tracking,
  ...(part.companyId && { companyId: part.companyId }),
  ...(part.siteId && { siteId: part.siteId }),
  ...(part.kind && { kind: part.kind }),
  // Empty: whose maker is not known.
  ...(part.maker !== undefined && { maker: part.maker }),
  ...(part.groupId && { groupId: part.groupId }),
  ...(part.only && { only: part.only }),
  ...(part.search && { search: part.search }),
});
