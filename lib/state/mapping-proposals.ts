import { computed, signal } from '@preact/signals';
import type { MappingProposal } from '@/lib/domain/company-matching';
import { displayText } from '@/lib/domain/display-text';
import type { CompanyId } from '@/lib/domain/ids';
import type { CompanyRow } from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';
import { say, sayCount } from '@/lib/text/say';
import type { MappingDraft } from './mapping-draft';

/** What the worker proposes for companies that nobody has mapped yet. */
export function createProposals(send: Send) {
  const all = signal<readonly MappingProposal[]>([]);
  const byCompany = computed<ReadonlyMap<CompanyId, readonly MappingProposal[]>>(() =>
    Map.groupBy(all.value, ({ companyId }) => companyId),
  );

  async function ask(): Promise<void> {
    all.value = await send('mapping.propose', null);
  }

  return { all, byCompany, ask };
}

export type Proposals = ReturnType<typeof createProposals>;

/** Certain ones, and of these only those of a client that is there, unless new ones are wanted too. */
export const certainOf = (
  proposals: readonly MappingProposal[],
  { alsoNew }: { readonly alsoNew: boolean },
): readonly MappingProposal[] =>
  proposals.filter(({ isCertain, by }) => isCertain && (alsoNew || by !== 'new'));

/** Only a person can tell whether it is right. */
export const isToReview = ({ isCertain }: MappingProposal): boolean => !isCertain;

/** Fills in what is certain where a person has not chosen yet, and says how many, and which were left. */
export function proposalsInto(
  draft: MappingDraft,
  companies: readonly CompanyRow[],
  certain: readonly MappingProposal[],
): { readonly filled: MappingDraft; readonly text: string } {
  const filled = new Map(draft);
  const open = companies.filter((row) => isOpen(row) && !draft.has(row.id));
  const openIds = new Set(open.map(({ id }) => id));
  const taken = certain.filter(({ companyId }) => openIds.has(companyId));
  for (const { companyId, target } of taken) filled.set(companyId, target);
  const matched = new Set(taken.map(({ companyId }) => companyId));
  const left = open.filter(({ id }) => !matched.has(id));
  return { filled, text: matchText(matched.size, left) };
}

/** Nobody has said whose it is. */
export const isOpen = ({ clientId, isLeftOut }: CompanyRow): boolean => !clientId && !isLeftOut;

const NAMED = 3;

function matchText(matched: number, left: readonly CompanyRow[]): string {
  const text =
    matched === 0 ? say('companies.nothingToMatch') : sayCount('companies.chosenFor', matched);
  if (left.length === 0) return text;
  const quoted = left
    .slice(0, NAMED)
    .map(({ name }) => say('companies.quoted', { name: displayText(name) }));
  const names = quoted.join(', ');
  const more = left.length - quoted.length;
  return more > 0
    ? say('companies.leftToYouAndMore', { text, names, more })
    : say('companies.leftToYou', { text, names });
}
