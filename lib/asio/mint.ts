import { say } from '@/lib/text/say';
import type { Credentials } from '@/lib/domain/credentials';
import { Failure } from '@/lib/domain/failure';
import type { HttpRequest } from './exchange';
import type { KeptToken } from './key-record';
import { climbDown, tellsGrant, type Asked, type KnownScopes } from './scope-ladder';
import { readTokenAnswer, type GivenToken } from './token-answer';
import type { Transport } from './transport';

/** Credentials and where they are valid. */
export interface Key {
  readonly credentials: Credentials;
  /** Tells one set of credentials from another without holding them. */
  readonly fingerprint: string;
  readonly origin: string;
}

export interface MintDeps {
  readonly transport: Transport;
  readonly now: () => number;
}

export interface Minted {
  readonly token: KeptToken;
  readonly scopes: KnownScopes;
}

/** Asks for a token with the scopes that worked before, else for as many as the key is given. */
export type Mint = (key: Key, known: KnownScopes | undefined) => Promise<Minted>;

export const createMint =
  ({ transport, now }: MintDeps): Mint =>
  async (key, known) => {
    // Never aborted: a token that was made and kept by nobody locks the next sign-in.
    const { signal } = new AbortController();
    const climbed = await climbDown(known, async (asked) => {
      const sentAt = now();
      const answer = await transport(requestFor(key, asked), {
        priority: 'interactive',
        repeats: 'throttling',
        signal,
      });
      const read = readTokenAnswer(answer, key.credentials, now());
      return read.is === 'granted'
        ? { ...read, value: keptToken(read.value, asked, sentAt) }
        : read;
    });
    if (!climbed) throw noScopes();
    const { value: token, ...scopes } = climbed;
    return { token, scopes };
  };

const RENEW_EARLY_MS = 60_000;
const RENEW_EARLY_SHARE = 0.2;

function keptToken(
  { text, lifetimeMs, scopes: told }: GivenToken,
  asked: Asked,
  sentAt: number,
): KeptToken {
  const scopes = told ?? (tellsGrant(asked) ? asked : undefined);
  // As late as either rule allows: ConnectWise may refuse a second token while the first one is alive.
  const early = Math.min(RENEW_EARLY_MS, lifetimeMs * RENEW_EARLY_SHARE);
  return {
    text,
    expiresAt: sentAt + lifetimeMs,
    freshUntil: sentAt + lifetimeMs - early,
    ...(scopes && { scopes: [...scopes] }),
  };
}

const requestFor = ({ credentials, origin }: Key, asked: Asked): HttpRequest => ({
  method: 'POST',
  url: `${origin}/v1/token`,
  body: {
    grant_type: 'client_credentials',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    ...(asked && { scope: asked.join(' ') }),
  },
  secrets: [credentials.clientSecret],
});

const noScopes = (): Failure => new Failure('missing-scope', say('asio.noToken'), { status: 400 });

export async function fingerprintOf(credentials: Credentials): Promise<string> {
  const { clientId, clientSecret, region } = credentials;
  const bytes = new TextEncoder().encode(JSON.stringify([clientId, clientSecret, region]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
