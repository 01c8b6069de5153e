import { randomBytes } from 'node:crypto';
import type { ApiKey } from './keys.ts';

export interface TokenRules {
  readonly lifetimeSeconds: number;
  /**
   * A key whose last token is younger than this and alive gets no other one: 423. A client that keeps its token
   * never meets it; one that mints whenever its worker starts does.
   */
  readonly lockSeconds: number;
  /** Whether a refusal says which scopes the key does not have. */
  readonly namesScopes: boolean;
  /** Whether a token may be asked for without naming any scope. */
  readonly scopeOptional: boolean;
}

export const DEFAULT_TOKEN_RULES: TokenRules = {
  lifetimeSeconds: 3_599,
  lockSeconds: 60,
  namesScopes: true,
  scopeOptional: true,
};

export interface Token {
  readonly text: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly madeAt: number;
  readonly endsAt: number;
}

/** The tokens that are out. A token keeps the scopes it was made with, whatever becomes of its key's. */
export class Tokens {
  readonly #rules: TokenRules;
  readonly #now: () => number;
  readonly #alive = new Map<string, Token>();

  constructor(rules: TokenRules, now: () => number) {
    this.#rules = rules;
    this.#now = now;
  }

  /** `undefined`: locked, because the key has a token that was only just made. */
  mint(key: ApiKey, scopes: readonly string[]): Token | undefined {
    const madeAt = this.#now();
    const young = this.#of(key.clientId).some(
      (token) => madeAt - token.madeAt < this.#rules.lockSeconds * 1_000,
    );
    if (young) return undefined;

    const token: Token = {
      text: randomBytes(32).toString('base64url'),
      clientId: key.clientId,
      scopes,
      madeAt,
      endsAt: madeAt + this.#rules.lifetimeSeconds * 1_000,
    };
    this.#alive.set(token.text, token);
    return token;
  }

  get rules(): TokenRules {
    return this.#rules;
  }

  alive(text: string): Token | undefined {
    const token = this.#alive.get(text);
    return token && token.endsAt > this.#now() ? token : undefined;
  }

  /** Voids the tokens of one key, or all of them. */
  revoke(clientId?: string): void {
    for (const [text, token] of this.#alive) {
      if (clientId === undefined || token.clientId === clientId) this.#alive.delete(text);
    }
  }

  #of(clientId: string): readonly Token[] {
    return [...this.#alive.values()].filter(
      (token) => token.clientId === clientId && token.endsAt > this.#now(),
    );
  }
}
