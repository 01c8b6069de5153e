import type { z } from '@/lib/asio/zod';
import { fitsPattern, morePrecise, patternOf } from '@/lib/domain/address-pattern';
import { dockAfter } from '@/lib/domain/dock-place';
import { Failure } from '@/lib/domain/failure';
import type { TaughtPage } from '@/lib/domain/taught-page';
import type { Notice } from '@/lib/messages/notice';
import type { Asker, Routes } from '@/lib/messages/serve';
import type { TeachProtocol } from '@/lib/messages/teach-protocol';
import { dockOf, keepDock } from '@/lib/store/docks';
import { listTaughtPages } from '@/lib/store/taught-pages';
import { tryTeaching } from '@/lib/sync/try-teaching';
import { say } from '@/lib/text/say';
import { ofTicket } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { keepTaught } from './keep-taught';
import { docking, shownAddresses, teachDraft, teachKeep, teachTry } from './teach-bodies';

type PageRoutes = Pick<Routes, Extract<keyof TeachProtocol, `portal.${string}`>>;
type SessionRoutes = Omit<PageRoutes, 'portal.taught' | 'portal.dock'>;

/** For the scripts inside the portal: what was taught of the page, and the session in which it is being taught. */
export const portalTeachRoutes = (context: Context): PageRoutes => ({
  'portal.taught': {
    from: 'portal',
    async answer(body, { origin, tabId }) {
      const { addresses } = parsed(shownAddresses, body);
      const all = await listTaughtPages(await context.openDatabase());
      const draft = await context.teachings.draftIn(tabId);
      const isOfHost = ({ pattern }: TaughtPage) => pattern.startsWith(`${origin}/`);
      const ofHost = (draft ? [draft, ...all] : all).filter(isOfHost);
      const isHere = ({ pattern }: TaughtPage) =>
        addresses.some((address) => fitsPattern(pattern, address));
      const pages = ofHost
        .filter(isHere)
        .toSorted(
          (a, b) => Number(b === draft) - Number(a === draft) || morePrecise(a.pattern, b.pattern),
        );
      return { pages, isHostTaught: ofHost.length > 0 };
    },
  },
  'portal.dock': {
    from: 'portal',
    async answer(body, { origin }) {
      const { done } = parsed(docking, body);
      const db = await context.openDatabase();
      if (!done) return (await dockOf(db, origin)) ?? null;
      const place = dockAfter(done.from, done.act);
      await keepDock(db, origin, place);
      return place;
    },
  },
  ...sessionRoutes(context),
});

const sessionRoutes = (context: Context): SessionRoutes => ({
  'portal.teach-try': {
    from: 'portal',
    async answer(body, { tabId }) {
      const { ticket, ...tried } = parsed(teachTry, body);
      await context.teachings.check(ticket, tabId);
      return tryTeaching(context, tried, AbortSignal.timeout(ANSWERED_WITHIN_MS));
    },
  },
  'portal.teach-draft': {
    from: 'portal',
    async answer(body, asker) {
      const { ticket, draft } = parsed(teachDraft, body);
      await context.teachings.check(ticket, asker.tabId);
      const page = draft && pageOf(context, draft, asker);
      const drafted = page && draft ? { page, device: draft.device } : undefined;
      await context.teachings.draft(ticket, drafted);
      await tellTab(context, asker, { about: 'taught' });
      return null;
    },
  },
  'portal.teach-keep': {
    from: 'portal',
    answer: (body, asker) => keepDraft(context, parsed(teachKeep, body), asker),
  },
  'portal.teach-end': {
    from: 'portal',
    async answer(body, asker) {
      const { ticket } = parsed(ofTicket, body);
      await context.teachings.check(ticket, asker.tabId);
      await context.teachings.end(ticket);
      await tellTab(context, asker, { about: 'teaching-over', ticket });
      await tellTab(context, asker, { about: 'taught' });
      return null;
    },
  },
});

const ANSWERED_WITHIN_MS = 10_000;

type Draft = NonNullable<z.output<typeof teachDraft>['draft']>;

/** A page teaches of itself only, never of another host's pages. */
function pageOf({ now }: Context, { parts, address, names }: Draft, { origin }: Asker): TaughtPage {
  const pattern = patternOf(address, names);
  if (pattern?.startsWith(`${origin}/`) && fitsPattern(pattern, address)) {
    return { ...parts, pattern, taughtAt: now() };
  }
  throw new Failure('bad-input', say('teaching.oddAddress'));
}

/** At once where the click was proved to be a person's; else it waits for one in a page of ours. */
async function keepDraft(
  context: Context,
  { ticket, isProved }: z.output<typeof teachKeep>,
  asker: Asker,
): Promise<{ readonly kept: boolean }> {
  const { teachings, openPage, limitWrites, board } = context;
  await teachings.check(ticket, asker.tabId);
  limitWrites(asker.tabId);
  if (isProved) {
    const page = await teachings.take(ticket);
    if (page) await keepTaught(context, [page]);
  } else {
    await teachings.hold(ticket);
    await openPage('/workspace.html#settings');
    board.taught();
  }
  await tellTab(context, asker, { about: 'teaching-over', ticket });
  return { kept: isProved };
}

const tellTab = async (
  { portalTabs }: Context,
  { tabId }: Asker,
  notice: Notice,
): Promise<void> => {
  if (tabId !== undefined) await portalTabs.tell(tabId, notice);
};
