import type { FieldDefinition } from '../world/field-definitions.ts';
import type { Entity, StoredValue } from '../world/field-store.ts';
import { listOf, paramOf, type Call, type Route } from './call.ts';
import { json, type ApiAnswer } from './exchange.ts';
import { originOf, wantsOrigin } from './field-definitions.ts';
import { writeValues } from './field-writes.ts';
import { badRequest, notFound, Refusal } from './refusal.ts';

export const MAX_ATTRIBUTES = 25;
export const READ_VALUES = 'platform.custom_fields_values.read';
export const WRITE_VALUES = 'platform.custom_fields_values.write';
const WRITE_DEVICES = 'platform.devices.write';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const QUERY = ['attributeIDs', 'withDefaults', 'originType', 'ownerID'] as const;

const V2 = '/api/platform/v2/device/endpoints/:entityId/custom-fields';

interface Level {
  readonly path: string;
  readonly entity: (call: Call) => Entity | undefined;
  readonly write: Route['scopes'];
}

const LEVELS: readonly Level[] = [
  {
    path: V2,
    entity: (call) => call.world.endpoint(paramOf(call, 'entityId')),
    // Documents say the one, a live tenant uses the other (asio/api.md, section 1.4).
    write: ({ writeScope }) =>
      writeScope === 'either'
        ? [WRITE_VALUES, WRITE_DEVICES]
        : [writeScope === 'values' ? WRITE_VALUES : WRITE_DEVICES],
  },
  {
    path: '/api/platform/v1/device/endpoints/:entityId/custom-fields',
    entity: (call) => call.world.endpoint(paramOf(call, 'entityId')),
    write: [WRITE_VALUES],
  },
  {
    path: '/api/platform/v1/company/companies/:entityId/custom-fields',
    entity: (call) => {
      const company = call.world.company(paramOf(call, 'entityId').toLowerCase());
      return company && { type: 'client', id: company.id };
    },
    write: [WRITE_VALUES],
  },
  {
    path: '/api/platform/v1/company/sites/:entityId/custom-fields',
    entity: (call) => {
      const site = call.world.site(paramOf(call, 'entityId').toLowerCase());
      return site && { type: 'site', id: site.id };
    },
    write: [WRITE_VALUES],
  },
];

/** Values of custom fields: read and written for one device (company, site) at a time (sections 2.11 and 2.12). */
export const fieldValueRoutes: readonly Route[] = LEVELS.flatMap(
  ({ path, entity: find, write }): readonly Route[] => {
    const known = (call: Call): Entity => {
      if (call.quirks.fieldValues === 'v1' && path === V2) throw notFound('No such call');
      const found = find(call);
      if (!found) throw notFound('Entity not found');
      return found;
    };
    return [
      {
        method: 'GET',
        path,
        family: 'custom-field',
        scopes: [READ_VALUES],
        query: QUERY,
        answer: (call) => readValues(call, known(call)),
      },
      {
        method: 'PUT',
        path,
        family: 'custom-field',
        scopes: write,
        answer: (call) => {
          const entity = known(call);
          const written = writeValues(call, entity);
          return json(
            200,
            written.map(([definition, value]) => wireValue(call, definition, value)),
          );
        },
      },
    ];
  },
);

function readValues(call: Call, entity: Entity): ApiAnswer {
  const withDefaults = flagOf(call, 'withDefaults');
  const values = call.world.fields.valuesOf(entity);
  const answered = askedDefinitions(call, entity).flatMap((definition) => {
    const stored = values.get(definition.id);
    const isGone = stored?.value === '' && call.quirks.clearedValue === 'absent';
    if (stored && !isGone) return [wireValue(call, definition, stored)];
    return withDefaults ? [wireValue(call, definition, undefined)] : [];
  });
  return json(200, answered);
}

/** Without `originType` only the partner's own fields are meant. */
function askedDefinitions(call: Call, entity: Entity): readonly FieldDefinition[] {
  const origin = originOf(call) ?? 'partner';
  if (origin === 'vendor' && call.quirks.vendorValues === 'forbidden') {
    throw new Refusal(403, { code: 'forbidden', text: 'client has no access' });
  }
  const open = call.world.fields.definitions.filter(
    (definition) => definition.entityType === entity.type && wantsOrigin(origin, definition),
  );
  const ids = listOf(call, 'attributeIDs');
  if (!ids) return open;
  if (ids.length > MAX_ATTRIBUTES) {
    throw badRequest('too-many-attributes', `At most ${MAX_ATTRIBUTES} attribute ids are allowed`);
  }
  return ids.map((id) => {
    if (!UUID.test(id)) throw badRequest('bad-parameter', `${id} is not an attribute id`);
    const definition = open.find((known) => known.id === id.toLowerCase());
    if (!definition) throw notFound(`Attribute definition ${id} not found`);
    return definition;
  });
}

function flagOf({ request }: Call, name: string): boolean {
  const text = request.query.get(name);
  if (text !== null && text !== 'true' && text !== 'false') {
    throw badRequest('bad-parameter', `${name} must be true or false`);
  }
  return text === 'true';
}

function wireValue({ quirks }: Call, definition: FieldDefinition, stored: StoredValue | undefined) {
  const { id, name, attributeType, defaultValue } = definition;
  const spelling = quirks.attributeIdSpelling;
  return {
    ...(spelling !== 'attributeID' && { attributeId: id }),
    ...(spelling !== 'attributeId' && { attributeID: id }),
    name,
    type: attributeType,
    value: stored ? stored.value : defaultValue,
    ...(stored && { updatedAt: stored.updatedAt, updatedBy: stored.updatedBy }),
  };
}
