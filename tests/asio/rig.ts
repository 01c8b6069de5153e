import type { Asio, RequestOptions } from '@/lib/asio/asio';
import { createConnect, type ConnectDeps } from '@/lib/asio/connect';
import type { Lock, Memory } from '@/lib/asio/memory';
import type { Credentials } from '@/lib/domain/credentials';
import { parseCompanyId, parseDeviceId, parseFieldId } from '@/lib/domain/ids';

export const credentials: Credentials = {
  clientId: '0e30aaaabbbbccccddddeeeeffff0001',
  clientSecret: 'secret-of-the-key-0123456789abcdef',
  region: 'na',
};

/** What the browser keeps while the worker comes and goes. */
export function createMemory(): Memory & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (key) => {
      const text = kept.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    set: async (key, value) => void kept.set(key, JSON.stringify(value)),
    remove: async (key) => void kept.delete(key),
  };
}

export function createLock(): Lock {
  const tails = new Map<string, Promise<unknown>>();
  return async (name, run) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(run);
    tails.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

/** A clock that only waiting moves. */
export function createClock(start = Date.now()) {
  const clock = {
    at: start,
    waits: [] as number[],
    now: () => clock.at,
    wait: async (ms: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      clock.waits.push(ms);
      clock.at += ms;
    },
  };
  return clock;
}

export type Clock = ReturnType<typeof createClock>;

export interface Rig {
  readonly asio: Asio;
  /** The API for other credentials that shares everything but them. */
  readonly with: (other: Credentials) => Asio;
  readonly memory: ReturnType<typeof createMemory>;
  readonly clock: Clock;
  readonly deps: ConnectDeps;
  /** The same after the worker has died: only the memory is left. */
  readonly reborn: () => Rig;
}

type Overrides = Partial<ConnectDeps> & {
  readonly credentials?: Credentials;
  readonly clock?: Clock;
};

/** The client as the worker makes it, with a clock that can be moved. */
export function rigFor(origin: string, overrides: Overrides = {}): Rig {
  const { credentials: own = credentials, clock = createClock(), ...rest } = overrides;
  const memory = createMemory();
  const make = (): Rig => {
    const deps: ConnectDeps = {
      fetch: globalThis.fetch,
      now: clock.now,
      wait: clock.wait,
      random: () => 0.5,
      randomId: () => crypto.randomUUID(),
      lock: createLock(),
      memory,
      origin,
      timeLimitMs: 5_000,
      ...rest,
    };
    const connect = createConnect(deps);
    return {
      asio: connect(async () => own),
      with: (other) => connect(async () => other),
      memory,
      clock,
      deps,
      reborn: make,
    };
  };
  return make();
}

export const interactive = (): RequestOptions => ({
  signal: new AbortController().signal,
  priority: 'interactive',
});

export const background = (): RequestOptions => ({
  signal: new AbortController().signal,
  priority: 'background',
});

const known = <Id>(id: Id | undefined): Id => {
  if (id === undefined) throw new Error('Not an id');
  return id;
};

export const companyId = (text = '11111111-1111-4111-8111-111111111111') =>
  known(parseCompanyId(text));
export const deviceId = (text = '33333333-3333-4333-8333-333333333333') =>
  known(parseDeviceId(text));
export const fieldId = (text = '55555555-5555-4555-8555-555555555555') => known(parseFieldId(text));
