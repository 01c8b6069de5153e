import { displayText } from '@/lib/domain/display-text';
import { Failure } from '@/lib/domain/failure';
import { listedText, say } from '@/lib/text/say';
import type { TextKey } from '@/lib/text/texts';
import { isOk, type Answer, type Body } from './answer';
import { retryAtOf } from './rate-signals';

/** What an answer answers, for its failure. */
export interface About {
  readonly what: Extract<TextKey, `asked.${string}`>;
  /** Any one of these opens the call. */
  readonly scopes: readonly string[];
}

export interface Circumstances {
  readonly now: number;
  /** Scopes that the token was given, as far as told. */
  readonly granted?: ReadonlySet<string> | undefined;
}

/** The failure that an answer stands for. Its text is ConnectWise's own where that says more than the status. */
export function failureOf(answer: Answer, about: About, circumstances: Circumstances): Failure {
  const { status, body } = answer;
  if (status < 200 || (status >= 300 && status < 400)) return redirected(about);
  if (status >= 500) return serverError(answer, about, circumstances);
  if (isOk(answer) || (body.is === 'page' && status !== 401)) return notData(answer, about);
  if (status === 403) return missingScope(answer, about, circumstances);
  return refused(answer, about);
}

const redirected = ({ what }: About): Failure =>
  new Failure('bad-response', say('asio.redirected', { what: say(what) }));

function serverError(
  { status, headers }: Answer,
  { what }: About,
  { now }: Circumstances,
): Failure {
  const retryAt = retryAtOf(headers, now);
  const message = say('asio.fault', { status: String(status), what: say(what) });
  return new Failure('server-error', message, { status, ...(retryAt && { retryAt }) });
}

function refused({ status, body }: Answer, { what }: About): Failure {
  const about = { what: say(what) };
  switch (status) {
    case 401:
      return new Failure('refused-credentials', inItsWords(say('asio.refusedKey'), body), {
        status,
      });
    case 404:
    case 405:
    case 410:
      return new Failure('not-found', inItsWords(say('asio.foundNothing', about), body), {
        status,
      });
    case 408:
      return new Failure('timed-out', say('asio.tookTooLong', about), { status });
    case 423:
      return new Failure('locked', inItsWords(say('asio.locked', about), body), { status });
    default:
      return new Failure('rejected', inItsWords(say('asio.refused', about), body), { status });
  }
}

function inItsWords(what: string, body: Body): string {
  const words = textOf(body);
  if (!words) return say('asio.ended', { what });
  const told = say('asio.inItsWords', { what, words });
  return /[.!?…]$/.test(told) ? told : say('asio.ended', { what: told });
}

/** A good status with something else than the data that belongs to it. */
export function notData({ status, body }: Answer, { what }: About): Failure {
  const message = say('asio.notData', { what: say(what), came: say(cameKeys[body.is]) });
  return new Failure('bad-response', message, { status });
}

const cameKeys = {
  json: 'asio.cameJson',
  text: 'asio.cameText',
  page: 'asio.camePage',
  damaged: 'asio.cameDamaged',
  empty: 'asio.cameEmpty',
} as const;

function missingScope(
  { body }: Answer,
  { what, scopes }: About,
  { granted }: Circumstances,
): Failure {
  // Where either of two scopes may be the one and the token has the first, it is the other.
  const lacking = scopes.filter((scope) => !granted?.has(scope));
  const scope = listedText(lacking.length > 0 ? lacking : scopes);
  const words = textOf(body);
  const about = { what: say(what), scope };
  const message = words
    ? say('asio.missingScopeInItsWords', { ...about, words })
    : say('asio.missingScope', about);
  return new Failure('missing-scope', message, { status: 403, scope });
}

const MOST_TEXT = 200;

/** ConnectWise's own words in any of the shapes its families of calls use; `undefined` where there are none. */
export function textOf(body: Body): string | undefined {
  const found = body.is === 'text' ? body.text : body.is === 'json' ? wordsOf(body.value, 0) : '';
  return displayText(found, MOST_TEXT) || undefined;
}

// The most human first; `error` may be a text, a code, an object or a list.
const PLACES = ['error_description', 'description', 'message', 'detail', 'error', 'errors', 'code'];
const DEEPEST = 3;

function wordsOf(value: unknown, depth: number): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return '';
  if (Array.isArray(value)) {
    const all = value.slice(0, 3).map((item: unknown) => wordsOf(item, depth + 1));
    return all.filter(Boolean).join('; ');
  }
  const inside = new Map(Object.entries(value));
  for (const place of PLACES) {
    const words = wordsOf(inside.get(place), depth + 1);
    if (words) return words;
  }
  return '';
}
