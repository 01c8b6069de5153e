/** How many requests a key may make in a window of time, and which headers say so. */
export interface QuotaRules {
  readonly limit: number;
  readonly windowSeconds: number;
  readonly headers: 'plain' | 'x-ratelimit' | 'none';
}

/** The quota that one team's code names: 500 requests in five minutes (asio/api.md, section 3). */
export const DEFAULT_QUOTA: QuotaRules = { limit: 500, windowSeconds: 300, headers: 'plain' };

export interface QuotaState {
  readonly limit: number;
  readonly remaining: number;
  /** Epoch seconds. */
  readonly reset: number;
}

export class Quota {
  readonly #now: () => number;
  readonly #windows = new Map<string, { readonly endsAt: number; used: number }>();
  #rules: QuotaRules;

  constructor(rules: QuotaRules, now: () => number) {
    this.#rules = rules;
    this.#now = now;
  }

  change(rules: Partial<QuotaRules>): void {
    this.#rules = { ...this.#rules, ...rules };
  }

  stateOf(clientId: string): QuotaState {
    const { endsAt, used } = this.#windowOf(clientId);
    const { limit } = this.#rules;
    return { limit, remaining: Math.max(0, limit - used), reset: Math.ceil(endsAt / 1_000) };
  }

  /** Counts a request; `allowed` is false for the one too many. */
  take(
    clientId: string,
  ): QuotaState & { readonly allowed: boolean; readonly retryAfterSeconds: number } {
    const window = this.#windowOf(clientId);
    const allowed = window.used < this.#rules.limit;
    if (allowed) window.used += 1;
    const retryAfterSeconds = Math.max(1, Math.ceil((window.endsAt - this.#now()) / 1_000));
    return { ...this.stateOf(clientId), allowed, retryAfterSeconds };
  }

  headersOf({ limit, remaining, reset }: QuotaState): Record<string, string> {
    if (this.#rules.headers === 'none') return {};
    const prefix = this.#rules.headers === 'plain' ? '' : 'x-ratelimit-';
    return {
      [`${prefix}limit`]: String(limit),
      [`${prefix}remaining`]: String(remaining),
      [`${prefix}reset`]: String(reset),
    };
  }

  #windowOf(clientId: string): { readonly endsAt: number; used: number } {
    const known = this.#windows.get(clientId);
    if (known && known.endsAt > this.#now()) return known;
    const fresh = { endsAt: this.#now() + this.#rules.windowSeconds * 1_000, used: 0 };
    this.#windows.set(clientId, fresh);
    return fresh;
  }
}
