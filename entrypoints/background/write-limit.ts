import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';

/** Throws `rate-limited` when a tab asks for more in a minute than it may. */
export type TabLimit = (tabId: number | undefined) => void;

interface Limited {
  readonly most: number;
  readonly refusal: () => string;
}

const MINUTE_MS = 60_000;

/** What a portal page may set going by itself, should somebody misuse it: not more than a person's clicks. */
export const createWriteLimit = (now: () => number): TabLimit =>
  createLimit(now, { most: 30, refusal: () => say('refusal.tooManyChanges') });

/** How often a tab may ask whose page it shows: for a page that never rests, and too rarely to try out names. */
export const createLookLimit = (now: () => number): TabLimit =>
  createLimit(now, { most: 300, refusal: () => say('refusal.tooManyLooks') });

function createLimit(now: () => number, { most, refusal }: Limited): TabLimit {
  const times = new Map<number | undefined, number[]>();
  return (tabId) => {
    const since = now() - MINUTE_MS;
    const recent = (times.get(tabId) ?? []).filter((time) => time > since);
    if (recent.length >= most) {
      throw new Failure('rate-limited', refusal(), { retryAt: (recent[0] ?? 0) + MINUTE_MS });
    }
    times.set(tabId, [...recent, now()]);
  };
}
