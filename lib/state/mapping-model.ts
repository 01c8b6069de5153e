import { computed, createModel, signal } from '@preact/signals';
import type { MappingChange, MappingProposal, MappingTarget } from '@/lib/domain/company-matching';
import type { CompanyId } from '@/lib/domain/ids';
import type { AnswerOf, CompanyRow } from '@/lib/messages/protocol';
import { say, sayCount } from '@/lib/text/say';
import type { Drafts } from './drafts';
import {
  changesOf,
  newClientNames,
  parseMappingDraft,
  withChoice,
  type MappingDraft,
} from './mapping-draft';
import { createMappingFilter } from './mapping-filter';
import { certainOf, createProposals, isOpen, proposalsInto } from './mapping-proposals';
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
  const { draft, past, set, takeBack, restore } = createKeptDraft(drafts);
  const proposals = createProposals(send);
  const selection = createSelection<CompanyId>();
  const task = createTask<MappingAct>();
  const listing = computed(() => value.value ?? noListing);
  const changes = computed(() => changesOf(draft.value, listing.value.companies));
  const newClients = createStableNames(() => newClientNames(draft.value));
  const filter = createMappingFilter(
    () => listing.value.companies,
    () => proposals.byCompany.value,
  );
  /** Certain proposals of clients that are there, for companies that nobody has chosen for. */
  const certain = computed(() => {
    const open = listing.value.companies.filter((row) => isOpen(row) && !draft.value.has(row.id));
    const ids = new Set(open.map(({ id }) => id));
    const found = certainOf(proposals.all.value, { alsoNew: false });
    return found.filter(({ companyId }) => ids.has(companyId));
  });

  // What can be proposed is a help: `match` asks again, and tells when that fails.
  const refresh = () => Promise.all([reload(), proposals.ask().catch(() => undefined)]);

  listen(({ about }) => {
    if (about === 'companies' && state.peek().at !== 'loading') void refresh();
  });

  function fillIn(found: readonly MappingProposal[]): string {
    const { filled, text } = proposalsInto(draft.peek(), listing.peek().companies, found);
    set(filled);
    return text;
  }

  const match = () =>
    task.run('match', async () => {
      await proposals.ask();
      await reload();
      return fillIn(certainOf(proposals.all.peek(), { alsoNew: true }));
    });

  const acceptCertain = () => task.run('accept', async () => fillIn(certain.peek()));

  const save = () =>
    task.run('save', async () => {
      const saved = changes.peek();
      await send('mapping.save', saved);
      set(withoutSaved(draft.peek(), saved));
      past.value = [];
      await refresh();
      return sayCount('companies.saved', saved.length);
    });

  const undoSaved = () =>
    task.run('undo', async () => {
      const { isUndone } = await send('mapping.undo', null);
      await refresh();
      return say(isUndone ? 'companies.undone' : 'companies.nothingToUndo');
    });

  /** For all selected companies at once. */
  const chooseForSelected = (target: MappingTarget) =>
    task.run('choose', async () => {
      const chosen = selection.ids.peek();
      const rows = listing.peek().companies.filter(({ id }) => chosen.has(id));
      set(rows.reduce((next, row) => withChoice(next, row, target), draft.peek()));
      selection.clear();
      return sayCount('companies.bulkChosen', rows.length);
    });

  return {
    state,
    listing,
    draft,
    past,
    changes,
    newClients,
    proposals: proposals.byCompany,
    certain,
    filter,
    selection,
    task,
    reload,
    match,
    acceptCertain,
    save,
    undoSaved,
    chooseForSelected,
    open: () => restore().then(refresh),
    choose(row: CompanyRow, target: MappingTarget) {
      task.dismiss();
      set(withChoice(draft.peek(), row, target));
    },
    /** Takes the last choice back that is not saved yet. */
    undoChoice() {
      task.dismiss();
      takeBack();
    },
    forgetDraft() {
      task.dismiss();
      set(new Map());
    },
  };
});

const MOST_PAST = 50;

function createKeptDraft(drafts: Drafts) {
  const draft = signal<MappingDraft>(new Map());
  /** What the draft was before each change, newest last. */
  const past = signal<readonly MappingDraft[]>([]);

  function put(next: MappingDraft): void {
    draft.value = next;
    void drafts.write('mapping', [...next]);
  }

  function set(next: MappingDraft): void {
    past.value = [...past.peek(), draft.peek()].slice(-MOST_PAST);
    put(next);
  }

  function takeBack(): void {
    const before = past.peek().at(-1);
    if (!before) return;
    past.value = past.peek().slice(0, -1);
    put(before);
  }

  async function restore(): Promise<void> {
    const kept = parseMappingDraft(await drafts.read('mapping'));
    if (draft.peek().size === 0) draft.value = kept;
  }

  return { draft, past, set, takeBack, restore };
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
