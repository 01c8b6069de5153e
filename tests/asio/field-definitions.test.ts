import { describe, expect, test } from 'vitest';
import { deviceId, interactive, rigFor } from './rig';
import { failureOf } from './failing';
import { startStub, type Answered, type Routes, type Seen } from './stub';

const LIST = 'GET /api/platform/v1/custom-field/definitions';
const CREATE = 'POST /api/platform/v1/custom-field/definitions';

const definition = (id: string, more: object = {}) => ({
  id,
  name: `Field ${id}`,
  entityType: 'endpoint',
  attributeType: 'string',
  integratorId: '',
  ...more,
});

async function start(routes: Routes) {
  const stub = await startStub(routes);
  return { stub, asio: rigFor(stub.origin).asio };
}

describe('definitions', () => {
  test('are those of endpoints, of partner and vendor', async () => {
    const { stub, asio } = await start({
      [LIST]: ({ query }: Seen): Answered =>
        query.get('originType') === 'vendor'
          ? { json: [definition('v1', { integratorId: 'acme', attributeType: 'datetime' })] }
          : {
              json: [
                definition('P1'),
                definition('s1', { entityType: 'site' }),
                null,
                { id: 'p2' },
              ],
            },
    });
    const fields = await asio.listFields(interactive());
    expect(fields).toEqual(
      expect.arrayContaining([
        { id: 'p1', name: 'Field P1', type: 'string', origin: 'partner' },
        { id: 'v1', name: 'Field v1', type: 'datetime', origin: 'vendor' },
      ]),
    );
    expect(fields).toHaveLength(2);
    expect(stub.to(LIST).map(({ search }) => search)).toEqual([
      '?entityType=device&originType=partner',
      '?entityType=device&originType=vendor',
    ]);
  });

  test('of a tenant that ignores the origin are told apart by their integrator', async () => {
    const json = [definition('p1'), definition('v1', { integratorId: 'acme' })];
    const nobody = definition('p2', { integratorId: '00000000-0000-0000-0000-000000000000' });
    const { asio } = await start({ [LIST]: { json: [...json, nobody] } });
    const fields = await asio.listFields(interactive());
    expect(Object.fromEntries(fields.map(({ id, origin }) => [id, origin]))).toEqual({
      p1: 'partner',
      v1: 'vendor',
      p2: 'partner',
    });
  });

  test('of vendors may be out of reach', async () => {
    const { asio } = await start({
      [LIST]: [{ json: [definition('p1')] }, { status: 403, json: { error: 'forbidden' } }],
    });
    expect(await asio.listFields(interactive())).toHaveLength(1);
  });

  test('of partners may not', async () => {
    const { asio } = await start({ [LIST]: { status: 403, json: { error: 'forbidden' } } });
    expect(await failureOf(asio.listFields(interactive()))).toMatchObject({
      kind: 'missing-scope',
      scope: 'platform.custom_fields_definitions.read',
    });
  });
});

describe('a new field', () => {
  test('is an editable text of endpoints', async () => {
    const { stub, asio } = await start({ [CREATE]: { status: 201, json: definition('p1') } });
    await expect(asio.createField('Purchase Date', interactive())).resolves.toEqual({
      id: 'p1',
      name: 'Field p1',
      type: 'string',
      origin: 'partner',
    });
    expect(stub.to(CREATE)[0]?.body).toMatchObject({
      entityType: 'endpoint',
      name: 'Purchase Date',
      attributeType: 'string',
      isEditable: true,
    });
  });

  test('that the answer does not describe is looked up', async () => {
    const made = definition('p1', { name: 'Purchase Date' });
    const { asio } = await start({ [CREATE]: { status: 201 }, [LIST]: { json: [made] } });
    expect((await asio.createField('Purchase Date', interactive())).id).toBe('p1');
    const lost = await start({ [CREATE]: { status: 201 }, [LIST]: { json: [] } });
    expect((await failureOf(lost.asio.createField('X', interactive()))).kind).toBe('bad-response');
  });

  test('of a name that is taken says so, and is not tried again', async () => {
    const { stub, asio } = await start({ [CREATE]: { status: 409, json: { error: 'exists' } } });
    const failure = await failureOf(asio.createField('Purchase Date', interactive()));
    expect(failure).toMatchObject({ kind: 'rejected', status: 409 });
    expect(failure.message).toContain('"Purchase Date"');
    expect(stub.to(CREATE)).toHaveLength(1);
  });
});

describe('the other id of a device', () => {
  const PRIVATE = 'GET /api/platform/v2/device/mappings/private';
  const PUBLIC = 'GET /api/platform/v2/device/mappings/public';
  const none: Answered = {
    status: 404,
    json: { error: { code: 'not_found', description: 'none' } },
  };
  const pairs = (...mapping: unknown[]): Answered => ({ json: { mapping } });

  test('is found from either side', async () => {
    const { stub, asio } = await start({
      [PRIVATE]: pairs({ privateID: 'D1', publicID: 'P1' }, null, { privateID: 'x' }),
      [PUBLIC]: pairs({ privateID: 'd2', publicID: 'p2' }, { privateID: 'd3', publicID: 'd3' }),
    });
    const found = await asio.otherIds(['P1', 'd2', 'd3', 'not an id!'], interactive());
    expect([...found]).toEqual([
      ['p1', deviceId('d1')],
      ['d2', deviceId('p2')],
    ]);
    expect(stub.to(PRIVATE)[0]?.search).toBe('?filter=p1,d2,d3');
    expect(stub.to(PUBLIC)[0]?.search).toBe('?filter=d2,d3');
  });

  test('may not exist, and nothing is asked for nothing', async () => {
    const { stub, asio } = await start({ [PRIVATE]: none, [PUBLIC]: none });
    expect((await asio.otherIds(['p1'], interactive())).size).toBe(0);
    expect((await asio.otherIds([], interactive())).size).toBe(0);
    expect(stub.seen.filter(({ method }) => method === 'GET')).toHaveLength(2);
  });

  test('needs its scope', async () => {
    const { asio } = await start({ [PRIVATE]: { status: 403, text: 'client has no access' } });
    expect(await failureOf(asio.otherIds(['p1'], interactive()))).toMatchObject({
      kind: 'missing-scope',
      scope: 'platform.dataMapping.read',
    });
  });
});
