import type { RequestOptions } from './asio';
import { cancelled } from './cancel';

export type Priority = RequestOptions['priority'];

/** Places for requests that are under way at the same time. */
export interface Slots {
  /** Resolves when a place is free; call what it gives exactly once to leave. Interactive ones go first. */
  take(priority: Priority, signal: AbortSignal): Promise<() => void>;
}

interface Waiting {
  readonly priority: Priority;
  readonly enter: () => void;
}

const AT_ONCE = 4;
/** The last place is kept for somebody who waits. */
const MOST: Readonly<Record<Priority, number>> = { interactive: AT_ONCE, background: AT_ONCE - 1 };

export function createSlots(): Slots {
  let running = 0;
  let queue: readonly Waiting[] = [];

  const next = (): Waiting | undefined =>
    queue.find(({ priority }) => priority === 'interactive') ?? queue[0];

  function admit(): void {
    for (let first = next(); first && running < MOST[first.priority]; first = next()) {
      const admitted = first;
      queue = queue.filter((waiting) => waiting !== admitted);
      running += 1;
      admitted.enter();
    }
  }

  function leave(): void {
    running -= 1;
    admit();
  }

  return {
    take: (priority, signal) =>
      new Promise((resolve, reject) => {
        const abort = () => {
          queue = queue.filter((waiting) => waiting !== own);
          reject(cancelled(signal));
        };
        const enter = () => {
          signal.removeEventListener('abort', abort);
          resolve(leave);
        };
        const own: Waiting = { priority, enter };
        if (signal.aborted) return abort();
        signal.addEventListener('abort', abort, { once: true });
        queue = [...queue, own];
        admit();
      }),
  };
}
