import { computed, createModel, signal } from '@preact/signals';
import type { MappingChange, MappingTarget } from '@/lib/domain/company-matching';
import { counted } from '@/lib/domain/count-text';
import type { AnswerOf, CompanyRow } from '@/lib/messages/protocol';
import type { Drafts } from './drafts';
import {
  changesOf,
  newClientNames,
  parseMappingDraft,
  withChoice,
  type MappingDraft,
} from './mapping-draft';
import { proposalsInto } from './mapping-proposals';
import type { Ports } from './ports';
import { createResource } from './resource';
import { createTask } from './task';

export type MappingAct = 'match' | 'save';

type Listing = AnswerOf<'companies.list'>;
const noListing: Listing = { companies: [], clients: [] };

/** Companies and the clients they stand for. Choices gather in a draft; nothing is mapped before `save`. */
export const MappingModel = createModel(({ send, listen, drafts }: Ports) => {
  const { state, value, reload } = createResource(() => send('companies.list', null));
  const { draft, set, restore } = createKeptDraft(drafts);
  const task = createTask<MappingAct>();
  const listing = computed(() => value.value ?? noListing);
  const changes = computed(() => changesOf(draft.value, listing.value.companies));
  const newClients = createStableNames(() => newClientNames(draft.value));
  const filter = createFilter(() => listing.value.companies);

  listen(({ about }) => {
    if (about === 'companies' && state.peek().at !== 'loading') void reload();
  });

  const match = () =>
    task.run('match', async () => {
      const proposals = await send('mapping.propose', null);
      await reload();
      const { filled, text } = proposalsInto(draft.peek(), listing.peek().companies, proposals);
      set(filled);
      return text;
    });

  const save = () =>
    task.run('save', async () => {
      const saved = changes.peek();
      await send('mapping.save', saved);
      set(withoutSaved(draft.peek(), saved));
      await reload();
      return `Mapping saved for ${counted(saved.length, 'company', 'companies')}.`;
    });

  return {
    state,
    listing,
    draft,
    changes,
    newClients,
    filter,
    task,
    reload,
    match,
    save,
    open: () => restore().then(reload),
    choose(row: CompanyRow, target: MappingTarget) {
      task.dismiss();
      set(withChoice(draft.peek(), row, target));
    },
    forgetDraft() {
      task.dismiss();
      set(new Map());
    },
  };
});

function createKeptDraft(drafts: Drafts) {
  const draft = signal<MappingDraft>(new Map());

  function set(next: MappingDraft): void {
    draft.value = next;
    void drafts.write('mapping', [...next]);
  }

  async function restore(): Promise<void> {
    const kept = parseMappingDraft(await drafts.read('mapping'));
    if (draft.peek().size === 0) draft.value = kept;
  }

  return { draft, set, restore };
}

/** A choice that was made anew while saving stays in the draft. */
function withoutSaved(draft: MappingDraft, saved: readonly MappingChange[]): MappingDraft {
  const savedTargets = new Map(saved.map(({ companyId, target }) => [companyId, target]));
  return new Map([...draft].filter(([id, target]) => savedTargets.get(id) !== target));
}

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

function createFilter(all: () => readonly CompanyRow[]) {
  const search = signal('');
  const onlyUnmapped = signal(false);
  const rows = computed(() => {
    const wanted = search.value.trim().toLowerCase();
    // By what is saved, not by the draft: a row must not vanish under the pointer that maps it.
    return all().filter(
      ({ name, clientId }) =>
        (!onlyUnmapped.value || !clientId) && name.toLowerCase().includes(wanted),
    );
  });
  return { search, onlyUnmapped, rows };
}
