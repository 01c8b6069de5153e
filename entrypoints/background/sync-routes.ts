import type { Routes } from '@/lib/messages/serve';
import { settleDoubt } from '@/lib/sync/settle-doubt';
import { doubtAnswer, nothing, syncKind } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';

type SyncRoutes = Pick<Routes, 'sync.start' | 'sync.cancel' | 'sync.settle-doubt'>;

export const syncRoutes = ({ engine, board, openDatabase, now }: Context): SyncRoutes => ({
  'sync.start': {
    from: 'own-pages',
    async answer(body) {
      await engine.startSync(parsed(syncKind, body).kind);
      return null;
    },
  },
  'sync.cancel': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      await engine.cancelSync();
      return null;
    },
  },
  'sync.settle-doubt': {
    from: 'own-pages',
    async answer(body) {
      const { mark, at: askedAt } = parsed(doubtAnswer, body);
      const isSettled = await settleDoubt(await openDatabase(), { mark, askedAt, at: now() });
      board.status();
      if (mark) {
        board.activity();
        board.devices('all');
      }
      return { isSettled };
    },
  },
});
