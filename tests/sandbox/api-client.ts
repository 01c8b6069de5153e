import type { Sandbox } from './sandbox.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; `undefined` where it is no JSON. */
  readonly body: unknown;
}

/** A bare client for tests of the sandbox itself: it sends what it is told, right or wrong. */
export class ApiClient {
  readonly #origin: string;
  readonly #token: string | undefined;

  constructor(origin: string, token?: string) {
    this.#origin = origin;
    this.#token = token;
  }

  get(path: string): Promise<Reply> {
    return this.send('GET', path);
  }

  send(
    method: string,
    path: string,
    body?: unknown,
    contentType = 'application/json',
  ): Promise<Reply> {
    return send(`${this.#origin}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': contentType }),
        ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }
}

async function send(url: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    return undefined;
  }
}

/** What a right token request says. */
export const grantOf = (sandbox: Sandbox, key: string, scope?: string): Record<string, string> => {
  const { clientId, clientSecret } = sandbox.keys.get(key);
  return {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    ...(scope !== undefined && { scope }),
  };
};

/** A client with a token of that key. */
export async function connect(sandbox: Sandbox, key = 'full', scope?: string): Promise<ApiClient> {
  const origin = sandbox.httpOrigins[sandbox.keys.get(key).region];
  const reply = await new ApiClient(origin).send('POST', '/v1/token', grantOf(sandbox, key, scope));
  const { access_token: token } = reply.body as { access_token?: string };
  if (!token) throw new Error(`No token for ${key}: ${reply.status} ${reply.text}`);
  return new ApiClient(origin, token);
}
