import { folded, type FleetDevice } from './fleet-device';
import { serialKey } from './serial-number';

/** By what the fleet can be narrowed down, besides the search. */
export const fleetFacets = [
  'warranty',
  'replacement',
  'expiry',
  'client',
  'company',
  'site',
  'kind',
  'maker',
  'group',
  'gap',
] as const;
export type FleetFacet = (typeof fleetFacets)[number];

/** Of each facet the options of which a device needs one; an absent facet lets all through. */
export type FleetFilter = { readonly [Facet in FleetFacet]?: readonly string[] };

export interface FleetQuery {
  readonly search: string;
  readonly filter: FleetFilter;
}

/** The option that stands for "has none", for example of a device without a site. */
export const NO_OPTION = '-';

type Options = string | readonly string[];

const NONE: readonly string[] = [];

const optionsOf: Readonly<Record<FleetFacet, (device: FleetDevice) => Options>> = {
  warranty: ({ warranty }) => warranty,
  // What carries no warranty is not replaced.
  replacement: ({ replacement, warranty }) => (warranty === 'none' ? NONE : replacement),
  expiry: ({ spans }) => spans,
  client: ({ row }) => row.clientId ?? NO_OPTION,
  company: ({ row }) => row.companyId,
  site: ({ row }) => row.siteId ?? NO_OPTION,
  kind: ({ row }) => row.kind,
  maker: ({ row }) => row.maker ?? NO_OPTION,
  group: ({ row }) => (row.groupIds.length > 0 ? row.groupIds : NO_OPTION),
  gap: ({ gaps }) => gaps,
};

type Test = (device: FleetDevice) => boolean;

/** Lets those devices through that the query names. `except`: as if nothing were chosen of that facet. */
export function createFleetTest({ search, filter }: FleetQuery, except?: FleetFacet): Test {
  const tests = fleetFacets
    .filter((facet) => facet !== except)
    .flatMap((facet) => facetTest(facet, filter[facet]) ?? []);
  tests.push(...wordTests(search));
  return (device) => tests.every((test) => test(device));
}

function facetTest(facet: FleetFacet, chosen: readonly string[] = []): Test | undefined {
  if (chosen.length === 0) return undefined;
  const wanted = new Set(chosen);
  const options = optionsOf[facet];
  return (device) => {
    const own = options(device);
    return typeof own === 'string' ? wanted.has(own) : own.some((option) => wanted.has(option));
  };
}

const SERIAL_PART = 4;

/** Every word has to be found, each wherever it likes. */
function wordTests(search: string): readonly Test[] {
  const words = folded(search).split(' ').filter(Boolean);
  return words.map((word) => {
    const serial = serialKey(word);
    // Without its punctuation a short part would be found in any serial number.
    if (serial === word || serial.length < SERIAL_PART) return ({ text }) => text.includes(word);
    return ({ text }) => text.includes(word) || text.includes(serial);
  });
}

/** How many of the devices each option would leave. */
export function countOptions(
  devices: readonly FleetDevice[],
  facet: FleetFacet,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (option: string) => counts.set(option, (counts.get(option) ?? 0) + 1);
  const options = optionsOf[facet];
  for (const device of devices) {
    const own = options(device);
    if (typeof own === 'string') count(own);
    else for (const option of own) count(option);
  }
  return counts;
}

export const isNarrowed = ({ search, filter }: FleetQuery): boolean =>
  search.trim() !== '' || fleetFacets.some((facet) => (filter[facet]?.length ?? 0) > 0);

/** What the figures tell of: choosing one of those narrows the table down, and leaves the figures. */
const figureFacets: readonly FleetFacet[] = ['warranty', 'replacement', 'expiry', 'gap'];

/** The query of the devices that the figures are of. */
export const figuredQuery = ({ search, filter }: FleetQuery): FleetQuery => ({
  search,
  filter: figureFacets.reduce((left, facet) => withOptions(left, facet, []), filter),
});

/** The filter with other options of one facet; none of them takes the facet away. */
export function withOptions(
  filter: FleetFilter,
  facet: FleetFacet,
  options: readonly string[],
): FleetFilter {
  const { [facet]: _before, ...others } = filter;
  return options.length > 0 ? { ...others, [facet]: options } : others;
}
