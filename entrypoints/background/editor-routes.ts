import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';
import type { EditorOpening } from '@/lib/messages/protocol';
import type { Asker, Routes } from '@/lib/messages/serve';
import { deviceView } from '@/lib/sync/device-views';
import { fitting, ofTicket, typing } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { displaySettings } from './display-settings';

type EditorRoutes = Pick<Routes, Extract<keyof Routes, `editor.${string}`>>;

/** For the editor that stands in a portal page, or came from one: its ticket says what it may know. */
export const editorRoutes = (context: Context): EditorRoutes => ({
  ...frameRoutes(context),

  'editor.opening': {
    from: 'editor',
    answer: (body, asker) => openEditor(context, parsed(ofTicket, body).ticket, asker),
  },
  'editor.keep': {
    from: 'editor',
    async answer(body, asker) {
      const { ticket, typed } = parsed(typing, body);
      await context.tickets.keep(ticket, asker, typed);
      return null;
    },
  },
  'editor.move': {
    from: 'editor',
    async answer(body, asker) {
      const { ticket, typed } = parsed(typing, body);
      const { deviceId } = await context.tickets.open(ticket, asker);
      context.limitWrites(asker.tabId);
      const moved = await context.tickets.issue({ deviceId, prefill: typed });
      await context.openPage(`/editor.html#${moved}`);
      await closeEditor(context, ticket, asker);
      return null;
    },
  },
  'editor.close': {
    from: 'editor',
    async answer(body, asker) {
      await closeEditor(context, parsed(ofTicket, body).ticket, asker);
      return null;
    },
  },
});

/** Between the editor and the page that frames it. */
const frameRoutes = (context: Context): Pick<EditorRoutes, 'editor.is-plain' | 'editor.fit'> => ({
  'editor.is-plain': {
    from: 'editor',
    async answer(body, asker) {
      const { ticket } = parsed(ofTicket, body);
      const { framedBy } = await context.tickets.open(ticket, asker);
      return framedBy
        ? context.isFramePlain(framedBy.tabId, framedBy.frameId, ticket)
        : asker.frameId === 0;
    },
  },
  'editor.fit': {
    from: 'editor',
    async answer(body, asker) {
      const { ticket, height } = parsed(fitting, body);
      const { framedBy } = await context.tickets.open(ticket, asker);
      const notice = { about: 'editor-height', ticket, height } as const;
      if (framedBy) await context.tellFrame(framedBy.tabId, framedBy.frameId, notice);
      return null;
    },
  },
});

/** So long an editor waits for what the RMM holds now; then it shows what is known. */
const FRESH_WITHIN_MS = 5_000;

async function openEditor(context: Context, ticket: string, asker: Asker): Promise<EditorOpening> {
  const { deviceId, prefill } = await context.tickets.open(ticket, asker);
  const { reader, sleep, openDatabase, now } = context;
  const { signal } = new AbortController();
  // What can't be read now is no reason not to edit: a save reads again before it writes.
  const read = reader.read(deviceId, signal).catch(() => false);
  await Promise.race([read, sleep(FRESH_WITHIN_MS, signal)]);
  const db = await openDatabase();
  const device = await deviceView(db, deviceId, now());
  if (!device) throw new Failure('not-found', say('refusal.deviceUnknown'));
  return { device, display: await displaySettings(db), ...(prefill && { prefill }) };
}

async function closeEditor(
  { tickets, tellFrame }: Context,
  ticket: string,
  asker: Asker,
): Promise<void> {
  const framedBy = (await tickets.close(ticket, asker))?.framedBy;
  if (framedBy) {
    await tellFrame(framedBy.tabId, framedBy.frameId, { about: 'editor-closed', ticket });
  }
}
