import type { Routes } from '@/lib/messages/serve';
import { activityPage as readActivityPage } from '@/lib/sync/activity-view';
import { deviceView } from '@/lib/sync/device-views';
import { listDevices } from '@/lib/sync/list-devices';
import { listGroups } from '@/lib/sync/list-groups';
import { companiesList, proposedMapping, saveMapping } from '@/lib/sync/mapping';
import { track } from '@/lib/sync/track-devices';
import {
  activityPage,
  deviceId,
  devicePage,
  mappingChanges,
  nothing,
  trackingChange,
} from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';

type PortfolioRoutes = Pick<
  Routes,
  | 'companies.list'
  | 'groups.list'
  | 'mapping.propose'
  | 'mapping.save'
  | 'devices.list'
  | 'devices.track'
  | 'device.get'
  | 'device.details'
  | 'activity.list'
>;

/** Details show so late at most; until then, and after, what is stored. */
const DETAILS_MS = 30_000;

/** Companies, devices and history, for our own pages. */
export const portfolioRoutes = (context: Context): PortfolioRoutes => ({
  ...companyRoutes(context),

  'groups.list': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      return listGroups(await context.openDatabase());
    },
  },
  'devices.list': {
    from: 'own-pages',
    async answer(body) {
      const query = parsed(devicePage, body);
      return listDevices(await context.openDatabase(), query, context.now());
    },
  },
  'devices.track': {
    from: 'own-pages',
    async answer(body) {
      const { selection, tracking } = parsed(trackingChange, body);
      const { board, engine } = context;
      const db = await context.openDatabase();
      const { changed, ids } = await track({ ...context, db }, selection, tracking);
      if (changed > 0) {
        board.devices(ids);
        board.status();
        board.activity();
      }
      void engine.goOnSyncing();
      return { changed };
    },
  },
  'device.get': {
    from: 'own-pages',
    async answer(body) {
      const id = parsed(deviceId, body);
      return (await deviceView(await context.openDatabase(), id, context.now())) ?? null;
    },
  },
  'device.details': {
    from: 'own-pages',
    answer: (body) => context.details.read(parsed(deviceId, body), AbortSignal.timeout(DETAILS_MS)),
  },
  'activity.list': {
    from: 'own-pages',
    async answer(body) {
      return readActivityPage(await context.openDatabase(), parsed(activityPage, body));
    },
  },
});

const companyRoutes = (
  context: Context,
): Pick<PortfolioRoutes, 'companies.list' | 'mapping.propose' | 'mapping.save'> => ({
  'companies.list': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      return companiesList(await context.openDatabase());
    },
  },
  'mapping.propose': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      return proposedMapping(await context.openDatabase());
    },
  },
  'mapping.save': {
    from: 'own-pages',
    async answer(body) {
      const { board, engine } = context;
      const db = await context.openDatabase();
      await saveMapping({ ...context, db }, parsed(mappingChanges, body));
      board.companies();
      board.status();
      board.activity();
      board.devices('all');
      void engine.goOnSyncing();
      return null;
    },
  },
});
