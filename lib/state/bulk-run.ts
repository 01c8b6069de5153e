import { computed, effect, signal } from '@preact/signals';
import type { BulkOutcome, BulkRow, BulkView } from '@/lib/domain/bulk';
import type { Ports } from './ports';
import { createResource } from './resource';

export type RunFilter = 'all' | 'not-saved' | 'conflict' | 'skipped';

const ASK_AGAIN_MS = 3_000;

const outcomesOf: Readonly<Record<Exclude<RunFilter, 'all'>, readonly BulkOutcome[]>> = {
  'not-saved': ['not-saved', 'waiting', 'cancelled', 'discarded'],
  conflict: ['conflict'],
  skipped: ['skipped'],
};

/** Follows one bulk edit while it is shown, by notices, and by asking should one get lost. */
export function createBulkRun({ send, listen, after }: Pick<Ports, 'send' | 'listen' | 'after'>) {
  const id = signal<string | undefined>(undefined);
  const filter = signal<RunFilter>('all');
  const { state, value, reload, renew } = createResource(async () => {
    const bulkId = id.peek();
    return bulkId === undefined ? null : send('bulk.get', { bulkId });
  });
  const rows = computed<readonly BulkRow[]>(() => value.value?.rows ?? []);
  const shown = computed(() => rows.value.filter((row) => isIn(row, filter.value)));

  listen(({ about }) => {
    if (id.peek() !== undefined && (about === 'activity' || about === 'devices')) void reload();
  });

  effect(() => {
    const bulk = value.value;
    if (id.value === undefined || !bulk || !isUnderway(bulk)) return undefined;
    return after(ASK_AGAIN_MS, () => void reload());
  });

  function show(bulkId: string): Promise<void> {
    id.value = bulkId;
    filter.value = 'all';
    return renew();
  }

  return { id, filter, state, value, shown, show, reload, hide: () => void (id.value = undefined) };
}

/** Whether something of it is still to come without a person. */
export const isUnderway = ({ state, counts }: BulkView): boolean =>
  state === 'running' || counts.saving > 0;

const isIn = ({ outcome }: BulkRow, filter: RunFilter): boolean =>
  filter === 'all' || outcomesOf[filter].includes(outcome);

export type BulkRun = ReturnType<typeof createBulkRun>;
