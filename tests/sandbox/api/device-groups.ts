import { paramOf, type Route } from './call.ts';
import { json } from './exchange.ts';
import { notFound } from './refusal.ts';

const READ = ['platform.deviceGroups.read'] as const;

/** Groups and their members, without paging (asio/api.md, section 2.7). */
export const deviceGroupRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/platform/v1/device-groups',
    family: 'group',
    scopes: READ,
    answer: ({ world }) =>
      json(
        200,
        world.groups.map(({ holds: _rule, ...group }) => ({
          ...group,
          updatedAt: group.createdAt,
        })),
      ),
  },
  {
    method: 'GET',
    path: '/api/platform/v2/device-groups/:groupId/endpoints',
    family: 'group',
    scopes: READ,
    answer: (call) => {
      const group = call.world.groups.find(
        ({ id }) => id === paramOf(call, 'groupId').toLowerCase(),
      );
      if (!group) throw notFound('Device group not found');
      return json(
        200,
        call.world.devices.filter(group.holds).map(({ id }) => id),
      );
    },
  },
  {
    method: 'GET',
    path: '/api/platform/v2/managed-endpoints/:endpointId/device-groups',
    family: 'group',
    scopes: READ,
    answer: (call) => {
      const device = call.world.device(paramOf(call, 'endpointId'));
      if (!device) throw notFound('Endpoint not found');
      return json(
        200,
        call.world.groups.filter(({ holds }) => holds(device)).map(({ id }) => id),
      );
    },
  },
];
