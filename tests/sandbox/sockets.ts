import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

/** Everything listens here and nowhere else: the sandbox is not for the network. */
export const LOOPBACK = '127.0.0.1';

type Answer = (incoming: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Port 0 takes any free one. */
export async function listen(
  answer: Answer,
  port: number,
  certificate?: Certificate,
): Promise<Listening> {
  const listener: RequestListener = (incoming, response) => {
    answer(incoming, response).catch((cause: unknown) => {
      // A client that went away in the middle is its own business; anything else is a fault of the sandbox.
      if (!incoming.destroyed || !response.destroyed) console.error('sandbox:', cause);
      response.destroy();
    });
  };
  const server = certificate
    ? createHttpsServer({ ...certificate }, listener)
    : createHttpServer(listener);
  await started(server, port);
  return { port: portOf(server), close: () => stopped(server) };
}

const started = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });

function stopped(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}
