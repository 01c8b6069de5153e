import { describe, expect, test } from 'vitest';
import { companyId, deviceId, interactive, rigFor } from './rig';
import { failureOf } from './failing';
import { LIST, startStub, type Answered, type Routes, type Seen } from './stub';

const V1 = 'GET /api/platform/v1/device/endpoints';
const C1 = companyId('c1');
const refused: Answered = { status: 405, json: { code: 'method_not_allowed', message: 'POST' } };

const entry = (number: number, more: object = {}) => ({
  clientId: number > 60 ? 'C2' : 'C1',
  siteId: 's1',
  endpointId: `D${number}`,
  regId: String(900 + number),
  endpointType: 'Server',
  ...more,
});

const detail = (id: string): Answered => ({
  json: {
    endpointID: id,
    clientID: 'c1',
    friendlyName: `Server ${id}`,
    baseBoard: { manufacturer: 'Dell Inc.' },
    system: { model: 'PowerEdge', serialNumber: 'ABC1234' },
    networks: [{ ipv4: '10.0.0.5', macAddress: '00:00:5E:00:53:01' }, { ipv4: ['10.0.0.6'] }, null],
  },
});

const details = (count: number): Routes =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`${V1}/d${at + 1}`, detail(`d${at + 1}`)]),
  );

async function start(routes: Routes) {
  const stub = await startStub({ [LIST]: refused, ...routes });
  const rig = rigFor(stub.origin);
  const list = (cursor?: string) =>
    rig.asio.listDevices({ companyIds: [C1], cursor }, interactive());
  return { stub, rig, list };
}

describe('a tenant that does not take POST for its devices', () => {
  test('is asked by the version 1 calls', async () => {
    const { list } = await start({ [V1]: { json: { endpoints: [entry(1)] } }, ...details(1) });
    await expect(list()).resolves.toEqual({
      items: [
        {
          id: 'd1',
          companyId: 'c1',
          siteId: 's1',
          name: 'Server d1',
          kind: 'server',
          maker: 'Dell Inc.',
          model: 'PowerEdge',
          serialNumber: 'ABC1234',
          addresses: ['10.0.0.5', '10.0.0.6'],
          macAddresses: ['00:00:5E:00:53:01'],
          regId: '901',
        },
      ],
      setAside: 0,
    });
  });

  test('is known as such after the worker has died', async () => {
    const { stub, rig, list } = await start({ [V1]: { json: { endpoints: [] } } });
    await list();
    await rig.reborn().asio.listDevices({ companyIds: [C1] }, interactive());
    expect(stub.to(LIST)).toHaveLength(1);
  });

  test('gives its devices page by page, those of other companies not, the list read once', async () => {
    const endpoints = Array.from({ length: 65 }, (_, at) => entry(at + 1));
    const { stub, rig, list } = await start({ [V1]: { json: { endpoints } }, ...details(65) });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(cursor);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      rig.clock.at += 60_000;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => `d${at + 1}`));
    expect(stub.to(V1)).toHaveLength(1);
  });

  test('sets odd entries aside, and passes over a device that has gone', async () => {
    const endpoints = [entry(1), null, { endpointId: 'd9' }, entry(2), entry(3)];
    const { list } = await start({
      [V1]: { json: endpoints },
      [`${V1}/d1`]: { status: 404, json: { message: 'gone' } },
      [`${V1}/d2`]: { json: { endpointID: 'another' } },
      [`${V1}/d3`]: detail('d3'),
    });
    const { items, setAside } = await list();
    expect(items.map(({ id }) => id)).toEqual(['d3']);
    expect(setAside).toBe(3);
  });

  test('tells it by a 400 as well', async () => {
    const { list } = await start({
      [LIST]: { status: 400, json: { message: 'Use the GET method with a body' } },
      [V1]: { json: { endpoints: [entry(1)] } },
      ...details(1),
    });
    expect((await list()).items).toHaveLength(1);
  });

  test.for([
    { message: 'Bad Request' },
    { code: 'bad_request', message: 'This resource is not open' },
    undefined,
  ])('tells it by a 400 for whatever is asked: %j', async (json) => {
    const platform = LIST.replace('all', 'platform');
    const { stub, rig, list } = await start({
      [LIST]: { status: 400, json },
      [platform]: { status: 400, json },
      [V1]: { json: { endpoints: [entry(1)] } },
      ...details(1),
    });
    expect((await list()).items).toHaveLength(1);
    const asked = stub.to(LIST).length + stub.to(platform).length;
    await rig.reborn().asio.listDevices({ companyIds: [C1] }, interactive());
    expect(stub.to(LIST).length + stub.to(platform).length).toBe(asked);
  });

  test('is not concluded from a 400 that another company does not get', async () => {
    const platform = LIST.replace('all', 'platform');
    const picky = ({ body }: Seen): Answered =>
      (body as { resources: string[] }).resources.includes('c9')
        ? { status: 400, json: { message: 'Bad Request' } }
        : { json: {} };
    const { rig, stub, list } = await start({
      [LIST]: picky,
      [platform]: picky,
      [V1]: { json: { endpoints: [entry(1)] } },
    });
    const both = () => rig.asio.listDevices({ companyIds: [C1, companyId('c9')] }, interactive());
    expect((await failureOf(both())).kind).toBe('rejected');
    await list();
    expect(stub.to(LIST).length).toBeGreaterThan(1);
    expect(stub.to(`${V1}/d1`)).toHaveLength(0);

    const asked = stub.to(V1).length;
    expect((await failureOf(both())).kind).toBe('rejected');
    expect(stub.to(V1)).toHaveLength(asked);
  });

  test('is not concluded where version 1 does not work either', async () => {
    const { stub, list } = await start({ [V1]: { status: 403, text: 'client has no access' } });
    expect(await failureOf(list())).toMatchObject({
      kind: 'missing-scope',
      scope: 'platform.asset.read',
    });
    stub.change({ [LIST]: { json: {} } });
    await list();
    expect(stub.to(LIST)).toHaveLength(2);
  });

  test('finds devices by their ids as well', async () => {
    const endpoints = [entry(1), entry(2), entry(61)];
    const { rig } = await start({
      [V1]: { json: { endpoints } },
      ...details(2),
      [`${V1}/d61`]: detail('d61'),
    });
    const ids = [deviceId('d2'), deviceId('d61'), deviceId('d99')];
    const { items } = await rig.asio.findDevices(ids, interactive());
    expect(items.map(({ id }) => id)).toEqual(['d2', 'd61']);
  });
});
