import { browser } from 'wxt/browser';
import type { Lock, Memory } from '@/lib/asio/memory';
import { regions, type RegionId } from '@/lib/domain/region';
import { patiently } from './patient-call';

/** `storage.session`: outlives the worker, ends with the browser, and is closed to content scripts. */
export const sessionMemory: Memory = {
  async get(key) {
    return (await patiently(() => browser.storage.session.get(key)))[key];
  },
  set: (key, value) => patiently(() => browser.storage.session.set({ [key]: value })),
  remove: (key) => patiently(() => browser.storage.session.remove(key)),
};

export const lock: Lock = (name, run) => navigator.locks.request(name, run);

/** Does the work unless somebody holds the lock already, in whichever context; tells whether it did. */
export const tryLock = (name: string, work: () => Promise<void>): Promise<boolean> =>
  navigator.locks.request(name, { ifAvailable: true }, async (held) => {
    if (!held) return false;
    await work();
    return true;
  });

/** Whether the browser lets requests through to a region's API; a person may take that back at any time. */
export const mayReach = (region: RegionId): Promise<boolean> =>
  patiently(() => browser.permissions.contains({ origins: [`${regions[region].apiOrigin}/*`] }));

/** The browser stops a worker that has not called it for 30 s, however busy it is. */
const KEEP_ALIVE_MS = 20_000;

/** Ends early when the signal stops it. For waits in the middle of work: it keeps the worker alive. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && !signal.aborted; left -= KEEP_ALIVE_MS) {
    await pause(Math.min(left, KEEP_ALIVE_MS), signal);
    if (left > KEEP_ALIVE_MS) await patiently(() => browser.runtime.getPlatformInfo());
  }
}

/** The same, but rejects when the signal stops it. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, signal);
  signal.throwIfAborted();
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(end, ms);
  function end() {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    resolve();
  }
  signal.addEventListener('abort', end);
  return promise;
}

/** Content scripts can read these areas unless told otherwise. Not every browser can be told. */
export async function closeStorageToContentScripts(): Promise<void> {
  const { local, sync, managed, session } = browser.storage;
  const accessLevel = 'TRUSTED_CONTEXTS';
  await Promise.allSettled(
    [local, sync, managed, session].map(async (area) => area?.setAccessLevel?.({ accessLevel })),
  );
}
