import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { planImport, type ImportPlan, type WantedClient } from '@/lib/domain/client-import';
import type { Client } from '@/lib/domain/company';
import {
  guessColumns,
  importRowsOf,
  readClientFile,
  type ClientTable,
  type ColumnChoice,
  type FileFault,
  type GivenFile,
} from './client-file';

export type FileState =
  | { readonly at: 'none' }
  | { readonly at: 'reading' }
  | { readonly at: 'refused'; readonly fault: FileFault }
  | { readonly at: 'read'; readonly table: ClientTable; readonly columns: ColumnChoice };

const noPlan: ImportPlan = { add: [], update: [], known: [], doubtful: [], invalid: [] };

/** A file of clients from its choice to what its import would do; nothing is stored by it. */
export function createClientImport(clients: ReadonlySignal<readonly Client[]>) {
  const state = signal<FileState>({ at: 'none' });
  /** Lines of doubtful rows that a person wants nevertheless. */
  const ticked = signal<ReadonlySet<number>>(new Set());
  const plan = computed(() => {
    const { value } = state;
    return value.at === 'read'
      ? planImport(importRowsOf(value.table, value.columns), clients.value)
      : noPlan;
  });
  const wanted = computed<readonly WantedClient[]>(() => {
    const { add, update, doubtful } = plan.value;
    const own = doubtful.filter(({ row }) => ticked.value.has(row.line));
    return [
      ...[...add, ...update].map(({ name, externalId }) => wish(name, externalId)),
      ...own.map(({ row }) => ({ ...wish(row.name, row.externalId), isOwn: true })),
    ];
  });

  async function read(file: GivenFile): Promise<void> {
    state.value = { at: 'reading' };
    ticked.value = new Set();
    const table = await readClientFile(file);
    state.value =
      typeof table === 'string'
        ? { at: 'refused', fault: table }
        : { at: 'read', table, columns: guessColumns(table) };
  }

  function chooseColumns(columns: ColumnChoice): void {
    const { value } = state;
    ticked.value = new Set();
    if (value.at === 'read') state.value = { ...value, columns };
  }

  function tick(lines: readonly number[], isTicked: boolean): void {
    const next = new Set(ticked.peek());
    for (const line of lines) {
      if (isTicked) next.add(line);
      else next.delete(line);
    }
    ticked.value = next;
  }

  function forget(): void {
    state.value = { at: 'none' };
    ticked.value = new Set();
  }

  return { state, plan, ticked, wanted, read, chooseColumns, tick, forget };
}

const wish = (name: string, externalId: string | undefined): WantedClient => ({
  name,
  ...(externalId !== undefined && { externalId }),
});
