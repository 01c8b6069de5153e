import { z } from '@/lib/asio/zod';
import { MOST_FLEET_IDS, MOST_FLEET_ROWS } from '@/lib/domain/fleet';
import { fleetColumns } from '@/lib/domain/fleet-columns';
import { LONGEST_ADDRESS, LONGEST_VIEW_NAME, MOST_VIEWS, noMemory } from '@/lib/domain/fleet-view';
import type { Routes } from '@/lib/messages/serve';
import { changeState, readState } from '@/lib/store/state';
import { fleetDevices, fleetOpening, fleetPage } from '@/lib/sync/fleet';
import { nothing } from './bodies';
import { deviceIdText, parsed } from './body-parts';
import type { Context } from './context';

type FleetRoutes = Pick<
  Routes,
  'fleet.open' | 'fleet.page' | 'fleet.devices' | 'fleet.memory' | 'fleet.remember'
>;

/** More than any screen shows at once. */
const FIRST_ROWS = 100;

const place = z.object({ after: z.exactOptional(deviceIdText) });
const deviceIds = z.array(deviceIdText).check(z.maxLength(MOST_FLEET_IDS));

const memory = z.object({
  columns: z.exactOptional(
    z.array(z.enum(fleetColumns)).check(z.minLength(1), z.maxLength(fleetColumns.length)),
  ),
  views: z.exactOptional(
    z
      .array(
        z.object({
          name: z.string().check(z.minLength(1), z.maxLength(LONGEST_VIEW_NAME)),
          address: z.string().check(z.maxLength(LONGEST_ADDRESS)),
        }),
      )
      .check(z.maxLength(MOST_VIEWS)),
  ),
});

/** All imported devices, for the workspace's table. */
export const fleetRoutes = (context: Context): FleetRoutes => ({
  'fleet.open': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      return fleetOpening(await context.openDatabase(), FIRST_ROWS);
    },
  },
  'fleet.page': {
    from: 'own-pages',
    async answer(body) {
      const { after } = parsed(place, body);
      return fleetPage(await context.openDatabase(), { after, limit: MOST_FLEET_ROWS });
    },
  },
  'fleet.devices': {
    from: 'own-pages',
    async answer(body) {
      return fleetDevices(await context.openDatabase(), parsed(deviceIds, body));
    },
  },
  'fleet.memory': {
    from: 'own-pages',
    async answer(body) {
      parsed(nothing, body);
      return { ...noMemory, ...(await readState(await context.openDatabase(), 'fleet')) };
    },
  },
  'fleet.remember': {
    from: 'own-pages',
    async answer(body) {
      const change = parsed(memory, body);
      const db = await context.openDatabase();
      await changeState(db, 'fleet', (stored) => ({ ...noMemory, ...stored, ...change }));
      return null;
    },
  },
});
