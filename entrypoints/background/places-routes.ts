import type { Routes } from '@/lib/messages/serve';
import { openDevice } from '@/lib/sync/portal-places';
import { deviceId } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';

/** Leads from our own pages to where the portal shows a device. */
export const placesRoutes = (context: Context): Pick<Routes, 'device.open'> => ({
  'device.open': {
    from: 'own-pages',
    answer: (body) => openDevice(context, parsed(deviceId, body)),
  },
});
