import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Handled } from './api/api.ts';
import type { ApiAnswer, ApiRequest, RegionId } from './api/exchange.ts';
import { errorAnswer, familyOf } from './api/refusal.ts';
import {
  withOddRecords,
  writeFaultOf,
  type Fault,
  type FaultEffect,
  type Faults,
} from './faults.ts';
import type { Journal } from './journal.ts';

const MAX_BODY = 4 * 1024 * 1024;

interface ApiServerDeps {
  readonly handle: (request: ApiRequest) => Handled;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly now: () => number;
}

export type Listener = (incoming: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Puts the API behind a socket: reads, lets faults befall, answers, records. */
export function createApiListener(deps: ApiServerDeps, region: RegionId): Listener {
  return async (incoming, response) => {
    const request = await readRequest(incoming, region);
    const number = deps.journal.nextNumber();
    const at = deps.now();
    const fault = deps.faults.take(request);
    if (fault && fault.effect.kind !== 'hold-answer') fault.reach();
    const exchange: Exchange = { request, response, fault };
    const ended = await answer(exchange, deps).catch((cause: unknown) => {
      if (!response.headersSent) response.writeHead(500).end();
      throw cause;
    });
    deps.journal.record({
      number,
      at,
      method: request.method,
      host: incoming.headers.host ?? '',
      path: request.path,
      query: request.query.size > 0 ? `?${request.query.toString()}` : '',
      body: request.body,
      headers: request.headers,
      clientId: ended.clientId,
      status: ended.status,
      fault: fault?.effect.kind,
    });
  };
}

export async function readRequest(
  incoming: IncomingMessage,
  region: RegionId,
): Promise<ApiRequest> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://sandbox.invalid');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('The body is too large');
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const body = Buffer.concat(chunks).toString('utf8');
  return {
    method: incoming.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers,
    body,
    region,
  };
}

interface Exchange {
  readonly request: ApiRequest;
  readonly response: ServerResponse;
  readonly fault: Fault | undefined;
}

interface Ended {
  readonly status: number;
  readonly clientId: string | undefined;
}

const UNANSWERED: Ended = { status: 0, clientId: undefined };

async function answer(exchange: Exchange, deps: ApiServerDeps): Promise<Ended> {
  const { request, response, fault } = exchange;
  const effect = fault?.effect;
  const instead = insteadOf(request, effect);
  if (instead) {
    send(response, instead);
    return { ...UNANSWERED, status: instead.status };
  }
  if (effect) await holdUp(exchange, effect);
  // Nobody waits any more: a real server would not have got the request either.
  if (response.destroyed) return UNANSWERED;

  const writeFault = writeFaultOf(effect);
  const handled = deps.handle(writeFault ? { ...request, writeFault } : request);
  if (effect?.kind === 'hold-answer') await untilReleased(exchange);
  return { status: deliver(response, handled, effect), clientId: handled.clientId };
}

/** What a fault does before the API gets to see the request. */
async function holdUp(exchange: Exchange, effect: FaultEffect): Promise<void> {
  if (effect.kind === 'disconnect') exchange.response.destroy();
  if (effect.kind === 'hang') await untilReleased(exchange);
  if (effect.kind === 'delay') await wait(effect.ms);
}

async function untilReleased({ response, fault }: Exchange): Promise<void> {
  fault?.reach();
  const closed = new Promise<void>((resolve) => response.once('close', resolve));
  await Promise.race([fault?.released, closed]);
}

/** The answer that a fault gives in the API's place. */
function insteadOf(request: ApiRequest, effect: FaultEffect | undefined): ApiAnswer | undefined {
  if (effect?.kind === 'html') {
    return {
      status: effect.status ?? 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>',
    };
  }
  if (effect?.kind !== 'status') return undefined;
  const { status, headers = {}, body } = effect;
  if (body !== undefined)
    return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
  const shaped = errorAnswer(familyOf(request.path), status, {
    code: `fault_${status}`,
    text: 'Fault on demand',
  });
  return { ...shaped, headers: { ...shaped.headers, ...headers } };
}

/** Sends the answer as far as the fault lets it through; returns the status, 0 for an answer that is not whole. */
function deliver(
  response: ServerResponse,
  answered: ApiAnswer,
  effect: FaultEffect | undefined,
): number {
  if (response.destroyed) return 0;
  const half = answered.body.slice(0, Math.ceil(answered.body.length / 2));
  switch (effect?.kind) {
    case 'lose-answer':
      response.destroy();
      return 0;
    case 'cut':
      response.writeHead(answered.status, {
        ...answered.headers,
        'content-length': Buffer.byteLength(answered.body),
      });
      response.write(half, () => response.destroy());
      return 0;
    case 'truncate':
      send(response, { ...answered, body: half });
      return answered.status;
    case 'odd-records':
      send(
        response,
        answered.status === 200 ? withOddRecords(answered, effect.every ?? 3) : answered,
      );
      return answered.status;
    default:
      send(response, answered);
      return answered.status;
  }
}

function send(response: ServerResponse, { status, headers, body }: ApiAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
