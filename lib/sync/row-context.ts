import { nameKeyOf, type Candidates, type Evidence, type RowEvidence } from '@/lib/domain/evidence';
import { withHosts } from '@/lib/domain/host-name';
import type { CompanyId, SiteId } from '@/lib/domain/ids';
import { serialKey, usableSerialNumber } from '@/lib/domain/serial-number';
import type { EvidenceKeys, EvidenceRecords } from '@/lib/store/evidence-records';
import type { StoredCompany, StoredDevice, StoredSite } from '@/lib/store/schema';

/** Everything that these pieces of evidence show, to be looked up at once. */
export function keysOf(evidence: readonly RowEvidence[]): EvidenceKeys {
  const texts = new Set(evidence.flatMap(({ texts: own, taught = [] }) => own.concat(taught)));
  const others = evidence.flatMap(({ lead, around = [] }) => [...leadTexts(lead), ...around]);
  const keysIn = (some: Iterable<string>) =>
    Array.from(some, nameKeyOf).filter((key) => key !== '');
  const serials = Array.from(texts, (text) => usableSerialNumber(text) ?? '').map(serialKey);
  return {
    ids: new Set(evidence.flatMap(({ ids }) => ids)),
    regIds: new Set(evidence.flatMap(({ regIds }) => regIds)),
    companyNumbers: new Set(evidence.flatMap(({ companyNumbers = [] }) => companyNumbers)),
    nameKeys: new Set([...keysIn(texts), ...keysIn(others)]),
    textKeys: new Set([...withHosts(keysIn(texts)), ...serials.filter((key) => key !== '')]),
  };
}

/** Headers of groups say how many they hold: "Contoso (12)". */
export const leadTexts = (lead: RowEvidence['lead']): readonly string[] =>
  lead ? [lead.text, lead.text.replace(/\s*[([]\s*\d+[^)\]]*[)\]]\s*$/, '')] : [];

/** The companies and sites within which a piece of evidence speaks. */
export interface Context {
  readonly companyIds: ReadonlySet<CompanyId>;
  readonly siteIds: ReadonlySet<SiteId>;
}

/** Ids say it surely; names only where no id does. */
export function contextOf(evidence: Evidence, records: EvidenceRecords): Context {
  const sitesById = allUnder(records.sitesById, evidence.ids);
  const companiesById = allUnder(records.companiesById, evidence.ids);
  const sure = new Set([
    ...companiesById.map(({ id }) => id),
    ...sitesById.map(({ companyId }) => companyId),
  ]);
  const nameKeys = evidence.texts.map(nameKeyOf);
  const companyIds = sure.size > 0 ? sure : companiesSaid(evidence, nameKeys, records);
  const siteIds = new Set(sitesById.map(({ id }) => id));
  if (siteIds.size > 0) return { companyIds, siteIds };
  return { companyIds, siteIds: sitesNamed(nameKeys, companyIds, records) };
}

/** By number and by name: where both say something, only what both say counts, unless that is nothing. */
function companiesSaid(
  { companyNumbers = [] }: Evidence,
  nameKeys: readonly string[],
  { companiesByNumber, companiesByName }: EvidenceRecords,
): ReadonlySet<CompanyId> {
  const idsOf = (companies: readonly StoredCompany[]) =>
    new Set(companies.filter(isPresent).map(({ id }) => id));
  // Numbers of other systems stand in the same place: one may be another company's by chance.
  const numbered = idsOf(allUnder(companiesByNumber, companyNumbers));
  const named = idsOf(allUnder(companiesByName, nameKeys));
  const both = numbered.intersection(named);
  return both.size > 0 ? both : numbered.union(named);
}

/** Sites of many companies are called "Main office": a name counts where only one can be meant. */
function sitesNamed(
  nameKeys: readonly string[],
  companyIds: ReadonlySet<CompanyId>,
  { sitesByName }: EvidenceRecords,
): ReadonlySet<SiteId> {
  const fits = ({ companyId }: StoredSite) => companyIds.size === 0 || companyIds.has(companyId);
  const sites = nameKeys.flatMap((key) => {
    const candidates = (sitesByName.get(key) ?? []).filter(fits);
    return candidates.length === 1 ? candidates : [];
  });
  return new Set(sites.map(({ id }) => id));
}

export const isPresent = ({ missingSince }: StoredCompany): boolean => missingSince === undefined;

/** A row that says nothing of its company stands in its group's, and else in the page's, if that is about one only. */
export function contextOfRow(row: RowEvidence, records: EvidenceRecords, page: Context): Context {
  const { around = [] } = row;
  const group = around.length > 0 && contextOf({ ids: [], regIds: [], texts: around }, records);
  const own = contextOf(row, records);
  return inside(group ? inside(own, group) : own, page);
}

function inside(inner: Context, outer: Context): Context {
  if (inner.companyIds.size > 0) return inner;
  if (outer.companyIds.size !== 1) return inner;
  const siteIds = inner.siteIds.size > 0 ? inner.siteIds : outer.siteIds;
  return { companyIds: outer.companyIds, siteIds };
}

/** What the evidence points to within its context. `isListed`: whether all devices of a company are stored. */
export function candidatesOf(
  evidence: Evidence,
  context: Context,
  records: EvidenceRecords,
  isListed: { readonly company: (id: CompanyId) => boolean; readonly all: boolean },
): Candidates & { readonly devices: ReadonlyMap<string, StoredDevice> } {
  const keys = keysOf([evidence]);
  const byId = distinct(allUnder(records.devicesById, evidence.ids));
  const byRegId = distinct(allUnder(records.devicesByRegId, evidence.regIds));
  const byText = distinct(allUnder(records.devicesByText, [...keys.textKeys]));
  const named = [...context.companyIds];
  return {
    byId,
    byRegId,
    byText,
    companyIds: context.companyIds,
    siteIds: context.siteIds,
    complete: named.length > 0 ? named.every(isListed.company) : isListed.all,
    devices: new Map([...byId, ...byRegId, ...byText].map((device) => [device.id, device])),
  };
}

export const allUnder = <Value>(
  found: ReadonlyMap<string, readonly Value[]>,
  keys: readonly string[],
): readonly Value[] => keys.flatMap((key) => found.get(key) ?? []);

const distinct = (devices: readonly StoredDevice[]): readonly StoredDevice[] => [
  ...new Map(devices.map((device) => [device.id, device])).values(),
];
