import { signal } from '@preact/signals';
import type { MappingChange } from '@/lib/domain/company-matching';
import type { Drafts } from './drafts';
import { isSameDraft, parseMappingDraft, withoutSaved, type MappingDraft } from './mapping-draft';

const MOST_PAST = 50;

/** The draft of the mapping: outlives the page, and every change of it can be taken back. */
export function createKeptMappingDraft(drafts: Drafts) {
  const draft = signal<MappingDraft>(new Map());
  /** What the draft was before each change, newest last. */
  const past = signal<readonly MappingDraft[]>([]);

  function put(next: MappingDraft): void {
    draft.value = next;
    void drafts.write('mapping', [...next]);
  }

  function set(next: MappingDraft): void {
    // What changed nothing is no step to take back.
    if (isSameDraft(next, draft.peek())) return;
    past.value = [...past.peek(), draft.peek()].slice(-MOST_PAST);
    put(next);
  }

  function takeBack(): void {
    const before = past.peek().at(-1);
    if (!before) return;
    past.value = past.peek().slice(0, -1);
    put(before);
  }

  /** What is saved is no draft any more, and no step back leads to it. */
  function release(saved: readonly MappingChange[]): void {
    put(withoutSaved(draft.peek(), saved));
    past.value = [];
  }

  async function restore(): Promise<void> {
    const kept = parseMappingDraft(await drafts.read('mapping'));
    if (draft.peek().size === 0) draft.value = kept;
  }

  return { draft, past, set, takeBack, release, restore };
}

export type KeptMappingDraft = ReturnType<typeof createKeptMappingDraft>;
