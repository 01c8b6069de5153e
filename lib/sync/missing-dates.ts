import type { MissingQuery } from '@/lib/domain/device-query';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import { emptyRecord } from '@/lib/domain/lifecycle';
import { getDevice } from '@/lib/store/devices';
import { goneAmong, recordsOf } from '@/lib/store/dated-devices';
import type { Database, OpenDatabase } from '@/lib/store/open';
import type { StoredDevice } from '@/lib/store/schema';
import { readDating, type Dating } from './dating';
import { missingList, type MissingList } from './missing-list';

export interface MissingWanted extends MissingQuery {
  /** The device that was shown last: the next one comes after it, and at the end the first ones again. */
  readonly after?: DeviceId;
}

export interface NextMissing {
  readonly next?: { readonly deviceId: DeviceId; readonly name: string };
  readonly left: number;
}

/** Leads through the imported devices that could have both dates and lack one. */
export interface MissingDatesQueue {
  readonly next: (wanted: MissingWanted) => Promise<NextMissing>;
  /** What is told of these devices may be otherwise by now. */
  readonly forget: (ids: readonly DeviceId[] | 'all') => void;
}

/** The lacking devices, each with its company. */
type Lacking = Map<DeviceId, CompanyId>;

interface Kept {
  readonly at: number;
  lacking: Promise<Lacking>;
  readonly changed: Set<DeviceId>;
}

/** What nothing tells of, for example a change that another worker has made, shows after so long. */
const KEPT_MS = 60_000;
/** As many lists as a person goes through at a time; each may hold the ids of all devices. */
const MOST_KEPT = 2;
/** With more changes than these a list is made anew. */
const MOST_CHANGED = 1_000;

/**
 * Every page of a device asks for the number, and a list may have tens of thousands of devices: which of them lack a
 * date is found out once and kept for a while. Of what changes meanwhile only the changed devices are looked at.
 */
export function createMissingDates({
  openDatabase,
  now,
}: {
  readonly openDatabase: OpenDatabase;
  readonly now: () => number;
}): MissingDatesQueue {
  const kept = new Map<string, Kept>();

  function keep(key: string, find: () => Promise<Lacking>): Kept {
    const found: Kept = { at: now(), lacking: find(), changed: new Set() };
    kept.delete(key);
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  }

  function isCurrent({ at, changed }: Kept): boolean {
    const age = now() - at;
    return age >= 0 && age < KEPT_MS && changed.size <= MOST_CHANGED;
  }

  async function lackingIn(key: string, look: Look): Promise<Lacking> {
    const known = kept.get(key);
    const current = known && isCurrent(known) ? known : keep(key, () => findLacking(look));
    const changed = [...current.changed];
    current.changed.clear();
    if (changed.length > 0) {
      current.lacking = current.lacking.then((lacking) => lookAgain(look, lacking, changed));
    }
    return current.lacking.catch((cause: unknown) => {
      if (kept.get(key) === current) kept.delete(key);
      throw cause;
    });
  }

  return {
    async next({ after, ...query }) {
      const db = await openDatabase();
      const [list, dating] = await Promise.all([missingList(db, query), readDating(db)]);
      const look = { db, list, dating };
      const key = JSON.stringify([query, list.companies, dating.rule]);
      const lacking = await lackingIn(key, look);
      const device = await following(look, lacking, after);
      const left = lacking.size;
      return device ? { left, next: { deviceId: device.id, name: device.name } } : { left };
    },
    forget(ids) {
      if (ids === 'all') return kept.clear();
      for (const { changed } of kept.values()) for (const id of ids) changed.add(id);
    },
  };
}

interface Look {
  readonly db: Database;
  readonly list: MissingList;
  readonly dating: Dating;
}

/** Keys, and the records of these devices; no device but those of companies where some have gone. */
async function findLacking({ db, list, dating }: Look): Promise<Lacking> {
  const lacking: Lacking = new Map();
  for (const companyId of list.companies) {
    for (const id of await list.idsIn(companyId)) lacking.set(id, companyId);
  }
  for await (const records of recordsOf(db, [...lacking.keys()])) {
    for (const record of records) if (dating.isDated(record)) lacking.delete(record.deviceId);
  }
  for (const id of dating.edited) lacking.delete(id);
  const inDoubt = [...lacking].filter(([, companyId]) => list.withGone.has(companyId));
  for await (const gone of goneAmong(
    db,
    inDoubt.map(([id]) => id),
  )) {
    for (const id of gone) lacking.delete(id);
  }
  return lacking;
}

async function lookAgain(look: Look, lacking: Lacking, ids: readonly DeviceId[]): Promise<Lacking> {
  await Promise.all(ids.map((id) => lookAt(look, lacking, id)));
  return lacking;
}

/** Notes whether one device lacks a date now; gives it if so. */
async function lookAt(
  { db, list, dating }: Look,
  lacking: Lacking,
  id: DeviceId,
): Promise<StoredDevice | undefined> {
  const [device, record = emptyRecord(id)] = await Promise.all([
    getDevice(db, id),
    db.get('lifecycle', id),
  ]);
  if (device && list.holds(device) && !dating.isDated(record)) {
    lacking.set(id, device.companyId);
    return device;
  }
  lacking.delete(id);
  return undefined;
}

async function following(
  look: Look,
  lacking: Lacking,
  after: DeviceId | undefined,
): Promise<StoredDevice | undefined> {
  const shown = after && (await getDevice(look.db, after));
  for await (const id of inTurn(look.list, lacking, shown)) {
    const device = id === after ? undefined : await lookAt(look, lacking, id);
    if (device) return device;
  }
  return undefined;
}

/** The lacking devices, those after the one that was shown before those that come earlier. */
async function* inTurn(
  { companies, idsIn }: MissingList,
  lacking: Lacking,
  shown: StoredDevice | undefined,
): AsyncGenerator<DeviceId> {
  const start = Math.max(0, shown ? companies.indexOf(shown.companyId) : 0);
  const [first, ...others] = [...companies.slice(start), ...companies.slice(0, start)];
  if (first === undefined) return;
  const ids = await idsIn(first);
  const place = shown ? ids.indexOf(shown.id) + 1 : 0;
  const lacks = (id: DeviceId) => lacking.has(id);
  yield* ids.slice(place).filter(lacks);
  const withLacking = new Set(lacking.values());
  for (const companyId of others) {
    if (withLacking.has(companyId)) yield* (await idsIn(companyId)).filter(lacks);
  }
  yield* ids.slice(0, place).filter(lacks);
}
