import { describe, expect, test } from 'vitest';
import { deviceId, fieldId, interactive, rigFor } from './rig';
import { failureOf } from './failing';
import { startStub, type Answered, type Seen } from './stub';

const D1 = deviceId();
const F1 = fieldId('f1');
const F2 = fieldId('f2');
const READ = `GET /api/platform/v2/device/endpoints/${D1}/custom-fields`;

const value = (id: string, text: string | null): object => ({
  attributeId: id,
  name: id,
  value: text,
});
const forbidden: Answered = { status: 403, json: { error: 'forbidden', description: 'no access' } };
const absent: Answered = { status: 404, json: { error: 'not_found', description: 'Not found' } };

/** Answers by the origin that is asked for. */
async function start(vendor: (seen: Seen) => Answered, partner: Answered = { json: [] }) {
  const stub = await startStub({
    [READ]: (seen) => (seen.query.get('originType') === 'vendor' ? vendor(seen) : partner),
  });
  const rig = rigFor(stub.origin);
  const asked = () => stub.to(READ).filter(({ query }) => query.get('originType') === 'vendor');
  return {
    stub,
    rig,
    asked,
    read: (ids = [F1, F2]) => rig.asio.readVendorFields(D1, ids, interactive()),
    readAll: () => rig.asio.readAllFields(D1, interactive()),
  };
}

describe("vendors' fields", () => {
  test('are asked for by their ids and origin', async () => {
    const { asked, read } = await start(() => ({
      json: [value('f1', '2027-01-31'), value('f9', 'x')],
    }));
    await expect(read()).resolves.toEqual([{ fieldId: 'f1', name: 'f1', text: '2027-01-31' }]);
    expect(asked().map(({ search }) => search)).toEqual([
      '?withDefaults=false&originType=vendor&attributeIDs=f1,f2',
    ]);
  });

  test('that are gone are absent, and the others are read all the same', async () => {
    const { asked, rig, read } = await start(({ query }) =>
      query.has('attributeIDs') ? absent : { json: [value('f1', '2027-01-31'), value('f9', 'x')] },
    );
    expect((await read()).map(({ fieldId: id }) => id)).toEqual(['f1']);
    await rig.reborn().asio.readVendorFields(D1, [F1], interactive());
    expect(asked().map(({ query }) => query.has('attributeIDs'))).toEqual([true, false, false]);
  });

  test('that the key may not read are absent, and it is asked once', async () => {
    const { asked, rig, read, readAll } = await start(() => forbidden, {
      json: [value('p1', 'x')],
    });
    await expect(read()).resolves.toEqual([]);
    await expect(rig.reborn().asio.readVendorFields(D1, [F1], interactive())).resolves.toEqual([]);
    expect(await readAll()).toHaveLength(1);
    expect(asked()).toHaveLength(1);
  });

  test.for([absent, { status: 400, json: { error: 'bad_request' } }])(
    'of a device without any are none: %j',
    async (answered) => {
      const { read } = await start(() => answered);
      await expect(read()).resolves.toEqual([]);
    },
  );

  test.for([
    [{ status: 500, json: {} }, 'server-error'],
    [{ fault: 'drop' }, 'offline'],
    [{ text: 'odd' }, 'bad-response'],
  ] as const)('are not taken for absent after %j', async ([answered, kind]) => {
    const { read } = await start(() => answered);
    expect((await failureOf(read())).kind).toBe(kind);
  });

  test('need no request where none is wanted', async () => {
    const { stub, read } = await start(() => absent);
    await expect(read([])).resolves.toEqual([]);
    expect(stub.to(READ)).toEqual([]);
  });
});

describe('all fields of a device', () => {
  test('are those that hold something, of both origins', async () => {
    const { stub, readAll } = await start(
      () => ({ json: [value('v1', '2027-01-31'), value('v2', null)] }),
      { json: [value('p1', 'AB-12345'), value('p2', ''), value('p3', ' '), value('p4', null)] },
    );
    await expect(readAll()).resolves.toEqual([
      { name: 'p1', text: 'AB-12345', origin: 'partner' },
      { name: 'v1', text: '2027-01-31', origin: 'vendor' },
    ]);
    const searches = stub.to(READ).map(({ search }) => search);
    expect(searches.toSorted()).toEqual([
      '?originType=partner&withDefaults=false',
      '?withDefaults=false&originType=vendor',
    ]);
  });

  test.for([forbidden, absent, { status: 500, json: {} }, { fault: 'drop' }] as const)(
    'are told without those of vendors after %j',
    async (answered) => {
      const { readAll } = await start(() => answered, { json: [value('p1', 'x')] });
      expect(await readAll()).toHaveLength(1);
    },
  );

  test.for([
    [forbidden, 'missing-scope'],
    [absent, 'not-found'],
    [{ status: 500, json: {} }, 'server-error'],
  ] as const)("are not told without the partner's own after %j", async ([answered, kind]) => {
    const { readAll } = await start(() => ({ json: [value('v1', 'x')] }), answered);
    expect((await failureOf(readAll())).kind).toBe(kind);
  });

  test('of a device that holds none may be answered by "not found"', async () => {
    const stub = await startStub({
      [READ]: ({ query }: Seen) =>
        query.get('withDefaults') === 'true' ? { json: [value('p1', null)] } : absent,
    });
    await expect(rigFor(stub.origin).asio.readAllFields(D1, interactive())).resolves.toEqual([]);
  });
});
