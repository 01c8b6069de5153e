import { say } from '@/lib/text/say';
import { slotOf, type Lock, type Memory } from '@/lib/asio/memory';
import { z } from '@/lib/asio/zod';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { EditorOpening } from '@/lib/messages/protocol';
import type { Asker } from '@/lib/messages/serve';
import { deviceIdText, isoDateText } from './body-parts';

type Prefill = NonNullable<EditorOpening['prefill']>;

/** Where an editor was asked for, and what for. */
export interface Occasion {
  /** Whose page frames it; absent for an editor that has a tab of its own. */
  readonly framedBy?: { readonly tabId: number; readonly frameId: number };
  readonly deviceId: DeviceId;
  readonly prefill?: Prefill;
}

export interface TicketDeps {
  readonly memory: Memory;
  readonly lock: Lock;
  readonly now: () => number;
  readonly randomId: () => string;
}

/**
 * The portal's script asks for a ticket and frames the editor with it; the editor shows only what its ticket says, in
 * the tab that asked. A ticket says nothing to anybody else. That of an editor in a tab of its own counts in no frame, and
 * in the tab that comes with it first.
 */
export interface EditorTickets {
  readonly issue: (occasion: Occasion) => Promise<string>;
  /** Throws `denied` when the ticket is of another tab, too old or unknown. */
  readonly open: (ticket: string, asker: Asker) => Promise<Occasion>;
  /** What is typed there and not saved comes with the next opening: the page may render anew, and the frame with it. */
  readonly keep: (ticket: string, asker: Asker, typed: Prefill) => Promise<void>;
  /** Ends the ticket; gives where its editor stands, if it still counts. */
  readonly close: (ticket: string, asker: Asker) => Promise<Occasion | undefined>;
}

const KEY = 'editor-tickets';
const OPENS_WITHIN_MS = 10 * 60_000;
/** A dialog may stay open for a working day and still has to close. */
const CLOSES_WITHIN_MS = 12 * 60 * 60_000;
const MOST = 50;

const date = z.exactOptional(z.nullable(isoDateText));
const Kept = z.object({
  ticket: z.string(),
  issuedAt: z.number(),
  /** Whether its editor was opened: the page may take that away and put it back at any time. */
  isOpened: z.exactOptional(z.boolean()),
  /** Absent until an editor in a tab of its own was opened. */
  tabId: z.exactOptional(z.number()),
  /** Of the page that frames the editor. */
  frameId: z.exactOptional(z.number()),
  deviceId: deviceIdText,
  prefill: z.exactOptional(z.readonly(z.object({ purchaseDate: date, warrantyExpiry: date }))),
});
type Kept = z.output<typeof Kept>;

export function createEditorTickets({ memory, lock, now, randomId }: TicketDeps): EditorTickets {
  const slot = slotOf(memory, { key: KEY, schema: z.array(Kept), empty: [] });
  async function find(ticket: string, asker: Asker) {
    const all = await slot.read();
    const kept = all.find((one) => one.ticket === ticket && isFor(one, asker));
    const change = (next?: Kept): Promise<void> =>
      slot.write(all.flatMap((other) => (other === kept ? (next ?? []) : other)));
    return { kept, change };
  }

  return {
    issue: ({ framedBy, ...occasion }) =>
      lock(KEY, async () => {
        const ticket = randomId();
        const alive = (await slot.read()).filter(
          ({ issuedAt }) => now() - issuedAt < CLOSES_WITHIN_MS,
        );
        const kept = { ...occasion, ...framedBy, ticket, issuedAt: now() };
        await slot.write([kept, ...alive].slice(0, MOST));
        return ticket;
      }),

    open: (ticket, asker) =>
      lock(KEY, async () => {
        const { kept, change } = await find(ticket, asker);
        const opensWithinMs = kept?.isOpened ? CLOSES_WITHIN_MS : OPENS_WITHIN_MS;
        if (!kept || now() - kept.issuedAt >= opensWithinMs) {
          throw new Failure('denied', say('refusal.oldDialog'));
        }
        if (!kept.isOpened) {
          const { tabId = kept.tabId } = asker;
          await change({ ...kept, isOpened: true, ...(tabId !== undefined && { tabId }) });
        }
        return occasionOf(kept);
      }),

    keep: (ticket, asker, typed) =>
      lock(KEY, async () => {
        const { kept, change } = await find(ticket, asker);
        if (!kept) throw new Failure('denied', say('refusal.oldDialog'));
        const { prefill: _former, ...rest } = kept;
        await change(Object.keys(typed).length > 0 ? { ...rest, prefill: typed } : rest);
      }),

    close: (ticket, asker) =>
      lock(KEY, async () => {
        const { kept, change } = await find(ticket, asker);
        if (!kept) return undefined;
        await change();
        return occasionOf(kept);
      }),
  };
}

const isFor = ({ tabId, frameId }: Kept, asker: Asker): boolean =>
  frameId === undefined
    ? asker.frameId === 0 && (tabId === undefined || tabId === asker.tabId)
    : tabId === asker.tabId;

const occasionOf = ({ tabId, frameId, deviceId, prefill }: Kept): Occasion => ({
  ...(tabId !== undefined && frameId !== undefined && { framedBy: { tabId, frameId } }),
  deviceId,
  ...(prefill && { prefill }),
});
