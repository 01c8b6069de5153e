import { slotOf, type Lock, type Memory } from '@/lib/asio/memory';
import { z } from '@/lib/asio/zod';
import { Failure } from '@/lib/domain/failure';
import type { TaughtPage, WaitingPage } from '@/lib/domain/taught-page';
import { say } from '@/lib/text/say';
import { taughtPage } from './teach-bodies';

export interface TeachingDeps {
  readonly memory: Memory;
  readonly lock: Lock;
  readonly now: () => number;
  readonly randomId: () => string;
}

/**
 * A page is taught only within a session that a person began in a page of ours, in the tab that was in front then. What a
 * click in the portal could not prove to be a person's waits here for one in a page of ours.
 */
export interface Teachings {
  readonly begin: (tabId: number) => Promise<string>;
  /** Throws `denied` when the session is another tab's, over or unknown. */
  readonly check: (ticket: string, tabId: number | undefined) => Promise<void>;
  readonly end: (ticket: string) => Promise<void>;
  readonly hold: (ticket: string, page: TaughtPage, device: string) => Promise<void>;
  readonly waiting: () => Promise<readonly WaitingPage[]>;
  /** Ends the session; gives the page that waited in it. */
  readonly take: (ticket: string) => Promise<TaughtPage | undefined>;
}

const KEY = 'teachings';
const LASTS_MS = 30 * 60_000;
const MOST = 10;

const Kept = z.object({
  ticket: z.string(),
  tabId: z.number(),
  begunAt: z.number(),
  waiting: z.exactOptional(z.object({ page: taughtPage, device: z.string() })),
});
type Kept = z.output<typeof Kept>;

export function createTeachings({ memory, lock, now, randomId }: TeachingDeps): Teachings {
  const slot = slotOf(memory, { key: KEY, schema: z.array(Kept), empty: [] });
  const alive = async () => (await slot.read()).filter(({ begunAt }) => now() - begunAt < LASTS_MS);
  const change = (to: (all: readonly Kept[]) => readonly Kept[]) =>
    lock(KEY, async () => slot.write(to(await alive()).slice(0, MOST)));
  const without = (ticket: string) => (all: readonly Kept[]) =>
    all.filter((one) => one.ticket !== ticket);

  return {
    async begin(tabId) {
      const ticket = randomId();
      // The tab's former session is over, unless something of it waits.
      await change((all) => [
        { ticket, tabId, begunAt: now() },
        ...all.filter((one) => one.tabId !== tabId || one.waiting),
      ]);
      return ticket;
    },
    async check(ticket, tabId) {
      const own = (await alive()).find((one) => one.ticket === ticket && one.tabId === tabId);
      if (!own || own.waiting) throw new Failure('denied', say('teaching.sessionOver'));
    },
    end: (ticket) => change(without(ticket)),
    hold: (ticket, page, device) =>
      change((all) =>
        all.map((one) => (one.ticket === ticket ? { ...one, waiting: { page, device } } : one)),
      ),
    async waiting() {
      return (await alive()).flatMap(({ ticket, waiting }) =>
        waiting ? [{ ticket, ...waiting }] : [],
      );
    },
    async take(ticket) {
      const held = (await alive()).find((one) => one.ticket === ticket)?.waiting;
      await change(without(ticket));
      return held?.page;
    },
  };
}
