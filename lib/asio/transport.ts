import type { Answer } from './answer';
import { throttled, type Budget, type BudgetDeps } from './budget';
import { stoppedBy } from './cancel';
import type { Exchange, HttpRequest } from './exchange';
import { retryAtOf } from './rate-signals';
import type { Priority } from './slots';

export interface Delivery {
  readonly priority: Priority;
  readonly signal: AbortSignal;
  /** `faults`: after a 5xx as well as after a 429, for what only reads. `throttling`: after a 429 alone. */
  readonly repeats: 'faults' | 'throttling' | 'nothing';
}

/** Sends within the budget and repeats where that is harmless. Any answer but a 429 is given back as it is. */
export type Transport = (request: HttpRequest, delivery: Delivery) => Promise<Answer>;

export interface TransportDeps extends Pick<BudgetDeps, 'now' | 'random' | 'wait'> {
  readonly exchange: Exchange;
  readonly budget: Budget;
}

/** Longer than this nothing waits in place: the worker goes to sleep instead and comes back by alarm. */
const LONGEST_WAIT_MS = 20_000;
const MOST_THROTTLED = 4;
const MOST_FAULTS = 2;
const FIRST_PAUSE_MS = 500;

export function createTransport({ exchange, budget, now, random, wait }: TransportDeps): Transport {
  async function once(request: HttpRequest, { priority, signal }: Delivery, deadline: number) {
    const leave = await budget.enter({ priority, signal, deadline });
    const answer = await exchange(request, signal).finally(leave);
    const heldUntil = await budget.learn(answer);
    return { answer, heldUntil };
  }

  /** How long to pause before one more try; `undefined` where there is to be none. */
  function pauseOf(
    { status, headers }: Answer,
    faults: number,
    deadline: number,
  ): number | undefined {
    if (![500, 502, 503, 504].includes(status) || faults >= MOST_FAULTS) return undefined;
    const pauseMs = FIRST_PAUSE_MS * 2 ** faults * (1 + random());
    const retryAt = Math.max(now() + pauseMs, retryAtOf(headers, now()) ?? 0);
    return retryAt > deadline ? undefined : retryAt - now();
  }

  return async (request, delivery) => {
    const { repeats, signal } = delivery;
    const deadline = now() + LONGEST_WAIT_MS;
    for (let faults = 0, refusals = 0; ;) {
      const { answer, heldUntil } = await once(request, delivery, deadline);
      if (heldUntil !== undefined) {
        refusals += 1;
        if (repeats === 'nothing' || refusals > MOST_THROTTLED) throw throttled(heldUntil);
        continue;
      }
      const pauseMs = repeats === 'faults' ? pauseOf(answer, faults, deadline) : undefined;
      if (pauseMs === undefined) return answer;

      faults += 1;
      await wait(pauseMs, signal).catch(stoppedBy(signal));
    }
  };
}
