import type { Routes } from '@/lib/messages/serve';
import { pauseBulk } from '@/lib/sync/run-bulk';
import { bulkView, listBulks } from '@/lib/sync/bulk-view';
import { previewBulk, startBulk } from '@/lib/sync/start-bulk';
import { cancelBulk, resumeBulk, undoBulk } from '@/lib/sync/undo-bulk';
import { nothing } from './bodies';
import { parsed } from './body-parts';
import { bulkAsked, bulkStart, ofBulk, ofDraft } from './bulk-bodies';
import type { Context } from './context';
import { withIds } from './edit-routes';
import { localDay } from './local-day';

type BulkRoutes = Pick<Routes, Extract<keyof Routes, `bulk.${string}`>>;

/** Dates of many devices at once: only from our own pages. */
export const bulkRoutes = (context: Context): BulkRoutes => ({
  ...lookRoutes(context),
  ...turnRoutes(context),

  'bulk.start': {
    from: 'own-pages',
    async answer(body) {
      const { rows, change } = parsed(bulkStart, body);
      await beWoken(context);
      const started = await startBulk(withIds(context), rows, change);
      goOn(context);
      return started;
    },
  },
  'bulk.undo': {
    from: 'own-pages',
    async answer(body) {
      const { bulkId } = parsed(ofBulk, body);
      await beWoken(context);
      const undone = await undoBulk(withIds(context), bulkId);
      goOn(context);
      return undone;
    },
  },
});

const lookRoutes = (
  context: Context,
): Pick<BulkRoutes, 'bulk.preview' | 'bulk.get' | 'bulk.list' | 'bulk.draft'> => ({
  'bulk.preview': {
    from: 'own-pages',
    async answer(body) {
      const asked = parsed(bulkAsked, body);
      const now = context.now();
      const clock = { now, today: localDay(now) };
      return { rows: await previewBulk(await context.openDatabase(), asked, clock) };
    },
  },
  'bulk.get': {
    from: 'own-pages',
    async answer(body) {
      const { bulkId } = parsed(ofBulk, body);
      return (await bulkView(await context.openDatabase(), bulkId)) ?? null;
    },
  },
  'bulk.list': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      return listBulks(await context.openDatabase());
    },
  },
  'bulk.draft': {
    from: 'own-pages',
    answer: (body) => context.bulkDrafts.open(parsed(ofDraft, body).draft),
  },
});

const turnRoutes = (
  context: Context,
): Pick<BulkRoutes, 'bulk.pause' | 'bulk.resume' | 'bulk.cancel'> => ({
  'bulk.pause': {
    from: 'own-pages',
    async answer(body) {
      await pauseBulk(await context.openDatabase(), parsed(ofBulk, body).bulkId);
      return tell(context);
    },
  },
  'bulk.resume': {
    from: 'own-pages',
    async answer(body) {
      const { bulkId } = parsed(ofBulk, body);
      await beWoken(context);
      await resumeBulk(context, bulkId);
      return goOn(context);
    },
  },
  'bulk.cancel': {
    from: 'own-pages',
    async answer(body) {
      await cancelBulk(await context.openDatabase(), parsed(ofBulk, body).bulkId);
      return tell(context);
    },
  },
});

/** Before there is something to go on with: a worker that is stopped right after it is woken for it. */
const beWoken = ({ alarms }: Context): Promise<void> => alarms.watch('bulk');

function tell({ board }: Context): null {
  board.activity();
  board.status();
  return null;
}

function goOn(context: Context): null {
  void context.engine.runBulks();
  return tell(context);
}
