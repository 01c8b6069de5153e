import { computed, signal } from '@preact/signals';
import type { FleetColumn } from '@/lib/domain/fleet-columns';
import { Failure } from '@/lib/domain/failure';
import { MOST_VIEWS, noMemory, type FleetMemory, type SavedView } from '@/lib/domain/fleet-view';
import type { Send } from '@/lib/messages/send';
import { say } from '@/lib/text/say';

/** What is remembered of the table: its columns, and views by their names. */
export function createFleetMemory(send: Send) {
  const memory = signal<FleetMemory>(noMemory);
  const isRead = signal(false);
  const columns = computed(() => memory.value.columns);
  const views = computed(() => memory.value.views);

  /** A table without its columns of yesterday is better than none. */
  async function read(): Promise<void> {
    try {
      memory.value = await send('fleet.memory', null);
    } catch {
      memory.value = noMemory;
    }
    isRead.value = true;
  }

  async function keepColumns(chosen: readonly FleetColumn[]): Promise<void> {
    memory.value = { ...memory.peek(), columns: chosen };
    await send('fleet.remember', { columns: chosen });
  }

  /** Another tab may have kept a view meanwhile. */
  async function changeViews(change: (views: readonly SavedView[]) => readonly SavedView[]) {
    const now = await send('fleet.memory', null);
    const changed = change(now.views);
    if (changed.length > MOST_VIEWS) {
      throw new Failure('bad-input', say('fleet.viewsFull', { count: MOST_VIEWS }));
    }
    await send('fleet.remember', { views: changed });
    memory.value = { ...now, columns: memory.peek().columns, views: changed };
  }

  /** Under a name that is there already it takes the place of the other. */
  const keepView = (view: SavedView) =>
    changeViews((kept) =>
      [...kept.filter(({ name }) => name !== view.name), view].toSorted(byName),
    );
  const removeView = (name: string) =>
    changeViews((kept) => kept.filter((view) => view.name !== name));
  const renameView = (from: string, to: string) =>
    changeViews((kept) =>
      kept
        .filter(({ name }) => name === from || name !== to)
        .map((view) => (view.name === from ? { ...view, name: to } : view))
        .toSorted(byName),
    );

  return { isRead, columns, views, read, keepColumns, keepView, removeView, renameView };
}

const byName = (one: SavedView, other: SavedView): number => one.name.localeCompare(other.name);
