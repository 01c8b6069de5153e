import { say } from '@/lib/text/say';
import type { CustomField, FieldType } from '@/lib/domain/date-fields';
import { displayText } from '@/lib/domain/display-text';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import { parseFieldId } from '@/lib/domain/ids';
import { isOk } from './answer';
import type { Asio, RequestOptions } from './asio';
import type { Call, Client } from './client';
import { lenientText } from './lenient';
import { readEach, readList, type ListCall, type ReadRecord } from './listing';
import { z } from './zod';

const DefinitionDto = z.object({
  id: z.string(),
  name: lenientText,
  entityType: lenientText,
  attributeType: lenientText,
  integratorId: lenientText,
});

type Origin = CustomField['origin'];

const path = '/api/platform/v1/custom-field/definitions';

// The query says `device` where the records say `endpoint`.
const listOf = (originType: Origin): ListCall => ({
  path,
  query: { entityType: 'device', originType },
  what: 'asked.readFields',
  scopes: ['platform.custom_fields_definitions.read'],
  name: 'definitions',
  mayBeAbsent: true,
});

const creation = {
  method: 'POST',
  path,
  what: 'asked.createField',
  scopes: ['platform.custom_fields_definitions.write'],
  onlyReads: false,
} as const;

/** What says that a list is not for this key, or not there. */
const refusals: ReadonlySet<FailureKind> = new Set([
  'missing-scope',
  'denied',
  'not-found',
  'rejected',
]);

/** Definitions of endpoint fields. */
export function createFieldDefinitions(
  client: Client,
): Pick<Asio, 'listFields' | 'listFieldsOf' | 'createField'> {
  const list = async (origin: Origin, options: RequestOptions): Promise<readonly CustomField[]> =>
    readEach(await readList(client, listOf(origin), options), readerOf(origin)).items;

  async function listFieldsOf(origin: Origin, options: RequestOptions) {
    try {
      return await list(origin, options);
    } catch (cause) {
      if (origin === 'vendor' && refusals.has(Failure.from(cause).kind)) return [];
      throw cause;
    }
  }

  async function listFields(options: RequestOptions): Promise<readonly CustomField[]> {
    const partner = await list('partner', options);
    const vendor = await list('vendor', options).catch((cause: unknown) => {
      // Only shown beside the others; a key may well not be allowed to see them.
      if (options.signal.aborted) throw cause;
      return [];
    });
    return [...new Map([...vendor, ...partner].map((field) => [field.id, field])).values()];
  }

  return {
    listFields,
    listFieldsOf,
    async createField(name, options) {
      const body = {
        entityType: 'endpoint',
        name,
        description: 'Kept by Shelflife as yyyy-mm-dd.',
        attributeType: 'string',
        isEditable: true,
      };
      const call: Call = { ...creation, body };
      const reply = await client.ask(call, options);
      if (reply.status === 409) throw alreadyThere(name);
      if (!isOk(reply)) throw client.failureOf(reply, call);
      const made = reply.body.is === 'json' ? readerOf('partner')(reply.body.value) : undefined;
      const field = made?.[0] ?? (await listFields(options)).find((known) => known.name === name);
      if (!field) throw notFound(name);
      return field;
    },
  };
}

/** One definition; those of other entities are left out. */
function readerOf(origin: Origin): ReadRecord<CustomField> {
  return (record) => {
    const dto = z.safeParse(DefinitionDto, record).data;
    const id = parseFieldId(dto?.id);
    if (!dto || !id || !dto.name) return undefined;
    if (!['', 'endpoint', 'device'].includes(dto.entityType)) return [];
    // A tenant that ignores the query's origin still marks what an integrator defined.
    const isVendor = /[1-9a-z]/i.test(dto.integratorId) || origin === 'vendor';
    return [
      {
        id,
        name: displayText(dto.name),
        type: fieldTypeOf(dto.attributeType),
        origin: isVendor ? 'vendor' : 'partner',
      },
    ];
  };
}

const types: readonly FieldType[] = ['string', 'datetime', 'boolean', 'enum', 'integer'];

export const fieldTypeOf = (text: string): FieldType =>
  types.find((type) => type === text.toLowerCase()) ?? 'unknown';

const alreadyThere = (name: string): Failure =>
  new Failure('rejected', say('asio.fieldExists', { name: displayText(name) }), {
    status: 409,
  });

const notFound = (name: string): Failure =>
  new Failure('bad-response', say('asio.fieldNotListed', { name: displayText(name) }));
