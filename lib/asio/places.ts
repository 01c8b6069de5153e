/** Where ConnectWise tells no quota of its own. */
export const WINDOW_MS = 60_000;
export const WINDOW_SIZE = 80;

/** So many places, and no more than a tenth of them, are kept for interactive requests … */
const RESERVE = 4;
const LARGEST_RESERVE_SHARE = 0.1;
/** … until so shortly before there are new ones that nobody would wait for long. */
const RELEASED_MS = 2_000;

export const reserveOf = (whole: number): number =>
  Math.min(RESERVE, Math.floor(whole * LARGEST_RESERVE_SHARE));

/** From when (epoch ms) there is a place, and from when one that the background may take. */
export interface Places {
  readonly freeAt: number;
  readonly spareAt: number;
}

export interface ToldQuota {
  readonly remaining: number;
  readonly reserve: number;
  readonly resetAt: number;
}

export function placesInQuota({ remaining, reserve, resetAt }: ToldQuota, at: number): Places {
  if (remaining === 0) return { freeAt: resetAt, spareAt: resetAt };
  return { freeAt: at, spareAt: remaining > reserve ? at : resetAt - RELEASED_MS };
}

/** In our own window, by when the requests in it began, oldest first. */
export function placesInWindow(starts: readonly number[]): Places {
  // So many are under a limit from when the one that began so far back has left the window.
  const under = (limit: number) => (starts.at(-limit) ?? -Infinity) + WINDOW_MS;
  const freeAt = under(WINDOW_SIZE);
  const reservedAt = under(WINDOW_SIZE - reserveOf(WINDOW_SIZE));
  return { freeAt, spareAt: Math.max(freeAt, reservedAt - RELEASED_MS) };
}
