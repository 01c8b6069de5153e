import { say } from '@/lib/text/say';
import { createFetch, FetchError } from 'ofetch';
import { Failure } from '@/lib/domain/failure';
import { bodyOf, type Answer } from './answer';
import { cancelled } from './cancel';

/** One request, with everything that may not appear in an error. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
  /** Texts that ConnectWise's own words are cleaned of. */
  readonly secrets: readonly string[];
}

export interface ExchangeDeps {
  readonly fetch: typeof globalThis.fetch;
  /** For the whole answer, its body included. */
  readonly timeLimitMs: number;
}

export type Exchange = (request: HttpRequest, signal: AbortSignal) => Promise<Answer>;

/** Makes the function that sends one request once. It throws only where no whole answer came. */
export function createExchange({ fetch, timeLimitMs }: ExchangeDeps): Exchange {
  const send = createFetch({ fetch, Headers, AbortController });

  return async (request, signal) => {
    const timeLimit = AbortSignal.timeout(timeLimitMs);
    try {
      const response = await send.raw<unknown, 'stream'>(request.url, {
        method: request.method,
        headers: { Accept: 'application/json', ...request.headers },
        ...(request.body && { body: request.body }),
        // Read below: whether the request or its answer broke makes two failures.
        responseType: 'stream',
        ignoreResponseError: true,
        retry: false,
        // The portal's cookies belong to a parent domain of the API's: they must not come along.
        credentials: 'omit',
        // A value that is read back to prove a write must come from ConnectWise.
        cache: 'no-store',
        // Following would send the secret or the token on to whatever host an answer names.
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([signal, timeLimit]),
      });
      const { status, headers, ok } = response;
      const text = await response.text();
      const clean = ok ? text : redacted(text, request.secrets);
      return { status, headers, body: bodyOf(clean, headers.get('content-type') ?? '') };
    } catch (cause) {
      throw failureOfBroken(cause, new URL(request.url).host, { signal, timeLimit });
    }
  };
}

interface Limits {
  readonly signal: AbortSignal;
  readonly timeLimit: AbortSignal;
}

// The cause stays out of the failure: its text may hold a header's value.
function failureOfBroken(cause: unknown, host: string, { signal, timeLimit }: Limits): Failure {
  if (signal.aborted) return cancelled(signal);
  if (timeLimit.aborted) {
    return new Failure('timed-out', say('asio.noAnswer', { host }));
  }
  if (cause instanceof FetchError) {
    return new Failure('offline', say('asio.notReached', { host }));
  }
  return new Failure('bad-response', say('asio.brokeOff', { host }));
}

function redacted(text: string, secrets: readonly string[]): string {
  const spellings = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return spellings.reduce((clean, spelling) => clean.replaceAll(spelling, '[hidden]'), text);
}
