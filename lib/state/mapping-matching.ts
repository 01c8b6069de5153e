import { computed, type ReadonlySignal } from '@preact/signals';
import type { MappingProposal } from '@/lib/domain/company-matching';
import type { CompanyRow } from '@/lib/messages/protocol';
import type { KeptMappingDraft } from './kept-mapping-draft';
import { certainOf, isOpen, proposalsInto, type Proposals } from './mapping-proposals';
import type { Task } from './task';

interface MatchingParts {
  readonly proposals: Proposals;
  readonly kept: KeptMappingDraft;
  readonly companies: ReadonlySignal<readonly CompanyRow[]>;
  readonly task: Pick<Task<'match' | 'accept'>, 'run'>;
  readonly reload: () => Promise<void>;
}

/** Puts into the draft what is certain without a person. */
export function createMappingMatching({ proposals, kept, companies, task, reload }: MatchingParts) {
  /** Certain proposals of clients that are there, for companies that nobody has chosen for. */
  const certain = computed(() => {
    const open = companies.value.filter((row) => isOpen(row) && !kept.draft.value.has(row.id));
    const ids = new Set(open.map(({ id }) => id));
    const found = certainOf(proposals.all.value, { alsoNew: false });
    return found.filter(({ companyId }) => ids.has(companyId));
  });

  function fillIn(found: readonly MappingProposal[]): string {
    const { filled, text } = proposalsInto(kept.draft.peek(), companies.peek(), found);
    kept.set(filled);
    return text;
  }

  const match = () =>
    task.run('match', async () => {
      await proposals.ask();
      await reload();
      return fillIn(certainOf(proposals.all.peek(), { alsoNew: true }));
    });

  const acceptCertain = () => task.run('accept', async () => fillIn(certain.peek()));

  return { certain, match, acceptCertain };
}
