import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';
import type { Answer } from './answer';
import { stoppedBy } from './cancel';
import { memoryKeys, slotOf, type Lock, type Memory } from './memory';
import { placesInQuota, placesInWindow, WINDOW_MS, WINDOW_SIZE } from './places';
import { quotaOf, retryAtOf, type Quota } from './rate-signals';
import { createSlots, type Priority } from './slots';
import { z } from './zod';

export interface BudgetDeps {
  readonly memory: Memory;
  readonly lock: Lock;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  /** Rejects when the signal stops it. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Requests a minute that a person allows, whatever ConnectWise would bear. */
  readonly ownLimit?: () => Promise<number>;
}

export interface Entry {
  readonly priority: Priority;
  readonly signal: AbortSignal;
  /** Epoch ms; a wait beyond it ends in `rate-limited` at once. */
  readonly deadline: number;
}

/**
 * Paces the requests of all instances that share a memory: at most four at once, within the quota that ConnectWise
 * tells or else 80 a minute, and never one that it has announced to refuse.
 */
export interface Budget {
  /** Waits for leave to send one request; call what it gives when the answer is there. */
  enter(entry: Entry): Promise<() => void>;
  /** Learns from an answer. After a 429 it tells when (epoch ms) the next request makes sense. */
  learn(answer: Answer): Promise<number | undefined>;
  learnQuota(quota: Quota): Promise<void>;
}

const LONGEST_HOLD_MS = 15 * 60_000;
const SHORTEST_HOLD_MS = 500;
const FIRST_HOLD_MS = 2_000;

const BudgetState = z.object({
  /** When the requests of the last minute began, oldest first. */
  starts: z.array(z.number()),
  /** Nothing is sent before. */
  heldUntil: z.number(),
  /** 429s in a row. */
  refusals: z.number(),
  quota: z.optional(z.object({ remaining: z.number(), limit: z.number(), resetAt: z.number() })),
});
type State = z.output<typeof BudgetState>;

interface Pause {
  /** Epoch ms. */
  readonly freeAt: number;
  /** Requests a minute, where it is our own window that is full, and not ConnectWise that has refused or told of a limit. */
  readonly ownLimit?: number;
}

export function createBudget({ memory, lock, now, random, wait, ownLimit }: BudgetDeps): Budget {
  const slots = createSlots();
  const slot = slotOf(memory, {
    key: memoryKeys.budget,
    schema: BudgetState,
    empty: { starts: [], heldUntil: 0, refusals: 0 },
  });

  const change = <Result>(step: (state: State, at: number) => readonly [State, Result]) =>
    lock(memoryKeys.budget, async () => {
      const at = now();
      const before = settled(credible(await slot.read(), at), at);
      const [after, result] = step(before, at);
      if (after !== before) await slot.write(after);
      return result;
    });

  /** Counts a request that begins now; else tells when it may. */
  async function begin(priority: Priority): Promise<Pause | undefined> {
    const limit = (await ownLimit?.()) ?? WINDOW_SIZE;
    return change((state, at) => {
      const pause = pauseOf(state, { priority, limit }, at);
      return pause ? [state, pause] : [started(state, at), undefined];
    });
  }

  return {
    async enter({ priority, signal, deadline }) {
      for (;;) {
        const leave = await slots.take(priority, signal);
        const pause = await begin(priority).catch((cause: unknown) => {
          leave();
          throw cause;
        });
        if (!pause) return leave;

        leave();
        if (pause.freeAt > deadline) throw failureOf(pause);
        await wait(Math.max(1, pause.freeAt - now()), signal).catch(stoppedBy(signal));
      }
    },

    learn: ({ status, headers }) =>
      change((state, at) => {
        const quota = quotaOf(headers, at);
        const known = quota ? withQuota(state, quota, at) : state;
        if (status !== 429)
          return [known.refusals > 0 ? { ...known, refusals: 0 } : known, undefined];

        const named = retryAtOf(headers, at) ?? quota?.resetAt ?? at + doubled(state, random());
        const holdMs = Math.min(Math.max(named - at, SHORTEST_HOLD_MS), LONGEST_HOLD_MS);
        const heldUntil = Math.max(state.heldUntil, at + holdMs);
        return [{ ...known, refusals: state.refusals + 1, heldUntil }, heldUntil];
      }),

    learnQuota: (quota) => change((state, at) => [withQuota(state, quota, at), undefined]),
  };
}

const doubled = ({ refusals }: State, random: number): number =>
  FIRST_HOLD_MS * 2 ** Math.min(refusals, 8) * (0.8 + 0.4 * random);

export const throttled = (retryAt: number): Failure =>
  new Failure('rate-limited', say('asio.throttled'), { retryAt });

function failureOf({ freeAt, ownLimit }: Pause): Failure {
  if (ownLimit === undefined) return throttled(freeAt);
  const message = say('asio.ownLimit', { most: ownLimit });
  return new Failure('rate-limited', message, { retryAt: freeAt });
}

interface Wish {
  readonly priority: Priority;
  /** Requests a minute. */
  readonly limit: number;
}

function pauseOf(state: State, { priority, limit }: Wish, at: number): Pause | undefined {
  const told = freeAtOf(state, priority, at);
  // A quota may be wider than what a person allows.
  const own = isLimited(limit) ? windowAt(state, priority, limit) : -Infinity;
  const freeAt = Math.max(told, own);
  if (freeAt <= at) return undefined;
  const isOwn = own >= told || (state.heldUntil <= at && !state.quota);
  return { freeAt, ...(isOwn && { ownLimit: limit }) };
}

const isLimited = (limit: number): boolean => limit < WINDOW_SIZE;

function windowAt({ starts }: State, priority: Priority, limit: number): number {
  const { freeAt, spareAt } = placesInWindow(starts, limit);
  return priority === 'background' ? spareAt : freeAt;
}

/** After the clock was set back, what was noted by the old one must not hold anything up. */
function credible(state: State, at: number): State {
  const { starts, heldUntil, quota } = state;
  const latest = Math.max(heldUntil, quota?.resetAt ?? 0) - LONGEST_HOLD_MS;
  if (latest <= at && starts.every((start) => start <= at)) return state;
  return { starts: starts.filter((start) => start <= at), heldUntil: 0, refusals: 0 };
}

/** What a quota allowed before its end is paid for: our own window begins with the next one. */
function settled(state: State, at: number): State {
  const { quota, ...rest } = state;
  if (!quota || quota.resetAt > at) return state;
  return { ...rest, starts: rest.starts.filter((start) => start >= quota.resetAt) };
}

/** A quota that ConnectWise has told takes the place of our own window: it knows better what it can bear. */
function freeAtOf({ starts, heldUntil, quota }: State, priority: Priority, at: number): number {
  const places = quota ? placesInQuota(quota, at) : placesInWindow(starts);
  return Math.max(heldUntil, at, priority === 'background' ? places.spareAt : places.freeAt);
}

function started({ quota, ...state }: State, at: number): State {
  const starts = [...state.starts.filter((start) => start > at - WINDOW_MS), at];
  if (!quota) return { ...state, starts };
  return { ...state, starts, quota: { ...quota, remaining: Math.max(0, quota.remaining - 1) } };
}

// Answers arrive out of order, so within one period only the least that is left counts.
const SAME_PERIOD_MS = 2_000;

function withQuota(state: State, { remaining, limit, resetAt }: Quota, at: number): State {
  // Without an end a quota can't be waited for; an empty one is waited for a moment.
  const endsAt = Math.min(
    resetAt ?? (remaining > 0 ? at : at + FIRST_HOLD_MS),
    at + LONGEST_HOLD_MS,
  );
  if (endsAt <= at) return state;
  const { quota: known } = state;
  const isSame = known && Math.abs(known.resetAt - endsAt) < SAME_PERIOD_MS;
  const left = isSame ? Math.min(known.remaining, remaining) : remaining;
  const whole = limit ?? (isSame ? known.limit : remaining);
  return { ...state, quota: { remaining: left, limit: whole, resetAt: endsAt } };
}
