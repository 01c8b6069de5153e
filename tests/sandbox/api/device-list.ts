import type { Category, Device } from '../world/records.ts';
import { listOf, paramOf, wholeNumberOf, type Call, type Route } from './call.ts';
import { API_HOSTS, json, type ApiAnswer } from './exchange.ts';
import { isRecord, isTexts, jsonBodyOf } from './json-value.ts';
import { badRequest, notFound, Refusal } from './refusal.ts';
import { LIST_FIELDS, MINIMAL_LIST_FIELDS, project } from './wire-device.ts';

const MAX_PAGE = 500;
export const MAX_FIELDS = 15;
const MAX_RESOURCES: Readonly<Record<string, number>> = { company: 4, site: 10, endpoint: 500 };
const CATEGORIES: readonly Category[] = ['platform', 'network', 'cloud'];
const PATH = '/api/platform/v2/device/categories/:category/endpoints';
const QUERY = ['limit', 'cursor', 'sortBy', 'field', 'filter'] as const;

const route = (method: 'POST' | 'GET'): Route => ({
  method,
  path: PATH,
  family: 'device',
  scopes: ['platform.devices.read'],
  query: QUERY,
  answer: (call) => {
    if (call.quirks.deviceListMethod !== method) {
      // No violation: which method a tenant wants shows only when the other one is refused.
      const status = call.quirks.deviceListRefusal;
      throw new Refusal(status, {
        code: status === 405 ? 'method_not_allowed' : 'bad_request',
        text: status === 405 ? `${method} is not allowed` : 'Bad Request',
      });
    }
    return listDevices(call);
  },
});

/** The device list, version 2 (asio/api.md, section 2.3). */
export const deviceListRoutes: readonly Route[] = [route('POST'), route('GET')];

function listDevices(call: Call): ApiAnswer {
  const category = categoryOf(call);
  const fields = fieldsOf(call, category);
  const cursor = wholeNumberOf(call, 'cursor', 0);
  const limit = wholeNumberOf(call, 'limit', MAX_PAGE);
  if (limit < 1 || limit > MAX_PAGE)
    throw badRequest('bad-parameter', `limit must be 1 to ${MAX_PAGE}`);

  const order = orderOf(call);
  const passes = filterOf(call);
  const found = resourcesOf(call).filter(
    (device) => (category === 'all' || device.category === category) && passes(device),
  );
  const page = (order ? found.toSorted(order) : found).slice(cursor, cursor + limit);
  if (page.length === 0) throw notFound('No endpoints found');

  const next = cursor + limit;
  return json(
    200,
    grouped(page, { category, fields }),
    next < found.length ? linkTo(call, next, limit) : {},
  );
}

/** Cursor and limit only, on the real host: as the description's own example has it. */
function linkTo({ request }: Call, cursor: number, limit: number): Record<string, string> {
  const address = `https://${API_HOSTS[request.region]}${request.path}?cursor=${cursor}&limit=${limit}`;
  return { link: `<${address}>; rel="next"` };
}

function categoryOf(call: Call): Category | 'all' {
  const category = paramOf(call, 'category');
  if (category === 'all') return category;
  const known = CATEGORIES.find((name) => name === category);
  if (!known) throw badRequest('bad-parameter', `Unknown category ${category}`);
  return known;
}

function fieldsOf(call: Call, category: Category | 'all'): readonly string[] {
  const fields = listOf(call, 'field');
  if (!fields) return ['endpointID', ...MINIMAL_LIST_FIELDS];
  if (fields.length > MAX_FIELDS) {
    throw badRequest('too-many-fields', `At most ${MAX_FIELDS} fields can be projected`);
  }
  const categories = category === 'all' ? CATEGORIES : [category];
  const unknown = fields.filter(
    (field) => !categories.some((name) => LIST_FIELDS[name].has(field)),
  );
  if (unknown.length > 0)
    throw badRequest('unknown-field', `Unknown fields: ${unknown.join(', ')}`);
  return [...new Set(['endpointID', ...fields])];
}

function resourcesOf({ request, world }: Call): readonly Device[] {
  const body = jsonBodyOf(request);
  if (!isRecord(body)) throw badRequest('json-body', 'The body must be an object');
  const { resourceType, resources } = body;
  const most = typeof resourceType === 'string' ? MAX_RESOURCES[resourceType] : undefined;
  if (most === undefined || !Object.hasOwn(MAX_RESOURCES, String(resourceType))) {
    throw badRequest('resource-type', 'resourceType must be company, site or endpoint');
  }
  if (!isTexts(resources) || resources.length === 0) {
    throw badRequest('resource-type', 'resources must be a list of ids');
  }
  if (resources.length > most) {
    throw badRequest('too-many-resources', `At most ${most} resources of this type are allowed`);
  }
  const ids = [...new Set(resources.map((id) => id.toLowerCase()))];
  if (resourceType === 'company') return ids.flatMap((id) => world.devicesOf(id));
  if (resourceType === 'site') return world.devicesAt(ids);
  return ids.flatMap((id) => {
    const device = world.listed(id);
    return device?.id === id ? [device] : [];
  });
}

type Order = (left: Device, right: Device) => number;

function orderOf(call: Call): Order | undefined {
  const keys = listOf(call, 'sortBy');
  if (!keys) return undefined;
  const orders = keys.map((key): Order => {
    const [, name, direction] = /^(createdAt|friendlyName)(?: (asc|desc))?$/.exec(key) ?? [];
    if (name !== 'createdAt' && name !== 'friendlyName') {
      throw badRequest('bad-parameter', 'sortBy takes createdAt and friendlyName');
    }
    const sign = direction === 'desc' ? -1 : 1;
    return (left, right) =>
      sign * (left[name] < right[name] ? -1 : Number(left[name] > right[name]));
  });
  return (left, right) => orders.reduce((found, order) => found || order(left, right), 0);
}

function filterOf({ request }: Call): (device: Device) => boolean {
  const text = request.query.get('filter');
  if (text === null) return () => true;
  const [, word, list] = /^\s*endpointType\s+(in|not in)\s*\(([^()]*)\)\s*$/.exec(text) ?? [];
  if (!word || !list)
    throw badRequest('bad-parameter', 'filter is endpointType in (…) or not in (…)');
  const types = new Set(list.split(',').map((type) => type.trim()));
  return ({ endpointType }) => types.has(endpointType) === (word === 'in');
}

interface Projection {
  readonly category: Category | 'all';
  readonly fields: readonly string[];
}

function grouped(
  page: readonly Device[],
  { category, fields }: Projection,
): Record<string, unknown> {
  const categories = category === 'all' ? CATEGORIES : [category];
  return Object.fromEntries(
    categories.map((name) => {
      const devices = page.filter((device) => device.category === name);
      const bySite = Map.groupBy(devices, ({ companyId, siteId }) => `${companyId}/${siteId}`);
      return [
        name,
        [...bySite.values()].map((group) => ({
          companyID: group[0]?.companyId,
          siteID: group[0]?.siteId,
          endpoints: group.map((device) => project(device, fields)),
        })),
      ];
    }),
  );
}
