import {
  defaultColumns,
  defaultSort,
  isFleetColumn,
  type FleetColumn,
  type FleetSort,
} from '@/lib/domain/fleet-columns';
import { fleetFacets, type FleetFacet, type FleetFilter } from '@/lib/domain/fleet-filter';
import { isFleetOption } from '@/lib/domain/fleet-option';
import { LONGEST_ADDRESS, type FleetView } from '@/lib/domain/fleet-view';

const MOST_OPTIONS = 200;
const LONGEST_SEARCH = 200;

/** The view as the query of an address, for example `warranty=expired&client=…&sort=-expiry`; empty for the whole fleet. */
export function fleetAddress({ search, filter, sort, columns }: FleetView): string {
  const query = new URLSearchParams();
  if (search.trim() !== '') query.set('q', search.trim());
  for (const facet of fleetFacets) {
    for (const option of filter[facet] ?? []) query.append(facet, option);
  }
  if (sort.column !== defaultSort.column || sort.isDescending) {
    query.set('sort', `${sort.isDescending ? '-' : ''}${sort.column}`);
  }
  if (columns) query.set('columns', columns.join('.'));
  return query.toString();
}

/** Reads such a query; what it does not understand it leaves out. */
export function fleetViewOf(address: string): FleetView {
  const query = new URLSearchParams(address.slice(0, LONGEST_ADDRESS));
  const columns = columnsIn(query.get('columns'));
  return {
    search: (query.get('q') ?? '').slice(0, LONGEST_SEARCH),
    filter: filterIn(query),
    sort: sortIn(query.get('sort') ?? ''),
    ...(columns && { columns }),
  };
}

function filterIn(query: URLSearchParams): FleetFilter {
  const filter: { [Facet in FleetFacet]?: readonly string[] } = {};
  for (const facet of fleetFacets) {
    const options = new Set(query.getAll(facet).filter(isFleetOption[facet]));
    if (options.size > 0) filter[facet] = [...options].slice(0, MOST_OPTIONS);
  }
  return filter;
}

function sortIn(text: string): FleetSort {
  const column = text.replace(/^-/, '');
  return isFleetColumn(column) ? { column, isDescending: text.startsWith('-') } : defaultSort;
}

function columnsIn(text: string | null): readonly FleetColumn[] | undefined {
  if (text === null) return undefined;
  const named = new Set<FleetColumn>(['name', ...text.split('.').filter(isFleetColumn)]);
  return [...named];
}

/** What was stored, maybe by another version: columns that there are, and views with a name. */
export const columnsOf = (names: readonly string[]): readonly FleetColumn[] =>
  columnsIn(names.join('.')) ?? defaultColumns;
