import { deviceKinds } from '@/lib/domain/device';
import {
  deviceMarks,
  type Choice,
  type DeviceMark,
  type DevicePage,
} from '@/lib/domain/device-query';
import type { CompanyId, SiteId } from '@/lib/domain/ids';
import type { Database } from '@/lib/store/database';
import { namesOfSites } from '@/lib/store/sites';
import { byName, type Rosters } from './device-rosters';
import type { Found, PlacedRow } from './find-in-rosters';

type Choices = Pick<DevicePage, 'companies' | 'kinds' | 'sites' | 'makers' | 'marks'>;

/** What each filter can be set to beside the others, with the number of devices that it would leave. */
export async function choicesIn(
  db: Database,
  { companies, has }: Rosters,
  { without }: Found,
): Promise<Choices> {
  const ofCompany = countsOf(without('company'), ({ companyId }) => companyId);
  const ofKind = countsOf(without('kind'), ({ row }) => row.kind);
  const ofMaker = countsOf(without('maker'), ({ row }) => row.maker ?? '');
  const shown = without('only').map(({ row }) => row);
  const marks = deviceMarks.map((mark) => [mark, shown.filter(has[mark]).length] as const);
  return {
    companies: companies.flatMap(({ id, name }) => {
      const count = ofCompany.get(id);
      return count === undefined ? [] : [{ id, name, count }];
    }),
    kinds: deviceKinds
      .map((kind) => ({ kind, count: ofKind.get(kind) ?? 0 }))
      .filter(({ count }) => count > 0),
    sites: await sitesIn(db, without('site'), companies),
    makers: Array.from(ofMaker, ([maker, count]) => ({
      value: maker,
      name: maker,
      count,
    })).toSorted(byName),
    marks: recordOf(marks),
  };
}

const recordOf = (
  marks: readonly (readonly [DeviceMark, number])[],
): Readonly<Record<DeviceMark, number>> => ({
  new: 0,
  twins: 0,
  missing: 0,
  ...Object.fromEntries(marks),
});

async function sitesIn(
  db: Database,
  rows: readonly PlacedRow[],
  companies: Rosters['companies'],
): Promise<readonly Choice<SiteId>[]> {
  const counts = new Map<SiteId, number>();
  const ownerOf = new Map<SiteId, CompanyId>();
  for (const { row, companyId } of rows) {
    if (!row.siteId) continue;
    counts.set(row.siteId, (counts.get(row.siteId) ?? 0) + 1);
    ownerOf.set(row.siteId, companyId);
  }
  const names = await namesOfSites(db, counts);
  const areMany = new Set(ownerOf.values()).size > 1;
  const companyNames = new Map(companies.map(({ id, name }) => [id, name]));
  return Array.from(counts, ([value, count]) => {
    const owner = ownerOf.get(value);
    const of = areMany && owner ? companyNames.get(owner) : undefined;
    return { value, name: names.get(value) ?? value, count, ...(of !== undefined && { of }) };
  }).toSorted(byPlace);
}

const byPlace = (one: Choice<SiteId>, other: Choice<SiteId>): number =>
  byName({ name: one.of ?? '' }, { name: other.of ?? '' }) || byName(one, other);

function countsOf<Value>(
  rows: readonly PlacedRow[],
  valueOf: (placed: PlacedRow) => Value,
): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>();
  for (const placed of rows) {
    const value = valueOf(placed);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
