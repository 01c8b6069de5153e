import type { Client, Company } from './company';
import type { ClientId, CompanyId } from './ids';

/** What a company is to be mapped to. */
export type MappingTarget =
  | { readonly kind: 'none' }
  | { readonly kind: 'client'; readonly clientId: ClientId }
  | { readonly kind: 'create'; readonly name: string };

export interface MappingChange {
  readonly companyId: CompanyId;
  readonly target: MappingTarget;
}

const LEGAL_FORMS = new Set(
  'inc incorporated llc llp lp ltd limited corp corporation company co gmbh ag kg ug plc pty bv nv sa sarl srl oy ab as'.split(
    ' ',
  ),
);

/** Company names that differ only in case, punctuation or the legal form at their end have the same key. */
export function nameKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ');
  const words = plain
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const bare = words.join(' ');
  // "GmbH & Co. KG" is one legal form; "AB Electric" and "The Company" are names.
  while (words.length > 1 && isFormal(words)) words.pop();
  return words.join(' ') || bare || plain.trim();
}

const isFormal = (words: readonly string[]): boolean => {
  const [before = '', last = ''] = words.slice(-2);
  if (last === 'and') return LEGAL_FORMS.has(before);
  return LEGAL_FORMS.has(last) && before !== 'the';
};

/** Maps each company to the one client of the same name, else to a new one; a tie is left to a person. */
export function proposeMapping(
  unmapped: readonly Pick<Company, 'id' | 'name'>[],
  clients: readonly Client[],
): readonly MappingChange[] {
  const byKey = Map.groupBy(clients, ({ name }) => nameKey(name));
  const companiesOf = Map.groupBy(unmapped, ({ name }) => nameKey(name));
  return unmapped.flatMap(({ id, name }) => {
    const key = nameKey(name);
    const matches = byKey.get(key) ?? [];
    const [match] = matches;
    if (matches.length > 1) return [];
    // Two companies of one name may be two customers: only a person can tell.
    if ((companiesOf.get(key)?.length ?? 0) > 1) return [];
    const target: MappingTarget = match
      ? { kind: 'client', clientId: match.id }
      : { kind: 'create', name };
    return [{ companyId: id, target }];
  });
}
