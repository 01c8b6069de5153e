import type { Routes } from '@/lib/messages/serve';
import { nothing } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';

/** What our pages tell of pages that work against us. */
export const guardRoutes = ({
  hostsThatPushOut,
}: Pick<Context, 'hostsThatPushOut'>): Pick<Routes, 'guard.pushed-out'> => ({
  'guard.pushed-out': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      return hostsThatPushOut();
    },
  },
});
