import { describe, expect, test } from 'vitest';
import { parseSiteId } from '@/lib/domain/ids';
import { background, companyId, deviceId, interactive, rigFor } from './rig';
import { failureOf } from './failing';
import { page, startStub, type Answered, type Routes, type Seen } from './stub';

const D1 = deviceId('d1');
const place = { deviceId: D1, companyId: companyId('c1'), siteId: parseSiteId('s1') };
const DETAIL = 'GET /api/platform/v2/device/companies/c1/sites/s1/endpoints/d1';
const V1 = 'GET /api/platform/v1/device/endpoints/d1';
const STATE = 'GET /api/platform/v2/device/endpoints/d1/system-state-info';

const GIB = 2 ** 30;
const parts = {
  processors: [{ product: 'Intel  Xeon' }, { product: 'Intel Xeon' }, null],
  physicalMemory: [{ sizeBytes: 8 * GIB }, { sizeBytes: String(8 * GIB) }, { sizeBytes: -1 }, 'x'],
};
const whole: Answered = {
  json: {
    companyID: 'C1',
    siteID: 'S1',
    endpointID: 'D1',
    regId: '987654',
    platform: {
      friendlyName: 'Front desk',
      deviceName: 'WS-01',
      endpointType: 'Desktop',
      system: { model: 'OptiPlex 7010', serialNumber: 'ABC1234', chassisTypes: [3] },
      baseboard: { manufacturer: 'Dell Inc.' },
      os: { product: 'Microsoft Windows 11 Pro', buildNumber: '22631' },
      ipAddress: ['10.0.0.5'],
      ...parts,
    },
    network: null,
  },
};
const state: Answered = {
  json: { lastLoggedOnUser: { username: 'CORP\\a.miller', logonTime: '2026-11-20T07:41:00Z' } },
};
const legacy: Answered = {
  json: { endpointID: 'D1', friendlyName: 'Old desk', baseBoard: { manufacturer: 'HP' }, ...parts },
};

async function start(routes: Routes) {
  const stub = await startStub({ [STATE]: state, ...routes });
  const rig = rigFor(stub.origin);
  const read = (more: object = {}) => rig.asio.readDevice({ ...place, ...more }, interactive());
  return { stub, rig, read };
}

const fieldsOf = ({ query }: Seen) => query.get('field')?.split(',') ?? [];

describe('one device', () => {
  test('is told as a list would by a single request, where no more is asked of it', async () => {
    const { stub, rig } = await start({ [DETAIL]: whole });
    const facts = await rig.asio.readFacts(place, background());
    expect(facts).toMatchObject({ id: 'd1', companyId: 'c1', siteId: 's1' });
    expect(stub.to(STATE)).toEqual([]);
  });

  test('is told with its parts and who signed in last', async () => {
    const { stub, read } = await start({ [DETAIL]: whole });
    await expect(read()).resolves.toEqual({
      facts: {
        id: 'd1',
        companyId: 'c1',
        siteId: 's1',
        name: 'Front desk',
        hostName: 'WS-01',
        kind: 'desktop',
        maker: 'Dell Inc.',
        model: 'OptiPlex 7010',
        serialNumber: 'ABC1234',
        operatingSystem: { name: 'Microsoft Windows 11 Pro', build: '22631' },
        addresses: ['10.0.0.5'],
        macAddresses: [],
        regId: '987654',
      },
      details: {
        processor: 'Intel Xeon',
        memoryBytes: 16 * GIB,
        lastUser: 'CORP\\a.miller',
        lastUserAt: Date.UTC(2026, 10, 20, 7, 41),
      },
    });
    const [asked] = stub.to(DETAIL).map(fieldsOf);
    expect(asked).toEqual(expect.arrayContaining(['processors', 'physicalMemory', 'system']));
    expect(asked?.length).toBeLessThanOrEqual(15);
  });

  test('has no gap where a part is not told', async () => {
    const { read } = await start({
      [DETAIL]: { json: { network: { friendlyName: 'Core switch', processors: {} } } },
      [STATE]: { status: 404, json: { message: 'Not found' } },
    });
    await expect(read()).resolves.toEqual({
      facts: expect.objectContaining({ kind: 'network-device', name: 'Core switch' }) as unknown,
      details: {},
    });
  });

  test('may have its last user among those who are signed in', async () => {
    const { read } = await start({
      [DETAIL]: whole,
      [STATE]: {
        json: {
          lastLoggedOnUser: {},
          loggedOnUsers: [
            { username: 'first', logonTime: '2026-11-01T08:00:00Z' },
            { username: 'second', logonTime: '2026-11-02T08:00:00Z' },
            null,
          ],
        },
      },
    });
    expect((await read())?.details.lastUser).toBe('second');
  });

  test('must be the one that was asked for', async () => {
    const { read } = await start({
      [DETAIL]: { json: { endpointID: 'd2', platform: { os: {} } } },
    });
    expect((await failureOf(read())).kind).toBe('bad-response');
  });

  test.for([{ json: {} }, { json: { platform: {} } }, page, { json: [] }] as const)(
    'is not made of %j',
    async (answered) => {
      const { read } = await start({ [DETAIL]: answered });
      expect((await failureOf(read())).kind).toBe('bad-response');
    },
  );

  test('that no version of the call knows is gone', async () => {
    const none = { status: 404, json: { code: 'not_found', message: 'Endpoint not found' } };
    const { read } = await start({ [DETAIL]: none, [V1]: none });
    await expect(read()).resolves.toBeUndefined();
    const without = await start({ [V1]: none });
    await expect(without.read({ siteId: undefined })).resolves.toBeUndefined();
  });

  test.for([
    [{ status: 500 }, 'server-error'],
    [{ fault: 'drop' }, 'offline'],
  ] as const)('is not taken for gone: %j', async ([answered, kind]) => {
    const { read } = await start({ [DETAIL]: answered });
    expect((await failureOf(read())).kind).toBe(kind);
  });

  test('that the key may not read names the scope', async () => {
    const refused = { status: 403, json: { code: 'forbidden', message: 'client has no access' } };
    const { read } = await start({ [DETAIL]: refused, [V1]: refused });
    expect(await failureOf(read())).toMatchObject({
      kind: 'missing-scope',
      scope: 'platform.devices.read',
    });
  });
});

describe('a tenant that differs', () => {
  const picky =
    (most: number, answered = whole) =>
    (seen: Seen): Answered =>
      fieldsOf(seen).length > most ? { status: 400, json: { message: 'Invalid field' } } : answered;

  test('is asked for fewer fields, then for none, and that is remembered', async () => {
    for (const [most, tries] of [
      [12, 2],
      [0, 3],
    ] as const) {
      const { stub, rig, read } = await start({ [DETAIL]: picky(most) });
      await read();
      expect(stub.to(DETAIL)).toHaveLength(tries);
      await rig.reborn().asio.readDevice(place, interactive());
      expect(stub.to(DETAIL)).toHaveLength(tries + 1);
    }
  });

  test('is not known by a device of another category, which has fewer fields', async () => {
    const network: Answered = { json: { network: { friendlyName: 'Core switch' } } };
    const { stub, read } = await start({ [DETAIL]: picky(0, network) });
    await read();
    stub.change({ [DETAIL]: whole });
    expect((await read())?.details.memoryBytes).toBe(16 * GIB);
  });

  test.for([
    { status: 405, json: { message: 'no' } },
    { status: 404, text: 'Cannot GET' },
    { status: 404, json: { message: 'no Route matched with those values' } },
  ] as const)('is asked by version 1, and that is remembered: %j', async (refused) => {
    const { stub, rig, read } = await start({ [DETAIL]: refused, [V1]: legacy });
    await expect(read()).resolves.toMatchObject({
      facts: { name: 'Old desk', maker: 'HP' },
      details: { processor: 'Intel Xeon', memoryBytes: 16 * GIB, lastUser: 'CORP\\a.miller' },
    });
    await rig.reborn().asio.readDevice(place, interactive());
    expect(stub.to(DETAIL)).toHaveLength(1);
  });

  test('is asked by version 1 for a device that stands elsewhere, which says nothing of the next', async () => {
    const { stub, read } = await start({
      [DETAIL]: { status: 404, json: { code: 'not_found', message: 'Endpoint not found' } },
      [V1]: legacy,
    });
    expect((await read())?.facts.name).toBe('Old desk');
    expect((await read({ siteId: undefined }))?.facts.name).toBe('Old desk');
    await read();
    expect(stub.to(DETAIL)).toHaveLength(2);
  });
});

describe('who signed in last', () => {
  test.for([
    { status: 403, text: 'client has no access' },
    { status: 405 },
    { ...page, status: 404 },
  ] as const)('is left out and not asked again after %j', async (refused) => {
    const { stub, rig, read } = await start({ [DETAIL]: whole, [STATE]: refused });
    expect((await read())?.details.lastUser).toBeUndefined();
    await rig.reborn().asio.readDevice(place, interactive());
    expect(stub.to(STATE)).toHaveLength(1);
  });

  test.for([
    { status: 404, json: { message: 'Not found' } },
    { status: 404 },
    { status: 400, json: {} },
    { fault: 'drop' },
    { text: 'odd' },
  ] as const)('is left out this time after %j', async (failed) => {
    const { stub, read } = await start({ [DETAIL]: whole, [STATE]: failed });
    expect((await read())?.details).toEqual({ processor: 'Intel Xeon', memoryBytes: 16 * GIB });
    stub.change({ [STATE]: state });
    expect((await read())?.details.lastUser).toBe('CORP\\a.miller');
  });

  test('is asked for again once the permissions were proved anew', async () => {
    const { stub, rig, read } = await start({
      [DETAIL]: whole,
      [STATE]: { status: 403, text: 'client has no access' },
    });
    await read();
    stub.change({ [STATE]: state, 'GET /api/platform/v1/company/companies': { json: [] } });
    await rig.asio.provePermissions(interactive());
    expect((await read())?.details.lastUser).toBe('CORP\\a.miller');
  });
});
