import { wholeNumberOf, type Route } from './call.ts';
import { json } from './exchange.ts';
import { badRequest } from './refusal.ts';

/** Tickets can be listed and there are none: enough to prove the permission (asio/api.md, section 2.14). */
export const ticketRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/platform/v2/service/ticketing/tickets',
    family: 'ticket',
    scopes: ['platform.tickets.read'],
    answer: (call) => {
      const size = wholeNumberOf(call, 'pageSize', 0);
      const page = wholeNumberOf(call, 'pageNum', 0);
      if (size < 1 || page < 1)
        throw badRequest('bad-parameter', 'pageSize and pageNum are required');
      return json(200, { tickets: [], totalCount: 0 });
    },
  },
];
