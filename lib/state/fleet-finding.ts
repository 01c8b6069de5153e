import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { sortFleet } from '@/lib/domain/fleet-columns';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import { clientFigures, completeness, monthFigures } from '@/lib/domain/fleet-figures';
import {
  countOptions,
  createFleetTest,
  figuredQuery,
  fleetFacets,
  isNarrowed,
  withOptions,
  type FleetFacet,
  type FleetQuery,
} from '@/lib/domain/fleet-filter';
import type { FleetView } from '@/lib/domain/fleet-view';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { Ports } from './ports';

interface FindingDeps extends Pick<Ports, 'after'> {
  /** By name. */
  readonly devices: ReadonlySignal<readonly FleetDevice[]>;
  readonly view: ReadonlySignal<FleetView>;
  readonly today: ReadonlySignal<IsoDate>;
}

/** The table follows each keystroke, the figures above it the pauses between them. */
const PAUSE_MS = 150;
export const MONTHS_SHOWN = 18;

/** What a view leaves of the fleet, in its order, and the figures of that. Worked out only where something shows it. */
export function createFleetFinding({ devices, view, today, after }: FindingDeps) {
  const sort = computed(() => view.value.sort);
  const filter = computed(() => view.value.filter);
  const search = computed(() => view.value.search);
  const ordered = computed(() => sortFleet(devices.value, sort.value));
  const found = computed(() =>
    leftBy(ordered.value, { search: search.value, filter: filter.value }),
  );

  const settledSearch = signal(search.peek());
  let forget = (): void => undefined;
  effect(() => {
    const typed = search.value;
    untracked(() => {
      forget();
      if (typed === settledSearch.peek()) return;
      forget = after(PAUSE_MS, () => (settledSearch.value = typed));
    });
  });

  const settled = computed((): FleetQuery => ({
    search: settledSearch.value,
    filter: filter.value,
  }));
  const counted = computed(() => leftBy(devices.value, settled.value));
  /** What would be found if nothing were chosen of a facet: its options are counted in that. */
  const around = ofEachFacet((facet) =>
    computed(() => {
      const query = settled.value;
      if (!query.filter[facet]) return counted.value;
      return devices.value.filter(createFleetTest(query, facet));
    }),
  );
  const counts = ofEachFacet((facet) => computed(() => countOptions(around[facet].value, facet)));
  return { found, counts, figures: createFigures({ devices, query: settled, today }) };
}

interface FiguresDeps extends Pick<FindingDeps, 'devices' | 'today'> {
  readonly query: ReadonlySignal<FleetQuery>;
}

/** All of the same devices, so that one figure can be held against another; only clients stand beside each other. */
function createFigures({ devices, query, today }: FiguresDeps) {
  const figured = computed(() => figuredQuery(query.value));
  const among = computed(() => leftBy(devices.value, figured.value));
  const ofAnyClient = computed(() => {
    const { search, filter } = figured.value;
    if (!filter.client) return among.value;
    return leftBy(devices.value, { search, filter: withOptions(filter, 'client', []) });
  });
  const countsOf = (facet: FleetFacet) => computed(() => countOptions(among.value, facet));
  return {
    total: computed(() => among.value.length),
    warranty: countsOf('warranty'),
    replacement: countsOf('replacement'),
    gap: countsOf('gap'),
    data: computed(() => completeness(among.value)),
    clients: computed(() => clientFigures(ofAnyClient.value)),
    months: computed(() => monthFigures(among.value, today.value, MONTHS_SHOWN)),
    /** Whether the table shows less than the figures tell of. */
    isChosen: computed(() => isNarrowed(query.value) && !isSame(query.value, figured.value)),
  };
}

const isSame = ({ filter: one }: FleetQuery, { filter: other }: FleetQuery): boolean =>
  Object.keys(one).length === Object.keys(other).length;

function leftBy(devices: readonly FleetDevice[], query: FleetQuery): readonly FleetDevice[] {
  return isNarrowed(query) ? devices.filter(createFleetTest(query)) : devices;
}

function ofEachFacet<Value>(make: (facet: FleetFacet) => Value) {
  const entries = fleetFacets.map((facet) => [facet, make(facet)] as const);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same facets
  return Object.fromEntries(entries) as Readonly<Record<FleetFacet, Value>>;
}

export type FleetFinding = ReturnType<typeof createFleetFinding>;
