import { isOk } from './answer';
import type { Budget } from './budget';
import { Failure } from '@/lib/domain/failure';
import { memoryKeys, slotOf, type Memory } from './memory';
import { instantOf, type Quota } from './rate-signals';
import type { Token } from './tokens';
import type { Transport } from './transport';
import { z } from './zod';

export interface RateLimitDeps {
  readonly memory: Memory;
  readonly now: () => number;
  readonly transport: Transport;
  readonly budget: Budget;
}

const EVERY_MS = 5 * 60_000;

const RateLimitsDto = z.object({
  resources: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const QuotaDto = z.object({ limit: z.number(), remaining: z.number(), reset: z.number() });

/** Families of calls that Shelflife never makes; that one of them is used up says nothing here. */
const NOT_OURS = /alert|ticket|automation|patch|polic|script|service/i;

/** Makes the function that asks `/v1/rate_limits` for the budget, at most every few minutes. */
export function createRateLimits({ memory, now, transport, budget }: RateLimitDeps) {
  const slot = slotOf(memory, {
    key: memoryKeys.rateLimits,
    schema: z.object({ readAt: z.number() }),
    empty: { readAt: -Infinity },
  });
  let underWay: Promise<void> | undefined;

  async function read(token: Token, signal: AbortSignal): Promise<void> {
    if (now() - (await slot.read()).readAt < EVERY_MS) return;
    await slot.write({ readAt: now() });
    const answer = await transport(
      {
        method: 'GET',
        url: `${token.origin}/v1/rate_limits`,
        headers: { Authorization: `Bearer ${token.text}` },
        secrets: token.secrets,
      },
      { priority: 'background', repeats: 'nothing', signal },
    );
    if (!isOk(answer) || answer.body.is !== 'json') return;
    const least = leastOf(answer.body.value, answer.headers, now());
    if (least) await budget.learnQuota(least);
  }

  return async (token: Token, signal: AbortSignal): Promise<void> => {
    underWay ??= read(token, signal).finally(() => (underWay = undefined));
    await underWay.catch((cause: unknown) => {
      // Not every tenant has the call, and the answers' own headers tell as much.
      if (signal.aborted) throw Failure.from(cause);
    });
  };
}

function leastOf(value: unknown, headers: Headers, now: number): Quota | undefined {
  const parsed = z.safeParse(RateLimitsDto, value);
  if (!parsed.success) return undefined;
  const quotas = Object.entries(parsed.data.resources)
    .filter(([family]) => !NOT_OURS.test(family))
    .flatMap(([, resources]) => Object.values(resources))
    .flatMap((resource) => z.safeParse(QuotaDto, resource).data ?? [])
    .map(({ reset, ...quota }) => ({ ...quota, resetAt: instantOf(reset, headers, now) }))
    .filter(({ resetAt }) => resetAt > now);
  return quotas.toSorted((one, other) => one.remaining - other.remaining)[0];
}
