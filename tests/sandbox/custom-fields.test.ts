import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, type ApiClient, type Reply } from './api-client.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';
import { FIELD } from './world/field-definitions.ts';

let sandbox: Sandbox;
let client: ApiClient;
let deviceId: string;

const NOW = Date.parse('2026-11-22T10:00:00Z');

beforeEach(async () => {
  sandbox = await startSandbox({ withoutTls: true, now: () => NOW, token: { lockSeconds: 0 } });
  client = await connect(sandbox);
  deviceId = sandbox.world.devices[0]?.id ?? '';
});
afterEach(() => sandbox.stop());

const DEFINITIONS = '/api/platform/v1/custom-field/definitions';
const valuesPath = (id = deviceId) => `/api/platform/v2/device/endpoints/${id}/custom-fields`;
const idOf = (name: string): string => sandbox.world.fields.named(name)?.id ?? '';
const put = (name: string, value: unknown, more: object = {}): Promise<Reply> =>
  client.send('PUT', valuesPath(), [
    { entityId: deviceId, attributeId: idOf(name), value, ...more },
  ]);
const namesOf = ({ body }: Reply): readonly string[] =>
  (body as readonly { name: string }[]).map(({ name }) => name);

describe('a tenant that differs', () => {
  const values = (version: string) =>
    `/api/platform/${version}/device/endpoints/${sandbox.world.devices[0]?.id}/custom-fields`;

  test('may have version 1 of the calls alone, or keep vendor fields to vendors', async () => {
    const quirks = { fieldValues: 'v1', vendorValues: 'forbidden' } as const;
    const quirky = await startSandbox({ withoutTls: true, quirks });
    const other = await connect(quirky);
    expect(await other.get(values('v2'))).toMatchObject({ status: 404 });
    expect(await other.get(values('v1'))).toMatchObject({ status: 200 });
    expect(await other.get(`${values('v1')}?originType=vendor`)).toMatchObject({ status: 403 });
    await quirky.stop();
  });
});

describe('definitions', () => {
  test('are asked for with the word device and recorded as endpoint', async () => {
    const reply = await client.get(`${DEFINITIONS}?entityType=device&originType=partner`);

    expect(namesOf(reply)).toContain(FIELD.purchase);
    expect(namesOf(reply)).not.toContain(FIELD.vendorWarranty);
    expect(
      (reply.body as readonly { entityType: string }[]).every(
        ({ entityType }) => entityType === 'endpoint',
      ),
    ).toBe(true);
    expect(await client.get(`${DEFINITIONS}?entityType=endpoint`)).toMatchObject({ status: 400 });
    expect(namesOf(await client.get(`${DEFINITIONS}?entityType=device&originType=vendor`))).toEqual(
      [FIELD.vendorWarranty],
    );
  });

  test('can be made once', async () => {
    const field = {
      entityType: 'endpoint',
      name: 'Replaced On',
      description: '',
      attributeType: 'string',
      isEditable: true,
    };

    expect(await client.send('POST', DEFINITIONS, field)).toMatchObject({
      status: 201,
      body: { name: 'Replaced On' },
    });
    expect(await client.send('POST', DEFINITIONS, { ...field, name: 'replaced on' })).toMatchObject(
      {
        status: 409,
        body: { error: 'already_exists' },
      },
    );
    expect(namesOf(await client.get(`${DEFINITIONS}?entityType=device`))).toContain('Replaced On');
  });

  test.for([
    ['no name', { name: '' }],
    ['the word of the query', { entityType: 'device' }],
    ['an unknown type', { attributeType: 'date' }],
    ['an enum without choices', { attributeType: 'enum' }],
    ['a pattern and choices', { validationOptions: { regex: 'x', enum: ['x'] } }],
  ] as const)('are refused with %s', async ([, more]) => {
    const field = { entityType: 'endpoint', name: 'Replaced On', attributeType: 'string', ...more };

    expect(await client.send('POST', DEFINITIONS, field)).toMatchObject({ status: 400 });
  });
});

describe('values', () => {
  test('are absent where nothing was entered, and all there with defaults', async () => {
    const bare = sandbox.world.devices.find(
      ({ id }) => sandbox.world.fieldValue(id, FIELD.purchase) === undefined,
    );
    const without = await client.get(valuesPath(bare?.id));
    const withDefaults = await client.get(`${valuesPath(bare?.id)}?withDefaults=true`);

    expect(namesOf(without)).not.toContain(FIELD.purchase);
    expect(withDefaults.body).toContainEqual(
      expect.objectContaining({
        name: FIELD.purchase,
        type: 'string',
        value: '0001-01-01 00:00:00',
      }),
    );
    expect(withDefaults.body).toContainEqual(
      expect.objectContaining({ name: 'Purchase Order', value: null }),
    );
  });

  test('can be asked for by id, 25 at most, and only by ids that exist', async () => {
    const some = await client.get(
      `${valuesPath()}?attributeIDs=${idOf(FIELD.purchase)},${idOf(FIELD.warranty)}`,
    );
    expect(namesOf(some)).toEqual([FIELD.purchase, FIELD.warranty]);

    const many = Array(26).fill(idOf(FIELD.purchase)).join(',');
    expect(await client.get(`${valuesPath()}?attributeIDs=${many}`)).toMatchObject({ status: 400 });
    expect(
      await client.get(`${valuesPath()}?attributeIDs=11111111-1111-4111-8111-111111111111`),
    ).toMatchObject({ status: 404 });
    expect(await client.get(`${valuesPath()}?attributeIDs=${FIELD.purchase}`)).toMatchObject({
      status: 400,
    });
    expect(await client.get(valuesPath('11111111-1111-4111-8111-111111111111'))).toMatchObject({
      status: 404,
    });
  });

  test('of vendors are shown when vendors are asked for', async () => {
    const device = sandbox.world.devices.find(({ id }) =>
      sandbox.world.fieldValue(id, FIELD.vendorWarranty),
    );
    expect(namesOf(await client.get(valuesPath(device?.id)))).not.toContain(FIELD.vendorWarranty);
    expect(namesOf(await client.get(`${valuesPath(device?.id)}?originType=vendor`))).toEqual([
      FIELD.vendorWarranty,
    ]);
  });
});

describe('writing', () => {
  test('answers with the values, keeps who and when, and leaves other fields alone', async () => {
    const before = sandbox.world.fieldValue(deviceId, FIELD.purchase);

    const reply = await put(FIELD.warranty, '2030-01-31');
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual([
      {
        attributeId: idOf(FIELD.warranty),
        attributeID: idOf(FIELD.warranty),
        name: FIELD.warranty,
        type: 'string',
        value: '2030-01-31',
        updatedAt: '2026-11-22T10:00:00.000Z',
        updatedBy: 'full',
      },
    ]);
    expect((await client.get(`${valuesPath()}?attributeIDs=${idOf(FIELD.warranty)}`)).body).toEqual(
      reply.body,
    );
    expect(sandbox.world.fieldValue(deviceId, FIELD.purchase)).toBe(before);
  });

  test('an empty text clears, null does not', async () => {
    expect(await put(FIELD.warranty, '')).toMatchObject({ status: 200 });
    expect(sandbox.world.fieldValue(deviceId, FIELD.warranty)).toBe('');
    expect(await put(FIELD.warranty, null)).toMatchObject({ status: 400 });
  });

  test.for([
    [FIELD.location, 'Moon', 'Remote'],
    [FIELD.assetTag, 'tag', 'AB-12345'],
    [FIELD.leaseMonths, '3.5', '48'],
    [FIELD.loanDevice, 'yes', 'true'],
    [FIELD.lastAudit, '2026-02-30T00:00:00Z', '2026-02-28T00:00:00Z'],
    [FIELD.lastAudit, '2026-02-28', '2026-02-28T12:00:00+01:00'],
  ] as const)('%s refuses %s and takes %s', async ([name, wrong, right]) => {
    expect(await put(name, wrong)).toMatchObject({ status: 400, body: { error: 'bad_request' } });
    expect(await put(name, right)).toMatchObject({ status: 200 });
    expect(sandbox.world.fieldValue(deviceId, name)).toBe(right);
  });

  test('refuses a foreign entity, an unknown field, a field of another level and a vendor field', async () => {
    const other = sandbox.world.devices[1]?.id;
    const company = sandbox.world.fields.definitions.find(
      ({ entityType }) => entityType === 'client',
    );
    expect(await put(FIELD.warranty, 'x', { entityId: other })).toMatchObject({ status: 400 });
    expect(
      await put(FIELD.warranty, 'x', { attributeId: '11111111-1111-4111-8111-111111111111' }),
    ).toMatchObject({ status: 404 });
    expect(await put(FIELD.warranty, 'x', { attributeId: company?.id })).toMatchObject({
      status: 400,
    });
    expect(await put(FIELD.vendorWarranty, '2030-01-01T00:00:00Z')).toMatchObject({ status: 403 });
  });

  test('stores all values of a request or none', async () => {
    const value = (name: string, text: string) => ({
      entityId: deviceId,
      attributeId: idOf(name),
      value: text,
    });
    const before = sandbox.world.fieldValue(deviceId, FIELD.warranty);
    const reply = await client.send('PUT', valuesPath(), [
      value(FIELD.warranty, '2031-01-01'),
      value(FIELD.location, 'Moon'),
    ]);

    expect(reply.status).toBe(400);
    expect(sandbox.world.fieldValue(deviceId, FIELD.warranty)).toBe(before);
  });

  test('takes a list of 1 to 25 values and nothing else', async () => {
    const value = { entityId: deviceId, attributeId: idOf(FIELD.warranty), value: '2030-01-31' };
    const values = (length: number) => Array.from({ length }, () => value);
    for (const body of [value, [], values(26), 'x']) {
      expect(await client.send('PUT', valuesPath(), body)).toMatchObject({ status: 400 });
    }
    expect(await client.send('PUT', valuesPath(), values(25))).toMatchObject({
      status: 200,
    });
  });

  test.for([
    ['read-only', 403],
    ['core', 200],
    ['devices-write', 200],
    ['values-write', 200],
  ] as const)('with the key %s ends in %s', async ([key, status]) => {
    client = await connect(sandbox, key);

    expect(await put(FIELD.warranty, '2030-01-31')).toMatchObject({ status });
  });

  test('follows the one scope that the tenant wants', async () => {
    sandbox.keys.setWriteScope('core', 'devices');
    client = await connect(sandbox, 'core');

    expect(await put(FIELD.warranty, '2030-01-31')).toMatchObject({ status: 403 });
  });
});

describe('somebody else', () => {
  test('can change a value, and it shows who did', async () => {
    sandbox.world.setFieldValue(deviceId, FIELD.warranty, { value: '2029-09-09', by: 'tech.west' });

    expect((await client.get(valuesPath())).body).toContainEqual(
      expect.objectContaining({
        name: FIELD.warranty,
        value: '2029-09-09',
        updatedBy: 'tech.west',
      }),
    );
  });
});
