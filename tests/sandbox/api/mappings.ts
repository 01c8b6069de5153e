import { listOf, paramOf, type Route } from './call.ts';
import { json } from './exchange.ts';
import { badRequest, notFound } from './refusal.ts';

/** Public to private endpoint ids and back (asio/api.md, section 2.9). The path names what is wanted. */
export const mappingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/platform/v2/device/mappings/:wanted',
    family: 'mapping',
    scopes: ['platform.dataMapping.read'],
    query: ['filter'],
    answer: (call) => {
      const wanted = paramOf(call, 'wanted');
      if (wanted !== 'private' && wanted !== 'public') {
        throw badRequest('bad-parameter', 'The mapping is private or public');
      }
      const ids = listOf(call, 'filter');
      if (!ids || ids.length === 0) throw badRequest('bad-parameter', 'filter must list ids');
      const given = wanted === 'private' ? 'publicId' : 'id';
      const mapping = ids.flatMap((id) => {
        const device = call.world.device(id);
        return device?.[given] === id.toLowerCase()
          ? [{ privateID: device.id, publicID: device.publicId }]
          : [];
      });
      if (mapping.length === 0) throw notFound('No records found');
      return json(200, { mapping });
    },
  },
];
