import type { Routes } from '@/lib/messages/serve';
import { deviceView } from '@/lib/sync/device-views';
import { devicesOf, listDevices, twinsOf } from '@/lib/sync/list-devices';
import { keepTwins, noteVisit } from '@/lib/sync/review-visit';
import { track } from '@/lib/sync/track-devices';
import { deviceId, devicePage, deviceQuery, nothing, trackingChange } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';

type DeviceRoutes = Pick<
  Routes,
  | 'devices.list'
  | 'devices.ids'
  | 'devices.track'
  | 'devices.visit'
  | 'devices.twins'
  | 'devices.keep-twins'
  | 'device.get'
  | 'device.details'
>;

/** Details show so late at most; until then, and after, what is stored. */
const DETAILS_MS = 30_000;

/** Lists of devices and single ones, for our own pages. */
export const deviceRoutes = (context: Context): DeviceRoutes => ({
  ...listRoutes(context),
  ...twinRoutes(context),
  'device.get': {
    from: 'editor',
    async answer(body) {
      const id = parsed(deviceId, body);
      return (await deviceView(await context.openDatabase(), id, context.now())) ?? null;
    },
  },
  'device.details': {
    from: 'own-pages',
    answer: (body) => context.details.read(parsed(deviceId, body), AbortSignal.timeout(DETAILS_MS)),
  },
});

const listRoutes = (
  context: Context,
): Pick<DeviceRoutes, 'devices.list' | 'devices.ids' | 'devices.track'> => ({
  'devices.list': {
    from: 'own-pages',
    async answer(body) {
      const query = parsed(devicePage, body);
      return listDevices(await context.openDatabase(), query, context.now());
    },
  },
  'devices.ids': {
    from: 'own-pages',
    async answer(body) {
      const rows = await devicesOf(await context.openDatabase(), parsed(deviceQuery, body));
      return rows.map(({ id }) => id);
    },
  },
  'devices.track': {
    from: 'own-pages',
    async answer(body) {
      const { selection, tracking, why } = parsed(trackingChange, body);
      const { board, engine } = context;
      const db = await context.openDatabase();
      const { changed, putAside, ids } = await track({ ...context, db }, selection, tracking, why);
      if (ids.length > 0) {
        board.devices(ids);
        board.status();
        board.activity();
      }
      void engine.goOnSyncing();
      return { changed, ...(putAside > 0 && { putAside }) };
    },
  },
});

const twinRoutes = (
  context: Context,
): Pick<DeviceRoutes, 'devices.visit' | 'devices.twins' | 'devices.keep-twins'> => ({
  'devices.visit': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      await noteVisit(await context.openDatabase(), context.now());
      return null;
    },
  },
  'devices.twins': {
    from: 'own-pages',
    async answer(body) {
      return twinsOf(await context.openDatabase(), parsed(deviceId, body), context.now());
    },
  },
  'devices.keep-twins': {
    from: 'own-pages',
    async answer(body) {
      await keepTwins(await context.openDatabase(), parsed(deviceId, body));
      context.board.devices('all');
      return null;
    },
  },
});
