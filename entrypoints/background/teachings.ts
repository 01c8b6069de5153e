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
  /** What the session has come to so far; `undefined` takes it back. */
  readonly draft: (ticket: string, draft: Draft | undefined) => Promise<void>;
  /** Of the session in that tab. */
  readonly draftIn: (tabId: number | undefined) => Promise<TaughtPage | undefined>;
  /** From now on the draft waits for a person's click in a page of ours. */
  readonly hold: (ticket: string) => Promise<void>;
  readonly waiting: () => Promise<readonly WaitingPage[]>;
  /** Ends the session; gives its draft. */
  readonly take: (ticket: string) => Promise<TaughtPage | undefined>;
}

interface Draft {
  readonly page: TaughtPage;
  /** What was recognised by it. */
  readonly device: string;
}

const KEY = 'teachings';
const LASTS_MS = 30 * 60_000;
const MOST = 10;

const Kept = z.object({
  ticket: z.string(),
  tabId: z.number(),
  begunAt: z.number(),
  draft: z.exactOptional(z.object({ page: taughtPage, device: z.string() })),
  isWaiting: z.exactOptional(z.boolean()),
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
        ...all.filter((one) => one.tabId !== tabId || one.isWaiting),
      ]);
      return ticket;
    },
    async check(ticket, tabId) {
      const own = (await alive()).find((one) => one.ticket === ticket && one.tabId === tabId);
      if (!own || own.isWaiting) throw new Failure('denied', say('teaching.sessionOver'));
    },
    end: (ticket) => change(without(ticket)),
    draft: (ticket, draft) =>
      change((all) =>
        all.map((one) => {
          if (one.ticket !== ticket) return one;
          const { tabId, begunAt } = one;
          return { ticket, tabId, begunAt, ...(draft && { draft }) };
        }),
      ),
    async draftIn(tabId) {
      const session = (await alive()).find((one) => one.tabId === tabId && !one.isWaiting);
      return session?.draft?.page;
    },
    hold: (ticket) =>
      change((all) =>
        all.map((one) => (one.ticket === ticket ? { ...one, isWaiting: true } : one)),
      ),
    async waiting() {
      return (await alive()).flatMap(({ ticket, draft, isWaiting }) =>
        draft && isWaiting ? [{ ticket, ...draft }] : [],
      );
    },
    async take(ticket) {
      const { draft } = (await alive()).find((one) => one.ticket === ticket) ?? {};
      await change(without(ticket));
      return draft?.page;
    },
  };
}
