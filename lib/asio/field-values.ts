import { displayText } from '@/lib/domain/display-text';
import { parseFieldId, type DeviceId, type FieldId } from '@/lib/domain/ids';
import type { AbilityStore } from './abilities';
import { isOk } from './answer';
import type { FieldValue, Listed, RequestOptions } from './asio';
import { segment, type Call, type Client, type Reply } from './client';
import { instantOf } from './endpoint-dto';
import { lenientText } from './lenient';
import { arrayOf, readEach, type ReadRecord } from './listing';
import { notData } from './problems';
import { isUnknownPath } from './unknown-path';
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

export interface FieldValueDeps {
  readonly client: Client;
  readonly abilities: AbilityStore;
}

type Version = 'v1' | 'v2';

const reading = {
  method: 'GET',
  what: 'asked.readFieldValues',
  scopes: ['platform.custom_fields_values.read'],
  onlyReads: true,
} as const;

export type FieldCall = Omit<Call, 'path'>;

export type AskForFields = (
  deviceId: DeviceId,
  call: FieldCall,
  options: RequestOptions,
) => Promise<Reply>;

/** Asks by version 2 of the call; by version 1 where a tenant does not have it. What works is remembered. */
export const createAskForFields =
  ({ client, abilities }: FieldValueDeps): AskForFields =>
  async (deviceId, call, options) => {
    const { fingerprint } = await client.token(options.signal);
    const { fieldValues } = await abilities.of(fingerprint);
    async function send(version: Version): Promise<Reply> {
      const reply = await client.ask({ ...call, path: pathOf(deviceId, version) }, options);
      if (isOk(reply)) await abilities.keep(fingerprint, { fieldValues: version });
      return reply;
    }

    const first = await send(fieldValues ?? 'v2');
    // Before either version has worked, any 404 may mean the path.
    const mayBePath = first.status === 404 || isUnknownPath(first);
    return fieldValues || !mayBePath ? first : betterOf(first, await send('v1'));
  };

const betterOf = (first: Reply, second: Reply): Reply =>
  isOk(second) || (isUnknownPath(first) && !isUnknownPath(second)) ? second : first;

const pathOf = (deviceId: DeviceId, version: Version): string =>
  `/api/platform/${version}/device/endpoints/${segment(deviceId)}/custom-fields`;

/** A value as it stands in an answer; `value` is absent where the field holds none. */
export type ReadValue = z.output<typeof ValueDto> & { readonly id: FieldId };

export type ReadValues = (
  deviceId: DeviceId,
  query: Call['query'],
  options: RequestOptions,
) => Promise<Listed<ReadValue>>;

export const createReadValues =
  (client: Client, ask: AskForFields): ReadValues =>
  async (deviceId, query, options) => {
    const call: FieldCall = { ...reading, ...(query && { query }) };
    const reply = await ask(deviceId, call, options);
    if (!isOk(reply)) throw client.failureOf(reply, call);
    const records = reply.body.is === 'json' ? arrayOf(reply.body.value, ['values']) : undefined;
    if (!records) throw notData(reply, call);
    return readEach(records, readValue);
  };

const readValue: ReadRecord<ReadValue> = (record) => {
  const dto = z.safeParse(ValueDto, record).data;
  const id = parseFieldId(dto?.attributeId || dto?.attributeID);
  return dto && id && [{ ...dto, id }];
};

export function fieldValueOf({
  id,
  name,
  value,
  updatedAt,
  updatedBy,
}: ReadValue): readonly FieldValue[] {
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
