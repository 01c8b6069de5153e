import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as the stub saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** With its question mark, as it was sent. */
  readonly search: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** One answer. `json` and `text` set the content type unless `headers` does. */
export interface Answered {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  /** `hang`: no answer at all; `drop`: the connection is closed instead; `cut`: half of the body is sent. */
  readonly fault?: 'hang' | 'drop' | 'cut';
  /** The answer is held back until then. */
  readonly after?: Promise<unknown>;
}

/** An answer, answers for one request after the other (the last one stays), or what makes them. */
type Route = Answered | readonly Answered[] | ((seen: Seen) => Answered | Promise<Answered>);

export type Routes = Readonly<Record<string, Route>>;

export interface Stub {
  readonly origin: string;
  readonly seen: readonly Seen[];
  /** Those requests to one route, such as `GET /v1/rate_limits`. */
  readonly to: (route: string) => readonly Seen[];
  /** Replaces routes. */
  readonly change: (routes: Routes) => void;
}

export const page: Answered = {
  text: '<!doctype html><title>Sign in</title>',
  headers: { 'content-type': 'text/html' },
};

export const given = (more: object = {}): Answered => ({
  json: { access_token: 'token-1', token_type: 'Bearer', expires_in: 3599, ...more },
});

export const TOKEN = 'POST /v1/token';
export const COMPANIES = 'GET /api/platform/v1/company/companies';
export const SITES = 'GET /api/platform/v1/company/sites';
export const LIST = 'POST /api/platform/v2/device/categories/all/endpoints';

const usual: Routes = {
  [TOKEN]: given(),
  'GET /v1/rate_limits': { status: 404, json: { message: 'Not Found' } },
};

/** A server on loopback that answers what a test tells it to; it ends with the test. */
export async function startStub(routes: Routes = {}): Promise<Stub> {
  const seen: Seen[] = [];
  const table = new Map<string, Route>(Object.entries({ ...usual, ...routes }));
  const turns = new Map<string, number>();
  const to = (route: string) => seen.filter(({ method, path }) => `${method} ${path}` === route);

  const server = createServer((incoming, response) => {
    void (async () => {
      const request = await readRequest(incoming);
      seen.push(request);
      const name = `${request.method} ${request.path}`;
      const turn = turns.get(name) ?? 0;
      turns.set(name, turn + 1);
      await answer(response, await answerOf(table.get(name), request, turn));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    to,
    change: (more) => {
      for (const [name, route] of Object.entries(more)) {
        table.set(name, route);
        turns.delete(name);
      }
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const { pathname, searchParams, search } = new URL(incoming.url ?? '/', 'http://stub.invalid');
  return {
    method: incoming.method ?? '',
    path: pathname,
    query: searchParams,
    search,
    headers: incoming.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

async function answerOf(route: Route | undefined, seen: Seen, turn: number): Promise<Answered> {
  if (!route) return { status: 404, text: `Cannot ${seen.method} ${seen.path}` };
  if (typeof route === 'function') return route(seen);
  return Array.isArray(route)
    ? (route[Math.min(turn, route.length - 1)] as Answered)
    : (route as Answered);
}

async function answer(response: ServerResponse, answered: Answered): Promise<void> {
  const { status = 200, headers, json, text, fault, after } = answered;
  await after;
  if (fault === 'hang') return;
  if (fault === 'drop') {
    response.destroy();
    return;
  }
  const body = json === undefined ? (text ?? '') : JSON.stringify(json);
  const type = json === undefined ? 'text/plain' : 'application/json';
  const length = String(Buffer.byteLength(body));
  response.writeHead(status, { 'content-type': type, 'content-length': length, ...headers });
  if (fault === 'cut') response.write(body.slice(0, body.length / 2), () => response.destroy());
  else response.end(body);
}
