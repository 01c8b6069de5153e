import {
  ATTRIBUTE_TYPES,
  ENTITY_TYPES,
  type AttributeType,
  type EntityType,
  type FieldDefinition,
} from '../world/field-definitions.ts';
import { drawFrom } from '../world/random.ts';
import { paramOf, type Call, type Route } from './call.ts';
import { json } from './exchange.ts';
import { isRecord, isTexts, jsonBodyOf } from './json-value.ts';
import { badRequest, notFound, Refusal } from './refusal.ts';

const PATH = '/api/platform/v1/custom-field/definitions';
const READ = ['platform.custom_fields_definitions.read'] as const;

// The query says `device` and `company` where the records say `endpoint` and `client`.
const ENTITY_OF_QUERY: Readonly<Record<string, EntityType>> = {
  device: 'endpoint',
  company: 'client',
  site: 'site',
};

/** Custom-field definitions (asio/api.md, section 2.10). Nothing here is ever changed or deleted. */
export const fieldDefinitionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    family: 'custom-field',
    scopes: READ,
    query: ['entityType', 'originType'],
    answer: (call) => json(200, listed(call).map(wireDefinition)),
  },
  {
    method: 'GET',
    path: `${PATH}/:definitionId`,
    family: 'custom-field',
    scopes: READ,
    answer: (call) => {
      const definition = call.world.fields.definition(paramOf(call, 'definitionId').toLowerCase());
      if (!definition) throw notFound('Attribute definition not found');
      return json(200, wireDefinition(definition));
    },
  },
  {
    method: 'POST',
    path: PATH,
    family: 'custom-field',
    scopes: ['platform.custom_fields_definitions.write'],
    answer: (call) => {
      const definition = newDefinition(call);
      call.world.fields.define(definition);
      return json(201, wireDefinition(definition));
    },
  },
];

export const wantsOrigin = (origin: string | null, { integratorId }: FieldDefinition): boolean =>
  origin === null || (origin === 'vendor') === (integratorId !== undefined);

export function originOf({ request }: Call): 'partner' | 'vendor' | null {
  const origin = request.query.get('originType');
  if (origin === null || origin === 'partner' || origin === 'vendor') return origin;
  throw badRequest('bad-parameter', 'originType is partner or vendor');
}

function listed(call: Call): readonly FieldDefinition[] {
  const word = call.request.query.get('entityType');
  const entityType = word === null ? undefined : ENTITY_OF_QUERY[word];
  if (word !== null && (!entityType || !Object.hasOwn(ENTITY_OF_QUERY, word))) {
    throw badRequest('bad-parameter', 'entityType is device, company or site');
  }
  const origin = originOf(call);
  return call.world.fields.definitions.filter(
    (definition) =>
      (!entityType || definition.entityType === entityType) && wantsOrigin(origin, definition),
  );
}

function wireDefinition(definition: FieldDefinition) {
  const { regex, choices, integratorId = '', ...facts } = definition;
  return {
    ...facts,
    validationOptions: choices ? { enum: choices } : { regex: regex ?? '' },
    integratorId,
    updatedBy: definition.createdBy,
  };
}

function newDefinition(call: Call): FieldDefinition {
  const body = jsonBodyOf(call.request);
  if (!isRecord(body)) throw badRequest('json-body', 'The body must be an object');
  const { name, entityType, attributeType } = kindOf(body);
  const { fields } = call.world;
  const isTaken = fields.definitions.some(
    (known) => known.entityType === entityType && known.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw new Refusal(409, { code: 'already_exists', text: `${name} already exists` });

  const at = new Date(call.now()).toISOString();
  return {
    id: drawFrom(`definition/${fields.definitions.length}/${name}`).uuid(),
    name,
    entityType,
    attributeType,
    description: typeof body['description'] === 'string' ? body['description'] : '',
    defaultValue: typeof body['defaultValue'] === 'string' ? body['defaultValue'] : null,
    isEditable: body['isEditable'] !== false,
    required: body['required'] === true,
    createdAt: at,
    updatedAt: at,
    createdBy: call.key.label,
    ...optionsOf(body, attributeType),
  };
}

interface Kind {
  readonly name: string;
  readonly entityType: EntityType;
  readonly attributeType: AttributeType;
}

function kindOf(body: Readonly<Record<string, unknown>>): Kind {
  const { name } = body;
  if (typeof name !== 'string' || name.trim() === '' || name.length > 100) {
    throw badRequest('invalid-value', 'name must be a text of 1 to 100 characters');
  }
  const entityType = ENTITY_TYPES.find((type) => type === body['entityType']);
  if (!entityType)
    throw badRequest('invalid-value', `entityType is one of ${ENTITY_TYPES.join(', ')}`);
  const attributeType = ATTRIBUTE_TYPES.find((type) => type === body['attributeType']);
  if (!attributeType)
    throw badRequest('invalid-value', `attributeType is one of ${ATTRIBUTE_TYPES.join(', ')}`);
  return { name, entityType, attributeType };
}

function optionsOf(
  { validationOptions = {} }: Readonly<Record<string, unknown>>,
  attributeType: AttributeType,
): Pick<FieldDefinition, 'regex' | 'choices'> {
  if (!isRecord(validationOptions))
    throw badRequest('invalid-value', 'validationOptions must be an object');
  const { regex, enum: choices } = validationOptions;
  if (regex !== undefined && choices !== undefined) {
    throw badRequest('invalid-value', 'validationOptions holds either regex or enum');
  }
  if (attributeType === 'enum') {
    if (!isTexts(choices) || choices.length === 0)
      throw badRequest('invalid-value', 'An enum needs choices');
    return { choices };
  }
  return typeof regex === 'string' && regex !== '' ? { regex } : {};
}
