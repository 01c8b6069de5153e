import type { Routes } from '@/lib/messages/serve';
import { activityPage as readActivityPage } from '@/lib/sync/activity-view';
import { listGroups } from '@/lib/sync/list-groups';
import { activityPage, nothing } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';

/** Groups and history, for our own pages. */
export const portfolioRoutes = (
  context: Context,
): Pick<Routes, 'groups.list' | 'activity.list'> => ({
  'groups.list': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      return listGroups(await context.openDatabase());
    },
  },
  'activity.list': {
    from: 'own-pages',
    async answer(body) {
      return readActivityPage(await context.openDatabase(), parsed(activityPage, body));
    },
  },
});
