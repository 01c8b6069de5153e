import { computed, createModel } from '@preact/signals';
import type { CompanyId } from '@/lib/domain/ids';
import type { AnswerOf } from '@/lib/messages/protocol';
import { createKeptMappingDraft } from './kept-mapping-draft';
import { createMappingChoices } from './mapping-choices';
import { changesOf, newClientNames } from './mapping-draft';
import { createMappingFilter } from './mapping-filter';
import { createMappingMatching } from './mapping-matching';
import { createProposals } from './mapping-proposals';
import { createMappingSaving } from './mapping-saving';
import type { Ports } from './ports';
import { createResource } from './resource';
import { createSelection } from './selection';
import { createTask } from './task';

export type MappingAct = 'match' | 'accept' | 'save' | 'choose' | 'undo';

type Listing = AnswerOf<'companies.list'>;
const noListing: Listing = { companies: [], clients: [] };

/** Companies and the clients they stand for. Choices gather in a draft; nothing is mapped before `save`. */
export const MappingModel = createModel(({ send, listen, drafts }: Ports) => {
  const { state, value, reload } = createResource(() => send('companies.list', null));
  const kept = createKeptMappingDraft(drafts);
  const proposals = createProposals(send);
  const selection = createSelection<CompanyId>();
  const task = createTask<MappingAct>();
  const listing = computed(() => value.value ?? noListing);
  const companies = computed(() => listing.value.companies);
  const changes = computed(() => changesOf(kept.draft.value, companies.value));
  const newClients = createStableNames(() => newClientNames(kept.draft.value));
  const filter = createMappingFilter(
    () => companies.value,
    () => proposals.byCompany.value,
  );

  // What can be proposed is a help: `match` asks again, and tells when that fails.
  const refresh = () => Promise.all([reload(), proposals.ask().catch(() => undefined)]);

  listen(({ about }) => {
    if (about === 'companies' && state.peek().at !== 'loading') void refresh();
  });

  return {
    state,
    listing,
    draft: kept.draft,
    past: kept.past,
    changes,
    newClients,
    proposals: proposals.byCompany,
    filter,
    selection,
    task,
    reload,
    open: () => kept.restore().then(refresh),
    ...createMappingMatching({ proposals, kept, companies, task, reload }),
    ...createMappingSaving({ send, kept, changes, task, refresh }),
    ...createMappingChoices({ kept, companies, selection, task }),
  };
});

/** The same list as long as it has the same names: every row's choices hang on it. */
function createStableNames(names: () => readonly string[]) {
  let last: readonly string[] = [];
  return computed(() => {
    const next = names();
    const isSame = next.length === last.length && next.every((name, index) => name === last[index]);
    if (!isSame) last = next;
    return last;
  });
}
