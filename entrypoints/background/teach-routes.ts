import { Failure } from '@/lib/domain/failure';
import type { Routes } from '@/lib/messages/serve';
import type { TeachProtocol } from '@/lib/messages/teach-protocol';
import { compareTaughtPages, forgetTaughtPages, listTaughtPages } from '@/lib/store/taught-pages';
import { say } from '@/lib/text/say';
import { nothing } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { keepTaught } from './keep-taught';
import { portalTeachRoutes } from './portal-teach-routes';
import { readTaughtFile } from './taught-file';
import { settling, taughtFile, taughtKeys } from './teach-bodies';

export type TeachRoutes = Pick<Routes, keyof TeachProtocol>;

/** Showing Shelflife by pointing where a page names its device; begun by a person in a page of ours, never by a page. */
export const teachRoutes = (context: Context): TeachRoutes => ({
  ...beginRoutes(context),
  ...taughtRoutes(context),
  ...portalTeachRoutes(context),
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
      if (await portalTabs.teach(tab.tabId, { about: 'teaching', ticket })) {
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
      if (isKept && page) await keepTaught(context, [page]);
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
      if (!isDryRun) await keepTaught(context, pages);
      return { ...outcome, invalid };
    },
  },
});
