import { connect, type Socket } from 'node:net';

/** Firefox's own remote control: one JSON message behind its length, answered in order. */
export interface Marionette {
  /** Throws what Firefox answers instead of a result. */
  send(command: string, params?: object): Promise<unknown>;
  close(): void;
}

type Answer = readonly [
  1,
  number,
  { readonly error: string; readonly message: string } | null,
  unknown,
];

export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await dial(port);
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  let rest = Buffer.alloc(0);
  let last = 0;

  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let message = take(); message !== undefined; message = take()) {
      const parsed: unknown = JSON.parse(message);
      // The first message is a greeting and no answer.
      if (!Array.isArray(parsed)) continue;
      const [, id] = parsed as unknown as Answer;
      waiting.get(id)?.resolve(parsed as unknown as Answer);
      waiting.delete(id);
    }
  });

  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox went away.'));
  });

  function take(): string | undefined {
    const colon = rest.indexOf(':');
    if (colon < 0) return undefined;
    const end = colon + 1 + Number(rest.subarray(0, colon).toString());
    if (rest.length < end) return undefined;
    const message = rest.subarray(colon + 1, end).toString();
    rest = rest.subarray(end);
    return message;
  }

  return {
    async send(command, params = {}) {
      const id = (last += 1);
      const text = JSON.stringify([0, id, command, params]);
      const answered = Promise.withResolvers<Answer>();
      waiting.set(id, answered);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
      const [, , error, result] = await answered.promise;
      if (error) throw new Error(`${command}: ${error.error}: ${error.message}`);
      return result;
    },
    close: () => void socket.destroy(),
  };
}

const ATTEMPTS = 150;

async function dial(port: number): Promise<Socket> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const socket = await new Promise<Socket | undefined>((resolve) => {
      const one = connect(port, '127.0.0.1', () => resolve(one));
      one.on('error', () => resolve(undefined));
    });
    if (socket) return socket;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`Firefox does not listen on port ${port}.`);
}
