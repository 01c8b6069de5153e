import { MOST_REQUESTS } from '@/lib/domain/settings';

/** Where ConnectWise tells no quota of its own. */
export const WINDOW_MS = 60_000;
export const WINDOW_SIZE = MOST_REQUESTS;

/** So many places for each minute are kept for interactive requests … */
const RESERVE_A_MINUTE = 4;
/** … this part of a quota at most … */
const LARGEST_RESERVE_SHARE = 0.1;
/** … and until so shortly before there are new ones that nobody would wait for long. */
const RELEASED_MS = 2_000;

/** From when (epoch ms) there is a place, and from when one that the background may take. */
export interface Places {
  readonly freeAt: number;
  readonly spareAt: number;
}

export interface ToldQuota {
  readonly remaining: number;
  readonly limit: number;
  readonly resetAt: number;
}

/** The shorter the time until the reset, the fewer are kept: all of a quota is used in the end. */
export function placesInQuota({ remaining, limit, resetAt }: ToldQuota, at: number): Places {
  if (remaining === 0) return { freeAt: resetAt, spareAt: resetAt };
  if (remaining > Math.floor(limit * LARGEST_RESERVE_SHARE)) {
    return { freeAt: at, spareAt: at };
  }
  const enoughForMs = ((remaining - 1) / RESERVE_A_MINUTE) * 60_000;
  return { freeAt: at, spareAt: resetAt - Math.max(enoughForMs, RELEASED_MS) };
}

/** In our own window, by when the requests in it began, oldest first. */
export function placesInWindow(starts: readonly number[], size = WINDOW_SIZE): Places {
  // So many are under a limit from when the one that began so far back has left the window.
  const under = (limit: number) => (starts.at(-limit) ?? -Infinity) + WINDOW_MS;
  const reserve = Math.min(RESERVE_A_MINUTE, Math.floor(size * LARGEST_RESERVE_SHARE));
  const freeAt = under(size);
  const reservedAt = under(size - reserve);
  return { freeAt, spareAt: Math.max(freeAt, reservedAt - RELEASED_MS) };
}
