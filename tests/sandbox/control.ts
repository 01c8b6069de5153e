import type { IncomingMessage, ServerResponse } from 'node:http';
import { readRequest, type Listener } from './api-server.ts';
import { isRecord } from './api/json-value.ts';
import { CONTROLS, type ControlCall } from './controls.ts';
import type { Sandbox } from './sandbox.ts';

interface ControlListener {
  readonly listener: Listener;
  /** Called once, when there is a sandbox to control. */
  readonly attach: (sandbox: Sandbox) => void;
}

/**
 * The handle by which a person (or a test in another process) makes things happen: `GET /` lists what it can do.
 * Loopback only, and not for pages: a browser's request carries an `Origin` or a foreign `Host`.
 */
export function createControlListener(): ControlListener {
  let attached: Sandbox | undefined;
  return {
    attach: (sandbox) => {
      attached = sandbox;
    },
    listener: async (incoming, response) => {
      if (!attached || !isLocal(incoming))
        return send(response, 403, { error: 'Loopback tools only' });
      return answer(attached, incoming, response);
    },
  };
}

async function answer(
  sandbox: Sandbox,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method, path, body } = await readRequest(incoming, 'na');
  if (method === 'GET' && path === '/')
    return send(
      response,
      200,
      CONTROLS.map(({ usage }) => usage),
    );

  for (const { method: wanted, path: pattern, run } of CONTROLS) {
    const found = method === wanted ? pattern.exec(path) : null;
    if (!found) continue;
    try {
      const call: ControlCall = {
        sandbox,
        id: decodeURIComponent(found[1] ?? ''),
        body: bodyOf(body),
      };
      return send(response, 200, run(call) ?? { done: true });
    } catch (cause) {
      return send(response, 400, { error: cause instanceof Error ? cause.message : String(cause) });
    }
  }
  return send(response, 404, { error: 'GET / lists the controls' });
}

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  if (text === '') return {};
  const body: unknown = JSON.parse(text);
  if (!isRecord(body)) throw new Error('The body must be an object');
  return body;
}

const isLocal = ({ headers }: IncomingMessage): boolean =>
  headers.origin === undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');

function send(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(`${JSON.stringify(body, undefined, 1)}\n`);
}
