import { nameKeyOf, type RowEvidence, type RowLead } from '@/lib/domain/evidence';
import type { Place, RowPlace } from '@/lib/domain/row-place';
import type { EvidenceRecords } from '@/lib/store/evidence-records';
import type { StoredCompany, StoredSite } from '@/lib/store/schema';
import { allUnder, isPresent, keysOf, leadTexts, type Context } from './row-context';

export type NamedPlace = Place & Pick<RowPlace, 'name' | 'isById'>;

/**
 * The one company or site that a row stands for. A row that may name a device stands for that, however many companies it
 * mentions, and of several that are meant none is taken.
 */
export function placeOf(
  row: RowEvidence,
  context: Context,
  records: EvidenceRecords,
): NamedPlace | undefined {
  const { lead } = row;
  if (!lead || mayNameDevice(row, records)) return undefined;
  const byId = placesById(lead, records);
  if (byId.length > 0) return only(byId.length > 1 ? called(byId, lead) : byId);
  return hasStranger(row, records) ? undefined : only(placesByName(row, lead, context, records));
}

const only = (places: readonly NamedPlace[]): NamedPlace | undefined =>
  places.length === 1 ? places[0] : undefined;

function mayNameDevice(
  row: RowEvidence,
  { devicesById, devicesByRegId, devicesByText }: EvidenceRecords,
): boolean {
  const isKey = (key: string) => devicesByText.has(key);
  return (
    row.ids.some((id) => devicesById.has(id)) ||
    row.regIds.some((regId) => devicesByRegId.has(regId)) ||
    [...keysOf([{ ids: [], regIds: [], texts: row.texts }]).textKeys].some(isKey)
  );
}

/** Another id may be that of a device which is not known here, or of a ticket. */
const hasStranger = ({ ids, regIds }: RowEvidence, records: EvidenceRecords): boolean =>
  regIds.length > 0 ||
  ids.some((id) => !records.companiesById.has(id) && !records.sitesById.has(id));

function placesById(
  { ids, companyNumbers = [] }: RowLead,
  { companiesById, companiesByNumber, sitesById }: EvidenceRecords,
): readonly NamedPlace[] {
  const companies = [
    ...allUnder(companiesById, ids),
    ...allUnder(companiesByNumber, companyNumbers),
  ].filter(isPresent);
  return distinct([
    ...companies.map((company) => ofCompany(company, true)),
    ...allUnder(sitesById, ids).map((site) => ofSite(site, true)),
  ]);
}

/** Of a company and its site, or others that are linked in one place, the one whose name stands there; else the site. */
function called(places: readonly NamedPlace[], lead: RowLead): readonly NamedPlace[] {
  const keys = leadTexts(lead).map(nameKeyOf);
  const named = places.filter(({ name }) => keys.includes(nameKeyOf(name)));
  return named.length > 0 ? named : places.filter(({ siteId }) => siteId !== undefined);
}

function placesByName(
  row: RowEvidence,
  lead: RowLead,
  context: Context,
  { companiesById, companiesByName, sitesByName }: EvidenceRecords,
): readonly NamedPlace[] {
  const keys = leadTexts(lead).map(nameKeyOf);
  const linked = new Set(allUnder(companiesById, row.ids).map(({ id }) => id));
  const companies = allUnder(companiesByName, keys)
    .filter(isPresent)
    .filter(({ id }) => linked.size === 0 || linked.has(id));
  const sites = allUnder(sitesByName, keys).filter(
    ({ companyId }) => context.companyIds.size === 0 || context.companyIds.has(companyId),
  );
  return distinct([
    ...companies.map((company) => ofCompany(company, false)),
    ...sites.map((site) => ofSite(site, false)),
  ]);
}

const ofCompany = ({ id, name }: StoredCompany, isById: boolean): NamedPlace => ({
  companyId: id,
  name,
  isById,
});

const ofSite = ({ id, companyId, name }: StoredSite, isById: boolean): NamedPlace => ({
  companyId,
  siteId: id,
  name,
  isById,
});

const distinct = (places: readonly NamedPlace[]): readonly NamedPlace[] => [
  ...new Map(places.map((place) => [place.siteId ?? place.companyId, place])).values(),
];
