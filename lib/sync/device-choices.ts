import { deviceKinds } from '@/lib/domain/device';
import { deviceMarks, type DeviceMark, type DevicePage } from '@/lib/domain/device-query';
import type { SiteId } from '@/lib/domain/ids';
import type { Database } from '@/lib/store/open';
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
    sites: await sitesIn(db, without('site')),
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

async function sitesIn(db: Database, rows: readonly PlacedRow[]) {
  const counts = new Map<SiteId, number>();
  for (const { row } of rows) {
    if (row.siteId) counts.set(row.siteId, (counts.get(row.siteId) ?? 0) + 1);
  }
  const names = await namesOfSites(db, counts);
  return Array.from(counts, ([value, count]) => ({
    value,
    name: names.get(value) ?? value,
    count,
  })).toSorted(byName);
}

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
