import type { MissingQuery } from '@/lib/domain/device-query';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import { emptyRecord } from '@/lib/domain/lifecycle';
import { getDevice } from '@/lib/store/devices';
import { goneAmong, neverRead, recordsOf } from '@/lib/store/dated-devices';
import type { Database, OpenDatabase } from '@/lib/store/database';
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
  /** How many more are not known to have both dates, because none was read yet; absent for none. */
  readonly unread?: number;
}

/** Leads through the imported devices that could have both dates and lack one. */
export interface MissingDatesQueue {
  readonly next: (wanted: MissingWanted) => Promise<NextMissing>;
  /** What is told of these devices may be otherwise by now. */
  readonly forget: (ids: readonly DeviceId[] | 'all') => void;
}

interface Lacking {
  /** Each with its company. */
  readonly ids: Map<DeviceId, CompanyId>;
  /** What they have is not known yet, so they are not led to. */
  readonly unread: Set<DeviceId>;
}

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
      const next = device && { deviceId: device.id, name: device.name };
      return { ...countsOf(lacking), ...(next && { next }) };
    },
    forget(ids) {
      if (ids === 'all') return kept.clear();
      for (const { changed } of kept.values()) for (const id of ids) changed.add(id);
    },
  };
}

const countsOf = ({ ids, unread }: Lacking): NextMissing => ({
  left: ids.size,
  ...(unread.size > 0 && { unread: unread.size }),
});

interface Look {
  readonly db: Database;
  readonly list: MissingList;
  readonly dating: Dating;
}

/** Keys, and the records of these devices; no device but those of companies where some have gone. */
async function findLacking({ db, list, dating }: Look): Promise<Lacking> {
  const ids: Lacking['ids'] = new Map();
  for (const companyId of list.companies) {
    for (const id of await list.idsIn(companyId)) ids.set(id, companyId);
  }
  for await (const records of recordsOf(db, [...ids.keys()])) {
    for (const record of records) if (dating.isDated(record)) ids.delete(record.deviceId);
  }
  for (const id of dating.edited) ids.delete(id);
  const inDoubt = [...ids].flatMap(([id, company]) => (list.withGone.has(company) ? id : []));
  for await (const gone of goneAmong(db, inDoubt)) {
    for (const id of gone) ids.delete(id);
  }
  const never = await neverRead(db);
  return { ids, unread: new Set([...never].filter((id) => ids.delete(id))) };
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
  lacking.ids.delete(id);
  lacking.unread.delete(id);
  if (!device || !list.holds(device) || dating.isDated(record)) return undefined;
  if (device.fieldsReadAt === 0) {
    lacking.unread.add(id);
    return undefined;
  }
  lacking.ids.set(id, device.companyId);
  return device;
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
  const lacks = (id: DeviceId) => lacking.ids.has(id);
  yield* ids.slice(place).filter(lacks);
  const withLacking = new Set(lacking.ids.values());
  for (const companyId of others) {
    if (withLacking.has(companyId)) yield* (await idsIn(companyId)).filter(lacks);
  }
  yield* ids.slice(0, place).filter(lacks);
}
