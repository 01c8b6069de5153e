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
    query: [],
    answer: ({ world }) => json(200, world.groups),
  },
  {
    method: 'GET',
    path: '/api/platform/v2/device-groups/:groupId/endpoints',
    family: 'group',
    scopes: READ,
    query: [],
    answer: (call) => {
      const members = call.world.membersOf(paramOf(call, 'groupId'));
      if (!members) throw notFound('Device group not found');
      return json(200, members);
    },
  },
  {
    method: 'GET',
    path: '/api/platform/v2/managed-endpoints/:endpointId/device-groups',
    family: 'group',
    scopes: READ,
    query: [],
    answer: (call) => {
      const device = call.world.device(paramOf(call, 'endpointId'));
      if (!device) throw notFound('Endpoint not found');
      return json(200, call.world.groupsOf(device.id));
    },
  },
];
