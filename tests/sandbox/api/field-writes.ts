import type { FieldDefinition } from '../world/field-definitions.ts';
import type { Entity, StoredValue } from '../world/field-store.ts';
import { paramOf, type Call } from './call.ts';
import { faultOfValue } from './field-rules.ts';
import { isRecord, jsonBodyOf } from './json-value.ts';
import { badRequest, notFound, Refusal } from './refusal.ts';

const MAX_WRITES = 25;

interface Write {
  readonly attributeId: string;
  readonly value: string;
}

/** Stores all the values of one PUT, or none of them; what was (or was said to be) stored comes back. */
export function writeValues(
  call: Call,
  entity: Entity,
): readonly (readonly [FieldDefinition, StoredValue])[] {
  const updatedAt = new Date(call.now()).toISOString();
  const writes = writesOf(call).map(({ attributeId, value }) => {
    const definition = writableDefinition(call, entity, attributeId);
    const fault = faultOfValue(definition, value);
    if (fault) throw badRequest('invalid-value', fault);
    return [definition, { value, updatedAt, updatedBy: call.key.label }] as const;
  });

  const { writeFault } = call.request;
  if (writeFault?.store === 'nothing') return writes;
  for (const [{ id }, stored] of writes) {
    const value = writeFault ? writeFault.value : stored.value;
    call.world.fields.store(entity.id, id, { ...stored, value });
  }
  return writes;
}

function writesOf(call: Call): readonly Write[] {
  const body = jsonBodyOf(call.request);
  if (!Array.isArray(body) || body.length === 0)
    throw badRequest('json-body', 'The body must be a list of values');
  if (body.length > MAX_WRITES) {
    throw badRequest('too-many-attributes', `At most ${MAX_WRITES} values are allowed`);
  }
  const own = paramOf(call, 'entityId').toLowerCase();
  return body.map((item: unknown) => {
    if (!isRecord(item)) throw badRequest('json-body', 'Each value must be an object');
    const { entityId, attributeId, value } = item;
    if (typeof entityId !== 'string' || entityId.toLowerCase() !== own) {
      throw badRequest('invalid-value', 'entityId must be the id in the path');
    }
    if (typeof attributeId !== 'string')
      throw badRequest('invalid-value', 'attributeId must be a text');
    if (typeof value !== 'string') throw badRequest('invalid-value', 'value must be a text');
    return { attributeId: attributeId.toLowerCase(), value };
  });
}

function writableDefinition({ world }: Call, entity: Entity, attributeId: string): FieldDefinition {
  const definition = world.fields.definition(attributeId);
  if (!definition) throw notFound(`Attribute definition ${attributeId} not found`);
  if (definition.entityType !== entity.type) {
    throw badRequest('invalid-value', `${definition.name} is not a field of this entity`);
  }
  if (definition.integratorId) {
    throw new Refusal(403, {
      code: 'forbidden',
      text: `${definition.name} is not writable`,
      rule: 'not-writable',
    });
  }
  return definition;
}
