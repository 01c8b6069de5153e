import { describe, expect, test } from 'vitest';
import { deviceId, fieldId, interactive, rigFor } from './rig';
import { failureOf } from './failing';
import { given, page, startStub, TOKEN, type Answered, type Routes } from './stub';

const D1 = deviceId('33333333-3333-4333-8333-333333333333');
const F1 = fieldId('55555555-5555-4555-8555-555555555555');
const F2 = fieldId('66666666-6666-4666-8666-666666666666');
const path = (version: string) => `/api/platform/${version}/device/endpoints/${D1}/custom-fields`;
const READ = `GET ${path('v2')}`;
const WRITE = `PUT ${path('v2')}`;

async function start(routes: Routes) {
  const stub = await startStub(routes);
  const rig = rigFor(stub.origin);
  return {
    stub,
    rig,
    read: () => rig.asio.readFields(D1, [F1, F2], interactive()),
    write: (values: readonly (readonly [typeof F1, string])[] = [[F1, '2026-05-16']]) =>
      rig.asio.writeFields(D1, new Map(values), interactive()),
  };
}

describe('reading', () => {
  test('asks for the named fields alone, in one list', async () => {
    const { stub, read } = await start({ [READ]: { json: [] } });
    await expect(read()).resolves.toEqual([]);
    const [asked] = stub.to(READ);
    expect(asked?.search).toBe(`?attributeIDs=${F1},${F2}&withDefaults=false`);
    expect(asked?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('tells what the field holds, who set it and when', async () => {
    const { read } = await start({
      [READ]: {
        json: [
          {
            attributeId: F1.toUpperCase(),
            name: 'Purchase Date',
            type: 'string',
            value: ' 2023-05-17',
            updatedAt: '2025-01-01T00:00:00Z',
            updatedBy: 'tech\u202e.north',
          },
          { attributeID: F2, name: 'Warranty', value: '' },
        ],
      },
    });
    await expect(read()).resolves.toEqual([
      {
        fieldId: F1,
        name: 'Purchase Date',
        text: ' 2023-05-17',
        updatedAt: Date.UTC(2025, 0, 1),
        updatedBy: 'tech .north',
      },
      { fieldId: F2, name: 'Warranty', text: '' },
    ]);
  });

  test.for([
    [null, []],
    [undefined, []],
    [20260516, ['20260516']],
    [true, ['true']],
  ] as const)('takes the value %j', async ([value, texts]) => {
    const { read } = await start({ [READ]: { json: [{ attributeId: F1, value }] } });
    expect((await read()).map(({ text }) => text)).toEqual(texts);
  });

  test('leaves out fields that were not asked for', async () => {
    const { read } = await start({ [READ]: { json: [{ attributeId: 'other', value: 'x' }] } });
    await expect(read()).resolves.toEqual([]);
  });

  test('never takes a value that can not be read for an empty one', async () => {
    const odd = { attributeId: F1, value: { odd: '2026-05-16' } };
    const { read, stub } = await start({ [READ]: { json: [odd, { attributeId: F2, value: '' }] } });
    expect((await failureOf(read())).kind).toBe('bad-response');

    const both = [{ attributeId: F1, value: '' }, null, { attributeId: F2, value: '' }];
    stub.change({ [READ]: { json: both } });
    expect(await read()).toHaveLength(2);
  });

  test('takes "not found" for no value where the fields are there', async () => {
    const none = { status: 404, json: { error: 'not_found' } };
    const fields = {
      json: [
        { attributeId: F1, value: null },
        { attributeId: F2, value: '' },
      ],
    };
    const { stub, read } = await start({ [READ]: [none, fields] });
    await expect(read()).resolves.toMatchObject([{ fieldId: F2, text: '' }]);
    expect(stub.to(READ).map(({ search }) => search.includes('withDefaults=true'))).toEqual([
      false,
      true,
    ]);
  });

  test('of a device or field that is gone is "not found"', async () => {
    const gone = {
      status: 404,
      json: { error: 'not_found', description: 'Attribute definition not found' },
    };
    const { stub, read } = await start({ [READ]: { json: [] } });
    await read();
    stub.change({ [READ]: gone });
    const failure = await failureOf(read());
    expect(failure).toMatchObject({ kind: 'not-found', status: 404 });
    expect(failure.message).toContain('Attribute definition not found');
    expect(stub.to(`GET ${path('v1')}`)).toHaveLength(0);
  });

  test('without the scope names it', async () => {
    const { read } = await start({ [READ]: { status: 403, json: { error: 'forbidden' } } });
    expect(await failureOf(read())).toMatchObject({
      kind: 'missing-scope',
      scope: 'platform.custom_fields_values.read',
    });
  });
});

describe('the fields of one device', () => {
  test('are its partner fields, with or without a value', async () => {
    const { stub, rig } = await start({
      [READ]: {
        json: [
          { attributeId: F1, name: 'Purchase Date', type: 'string', value: null },
          { attributeId: F2, name: 'Audit', type: 'DateTime', value: 'x' },
          { name: 'without id' },
          { attributeId: 'f3', name: '', type: 'picture' },
        ],
      },
    });
    await expect(rig.asio.fieldsOfDevice(D1, interactive())).resolves.toEqual([
      { id: F1, name: 'Purchase Date', type: 'string', origin: 'partner' },
      { id: F2, name: 'Audit', type: 'datetime', origin: 'partner' },
      { id: 'f3', name: 'f3', type: 'unknown', origin: 'partner' },
    ]);
    expect(stub.to(READ)[0]?.search).toBe('?withDefaults=true&originType=partner');
  });
});

describe('writing', () => {
  test('names the changed fields and no others', async () => {
    const { stub, write } = await start({ [WRITE]: { json: [] } });
    await write([
      [F1, '2026-05-16'],
      [F2, ''],
    ]);
    expect(stub.to(WRITE)[0]?.body).toEqual([
      { entityId: D1, attributeId: F1, value: '2026-05-16' },
      { entityId: D1, attributeId: F2, value: '' },
    ]);
  });

  test.for([{ json: [] }, { status: 204 }, { text: 'OK' }, { json: null }] as const)(
    'takes %j for accepted: reading back proves it',
    async (answered) => {
      const { write } = await start({ [WRITE]: answered });
      await expect(write()).resolves.toBeUndefined();
    },
  );

  test.for([
    [page, 'bad-response'],
    [{ status: 400, json: { error: 'bad_request', description: 'not a date' } }, 'rejected'],
    [{ status: 404, json: { error: 'not_found' } }, 'not-found'],
    [{ status: 500, json: {} }, 'server-error'],
    [{ fault: 'drop' }, 'offline'],
  ] as const)('does not take %j for it', async ([answered, kind]) => {
    const { write } = await start({ [WRITE]: answered });
    expect((await failureOf(write())).kind).toBe(kind);
  });

  test.for([
    [undefined, 'platform.custom_fields_values.write and platform.devices.write'],
    ['platform.custom_fields_values.write platform.companies.read', 'platform.devices.write'],
    ['platform.devices.write', 'platform.custom_fields_values.write'],
  ] as const)('names the scope that a token for "%s" lacks', async ([scope, missing]) => {
    const { write } = await start({
      [TOKEN]: given({ scope }),
      [WRITE]: { status: 403, text: 'client has no access' },
    });
    expect(await failureOf(write())).toMatchObject({ kind: 'missing-scope', scope: missing });
  });

  test('with a token that has just ended goes on with another one', async () => {
    const { stub, write } = await start({
      [TOKEN]: [given(), given({ access_token: 'token-2' })],
      [WRITE]: [{ status: 401, json: {} }, { json: [] }],
    });
    await write();
    expect(stub.to(WRITE)).toHaveLength(2);
  });
});

describe('a tenant that has only version 1 of the calls', () => {
  const unknown: readonly Answered[] = [
    { status: 404, text: 'Cannot GET' },
    { status: 404 },
    { ...page, status: 404 },
    { status: 405, json: { error: 'method_not_allowed' } },
    { status: 404, json: { message: 'no Route matched with those values' } },
    { status: 404, json: { error: 'not_found', description: 'Not found' } },
  ];

  test.for(unknown)('is asked by them: %j', async (answered) => {
    const { stub, rig, read, write } = await start({
      [READ]: answered,
      [WRITE]: answered,
      [`GET ${path('v1')}`]: { json: [{ attributeId: F1, value: 'x' }] },
      [`PUT ${path('v1')}`]: { json: [] },
    });
    expect(await read()).toHaveLength(1);
    await write();
    await rig.reborn().asio.readFields(D1, [F1], interactive());
    expect(stub.to(READ)).toHaveLength(1);
    expect(stub.to(WRITE)).toHaveLength(0);
    expect(stub.to(`PUT ${path('v1')}`)).toHaveLength(1);
  });

  test('is not concluded from a version 1 that does not work', async () => {
    const { stub, read } = await start({
      [READ]: { status: 404, text: 'Cannot GET' },
      [`GET ${path('v1')}`]: { status: 403, json: { error: 'forbidden' } },
    });
    expect((await failureOf(read())).kind).toBe('missing-scope');
    stub.change({ [READ]: { json: [] } });
    await expect(read()).resolves.toEqual([]);
  });

  test('is not concluded once version 2 has worked', async () => {
    const { stub, rig, read } = await start({ [READ]: { json: [] } });
    await read();
    stub.change({
      [READ]: { status: 404, text: 'Cannot GET' },
      [`GET ${path('v1')}`]: { json: [] },
    });
    expect((await failureOf(rig.reborn().asio.readFields(D1, [F1], interactive()))).kind).toBe(
      'not-found',
    );
    expect(stub.to(`GET ${path('v1')}`)).toHaveLength(0);
  });

  test('is not concluded where version 1 is unknown too', async () => {
    const { stub, read } = await start({ [READ]: { status: 404, text: 'Cannot GET' } });
    expect((await failureOf(read())).kind).toBe('not-found');
    stub.change({ [READ]: { json: [] } });
    await read();
    expect(stub.to(READ)).toHaveLength(3);
  });
});
