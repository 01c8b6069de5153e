import type { Credentials } from '@/lib/domain/credentials';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import { regions } from '@/lib/domain/region';
import { untilAborted } from './cancel';
import { createKeyRecords, type KeptToken, type KeyRecord, type KeyRecords } from './key-record';
import { memoryKeys, type Lock, type Memory } from './memory';
import { fingerprintOf, type Key, type Mint } from './mint';
import { locked, refusedCredentials } from './token-answer';

/** What a call needs to be sent: where to, and by which right. */
export interface Token {
  readonly origin: string;
  readonly text: string;
  /** What it was given for; absent where that was not told. */
  readonly scopes?: ReadonlySet<string>;
  readonly fingerprint: string;
  readonly secrets: readonly string[];
}

export interface TokenDeps {
  readonly credentials: () => Promise<Credentials>;
  readonly memory: Memory;
  readonly lock: Lock;
  readonly now: () => number;
  readonly mint: Mint;
  readonly origin?: string | undefined;
}

/** One token at a time for each set of credentials, across all contexts and lives of the worker. */
export interface Tokens {
  current(signal: AbortSignal): Promise<Token>;
  /** After a 401: another token than the refused one. A new one is asked for at most once a minute. */
  replace(refused: Token, signal: AbortSignal): Promise<Token>;
}

const REPLACE_EVERY_MS = 60_000;

export function createTokens(deps: TokenDeps): Tokens {
  const { memory, lock, now } = deps;
  const records = createKeyRecords(memory);
  const ensure = createEnsure(deps, records);
  const alone = <Value>(run: () => Promise<Value>, signal: AbortSignal) =>
    untilAborted(lock(memoryKeys.tokens, run), signal);

  async function openKey(): Promise<Key> {
    const credentials = await deps.credentials();
    const origin = deps.origin ?? regions[credentials.region].apiOrigin;
    return { credentials, origin, fingerprint: await fingerprintOf(credentials) };
  }

  async function withoutRefused(key: Key, refused: Token): Promise<KeyRecord> {
    const record = await records.read(key.fingerprint);
    // Another caller met the same refusal and was quicker.
    if (record.token && record.token.text !== refused.text) return record;
    if (now() - (record.replacedAt ?? 0) < REPLACE_EVERY_MS) {
      throw refusedCredentials(key.credentials, 401);
    }
    const { token: _refused, ...rest } = record;
    const renewed = { ...rest, replacedAt: now() };
    await records.write(renewed);
    return renewed;
  }

  return {
    async current(signal) {
      const key = await openKey();
      const { token } = await records.read(key.fingerprint);
      if (token && token.freshUntil > now()) return tokenFor(key, token);
      return alone(async () => ensure(key, await records.read(key.fingerprint)), signal);
    },

    async replace(refused, signal) {
      const key = await openKey();
      return alone(async () => ensure(key, await withoutRefused(key, refused)), signal);
    },
  };
}

/** Failures of an early renewal that do not matter while the old token is alive. */
const harmless: ReadonlySet<FailureKind> = new Set([
  'locked',
  'offline',
  'timed-out',
  'rate-limited',
  'server-error',
  'bad-response',
]);

/** Call what it makes under the lock: it reads, decides and writes. */
function createEnsure({ now, mint }: TokenDeps, records: KeyRecords) {
  async function renew(key: Key, record: KeyRecord): Promise<Token> {
    if (record.lockedUntil && record.lockedUntil > now()) throw locked(record.lockedUntil);
    const { fingerprint, asked: known, lacking = [], replacedAt } = record;
    const { token, scopes } = await mint(
      key,
      known === undefined ? known : { asked: known, lacking },
    );
    const asked = scopes.asked && [...scopes.asked];
    await records.write({ fingerprint, asked, lacking: [...scopes.lacking], token, replacedAt });
    return tokenFor(key, token);
  }

  return async (key: Key, record: KeyRecord): Promise<Token> => {
    const { token } = record;
    if (token && token.freshUntil > now()) return tokenFor(key, token);
    try {
      return await renew(key, record);
    } catch (cause) {
      const failure = Failure.from(cause);
      if (failure.kind === 'locked') {
        await records.write({ ...record, lockedUntil: failure.retryAt });
      }
      const isAlive = token && token.expiresAt > now();
      if (isAlive && harmless.has(failure.kind)) return tokenFor(key, token);
      throw failure;
    }
  };
}

const tokenFor = (
  { credentials, origin, fingerprint }: Key,
  { text, scopes }: KeptToken,
): Token => ({
  origin,
  text,
  fingerprint,
  secrets: [text, credentials.clientSecret],
  ...(scopes && { scopes: new Set(scopes) }),
});
