import type { Device } from '../world/records.ts';
import { listOf, type Call, type Route } from './call.ts';
import { json } from './exchange.ts';
import { badRequest, Refusal } from './refusal.ts';

const MAX_COMPANIES = 4;

/** Which devices are on line. It wants plural words where the device list wants singular ones (section 2.8). */
export const heartbeatRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/platform/v2/device/endpoints/heartbeat',
    family: 'heartbeat',
    scopes: ['platform.devices.read'],
    query: ['resourceType', 'resources'],
    answer: (call) => {
      const ids = listOf(call, 'resources') ?? [];
      if (ids.length === 0) throw badRequest('bad-parameter', 'resources must list ids');
      const { found, failed } = lookUp(call, ids);
      const status =
        failed.length === 0 ? 'success' : found.length === 0 ? 'failed' : 'partial_success';
      return json(200, { status, successfulRecords: found, failedRecords: failed });
    },
  },
];

function lookUp(call: Call, ids: readonly string[]) {
  const type = call.request.query.get('resourceType');
  if (type === 'companies') {
    if (ids.length > MAX_COMPANIES) {
      throw badRequest('too-many-resources', `At most ${MAX_COMPANIES} companies are allowed`);
    }
    const missing = ids.filter((id) => !call.world.company(id.toLowerCase()));
    const devices = ids.flatMap((id) => call.world.devicesOf(id.toLowerCase()));
    return { found: recordsOf(call, devices), failed: missing.map((id) => failure('Company', id)) };
  }
  if (type === 'endpoints' && call.quirks.heartbeatByEndpoint) {
    const devices = ids.map((id) => call.world.device(id));
    const missing = ids.filter((_id, at) => !devices[at]);
    const known = devices.filter((device) => device !== undefined);
    return { found: recordsOf(call, known), failed: missing.map((id) => failure('Endpoint', id)) };
  }
  if (type === 'endpoints')
    throw new Refusal(403, { code: 'forbidden', text: 'client has no access' });
  throw badRequest('resource-type', 'resourceType must be companies');
}

const failure = (resourceType: string, resource: string) => ({
  resourceType,
  resource,
  error: 'Not Found',
});

function recordsOf({ now }: Call, devices: readonly Device[]) {
  const bySite = Map.groupBy(devices, ({ companyId, siteId }) => `${companyId}/${siteId}`);
  return [...bySite.values()].map((group) => ({
    clientID: group[0]?.companyId,
    siteID: group[0]?.siteId,
    endpoints: group.map(({ id, online }) => ({
      EndpointID: id,
      DcDateTimeUTC: new Date(now()).toISOString().replace('T', ' ').replace('Z', ''),
      Availability: online,
    })),
  }));
}
