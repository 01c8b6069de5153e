import { displayText } from './display-text';
import type { Client, Company } from './company';
import type { ClientId, CompanyId } from './ids';
import { nameKey } from './name-key';
import { likenessIndex, type LikenessIndex } from './name-likeness';

/** What a company is to be mapped to. */
export type MappingTarget =
  | { readonly kind: 'none' }
  | { readonly kind: 'client'; readonly clientId: ClientId }
  | { readonly kind: 'create'; readonly name: string }
  /** It has no client on purpose. */
  | { readonly kind: 'leave-out' };

export interface MappingChange {
  readonly companyId: CompanyId;
  readonly target: MappingTarget;
}

/** By what a company and a client belong together, surest first; `new`: no client resembles the company. */
export type MatchReason = 'external-id' | 'exact' | 'normalised' | 'similar' | 'new';

export interface MappingProposal extends MappingChange {
  readonly by: MatchReason;
  /** The id that both have, where `by` says so. */
  readonly externalId?: string;
  /** 0 to 1, of names that are only similar. */
  readonly likeness?: number;
  /** Whether it may be taken without a person's word: similar names and ties never are. */
  readonly isCertain: boolean;
}

const LEAST_LIKENESS = 0.6;
/** Less alike than the best by more than this is noise: a word that many names share. */
const NEAR_BEST = 0.08;
const MOST_PROPOSALS = 3;

type OpenCompany = Pick<Company, 'id' | 'name'> & Partial<Pick<Company, 'externalIds'>>;

interface Known {
  readonly byExternalId: ReadonlyMap<string, readonly Client[]>;
  readonly byKey: ReadonlyMap<string, readonly Client[]>;
  readonly index: LikenessIndex<Client>;
  /** Companies that have this key. */
  readonly companiesOf: (key: string) => number;
}

/**
 * For each company without mapping the client that it seems to belong to, or several where that is open, or a new one
 * where nothing resembles it. `others`: the companies that are not asked about.
 */
export function proposeMapping(
  unmapped: readonly OpenCompany[],
  clients: readonly Client[],
  others: readonly Pick<Company, 'name'>[] = [],
): readonly MappingProposal[] {
  const companies = Map.groupBy([...unmapped, ...others], ({ name }) => nameKey(name));
  const known: Known = {
    byExternalId: clientsByExternalId(clients),
    byKey: Map.groupBy(clients, ({ name }) => nameKey(name)),
    index: likenessIndex(clients),
    companiesOf: (key) => companies.get(key)?.length ?? 0,
  };
  return unmapped.flatMap((company) => proposalsFor(company, known));
}

function proposalsFor(company: OpenCompany, known: Known): readonly MappingProposal[] {
  const proposals = [byId, byName, bySimilarName, asNew];
  for (const propose of proposals) {
    const found = propose(company, known);
    if (found.length > 0) return found.slice(0, MOST_PROPOSALS);
  }
  return [];
}

type Propose = (company: OpenCompany, known: Known) => readonly MappingProposal[];

const byName: Propose = ({ id, name }, { byKey, companiesOf }) => {
  const key = nameKey(name);
  const matches = byKey.get(key) ?? [];
  const isSame = (client: Client) => displayText(client.name) === displayText(name);
  const same = matches.filter(isSame);
  const chosen = same.length === 1 ? same : matches;
  // Two companies of one name may be two customers: only a person can tell.
  const isCertain = chosen.length === 1 && companiesOf(key) === 1;
  return chosen.map((client) => ({
    companyId: id,
    target: { kind: 'client', clientId: client.id },
    by: isSame(client) ? 'exact' : 'normalised',
    isCertain,
  }));
};

/** A small number may be another system's id for another customer: a client of the company's own name contradicts it. */
const byId: Propose = (company, known) => {
  const { id, externalIds = [] } = company;
  const found = new Map(
    externalIds.flatMap((externalId) =>
      (known.byExternalId.get(idKey(externalId)) ?? []).map(
        (client) => [client.id, externalId] as const,
      ),
    ),
  );
  if (found.size === 0) return [];
  const named = byName(company, known);
  const others = named.filter(
    ({ target }) => target.kind !== 'client' || !found.has(target.clientId),
  );
  const ofIds = Array.from(found, ([clientId, externalId]): MappingProposal => ({
    companyId: id,
    target: { kind: 'client', clientId },
    by: 'external-id',
    externalId,
    isCertain: found.size === 1 && others.length === 0,
  }));
  return [...ofIds, ...others.map((other) => ({ ...other, isCertain: false }))];
};

const bySimilarName: Propose = ({ id, name }, { index }) => {
  const found = index.alike(name, LEAST_LIKENESS);
  const best = found[0]?.likeness ?? 0;
  return found
    .filter(({ likeness }) => likeness >= best - NEAR_BEST)
    .map(({ entry, likeness }) => ({
      companyId: id,
      target: { kind: 'client', clientId: entry.id },
      by: 'similar',
      likeness,
      isCertain: false,
    }));
};

const asNew: Propose = ({ id, name }, { companiesOf }) => [
  {
    companyId: id,
    target: { kind: 'create', name },
    by: 'new',
    isCertain: companiesOf(nameKey(name)) === 1,
  },
];

const idKey = (id: string): string => id.trim().toLowerCase();

function clientsByExternalId(clients: readonly Client[]): ReadonlyMap<string, readonly Client[]> {
  const pairs = clients.flatMap((client) =>
    (client.externalIds ?? []).map(({ id }) => ({ key: idKey(id), client })),
  );
  const groups = Map.groupBy(pairs, ({ key }) => key);
  return new Map(Array.from(groups, ([key, group]) => [key, group.map(({ client }) => client)]));
}
