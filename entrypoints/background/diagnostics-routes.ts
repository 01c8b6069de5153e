import type { Routes } from '@/lib/messages/serve';
import { countRows, forgetErrors, listErrors } from '@/lib/store/noted-errors';
import { nothing } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';

type DiagnosticsRoutes = Pick<Routes, 'diagnostics.get' | 'diagnostics.forget'>;

/** What the worker tells of itself. */
export const diagnosticsRoutes = ({ openDatabase }: Context): DiagnosticsRoutes => ({
  'diagnostics.get': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      const db = await openDatabase();
      const [errors, rows, storage] = await Promise.all([
        listErrors(db),
        countRows(db),
        estimated(),
      ]);
      return { errors, databaseVersion: db.version, rows, ...storage };
    },
  },
  'diagnostics.forget': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      await forgetErrors(await openDatabase());
      return null;
    },
  },
});

/** Not every browser tells. */
async function estimated(): Promise<{ readonly used?: number; readonly quota?: number }> {
  const { usage, quota } = (await globalThis.navigator.storage?.estimate()) ?? {};
  return {
    ...(usage !== undefined && { used: usage }),
    ...(quota !== undefined && { quota }),
  };
}
