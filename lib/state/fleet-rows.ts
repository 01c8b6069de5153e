import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { problemOf, type Problem } from '@/lib/domain/failure';
import { MOST_FLEET_IDS } from '@/lib/domain/fleet';
import type { FleetRules } from '@/lib/domain/fleet-device';
import type { DeviceId } from '@/lib/domain/ids';
import type { Send } from '@/lib/messages/send';
import { createFleetShelf, type FleetShelf } from './fleet-shelf';
import type { Ports } from './ports';

/** How much of the fleet is here. What was there stays while it is read again, or can't be. */
export type FleetLoading =
  | { readonly at: 'waiting' }
  | { readonly at: 'loading'; readonly done: number; readonly total: number }
  | { readonly at: 'loaded' }
  | { readonly at: 'failed'; readonly problem: Problem };

interface FleetRowsDeps extends Pick<Ports, 'send' | 'listen' | 'after'> {
  readonly rules: ReadonlySignal<FleetRules>;
  /** Whether more than the first rows by name is wanted before all are here: something is sought, or sorted otherwise. */
  readonly isImpatient: ReadonlySignal<boolean>;
}

/** After a change of more devices than are named the whole fleet is read again, but no sooner than this after the last time. */
const REST_MS = 10_000;

/** All imported devices, by name, kept up to date. */
export function createFleetRows({ send, listen, after, rules, isImpatient }: FleetRowsDeps) {
  const shelf = createFleetShelf(rules);
  const reader = createFleetReader(send, shelf, isImpatient);
  const { loading } = reader;
  const pauses = createPauses(after, () => void load());
  const changed = new Set<DeviceId>();
  let reading: Promise<void> | undefined;

  /** Reads everything, and then what has changed meanwhile. */
  function load(beside: Promise<unknown> = Promise.resolve()): Promise<void> {
    if (reading) return reading;
    pauses.begin();
    reading = reader.read(beside).finally(() => {
      reading = undefined;
      pauses.rest();
      void refresh();
    });
    return reading;
  }

  async function refresh(): Promise<void> {
    if (reading || changed.size === 0 || loading.peek().at !== 'loaded') return;
    const ids = [...changed].slice(0, MOST_FLEET_IDS);
    for (const id of ids) changed.delete(id);
    try {
      shelf.replace(ids, await send('fleet.devices', ids));
    } catch {
      // Then with all the others; a problem that stays is told there.
      return pauses.wish();
    }
    return refresh();
  }

  listen((notice) => {
    if (notice.about !== 'devices' || loading.peek().at === 'waiting') return;
    if (notice.ids === 'all') return pauses.wish();
    for (const id of notice.ids) changed.add(id);
    void refresh();
  });

  return {
    devices: shelf.devices,
    loading,
    /** How many there are, also while they are still on their way. */
    total: computed(() =>
      loading.value.at === 'loading' ? loading.value.total : shelf.devices.value.length,
    ),
    /** Reads the fleet once, the first rows together with `beside`; from then on it follows what changes. */
    open(beside: () => Promise<unknown>): Promise<void> {
      if (reading) return reading;
      return loading.peek().at === 'waiting' ? load(beside()) : Promise.resolve();
    },
    reload: () => load(),
  };
}

/** Does what is wished at once; what is wished while it is done, or soon after, is done after a rest. */
function createPauses(after: Ports['after'], act: () => void) {
  let isWished = false;
  let isBusy = false;

  function wish(): void {
    isWished = isBusy;
    if (!isBusy) act();
  }

  function begin(): void {
    isBusy = true;
    isWished = false;
  }

  function rest(): void {
    after(REST_MS, () => {
      isBusy = false;
      if (isWished) wish();
    });
  }

  return { wish, begin, rest };
}

function createFleetReader(send: Send, shelf: FleetShelf, isImpatient: ReadonlySignal<boolean>) {
  const loading = signal<FleetLoading>({ at: 'waiting' });
  let isWhole = false;

  /** The first time: how far it is, and what came of it for who looks for something. */
  function tell(total: number): void {
    const done = Math.min(shelf.arrived(), total);
    loading.value = { at: 'loading', done, total };
    if (isImpatient.peek() && done >= 2 * shelf.devices.peek().length) shelf.publish();
  }

  effect(() => {
    if (isImpatient.value && !isWhole) untracked(() => shelf.arrived() > 0 && shelf.publish());
  });

  async function readAll(beside: Promise<unknown>): Promise<void> {
    shelf.clear();
    const opening = isWhole ? undefined : await send('fleet.open', null);
    if (opening) {
      shelf.take(opening.rows);
      shelf.publish();
      tell(opening.total);
      // The worker does one thing after the other, and many rows take it a while.
      await beside;
    }
    let next: DeviceId | undefined;
    do {
      const page = await send('fleet.page', next ? { after: next } : {});
      shelf.take(page.rows);
      ({ next } = page);
      if (opening && next) tell(opening.total);
    } while (next);
    shelf.publish();
    shelf.clear();
    isWhole = true;
    loading.value = { at: 'loaded' };
  }

  async function read(beside: Promise<unknown>): Promise<void> {
    try {
      await readAll(beside);
    } catch (cause) {
      loading.value = { at: 'failed', problem: problemOf(cause) };
    }
  }

  return { loading, read };
}

export type FleetRows = ReturnType<typeof createFleetRows>;
