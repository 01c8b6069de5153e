import { say } from '@/lib/text/say';
import type { CustomField } from '@/lib/domain/date-fields';
import type { FieldText } from '@/lib/domain/device-details';
import { displayText } from '@/lib/domain/display-text';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import { isOk } from './answer';
import type { Asio, Listed, RequestOptions } from './asio';
import type { Call } from './client';
import { fieldTypeOf } from './field-definitions';
import {
  createAskForFields,
  createReadValues,
  fieldValueOf,
  type FieldCall,
  type FieldValueDeps,
  type ReadValue,
  type ReadValues,
} from './field-values';
import { notData } from './problems';
import { createVendorFields } from './vendor-fields';

const writing = {
  method: 'PUT',
  what: 'asked.writeFieldValues',
  // The documents name the first, a live tenant asks for the second.
  scopes: ['platform.custom_fields_values.write', 'platform.devices.write'],
  onlyReads: false,
} as const;

/** A device that has no value at all may be answered as if it were not there: with defaults that shows. */
async function readHeld(
  read: ReadValues,
  deviceId: DeviceId,
  query: NonNullable<Call['query']>,
  options: RequestOptions,
): Promise<Listed<ReadValue>> {
  try {
    return await read(deviceId, { ...query, withDefaults: 'false' }, options);
  } catch (cause) {
    if (Failure.from(cause).kind !== 'not-found') throw cause;
    return read(deviceId, { ...query, withDefaults: 'true' }, options);
  }
}

type Methods =
  'readFields' | 'fieldsOfDevice' | 'readVendorFields' | 'readAllFields' | 'writeFields';

/** Values of custom fields, for one device at a time. */
export function createCustomFields(deps: FieldValueDeps): Pick<Asio, Methods> {
  const { client } = deps;
  const ask = createAskForFields(deps);
  const read = createReadValues(client, ask);
  const { readAll: readAllOfVendors, ...vendors } = createVendorFields(deps, read);

  return {
    ...vendors,

    async readFields(deviceId, fieldIds, options) {
      const query = { attributeIDs: fieldIds.join(',') };
      const { items, setAside } = await readHeld(read, deviceId, query, options);
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

    async readAllFields(deviceId, options) {
      const partner = readHeld(read, deviceId, { originType: 'partner' }, options);
      const vendor = readAllOfVendors(deviceId, options).catch((cause: unknown) => {
        // Only shown beside the others.
        if (options.signal.aborted) throw cause;
        return [];
      });
      const [{ items }, theirs] = await Promise.all([partner, vendor]);
      return [...textsOf(items, 'partner'), ...textsOf(theirs, 'vendor')];
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

const MOST_TEXT = 500;

const textsOf = (values: readonly ReadValue[], origin: FieldText['origin']): readonly FieldText[] =>
  values.flatMap(fieldValueOf).flatMap(({ name, fieldId, text }) => {
    const shown = displayText(text, MOST_TEXT);
    return shown ? [{ name: name || fieldId, text: shown, origin }] : [];
  });

const unreadable = (): Failure => new Failure('bad-response', say('asio.valueUnreadable'));
