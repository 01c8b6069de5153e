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

const LEGAL_FORMS =
  /\b(incorporated|inc|llc|llp|ltd|limited|corp|corporation|company|co|gmbh|ag|kg|ug|plc|pty|bv|nv|sa|sarl|srl|oy|ab|as)\b\.?/g;

/** Company names that differ only in case, punctuation or legal form have the same key. */
export function nameKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ');
  const bare = plain
    .replace(/[.']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const short = bare.replace(LEGAL_FORMS, ' ').replace(/\s+/g, ' ').trim();
  return short || bare || plain.trim();
}

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
