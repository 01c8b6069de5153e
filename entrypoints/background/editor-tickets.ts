import { say } from '@/lib/text/say';
import { slotOf, type Lock, type Memory } from '@/lib/asio/memory';
import { z } from '@/lib/asio/zod';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { EditorOpening } from '@/lib/messages/protocol';
import { deviceIdText, isoDateText } from './body-parts';

/** Where an editor was asked for, and what for. */
export interface Occasion {
  readonly tabId: number;
  readonly frameId: number;
  readonly deviceId: DeviceId;
  readonly prefill?: NonNullable<EditorOpening['prefill']>;
}

export interface TicketDeps {
  readonly memory: Memory;
  readonly lock: Lock;
  readonly now: () => number;
  readonly randomId: () => string;
}

/**
 * The portal's script asks for a ticket and frames the editor with it; the editor shows only what its ticket says, in
 * the tab that asked. A ticket says nothing to anybody else.
 */
export interface EditorTickets {
  readonly issue: (occasion: Occasion) => Promise<string>;
  /** Throws `denied` when the ticket is of another tab, too old or unknown. */
  readonly open: (ticket: string, tabId: number | undefined) => Promise<Occasion>;
  /** Ends the ticket; gives where its editor stands, if it still counts. */
  readonly close: (ticket: string, tabId: number | undefined) => Promise<Occasion | undefined>;
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
  tabId: z.number(),
  frameId: z.number(),
  deviceId: deviceIdText,
  prefill: z.exactOptional(z.readonly(z.object({ purchaseDate: date, warrantyExpiry: date }))),
});
type Kept = z.output<typeof Kept>;

export function createEditorTickets({ memory, lock, now, randomId }: TicketDeps): EditorTickets {
  const slot = slotOf(memory, { key: KEY, schema: z.array(Kept), empty: [] });
  const isOf = (ticket: string, tabId: number | undefined) => (kept: Kept) =>
    kept.ticket === ticket && kept.tabId === tabId;

  return {
    issue: (occasion) =>
      lock(KEY, async () => {
        const ticket = randomId();
        const alive = (await slot.read()).filter(
          ({ issuedAt }) => now() - issuedAt < CLOSES_WITHIN_MS,
        );
        await slot.write([{ ...occasion, ticket, issuedAt: now() }, ...alive].slice(0, MOST));
        return ticket;
      }),

    open: (ticket, tabId) =>
      lock(KEY, async () => {
        const all = await slot.read();
        const kept = all.find(isOf(ticket, tabId));
        const opensWithinMs = kept?.isOpened ? CLOSES_WITHIN_MS : OPENS_WITHIN_MS;
        if (!kept || now() - kept.issuedAt >= opensWithinMs) {
          throw new Failure('denied', say('refusal.oldDialog'));
        }
        if (!kept.isOpened) {
          const opened = { ...kept, isOpened: true };
          await slot.write(all.map((other) => (other === kept ? opened : other)));
        }
        return occasionOf(kept);
      }),

    close: (ticket, tabId) =>
      lock(KEY, async () => {
        const all = await slot.read();
        const kept = all.find(isOf(ticket, tabId));
        if (!kept) return undefined;
        await slot.write(all.filter((other) => other !== kept));
        return occasionOf(kept);
      }),
  };
}

const occasionOf = ({ tabId, frameId, deviceId, prefill }: Kept): Occasion => ({
  tabId,
  frameId,
  deviceId,
  ...(prefill && { prefill }),
});
