import type { Tracking } from '@/lib/domain/device';
import type { DevicePage, DeviceQuery } from '@/lib/domain/device-query';
import { nameKeyOf } from '@/lib/domain/evidence';
import type { DeviceId } from '@/lib/domain/ids';
import { serialKey } from '@/lib/domain/serial-number';
import { listCompanies } from '@/lib/store/companies';
import {
  countKinds,
  countParts,
  devicesOfPart,
  idsOfPart,
  type Part,
} from '@/lib/store/device-lists';
import { listMappings } from '@/lib/store/mappings';
import type { Database } from '@/lib/store/open';
import type { StoredDevice } from '@/lib/store/schema';
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
  const companies = await mappedCompanies(db, query.tracking);
  const [found, kinds] = await Promise.all([
    find(db, { ...query, companies }),
    countKinds(db, query.tracking),
  ]);
  const views = await deviceViews(db, found.ids, now);
  return {
    total: found.total,
    rows: views.flatMap((view) => view ?? []),
    companies: companies.filter(({ count }) => count > 0),
    kinds,
  };
}

/** Every device that a query names, a company's worth at a time. */
export async function* devicesOf(
  db: Database,
  query: DeviceQuery,
): AsyncGenerator<readonly DeviceId[]> {
  const companies = await mappedCompanies(db, query.tracking);
  for (const part of partsOf(query, companies)) yield await matchesIn(db, part, query.search);
}

type CountedCompany = DevicePage['companies'][number];

async function mappedCompanies(
  db: Database,
  tracking: Tracking,
): Promise<readonly CountedCompany[]> {
  const [companies, mappings] = await Promise.all([listCompanies(db), listMappings(db)]);
  const mapped = new Set(mappings.map(({ companyId }) => companyId));
  const named = companies.filter(({ id }) => mapped.has(id)).toSorted(byName);
  const counts = await countParts(
    db,
    named.map(({ id }) => ({ companyId: id, tracking })),
  );
  return named.map(({ id, name }, index) => ({ id, name, count: counts[index] ?? 0 }));
}

const partsOf = (
  { tracking, companyId, kind }: DeviceQuery,
  companies: readonly CountedCompany[],
): readonly Part[] =>
  companies
    .filter(({ id, count }) => count > 0 && (companyId === undefined || id === companyId))
    .map(({ id }) => ({ companyId: id, tracking, kind }));

interface Found {
  readonly total: number;
  readonly ids: readonly DeviceId[];
}

async function find(
  db: Database,
  query: DeviceQuery & Paging & { readonly companies: readonly CountedCompany[] },
): Promise<Found> {
  const parts = partsOf(query, query.companies);
  const isSearch = (query.search ?? '').trim() !== '';
  return isSearch ? findByText(db, parts, query) : findByCount(db, parts, query);
}

/** Counts tell which companies the page lies in; the others are not looked at. */
async function findByCount(
  db: Database,
  parts: readonly Part[],
  { offset, limit }: Paging,
): Promise<Found> {
  const counts = await countParts(db, parts);
  const ids: DeviceId[] = [];
  let total = 0;
  for (const [index, part] of parts.entries()) {
    const count = counts[index] ?? 0;
    const from = Math.max(0, offset - total);
    const wanted = limit - ids.length;
    if (wanted > 0 && from < count)
      ids.push(...(await idsOfPart(db, part)).slice(from, from + wanted));
    total += count;
  }
  return { total, ids };
}

/** Every company's devices are looked through, one company at a time in memory. */
async function findByText(
  db: Database,
  parts: readonly Part[],
  { offset, limit, search }: DeviceQuery & Paging,
): Promise<Found> {
  const ids: DeviceId[] = [];
  let total = 0;
  for (const part of parts) {
    const matches = await matchesIn(db, part, search);
    const from = Math.max(0, offset - total);
    ids.push(...matches.slice(from, from + limit - ids.length));
    total += matches.length;
  }
  return { total, ids };
}

async function matchesIn(
  db: Database,
  part: Part,
  search: string | undefined,
): Promise<readonly DeviceId[]> {
  const wanted = nameKeyOf(search ?? '');
  if (wanted === '') return idsOfPart(db, part);
  const devices = await devicesOfPart(db, part);
  return devices.filter((device) => isNamed(device, wanted)).map(({ id }) => id);
}

const SERIAL_PART = 4;

function isNamed({ name, hostName, model, serialNumber }: StoredDevice, wanted: string): boolean {
  const texts = [name, hostName, model, serialNumber].flatMap((text) => text ?? []);
  if (texts.some((text) => nameKeyOf(text).includes(wanted))) return true;
  // Without its punctuation a short part would be found in any serial number.
  const key = serialKey(wanted);
  return key.length >= SERIAL_PART && serialKey(serialNumber ?? '').includes(key);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  collator.compare(one.name, other.name);
