import type { CompanyId } from '@/lib/domain/ids';
import type { RosterRow } from '@/lib/store/schema';
import { queryParts, type Part, type Rosters } from './device-rosters';

export interface Found {
  /** What fits the whole query, a list for each company, in their order. */
  readonly byCompany: readonly (readonly RosterRow[])[];
  readonly total: number;
  /** What fits all of the query but this part: what else it could be set to. */
  readonly without: (part: Part) => readonly PlacedRow[];
}

export interface PlacedRow {
  readonly row: RosterRow;
  readonly companyId: CompanyId;
}

/** Looks through all devices once. */
export function findIn({ companies, fits }: Rosters): Found {
  const byCompany: RosterRow[][] = [];
  const whole: PlacedRow[] = [];
  const besides = new Map<Part, PlacedRow[]>(queryParts.map((part) => [part, []]));
  for (const { id, rows } of companies) {
    const some: RosterRow[] = [];
    for (const row of rows) {
      const missed = firstMissed(row, id, fits);
      if (missed === 'several') continue;
      if (missed !== undefined) {
        besides.get(missed)?.push({ row, companyId: id });
        continue;
      }
      some.push(row);
      whole.push({ row, companyId: id });
    }
    if (some.length > 0) byCompany.push(some);
  }
  return {
    byCompany,
    total: whole.length,
    without: (part) => [...whole, ...(besides.get(part) ?? [])],
  };
}

/** The one part of the query that the device does not fit; nothing where it fits all. */
function firstMissed(
  row: RosterRow,
  companyId: CompanyId,
  fits: Rosters['fits'],
): Part | 'several' | undefined {
  // Most devices of a large fleet stand elsewhere: they are no choice of any filter.
  if (!fits.tracking(row, companyId)) return 'several';
  let missed: Part | undefined;
  for (const part of queryParts) {
    if (fits[part](row, companyId)) continue;
    if (missed !== undefined) return 'several';
    missed = part;
  }
  return missed;
}
