import { parseDeviceId, type DeviceId } from '@/lib/domain/ids';
import { isOk } from './answer';
import type { Asio, RequestOptions } from './asio';
import type { Call, Client } from './client';
import { lenientText } from './lenient';
import { arrayOf, readEach } from './listing';
import { notData } from './problems';
import { z } from './zod';

const PairDto = z.object({ privateID: lenientText, publicID: lenientText });

interface Pair {
  readonly one: DeviceId;
  readonly other: DeviceId;
}

/** So many UUIDs fit into an address that every proxy lets through. */
const MOST_IDS = 40;

/** What the path names is wanted: `private` takes public ids. */
const callFor = (wanted: 'private' | 'public', ids: readonly string[]): Call => ({
  method: 'GET',
  path: `/api/platform/v2/device/mappings/${wanted}`,
  query: { filter: ids.join(',') },
  what: 'asked.mapIds',
  scopes: ['platform.dataMapping.read'],
  onlyReads: true,
});

export function createMappings(client: Client): Pick<Asio, 'otherIds'> {
  async function pairs(call: Call, options: RequestOptions): Promise<readonly Pair[]> {
    const reply = await client.ask(call, options);
    if (reply.status === 404 && reply.body.is !== 'page') return [];
    if (!isOk(reply)) throw client.failureOf(reply, call);
    const records = reply.body.is === 'json' ? arrayOf(reply.body.value, ['mapping']) : undefined;
    if (!records) throw notData(reply, call);
    return readEach(records, readPair).items;
  }

  return {
    async otherIds(given, options) {
      const ids = [...new Set(given.flatMap((id) => parseDeviceId(id) ?? []))].slice(0, MOST_IDS);
      const found = new Map<string, DeviceId>();
      for (const wanted of ['private', 'public'] as const) {
        const open = ids.filter((id) => !found.has(id));
        if (open.length === 0) break;
        for (const { one, other } of await pairs(callFor(wanted, open), options)) {
          if (ids.includes(one)) found.set(one, other);
          if (ids.includes(other)) found.set(other, one);
        }
      }
      return found;
    },
  };
}

function readPair(record: unknown): readonly Pair[] | undefined {
  const dto = z.safeParse(PairDto, record).data;
  const one = parseDeviceId(dto?.privateID);
  const other = parseDeviceId(dto?.publicID);
  if (!one || !other) return undefined;
  return one === other ? [] : [{ one, other }];
}
