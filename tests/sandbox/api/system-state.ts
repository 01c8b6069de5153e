import { stateOf } from '../world/parts.ts';
import { paramOf, type Route } from './call.ts';
import { json } from './exchange.ts';
import { notFound, Refusal } from './refusal.ts';

/** When a device was started and who signed in last (asio/api.md, section 2.4); 404 where no agent tells it. */
export const systemStateRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/platform/v2/device/endpoints/:endpointId/system-state-info',
    family: 'device',
    scopes: ['platform.devices.read'],
    query: [],
    answer: (call) => {
      if (call.quirks.systemState === 'forbidden') {
        throw new Refusal(403, { code: 'forbidden', text: 'client has no access' });
      }
      const id = paramOf(call, 'endpointId').toLowerCase();
      const device = call.world.device(id);
      const state = device?.id === id ? stateOf(device, call.world.today) : undefined;
      if (!device || !state) throw notFound('Not found');
      const { bootedAt, lastUser } = state;
      return json(200, {
        createTimeUTC: device.modifiedAt,
        name: 'systemState',
        type: 'systemState',
        endpointID: device.id,
        clientID: device.companyId,
        siteID: device.siteId,
        startupStatus: { lastBootUpTimeUTC: bootedAt },
        ...(lastUser && {
          lastLoggedOnUser: {
            username: lastUser.name,
            logonTime: lastUser.at,
            status: 'Active',
            isAdmin: lastUser.isAdmin,
          },
        }),
        loggedOnUsers: [],
      });
    },
  },
];
