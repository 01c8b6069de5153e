import type { Device } from '../world/records.ts';
import { listOf, paramOf, type Call, type Route } from './call.ts';
import { MAX_FIELDS } from './device-list.ts';
import { json } from './exchange.ts';
import { badRequest, notFound } from './refusal.ts';
import { DETAIL_FIELDS, MINIMAL_DETAIL_FIELDS, project } from './wire-device.ts';

/** One device with everything: it answers only to its own company and site (asio/api.md, section 2.4). */
export const deviceDetailRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/platform/v2/device/companies/:companyId/sites/:siteId/endpoints/:endpointId',
    family: 'device',
    scopes: ['platform.devices.read'],
    query: ['field'],
    answer: (call) => {
      if (call.quirks.deviceDetail === 'v1') throw notFound('No such call');
      const device = deviceOf(call);
      const { endpointID: _stated, ...facts } = project(device, fieldsOf(call));
      return json(200, {
        companyID: device.companyId,
        siteID: device.siteId,
        endpointID: device.id,
        endpointMapping: [],
        [device.category]: facts,
      });
    },
  },
];

function deviceOf(call: Call): Device {
  const device = call.world.device(paramOf(call, 'endpointId'));
  const isTheirs =
    device &&
    device.id === paramOf(call, 'endpointId').toLowerCase() &&
    device.companyId === paramOf(call, 'companyId').toLowerCase() &&
    device.siteId === paramOf(call, 'siteId').toLowerCase();
  if (!isTheirs) throw notFound('Endpoint not found');
  return device;
}

function fieldsOf(call: Call): readonly string[] {
  const fields = listOf(call, 'field');
  if (!fields) return MINIMAL_DETAIL_FIELDS;
  if (fields.length > MAX_FIELDS) {
    throw badRequest('too-many-fields', `At most ${MAX_FIELDS} fields can be projected`);
  }
  const unknown = fields.filter((field) => !DETAIL_FIELDS.has(field));
  if (unknown.length > 0)
    throw badRequest('unknown-field', `Unknown fields: ${unknown.join(', ')}`);
  return fields;
}
