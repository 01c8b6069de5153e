import { say } from '@/lib/text/say';
import { regionMismatch, type Credentials } from '@/lib/domain/credentials';
import { Failure } from '@/lib/domain/failure';
import { isOk, type Answer } from './answer';
import { failureOf, notData, textOf, type About } from './problems';
import { retryAtOf } from './rate-signals';
import { lenientText, lenientTexts } from './lenient';
import type { Try } from './scope-ladder';
import { z } from './zod';

/** A token as it was given. */
export interface GivenToken {
  readonly text: string;
  readonly lifetimeMs: number;
  readonly scopes?: readonly string[];
}

const about: About = { what: 'asked.signIn', scopes: [] };
const LONGEST_LIFETIME_S = 86_400;
const USUAL_LIFETIME_S = 3_600;
const LOCKED_MS = 60_000;
const LONGEST_LOCK_MS = 60 * 60_000;

const TokenDto = z.object({
  access_token: lenientText,
  accessToken: lenientText,
  Access_Token: lenientText,
  expires_in: lenientText,
  scope: lenientTexts,
});

/** Reads an answer to `POST /v1/token`. A 400 is a try that failed; everything else that is no token is thrown. */
export function readTokenAnswer(
  answer: Answer,
  credentials: Credentials,
  now: number,
): Try<GivenToken> {
  const { status, body, headers } = answer;
  if (isOk(answer)) return { is: 'granted', value: tokenOf(answer) };
  if (status === 423) {
    const namedMs = (retryAtOf(headers, now) ?? now) - now;
    throw locked(now + Math.min(Math.max(namedMs, LOCKED_MS), LONGEST_LOCK_MS));
  }

  const text = body.is === 'json' ? JSON.stringify(body.value) : (textOf(body) ?? '');
  if (isKeyRefused(answer, text)) throw refusedCredentials(credentials, status);
  if (status === 400 && body.is !== 'page') return { is: 'refused', text };
  throw failureOf(answer, about, { now });
}

function isKeyRefused({ status, body }: Answer, text: string): boolean {
  if (status === 401) return true;
  if (status === 400) return /invalid_client|unauthorized_client/.test(text);
  return (status === 403 || status === 404) && body.is !== 'page';
}

function tokenOf(answer: Answer): GivenToken {
  const dto = answer.body.is === 'json' ? z.safeParse(TokenDto, answer.body.value).data : undefined;
  const text = dto && (dto.access_token || dto.accessToken || dto.Access_Token);
  // What no header can carry is no token.
  if (!dto || !text || !/^[\x21-\x7e]+$/.test(text)) throw notData(answer, about);

  const scopes = dto.scope.flatMap((scope) => scope.split(/[\s,]+/).filter(Boolean));
  const told = Number(dto.expires_in);
  const lifetimeS = told > 0 ? Math.min(told, LONGEST_LIFETIME_S) : USUAL_LIFETIME_S;
  return { text, lifetimeMs: lifetimeS * 1_000, ...(scopes.length > 0 && { scopes }) };
}

export const locked = (retryAt: number): Failure =>
  new Failure('locked', say('asio.signInLocked'), {
    retryAt,
    status: 423,
  });

export function refusedCredentials(credentials: Credentials, status: number): Failure {
  const mismatch = regionMismatch(credentials);
  return mismatch
    ? new Failure('wrong-region', mismatch, { status })
    : new Failure('refused-credentials', say('asio.refusedCredentials'), {
        status,
      });
}
