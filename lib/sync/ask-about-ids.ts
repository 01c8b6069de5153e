import type { Asio, RequestOptions } from '@/lib/asio/asio';
import { trackingOfNew } from '@/lib/domain/automatic-import';
import type { DeviceFacts } from '@/lib/domain/device';
import { Failure } from '@/lib/domain/failure';
import { parseDeviceId, type DeviceId } from '@/lib/domain/ids';
import { putAlias } from '@/lib/store/aliases';
import { addDevice } from '@/lib/store/device-tracking';
import type { Database, OpenDatabase } from '@/lib/store/database';
import type { StoredDevice } from '@/lib/store/schema';
import { readSettings } from '@/lib/store/state';

export interface IdAskerDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Pick<Asio, 'findDevices' | 'otherIds'>;
  readonly now: () => number;
}

export interface IdAsker {
  /** The devices behind ids of a page that the store does not know; none where ConnectWise can't be asked now. */
  readonly ask: (
    ids: readonly string[],
    signal: AbortSignal,
  ) => Promise<readonly (StoredDevice | DeviceFacts)[]>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const IDS_AT_ONCE = 3;
const MOST_REMEMBERED = 500;
const MINUTE_MS = 60_000;
const MOST_A_MINUTE = 20;

/**
 * Asks ConnectWise once about an id that a page shows, as a device's own id and as its private one, and remembers the
 * answer while the worker lives. A page can name any number of ids, so both memory and questions are capped.
 */
export function createIdAsker({ openDatabase, asio, now }: IdAskerDeps): IdAsker {
  const answers = new Map<string, DeviceFacts | 'none'>();
  const askedAt: number[] = [];
  let underway: Promise<unknown> = Promise.resolve();

  function remember(id: string, answer: DeviceFacts | 'none'): void {
    answers.delete(id);
    answers.set(id, answer);
    const [oldest] = answers.keys();
    if (answers.size > MOST_REMEMBERED && oldest !== undefined) answers.delete(oldest);
  }

  function mayAsk(): boolean {
    const since = now() - MINUTE_MS;
    while ((askedAt[0] ?? Infinity) < since) askedAt.shift();
    if (askedAt.length >= MOST_A_MINUTE) return false;
    askedAt.push(now());
    return true;
  }

  async function askOnce(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const open = ids.filter((id) => !answers.has(id)).slice(0, IDS_AT_ONCE);
    if (open.length === 0 || !mayAsk()) return;
    const options = { signal, priority: 'interactive' } as const;
    const found = await findBehind(await openDatabase(), asio, open, options);
    for (const id of open) remember(id, found.get(id) ?? 'none');
  }

  return {
    async ask(ids, signal) {
      const uuids = [...new Set(ids)].filter((id) => UUID.test(id));
      // One after the other: several frames of a page ask about the same id at once.
      const asked = underway.then(() => askOnce(uuids, signal));
      // Whoever asked hears of the failure, below; the next one in line begins all the same.
      underway = asked.catch(() => undefined);
      try {
        await asked;
      } catch (cause) {
        // That the page's device is not known is an answer too; the sync tells what is wrong with the line.
        if (!(cause instanceof Failure)) throw cause;
      }
      const known = uuids.flatMap((id) => {
        const answer = answers.get(id);
        return answer && answer !== 'none' ? [answer] : [];
      });
      return known.length > 0 ? storedOr(await openDatabase(), known, now()) : [];
    },
  };
}

/** By its own id, or else by the private one, whose public one is kept as an alias. */
async function findBehind(
  db: Database,
  asio: IdAskerDeps['asio'],
  ids: readonly string[],
  options: RequestOptions,
): Promise<ReadonlyMap<string, DeviceFacts>> {
  const deviceIds = ids.flatMap((id) => parseDeviceId(id) ?? []);
  const own = await devicesAmong(asio, deviceIds, options);
  if (own.length > 0) return new Map(own.map((facts) => [facts.id, facts]));

  const others = await otherIds(asio, ids, options);
  const wanted = [...new Set(others.values())];
  if (wanted.length === 0) return new Map();
  const items = await devicesAmong(asio, wanted, options);
  const byId = new Map<DeviceId, DeviceFacts>(items.map((facts) => [facts.id, facts]));
  const found = new Map<string, DeviceFacts>();
  for (const [alias, deviceId] of others) {
    const facts = byId.get(deviceId);
    if (!facts) continue;
    await putAlias(db, alias, deviceId);
    found.set(alias, facts);
  }
  return found;
}

/** Ids that are no device's may be refused as a whole: that is an answer too. */
async function devicesAmong(
  asio: IdAskerDeps['asio'],
  ids: readonly DeviceId[],
  options: RequestOptions,
): Promise<readonly DeviceFacts[]> {
  try {
    return (await asio.findDevices(ids, options)).items;
  } catch (cause) {
    const { kind } = Failure.from(cause);
    if (kind === 'rejected' || kind === 'not-found') return [];
    throw cause;
  }
}

async function otherIds(
  asio: IdAskerDeps['asio'],
  ids: readonly string[],
  options: RequestOptions,
): Promise<ReadonlyMap<string, DeviceId>> {
  try {
    return await asio.otherIds(ids, options);
  } catch (cause) {
    // The scope is optional: without it private ids are not recognised, and the rest works.
    if (Failure.from(cause).kind === 'missing-scope') return new Map();
    throw cause;
  }
}

/** A device of a mapped company is kept from now on; another one is only shown. */
async function storedOr(
  db: Database,
  found: readonly DeviceFacts[],
  at: number,
): Promise<readonly (StoredDevice | DeviceFacts)[]> {
  const ours = { trackingOfNew: trackingOfNew(await readSettings(db)), at };
  const distinct = new Map(found.map((facts) => [facts.id, facts]));
  return Promise.all(
    Array.from(distinct.values(), async (facts) => (await addDevice(db, facts, ours)) ?? facts),
  );
}
