import { signal } from '@preact/signals';

/** Ids that a person ticked; stays over pages and refreshes. */
export function createSelection<Id extends string>() {
  const ids = signal<ReadonlySet<Id>>(new Set());

  function select(chosen: readonly Id[], isSelected: boolean): void {
    const next = new Set(ids.peek());
    for (const id of chosen) {
      if (isSelected) next.add(id);
      else next.delete(id);
    }
    ids.value = next;
  }

  function clear(): void {
    ids.value = new Set();
  }

  return { ids, select, clear };
}

export type Selection<Id extends string> = ReturnType<typeof createSelection<Id>>;
