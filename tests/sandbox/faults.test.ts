import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, type ApiClient, type Reply } from './api-client.ts';
import type { FaultEffect } from './faults.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';
import { FIELD } from './world/field-definitions.ts';

let sandbox: Sandbox;
let client: ApiClient;

beforeEach(async () => {
  sandbox = await startSandbox({ withoutTls: true });
  client = await connect(sandbox);
});
afterEach(() => sandbox.stop());

const COMPANIES = '/api/platform/v1/company/companies';
const companies = () => client.get(COMPANIES);
const befall = (effect: FaultEffect, more: object = {}) =>
  sandbox.fault({ path: /companies/, effect, ...more });

const putWarranty = (value: string): Promise<Reply> => {
  const [device] = sandbox.world.devices;
  const attributeId = sandbox.world.fields.named(FIELD.warranty)?.id;
  return client.send('PUT', `/api/platform/v2/device/endpoints/${device?.id}/custom-fields`, [
    { entityId: device?.id, attributeId, value },
  ]);
};
const warranty = () => sandbox.world.fieldValue(sandbox.world.devices[0]?.id ?? '', FIELD.warranty);

describe('a fault', () => {
  test('befalls the next matching request and no other', async () => {
    const fault = befall({ kind: 'status', status: 503 });

    expect(await client.get('/api/platform/v1/company/sites')).toMatchObject({ status: 200 });
    expect(await companies()).toMatchObject({
      status: 503,
      body: { error: [{ code: 'fault_503' }] },
    });
    expect(await companies()).toMatchObject({ status: 200 });
    expect(fault.hits).toBe(1);
  });

  test('can wait for its turn, last, and be called off', async () => {
    befall(
      { kind: 'status', status: 429, headers: { 'retry-after': '7' }, body: 'slow down' },
      { after: 1, times: Infinity },
    );

    expect(await companies()).toMatchObject({ status: 200 });
    const reply = await companies();
    expect(reply).toMatchObject({ status: 429, text: 'slow down' });
    expect(reply.headers.get('retry-after')).toBe('7');
    expect(await companies()).toMatchObject({ status: 429 });
    sandbox.clearFaults();
    expect(await companies()).toMatchObject({ status: 200 });
  });

  test('can be bound to a method', async () => {
    sandbox.fault({ method: 'PUT', effect: { kind: 'status', status: 500 } });

    expect(await companies()).toMatchObject({ status: 200 });
    expect(await putWarranty('2030-01-31')).toMatchObject({ status: 500 });
  });

  test('can be a web page in the place of JSON', async () => {
    befall({ kind: 'html' });
    const reply = await companies();

    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toContain('text/html');
  });

  test.for([[{ kind: 'disconnect' }], [{ kind: 'cut' }], [{ kind: 'lose-answer' }]] as const)(
    'can break the connection: $kind',
    async ([effect]) => {
      befall(effect);
      await expect(companies()).rejects.toThrow();
      expect(await companies()).toMatchObject({ status: 200 });
      expect(sandbox.requests.map(({ status }) => status)).toEqual([200, 0, 200]);
    },
  );

  test('can end the JSON in its middle', async () => {
    befall({ kind: 'truncate' });
    const reply = await companies();

    expect(reply).toMatchObject({ status: 200, body: undefined });
    expect(reply.text.startsWith('[{"id":')).toBe(true);
  });

  test('can hang until it is let go', async () => {
    const fault = befall({ kind: 'hang' });
    let isAnswered = false;
    const pending = companies().then((reply) => {
      isAnswered = true;
      return reply;
    });
    await client.get('/api/platform/v1/company/sites');
    expect(isAnswered).toBe(false);

    fault.release();
    expect(await pending).toMatchObject({ status: 200 });
  });

  test('can spoil some records of a list and leave the others', async () => {
    befall({ kind: 'odd-records', every: 4 });
    const { body } = await companies();
    const names = (body as readonly ({ name?: unknown } | null)[]).map((company) => company?.name);

    expect(names).toHaveLength(8);
    expect(names.filter((name) => typeof name === 'string')).toHaveLength(6);
  });

  test('can spoil records inside of groups', async () => {
    sandbox.fault({ path: 'categories', effect: { kind: 'odd-records', every: 2 } });
    const [company] = sandbox.world.companies;
    const { body } = await client.send(
      'POST',
      '/api/platform/v2/device/categories/platform/endpoints',
      {
        resourceType: 'company',
        resources: [company?.id],
      },
    );
    const groups = (
      body as {
        platform: readonly {
          companyID: unknown;
          endpoints: readonly ({ endpointID?: unknown } | null)[];
        }[];
      }
    ).platform;

    expect(groups.every(({ companyID }) => companyID === company?.id)).toBe(true);
    const ids = groups.flatMap(({ endpoints }) =>
      endpoints.map((endpoint) => typeof endpoint?.endpointID),
    );
    expect(new Set(ids)).toEqual(
      new Set(['string', 'number', 'undefined']).intersection(new Set(ids)),
    );
    expect(ids).toContain('string');
    expect(ids).not.toEqual(ids.map(() => 'string'));
  });
});

describe('a write', () => {
  test('can be confirmed and not stored', async () => {
    const before = warranty();
    sandbox.fault({ method: 'PUT', effect: { kind: 'not-stored' } });

    expect(await putWarranty('2033-03-03')).toMatchObject({
      status: 200,
      body: [{ value: '2033-03-03' }],
    });
    expect(warranty()).toBe(before);
  });

  test('can be confirmed and stored as something else', async () => {
    sandbox.fault({ method: 'PUT', effect: { kind: 'store-other', value: '03/03/2033' } });

    expect(await putWarranty('2033-03-03')).toMatchObject({
      status: 200,
      body: [{ value: '2033-03-03' }],
    });
    expect(warranty()).toBe('03/03/2033');
  });

  test('can be stored while its answer is lost', async () => {
    sandbox.fault({ method: 'PUT', effect: { kind: 'lose-answer' } });

    await expect(putWarranty('2033-03-03')).rejects.toThrow();
    expect(warranty()).toBe('2033-03-03');
  });

  test('can be stored while its answer is held back', async () => {
    const fault = sandbox.fault({ method: 'PUT', effect: { kind: 'hold-answer' } });
    const pending = putWarranty('2033-03-03');
    await fault.reached;
    expect(warranty()).toBe('2033-03-03');

    fault.release();
    expect(await pending).toMatchObject({ status: 200 });
  });
});

describe('the record', () => {
  test('tells every request with its key, body and end', async () => {
    sandbox.clearRequests();
    const next = sandbox.nextRequest(({ method }) => method === 'PUT');
    await putWarranty('2033-03-03');

    const { clientId } = sandbox.keys.get('full');
    expect(await next).toMatchObject({ method: 'PUT', status: 200, clientId });
    expect(sandbox.requests).toHaveLength(1);
    expect(JSON.parse(sandbox.requests[0]?.body ?? '')).toMatchObject([{ value: '2033-03-03' }]);
  });
});
