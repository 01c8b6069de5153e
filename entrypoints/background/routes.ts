import type { Routes } from '@/lib/messages/serve';
import { backupRoutes } from './backup-routes';
import { bulkRoutes } from './bulk-routes';
import { connectionRoutes } from './connection-routes';
import type { Context } from './context';
import { deviceRoutes } from './device-routes';
import { diagnosticsRoutes } from './diagnostics-routes';
import { editRoutes } from './edit-routes';
import { editorRoutes } from './editor-routes';
import { guardRoutes } from './guard-routes';
import { fleetRoutes } from './fleet-routes';
import { mappingRoutes } from './mapping-routes';
import { placesRoutes } from './places-routes';
import { portalRoutes } from './portal-routes';
import { portfolioRoutes } from './portfolio-routes';
import { syncRoutes } from './sync-routes';
import { teachRoutes } from './teach-routes';

/** One route for each message; the compiler names a missing one. */
export const createRoutes = (context: Context): Routes => ({
  ...connectionRoutes(context),
  ...syncRoutes(context),
  ...portfolioRoutes(context),
  ...mappingRoutes(context),
  ...deviceRoutes(context),
  ...diagnosticsRoutes(context),
  ...editRoutes(context),
  ...editorRoutes(context),
  ...guardRoutes(context),
  ...backupRoutes(context),
  ...bulkRoutes(context),
  ...fleetRoutes(context),
  ...placesRoutes(context),
  ...portalRoutes(context),
  ...teachRoutes(context),
});
