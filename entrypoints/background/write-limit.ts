import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';

/** What a portal page may set going by itself, should somebody misuse it: not more than a person's clicks. */
export type WriteLimit = (tabId: number | undefined) => void;

const MINUTE_MS = 60_000;
const MOST_A_MINUTE = 30;

/** Throws `rate-limited` when a tab asks for more changes in a minute than a person makes. */
export function createWriteLimit(now: () => number): WriteLimit {
  const times = new Map<number | undefined, number[]>();
  return (tabId) => {
    const since = now() - MINUTE_MS;
    const recent = (times.get(tabId) ?? []).filter((time) => time > since);
    if (recent.length >= MOST_A_MINUTE) {
      throw new Failure('rate-limited', say('refusal.tooManyChanges'), {
        retryAt: (recent[0] ?? 0) + MINUTE_MS,
      });
    }
    times.set(tabId, [...recent, now()]);
  };
}
