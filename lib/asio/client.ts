import type { Failure } from '@/lib/domain/failure';
import type { RequestOptions } from './asio';
import { isOk, type Answer } from './answer';
import { failureOf, notData, type About, type Circumstances } from './problems';
import type { Token, Tokens } from './tokens';
import type { Delivery, Transport } from './transport';

/** One call of the partner API. */
export interface Call extends About {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
  /** Repeated after a fault of ConnectWise. Any other call is sent once. */
  readonly onlyReads: boolean;
}

/** An answer and what is needed to turn it into a failure. */
export interface Reply extends Answer {
  readonly token: Token;
}

/** Calls with a token, within the budget. */
export interface Client {
  /** Any answer but a refused token or a refusal for lack of quota, which are thrown. */
  ask(call: Call, options: RequestOptions): Promise<Reply>;
  /** The JSON of a good answer; everything else is thrown. */
  read(call: Call, options: RequestOptions): Promise<unknown>;
  failureOf(reply: Reply, call: About): Failure;
  token(signal: AbortSignal): Promise<Token>;
}

export interface ClientDeps {
  readonly tokens: Tokens;
  readonly transport: Transport;
  readonly now: () => number;
  readonly randomId: () => string;
  /** Runs before a call in the background. */
  readonly beforeBackground: (token: Token, signal: AbortSignal) => Promise<void>;
}

export function createClient({
  tokens,
  transport,
  now,
  randomId,
  beforeBackground,
}: ClientDeps): Client {
  const failure = (reply: Reply, call: About): Failure => {
    const circumstances: Circumstances = { now: now(), granted: reply.token.scopes };
    return failureOf(reply, call, circumstances);
  };

  const send = (call: Call, token: Token, { priority, signal }: RequestOptions) => {
    const repeats: Delivery['repeats'] = call.onlyReads ? 'faults' : 'nothing';
    return transport(requestFor(call, token, randomId), { priority, signal, repeats });
  };

  async function ask(call: Call, options: RequestOptions): Promise<Reply> {
    const token = await tokens.current(options.signal);
    if (options.priority === 'background') await beforeBackground(token, options.signal);
    const answer = await send(call, token, options);
    if (answer.status !== 401) return { ...answer, token };

    const other = await tokens.replace(token, options.signal);
    const second = { ...(await send(call, other, options)), token: other };
    if (second.status === 401) throw failure(second, call);
    return second;
  }

  return {
    ask,
    failureOf: failure,
    token: (signal) => tokens.current(signal),
    async read(call, options) {
      const reply = await ask(call, options);
      if (!isOk(reply)) throw failure(reply, call);
      if (reply.body.is !== 'json') throw notData(reply, call);
      return reply.body.value;
    },
  };
}

function requestFor(call: Call, token: Token, randomId: () => string) {
  const { method, path, query, body } = call;
  // Lists stand in one parameter, separated by commas as the description writes them.
  const search = new URLSearchParams(query).toString().replaceAll('%2C', ',');
  return {
    method,
    url: `${token.origin}${path}${search && '?'}${search}`,
    headers: {
      Authorization: `Bearer ${token.text}`,
      ...(path.includes('/v2/device/') && { 'X-Request-ID': randomId() }),
    },
    ...(body && { body }),
    secrets: token.secrets,
  };
}

/** An id as one segment of a path. */
export const segment = (id: string): string => encodeURIComponent(id);
