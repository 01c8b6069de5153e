import { deviceKinds } from '@/lib/domain/device';
import type { DeviceMark, DeviceQuery } from '@/lib/domain/device-query';
import { nameKeyOf } from '@/lib/domain/evidence';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import { serialKey } from '@/lib/domain/serial-number';
import { listCompanies } from '@/lib/store/companies';
import { idsOfGroup } from '@/lib/store/device-lists';
import type { Database } from '@/lib/store/database';
import { readRosters } from '@/lib/store/rosters';
import type { RosterRow } from '@/lib/store/schema';
import { readState } from '@/lib/store/state';

/** A company with devices, and these, as lists see them. */
export interface CompanyRoster {
  readonly id: CompanyId;
  readonly name: string;
  readonly rows: readonly RosterRow[];
}

/** All devices as lists see them, and what is asked of them. */
export interface Rosters {
  /** By name. */
  readonly companies: readonly CompanyRoster[];
  /** Whether a device fits one part of the query. */
  readonly fits: Readonly<Record<Part, (row: RosterRow, companyId: CompanyId) => boolean>>;
  readonly has: Readonly<Record<DeviceMark, (row: RosterRow) => boolean>>;
  /** Serial numbers (as keys) that several devices have, with these. */
  readonly twins: ReadonlyMap<string, readonly RosterRow[]>;
  /** Epoch ms. */
  readonly newSince?: number;
}

export const queryParts = [
  'tracking',
  'company',
  'site',
  'kind',
  'maker',
  'group',
  'search',
  'only',
] as const;
export type Part = (typeof queryParts)[number];

export async function rostersFor(db: Database, query: DeviceQuery): Promise<Rosters> {
  const [companies, rosters, visit, kept = [], members] = await Promise.all([
    listCompanies(db),
    readRosters(db),
    readState(db, 'reviewVisit'),
    readState(db, 'keptTwins'),
    query.groupId && idsOfGroup(db, query.groupId),
  ]);
  const names = new Map(companies.map(({ id, name }) => [id, name]));
  const newSince = visit?.since;
  const twins = twinsIn(
    rosters.flatMap(({ rows }) => rows),
    new Set(kept),
  );
  const has: Rosters['has'] = {
    new: ({ appearedAt = 0 }) => newSince !== undefined && appearedAt > newSince,
    missing: ({ isMissing }) => isMissing === true,
    twins: (row) => isTwin(row) && twins.has(row.serialKey ?? ''),
  };
  return {
    companies: rosters
      .flatMap(({ companyId: id, rows }) => {
        const name = names.get(id);
        return name === undefined ? [] : [{ id, name, rows }];
      })
      .toSorted(byName),
    fits: partsOf(query, { has, members: members && new Set(members) }),
    has,
    twins,
    ...(newSince !== undefined && { newSince }),
  };
}

interface Known {
  readonly has: Rosters['has'];
  readonly members: ReadonlySet<DeviceId> | undefined;
}

function partsOf(query: DeviceQuery, { has, members }: Known): Rosters['fits'] {
  const { tracking, companyId, siteId, kind, maker, only, search } = query;
  const text = nameKeyOf(search ?? '');
  return {
    tracking: ({ standing }) => standing === tracking,
    company: (_row, id) => companyId === undefined || id === companyId,
    site: (row) => siteId === undefined || row.siteId === siteId,
    kind: (row) => kind === undefined || row.kind === kind,
    maker: (row) => maker === undefined || (row.maker ?? '') === maker,
    group: ({ id }) => members === undefined || members.has(id),
    search: searching(text),
    only: (row) => only === undefined || has[only](row),
  };
}

const SERIAL_PART = 4;

function searching(text: string): (row: RosterRow) => boolean {
  // Without its punctuation a short part would be found in any serial number.
  const key = serialKey(text);
  const isSerial = key.length >= SERIAL_PART;
  return (row) =>
    text === '' ||
    row.text.includes(text) ||
    (isSerial && row.serialKey !== undefined && row.serialKey.includes(key));
}

/** A device that is put aside, or gone, is no reason to point at another one. */
const isTwin = ({ standing, isMissing, serialKey: serial }: RosterRow): boolean =>
  serial !== undefined && !isMissing && (standing === 'staged' || standing === 'imported');

function twinsIn(
  rows: readonly RosterRow[],
  kept: ReadonlySet<string>,
): ReadonlyMap<string, readonly RosterRow[]> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const row of rows) {
    const serial = row.serialKey;
    if (serial === undefined || !isTwin(row)) continue;
    if (seen.has(serial) && !kept.has(serial)) repeated.add(serial);
    seen.add(serial);
  }
  const those = rows.filter((row) => isTwin(row) && repeated.has(row.serialKey ?? ''));
  return Map.groupBy(those, ({ serialKey: serial }) => serial ?? '');
}

const kindOrder = new Map(deviceKinds.toSorted().map((kind, index) => [kind, index]));

/** By kind, then by name. */
export const inOrder = (one: RosterRow, other: RosterRow): number =>
  (kindOrder.get(one.kind) ?? 0) - (kindOrder.get(other.kind) ?? 0) ||
  (one.nameKey < other.nameKey ? -1 : 1);

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  collator.compare(one.name, other.name);
