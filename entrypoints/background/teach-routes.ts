import { fitsPattern, patternOf } from '@/lib/domain/address-pattern';
import { Failure } from '@/lib/domain/failure';
import type { TaughtPage } from '@/lib/domain/taught-page';
import type { Asker, Routes } from '@/lib/messages/serve';
import {
  compareTaughtPages,
  forgetTaughtPages,
  keepTaughtPages,
  listTaughtPages,
} from '@/lib/store/taught-pages';
import { tryTeaching } from '@/lib/sync/try-teaching';
import { say } from '@/lib/text/say';
import { nothing, ofTicket } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { readTaughtFile } from './taught-file';
import { settling, taughtFile, taughtKeys, teachKeep, teachTry } from './teach-bodies';

type TeachRoutes = Pick<
  Routes,
  | Extract<keyof Routes, `teach.${string}` | `taught.${string}` | `portal.teach-${string}`>
  | 'portal.taught'
>;

/** Showing Shelflife by pointing where a page names its device; begun by a person in a page of ours, never by a page. */
export const teachRoutes = (context: Context): TeachRoutes => ({
  ...beginRoutes(context),
  ...taughtRoutes(context),
  ...pageRoutes(context),
});

const beginRoutes = ({
  portalTabs,
  teachings,
}: Context): Pick<TeachRoutes, 'teach.place' | 'teach.begin'> => ({
  'teach.place': {
    from: 'own-pages',
    async answer(body, asker) {
      parsed(nothing, body);
      const tab = await portalTabs.inFront(asker.tabId);
      return tab ? { host: new URL(tab.address).host } : null;
    },
  },
  'teach.begin': {
    from: 'own-pages',
    async answer(body, asker) {
      parsed(nothing, body);
      const tab = await portalTabs.inFront(asker.tabId);
      if (!tab) throw new Failure('not-found', say('teaching.noPortalTab'));
      const ticket = await teachings.begin(tab.tabId);
      if (await portalTabs.tell(tab.tabId, { about: 'teaching', ticket })) {
        await portalTabs.show(tab.tabId);
        return null;
      }
      await teachings.end(ticket);
      throw new Failure('not-found', say('teaching.reloadPage'));
    },
  },
});

const taughtRoutes = (
  context: Context,
): Pick<TeachRoutes, Extract<keyof TeachRoutes, `taught.${string}`>> => ({
  'taught.list': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      const pages = await listTaughtPages(await context.openDatabase());
      return { pages, waiting: await context.teachings.waiting() };
    },
  },
  'taught.settle': {
    from: 'own-pages',
    async answer(body) {
      const { ticket, keep: isKept } = parsed(settling, body);
      const page = await context.teachings.take(ticket);
      if (isKept && page) await keep(context, [page]);
      context.board.taught();
      return null;
    },
  },
  'taught.forget': {
    from: 'own-pages',
    async answer(body) {
      const { keys } = parsed(taughtKeys, body);
      await forgetTaughtPages(await context.openDatabase(), keys);
      context.board.taught();
      return null;
    },
  },
  'taught.import': {
    from: 'own-pages',
    async answer(body) {
      const { text, isDryRun } = parsed(taughtFile, body);
      const { pages, invalid } = readTaughtFile(text);
      const outcome = await compareTaughtPages(await context.openDatabase(), pages);
      if (!isDryRun) await keep(context, pages);
      return { ...outcome, invalid };
    },
  },
});

const pageRoutes = (
  context: Context,
): Pick<
  TeachRoutes,
  'portal.taught' | 'portal.teach-try' | 'portal.teach-keep' | 'portal.teach-end'
> => ({
  'portal.taught': {
    from: 'portal',
    async answer(body, { origin }) {
      parsed(nothing, body);
      const pages = await listTaughtPages(await context.openDatabase());
      return pages.filter(({ pattern }) => pattern.startsWith(`${origin}/`));
    },
  },
  'portal.teach-try': {
    from: 'portal',
    async answer(body, { tabId }) {
      const { ticket, ...tried } = parsed(teachTry, body);
      await context.teachings.check(ticket, tabId);
      return tryTeaching(context, tried, AbortSignal.timeout(ANSWERED_WITHIN_MS));
    },
  },
  'portal.teach-keep': {
    from: 'portal',
    answer: (body, asker) => keepTaught(context, body, asker),
  },
  'portal.teach-end': {
    from: 'portal',
    async answer(body, { tabId }) {
      const { ticket } = parsed(ofTicket, body);
      await context.teachings.check(ticket, tabId);
      await context.teachings.end(ticket);
      if (tabId !== undefined)
        await context.portalTabs.tell(tabId, { about: 'teaching-over', ticket });
      return null;
    },
  },
});

const ANSWERED_WITHIN_MS = 10_000;

/** At once where the click was proved to be a person's; else it waits for one in a page of ours. */
async function keepTaught(
  context: Context,
  body: unknown,
  { tabId, origin }: Asker,
): Promise<{ readonly kept: boolean }> {
  const { ticket, parts, address, names, device, isProved } = parsed(teachKeep, body);
  await context.teachings.check(ticket, tabId);
  context.limitWrites(tabId);
  const pattern = patternOf(address, names);
  // A page teaches of itself only, never of another host's pages.
  if (!pattern?.startsWith(`${origin}/`) || !fitsPattern(pattern, address)) {
    throw new Failure('bad-input', say('teaching.oddAddress'));
  }
  const page: TaughtPage = { ...parts, pattern, taughtAt: context.now() };
  if (isProved) {
    await keep(context, [page]);
    await context.teachings.end(ticket);
  } else {
    await context.teachings.hold(ticket, page, device);
    await context.openPage('/workspace.html#settings');
    context.board.taught();
  }
  if (tabId !== undefined) await context.portalTabs.tell(tabId, { about: 'teaching-over', ticket });
  return { kept: isProved };
}

async function keep({ openDatabase, board }: Context, pages: readonly TaughtPage[]): Promise<void> {
  await keepTaughtPages(await openDatabase(), pages);
  board.taught();
}
