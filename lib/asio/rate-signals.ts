/** What one answer or `/v1/rate_limits` says of a quota; `resetAt` in epoch ms. */
export interface Quota {
  readonly remaining: number;
  readonly limit?: number | undefined;
  readonly resetAt?: number | undefined;
}

const DAY_MS = 86_400_000;
// Between them lie all epoch seconds of this century; below are seconds from now, above epoch ms.
const FIRST_EPOCH_SECOND = 946_684_800;
const FIRST_EPOCH_MS = FIRST_EPOCH_SECOND * 1_000;

/** The instant (epoch ms) that `Retry-After` names, in seconds or as a date. */
export function retryAtOf(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return now + Number(text) * 1_000;
  // Left to itself the browser reads a date into any digits.
  const at = text.includes(':') ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : now + Math.max(0, at - serverTime(headers, now));
}

/** The quota in an answer's headers: plain, `X-RateLimit-` or `RateLimit-` names. */
export function quotaOf(headers: Headers, now: number): Quota | undefined {
  for (const prefix of ['', 'x-ratelimit-', 'ratelimit-']) {
    const remaining = numberOf(headers.get(`${prefix}remaining`));
    if (remaining === undefined) continue;
    const reset = numberOf(headers.get(`${prefix}reset`));
    const resetAt = reset === undefined ? undefined : instantOf(reset, headers, now);
    return { remaining, limit: numberOf(headers.get(`${prefix}limit`)), resetAt };
  }
  return undefined;
}

/** A reset as it is written (epoch seconds, epoch ms, or seconds from now) as an instant of this machine's clock. */
export function instantOf(reset: number, headers: Headers, now: number): number {
  if (reset < FIRST_EPOCH_SECOND) return now + reset * 1_000;
  const at = reset < FIRST_EPOCH_MS ? reset * 1_000 : reset;
  return now + at - serverTime(headers, now);
}

function numberOf(text: string | null): number | undefined {
  const [digits] = /^\s*\d+/.exec(text ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The server's clock as it stands in the answer, so that a wrong clock here does not lengthen a wait. */
function serverTime(headers: Headers, now: number): number {
  const at = Date.parse(headers.get('date') ?? '');
  return Math.abs(at - now) < DAY_MS ? at : now;
}
