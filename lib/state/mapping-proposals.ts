import type { MappingChange } from '@/lib/domain/company-matching';
import { counted } from '@/lib/domain/count-text';
import type { CompanyRow } from '@/lib/messages/protocol';
import type { MappingDraft } from './mapping-draft';

/** Fills the proposals in where a person has not chosen yet, and says how many, and which were left. */
export function proposalsInto(
  draft: MappingDraft,
  companies: readonly CompanyRow[],
  proposals: readonly MappingChange[],
): { readonly filled: MappingDraft; readonly text: string } {
  const filled = new Map(draft);
  const open = companies.filter(({ id, clientId }) => !clientId && !draft.has(id));
  const openIds = new Set(open.map(({ id }) => id));
  const taken = proposals.filter(({ companyId }) => openIds.has(companyId));
  for (const { companyId, target } of taken) filled.set(companyId, target);
  return { filled, text: matchText(open, new Set(taken.map(({ companyId }) => companyId))) };
}

const NAMED_TIES = 3;

function matchText(open: readonly CompanyRow[], matched: ReadonlySet<string>): string {
  const left = open.filter(({ id }) => !matched.has(id));
  const found =
    matched.size === 0
      ? 'Nothing left to match by name.'
      : `Chose a client for ${counted(matched.size, 'company', 'companies')}; look them over, then save.`;
  if (left.length === 0) return found;
  const names = left.slice(0, NAMED_TIES).map(({ name }) => `“${name}”`);
  const more = left.length > NAMED_TIES ? ` and ${left.length - NAMED_TIES} more` : '';
  return `${found} Left to you, because more than one has the name: ${names.join(', ')}${more}.`;
}
