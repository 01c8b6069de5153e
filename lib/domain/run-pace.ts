import type { Pace, SyncRun } from './sync-run';

export const noPace: Pace = { steps: 0, ms: 0, items: 0, parts: 0 };

/** How far the phase under way is; absent where that is not known. */
export function progressOf(
  run: SyncRun,
): { readonly done: number; readonly total: number } | undefined {
  if (run.phase === 'devices') {
    const left = run.batches.reduce((sum, batch) => sum + batch.length, 0);
    return { done: run.total - left, total: run.total };
  }
  const toRead = run.groups ?? run.hosts ?? run.unseen;
  return toRead && { done: toRead.total - toRead.left.length, total: toRead.total };
}

/** So much is remembered: ConnectWise allows more at first than it does for long. */
const MEMORY_MS = 60_000;

/** Adds what a step, from `before` to `after`, has brought in that many milliseconds. */
export function paced(before: SyncRun, after: SyncRun, ms: number): SyncRun {
  const from = progressOf(before);
  const to = progressOf(after);
  if (after.phase !== before.phase || !from || !to) return after;
  const parts = to.done - from.done;
  const items = after.phase === 'devices' ? after.counts.devices - before.counts.devices : parts;
  const { pace } = after;
  const fade = pace.ms > MEMORY_MS ? 1 / 2 : 1;
  return {
    ...after,
    pace: {
      steps: pace.steps + 1,
      ms: pace.ms * fade + Math.max(0, ms),
      items: pace.items * fade + items,
      parts: pace.parts * fade + parts,
    },
  };
}

const ENOUGH_MS = 5_000;
const ENOUGH_STEPS = 2;
const MINUTE_MS = 60_000;

export interface Rate {
  readonly perMinute?: number;
  readonly remainingMs?: number;
}

/** How fast the phase under way goes on, and how long it takes still; nothing while there is too little to tell by. */
export function rateOf(run: SyncRun): Rate {
  const { steps, ms, items, parts } = run.pace;
  const progress = progressOf(run);
  if (run.delay || !progress || steps < ENOUGH_STEPS || ms < ENOUGH_MS) return {};
  const left = progress.total - progress.done;
  return {
    ...(items > 0 && { perMinute: Math.round((items / ms) * MINUTE_MS) }),
    // The first steps are no measure: requests are let through faster at first than they are for long.
    ...(parts > 0 &&
      isTelling(run, parts, progress.total) && { remainingMs: Math.round((left / parts) * ms) }),
  };
}

const TELLING_MS = 15_000;
const TELLING_SHARE = 0.1;

/** Whether what was done so far says how long the rest takes. */
const isTelling = ({ pace }: SyncRun, parts: number, total: number): boolean =>
  pace.ms >= TELLING_MS || parts >= total * TELLING_SHARE;
