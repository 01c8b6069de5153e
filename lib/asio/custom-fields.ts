import type { CustomField } from '@/lib/domain/date-fields';
import { displayText } from '@/lib/domain/display-text';
import { Failure } from '@/lib/domain/failure';
import { parseFieldId, type DeviceId, type FieldId } from '@/lib/domain/ids';
import type { AbilityStore } from './abilities';
import { isOk } from './answer';
import type { Asio, FieldValue, Listed, RequestOptions } from './asio';
import { segment, type Call, type Client, type Reply } from './client';
import { instantOf } from './endpoint-dto';
import { fieldTypeOf } from './field-definitions';
import { lenientText } from './lenient';
import { arrayOf, readEach, type ReadRecord } from './listing';
import { notData } from './problems';
import { z } from './zod';

const ValueDto = z.object({
  attributeId: lenientText,
  attributeID: lenientText,
  name: lenientText,
  type: lenientText,
  value: z.nullish(z.union([z.string(), z.number(), z.boolean()])),
  updatedAt: lenientText,
  updatedBy: lenientText,
});

export interface CustomFieldDeps {
  readonly client: Client;
  readonly abilities: AbilityStore;
}

type Version = 'v1' | 'v2';

const reading = {
  method: 'GET',
  what: 'read custom field values',
  scopes: ['platform.custom_fields_values.read'],
  onlyReads: true,
} as const;

const writing = {
  method: 'PUT',
  what: 'write custom field values',
  // The documents name the first, a live tenant asks for the second.
  scopes: ['platform.custom_fields_values.write', 'platform.devices.write'],
  onlyReads: false,
} as const;

type FieldCall = Omit<Call, 'path'>;

type Ask = (deviceId: DeviceId, call: FieldCall, options: RequestOptions) => Promise<Reply>;

/** Asks by version 2 of the call; by version 1 where a tenant's gateway does not have it. */
const createAsk =
  ({ client, abilities }: CustomFieldDeps): Ask =>
  async (deviceId, call, options) => {
    const { fingerprint } = await client.token(options.signal);
    const send = (version: Version) =>
      client.ask({ ...call, path: pathOf(deviceId, version) }, options);
    const known = (await abilities.of(fingerprint)).fieldValues;
    const first = await send(known ?? 'v2');
    if (known || !isUnknownPath(first)) return first;

    const second = await send('v1');
    if (isUnknownPath(second)) return first;
    if (isOk(second)) await abilities.keep(fingerprint, { fieldValues: 'v1' });
    return second;
  };

type Read = (
  deviceId: DeviceId,
  query: Call['query'],
  options: RequestOptions,
) => Promise<Listed<ReadValue>>;

const createRead =
  (client: Client, ask: Ask): Read =>
  async (deviceId, query, options) => {
    const call: FieldCall = { ...reading, ...(query && { query }) };
    const reply = await ask(deviceId, call, options);
    if (!isOk(reply)) throw client.failureOf(reply, call);
    const records = reply.body.is === 'json' ? arrayOf(reply.body.value, ['values']) : undefined;
    if (!records) throw notData(reply, call);
    return readEach(records, readValue);
  };

/** A device that has no value at all may be answered as if it were not there: with defaults that shows. */
async function readNamed(
  read: Read,
  deviceId: DeviceId,
  fieldIds: readonly FieldId[],
  options: RequestOptions,
): Promise<Listed<ReadValue>> {
  const attributeIDs = fieldIds.join(',');
  try {
    return await read(deviceId, { attributeIDs, withDefaults: 'false' }, options);
  } catch (cause) {
    if (Failure.from(cause).kind !== 'not-found') throw cause;
    return read(deviceId, { attributeIDs, withDefaults: 'true' }, options);
  }
}

/** Values of custom fields, for one device at a time. */
export function createCustomFields(
  deps: CustomFieldDeps,
): Pick<Asio, 'readFields' | 'fieldsOfDevice' | 'writeFields'> {
  const { client } = deps;
  const ask = createAsk(deps);
  const read = createRead(client, ask);

  return {
    async readFields(deviceId, fieldIds, options) {
      const { items, setAside } = await readNamed(read, deviceId, fieldIds, options);
      const values = items.filter(({ id }) => fieldIds.includes(id)).flatMap(fieldValueOf);
      const isWhole = fieldIds.every((id) => items.some((item) => item.id === id));
      // Taken for empty, a value that can't be read would be overwritten without a question.
      if (setAside > 0 && !isWhole) throw unreadable();
      return values;
    },

    async fieldsOfDevice(deviceId, options) {
      const query = { withDefaults: 'true', originType: 'partner' };
      const { items } = await read(deviceId, query, options);
      return items.map(({ id, name, type }): CustomField => ({
        id,
        name: displayText(name) || id,
        type: fieldTypeOf(type),
        origin: 'partner',
      }));
    },

    async writeFields(deviceId, values, options) {
      const body = Array.from(values, ([attributeId, value]) => ({
        entityId: deviceId,
        attributeId,
        value,
      }));
      const call: FieldCall = { ...writing, body };
      const reply = await ask(deviceId, call, options);
      if (!isOk(reply)) throw client.failureOf(reply, call);
      // Any good answer will do, since only reading back proves a write; a proxy's page is none.
      if (reply.body.is === 'page') throw notData(reply, call);
    },
  };
}

const pathOf = (deviceId: DeviceId, version: Version): string =>
  `/api/platform/${version}/device/endpoints/${segment(deviceId)}/custom-fields`;

/** A device or field that is not there is told in JSON; a gateway that does not know the path has other words. */
const isUnknownPath = ({ status, body }: Reply): boolean =>
  status === 405 || status === 501 || (status === 404 && body.is !== 'json');

type ReadValue = z.output<typeof ValueDto> & { readonly id: FieldId };

const readValue: ReadRecord<ReadValue> = (record) => {
  const dto = z.safeParse(ValueDto, record).data;
  const id = parseFieldId(dto?.attributeId || dto?.attributeID);
  return dto && id && [{ ...dto, id }];
};

function fieldValueOf({ id, name, value, updatedAt, updatedBy }: ReadValue): readonly FieldValue[] {
  if (value === undefined || value === null) return [];
  const at = instantOf(updatedAt);
  const by = displayText(updatedBy, 100);
  return [
    {
      fieldId: id,
      name: displayText(name),
      text: String(value),
      ...(at > 0 && { updatedAt: at }),
      ...(by && { updatedBy: by }),
    },
  ];
}

const unreadable = (): Failure =>
  new Failure(
    'bad-response',
    'ConnectWise sent a custom field value in a form that could not be read.',
  );
