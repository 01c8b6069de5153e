import { deviceKinds } from '@/lib/domain/device';
import type { DevicePage, DeviceQuery } from '@/lib/domain/device-query';
import { nameKeyOf } from '@/lib/domain/evidence';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import { serialKey } from '@/lib/domain/serial-number';
import { listCompanies } from '@/lib/store/companies';
import { devicesOfPart, idsOfGroup, idsOfPart, type Part } from '@/lib/store/device-lists';
import type { Database } from '@/lib/store/open';
import type { StoredDevice, Tally } from '@/lib/store/schema';
import { countIn, readTallies } from '@/lib/store/tallies';
import { deviceViews } from './device-views';

interface Paging {
  readonly offset: number;
  readonly limit: number;
}

/** The devices of mapped companies that a query names, by company, kind and name, with what its filters can be set to. */
export async function listDevices(
  db: Database,
  query: DeviceQuery & Paging,
  now: number,
): Promise<DevicePage> {
  const counted = await countedCompanies(db, query);
  const found = await find(db, query, counted);
  const views = await deviceViews(db, found.ids, now);
  return {
    total: found.total,
    rows: views.flatMap((view) => view ?? []),
    companies: counted.map(({ id, name, tally }) => ({
      id,
      name,
      count: countIn(tally, [query.tracking], deviceKinds),
    })),
    kinds: deviceKinds
      .map((kind) => ({ kind, count: countOf(counted, { tracking: query.tracking, kind }) }))
      .filter(({ count }) => count > 0),
  };
}

/** Every device that a query names, a company's worth at a time. */
export async function* devicesOf(
  db: Database,
  query: DeviceQuery,
): AsyncGenerator<readonly DeviceId[]> {
  const counted = await countedCompanies(db, query);
  const sought = await soughtBy(db, query);
  for (const { part } of partsOf(query, counted)) yield await matchesIn(db, part, sought);
}

interface CountedCompany {
  readonly id: CompanyId;
  readonly name: string;
  readonly tally: Tally;
}

/** The companies that have such devices, by name. Those without mapping have none: their devices stand otherwise. */
async function countedCompanies(
  db: Database,
  { tracking }: DeviceQuery,
): Promise<readonly CountedCompany[]> {
  const [companies, tallies] = await Promise.all([listCompanies(db), readTallies(db)]);
  const tallyOf = new Map(tallies.map((tally) => [tally.companyId, tally]));
  return companies
    .flatMap(({ id, name }) => {
      const tally = tallyOf.get(id);
      return tally && countIn(tally, [tracking], deviceKinds) > 0 ? [{ id, name, tally }] : [];
    })
    .toSorted(byName);
}

const kindsOf = ({ kind }: DeviceQuery) => (kind ? [kind] : deviceKinds);

const countOf = (companies: readonly CountedCompany[], query: DeviceQuery): number =>
  companies.reduce((sum, { tally }) => sum + countIn(tally, [query.tracking], kindsOf(query)), 0);

interface CountedPart {
  readonly part: Part;
  readonly count: number;
}

const partsOf = (
  query: DeviceQuery,
  companies: readonly CountedCompany[],
): readonly CountedPart[] =>
  companies
    .filter(({ id }) => query.companyId === undefined || id === query.companyId)
    .map(({ id, tally }) => ({
      part: { companyId: id, tracking: query.tracking, kind: query.kind },
      count: countIn(tally, [query.tracking], kindsOf(query)),
    }));

interface Found {
  readonly total: number;
  readonly ids: readonly DeviceId[];
}

async function find(
  db: Database,
  query: DeviceQuery & Paging,
  companies: readonly CountedCompany[],
): Promise<Found> {
  const parts = partsOf(query, companies);
  const sought = await soughtBy(db, query);
  return sought.text !== '' || sought.members
    ? findByLooking(db, parts, { ...query, sought })
    : findByCount(db, parts, query);
}

/** What no count tells: a device's texts, and its groups. */
interface Sought {
  /** As a key; empty where none is sought. */
  readonly text: string;
  readonly members?: ReadonlySet<DeviceId>;
}

const soughtBy = async (db: Database, { search, groupId }: DeviceQuery): Promise<Sought> => ({
  text: nameKeyOf(search ?? ''),
  ...(groupId && { members: new Set(await idsOfGroup(db, groupId)) }),
});

/** Counts tell which companies the page lies in; the others are not looked at. */
async function findByCount(
  db: Database,
  parts: readonly CountedPart[],
  { offset, limit }: Paging,
): Promise<Found> {
  const ids: DeviceId[] = [];
  let total = 0;
  for (const { part, count } of parts) {
    const from = Math.max(0, offset - total);
    const wanted = limit - ids.length;
    if (wanted > 0 && from < count) {
      ids.push(...(await idsOfPart(db, part)).slice(from, from + wanted));
    }
    total += count;
  }
  return { total, ids };
}

/** Every company's devices are looked through, one company at a time in memory. */
async function findByLooking(
  db: Database,
  parts: readonly CountedPart[],
  { offset, limit, sought }: Paging & { readonly sought: Sought },
): Promise<Found> {
  const ids: DeviceId[] = [];
  let total = 0;
  for (const { part } of parts) {
    const matches = await matchesIn(db, part, sought);
    const from = Math.max(0, offset - total);
    ids.push(...matches.slice(from, from + limit - ids.length));
    total += matches.length;
  }
  return { total, ids };
}

async function matchesIn(
  db: Database,
  part: Part,
  { text, members }: Sought,
): Promise<readonly DeviceId[]> {
  const ids =
    text === ''
      ? await idsOfPart(db, part)
      : (await devicesOfPart(db, part))
          .filter((device) => isNamed(device, text))
          .map(({ id }) => id);
  return members ? ids.filter((id) => members.has(id)) : ids;
}

const SERIAL_PART = 4;

/** `wanted`: as a key (`nameKeyOf`). */
export function isNamed(
  { name, hostName, model, serialNumber }: StoredDevice,
  wanted: string,
): boolean {
  const texts = [name, hostName, model, serialNumber].flatMap((text) => text ?? []);
  if (texts.some((text) => nameKeyOf(text).includes(wanted))) return true;
  // Without its punctuation a short part would be found in any serial number.
  const key = serialKey(wanted);
  return key.length >= SERIAL_PART && serialKey(serialNumber ?? '').includes(key);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  collator.compare(one.name, other.name);
