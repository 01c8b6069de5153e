import { describe, expect, test } from 'vitest';
import { companyId, deviceId, interactive, rigFor } from './rig';
import { failureOf } from './failing';
import { LIST, page as webPage, startStub, type Answered, type Routes, type Seen } from './stub';

const C1 = companyId('11111111-1111-4111-8111-111111111111');
const C2 = companyId('12222222-1111-4111-8111-111111111111');
const D1 = deviceId('33333333-3333-4333-8333-333333333333');
const PLATFORM = 'POST /api/platform/v2/device/categories/platform/endpoints';
const NETWORK = 'POST /api/platform/v2/device/categories/network/endpoints';
const CLOUD = 'POST /api/platform/v2/device/categories/cloud/endpoints';

const groups = (...endpoints: unknown[]) => [{ companyID: C1, siteID: 's1', endpoints }];
const named = (...names: string[]): Answered => ({
  json: { platform: groups(...names.map((name) => ({ endpointID: name, friendlyName: name }))) },
});
const next = (cursor: number | string) => ({
  link: `<https://openapi.invalid/x?cursor=${cursor}&limit=500>; rel="next"`,
});
const none: Answered = { status: 404, json: { code: 'not_found', message: 'No endpoints found' } };

async function start(routes: Routes) {
  const stub = await startStub(routes);
  const rig = rigFor(stub.origin);
  const list = (cursor?: string) =>
    rig.asio.listDevices({ companyIds: [C1, C2], cursor }, interactive());
  return { stub, rig, list };
}

/** All pages, as the sync reads them. */
async function listAll(
  list: (cursor?: string) => ReturnType<Awaited<ReturnType<typeof start>>['list']>,
) {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(cursor);
    names.push(...page.items.map(({ name }) => name));
    cursor = page.next;
  } while (cursor !== undefined);
  return names;
}

const one = async (endpoint: object, category = 'platform') => {
  const { list } = await start({
    [LIST]: { json: { [category]: groups({ endpointID: D1, ...endpoint }) } },
  });
  const { items } = await list();
  return items[0];
};

describe('the request', () => {
  test('names the companies, the page and at most fifteen fields', async () => {
    const { stub, list } = await start({ [LIST]: named('A') });
    await list();
    const [asked] = stub.to(LIST);
    expect(asked?.body).toEqual({ resourceType: 'company', resources: [C1, C2] });
    expect(asked?.query.get('limit')).toBe('500');
    expect(asked?.query.get('field')?.split(',').length).toBeLessThanOrEqual(15);
    expect(asked?.search).not.toContain('%2C');
    expect(asked?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(asked?.headers['content-type']).toBe('application/json');
  });

  test('asks for fewer fields where they are refused, and remembers what worked', async () => {
    const few = ({ query }: Seen): Answered =>
      (query.get('field')?.split(',').length ?? 0) > 8
        ? { status: 400, json: { code: 'bad_request', message: 'unknown field' } }
        : named('A');
    const { stub, rig, list } = await start({ [LIST]: few });
    expect((await list()).items).toHaveLength(1);
    expect(stub.to(LIST)).toHaveLength(2);
    await rig.reborn().asio.listDevices({ companyIds: [C1] }, interactive());
    expect(stub.to(LIST)).toHaveLength(3);

    stub.change({ [LIST]: ({ query }) => (query.has('field') ? { status: 400 } : named('A')) });
    expect((await list()).items).toHaveLength(1);
  });

  test('goes on where the page before ended, whatever host the link names', async () => {
    const { stub, list } = await start({
      [LIST]: [
        { ...named('A'), headers: next(500) },
        { ...named('B'), headers: next(1000) },
        named('C'),
      ],
    });
    expect(await listAll(list)).toEqual(['A', 'B', 'C']);
    expect(stub.to(LIST).map(({ query }) => query.get('cursor'))).toEqual([null, '500', '1000']);
  });

  test('ends with a 404: no devices, or a page past the end', async () => {
    const { list } = await start({ [LIST]: [{ ...named('A'), headers: next(500) }, none] });
    expect(await listAll(list)).toEqual(['A']);
    for (const answered of [none, { status: 404 }, { status: 404, text: 'No devices' }]) {
      const empty = await start({ [LIST]: answered });
      await expect(empty.list()).resolves.toEqual({ items: [], setAside: 0 });
    }
  });

  test.for([['500'], ['499'], ['0'], ['']])(
    'does not go round in circles: cursor %j after 500',
    async ([cursor]) => {
      const { stub, list } = await start({
        [LIST]: [
          { ...named('A'), headers: next(500) },
          { ...named('B'), headers: next(cursor ?? '') },
        ],
      });
      expect((await failureOf(listAll(list))).kind).toBe('bad-response');
      expect(stub.to(LIST)).toHaveLength(2);
    },
  );
});

describe('pages without end', () => {
  test('are those that hold nothing and name a next one', async () => {
    const { list } = await start({ [LIST]: { json: { platform: [] }, headers: next(500) } });
    expect((await failureOf(list())).kind).toBe('bad-response');
  });

  test('are more of them than there can be', async () => {
    const { list } = await start({ [LIST]: { ...named('A'), headers: next(999) } });
    await expect(list('all/499:998')).resolves.toMatchObject({ next: 'all/500:999' });
    expect((await failureOf(list('all/500:998'))).message).toContain('do not come to an end');
    // As an earlier version wrote it.
    await expect(list('all:998')).resolves.toMatchObject({ next: 'all/2:999' });
  });

  test('are not those of odd records', async () => {
    const odd = { json: { platform: groups({ endpointID: 7 }) }, headers: next(500) };
    const { list } = await start({
      [LIST]: ({ query }) => (query.has('cursor') ? named('A') : odd),
    });
    await expect(listAll(list)).resolves.toEqual(['A']);
  });
});

describe('a page', () => {
  test('takes devices of all categories, also where one is absent or null', async () => {
    const { list } = await start({
      [LIST]: {
        json: {
          network: groups({ endpointID: 'n1', deviceName: 'SW-01' }),
          cloud: groups({ endpointID: 'c1', deviceName: 'VM-01', virtualType: 'Guest' }),
          platform: null,
        },
      },
    });
    const { items } = await list();
    expect(items.map(({ name, kind }) => [name, kind])).toEqual([
      ['SW-01', 'network-device'],
      ['VM-01', 'cloud'],
    ]);
  });

  test('loses no more than what is odd', async () => {
    const device = { endpointID: 'd1', friendlyName: 'WS-01' };
    const odd = [
      null,
      'x',
      7,
      [],
      {},
      { endpointID: 7 },
      { endpointID: '' },
      { endpointID: '../x' },
    ];
    const { list } = await start({
      [LIST]: {
        json: {
          platform: [
            null,
            'group',
            { companyID: C1, endpoints: 'none' },
            { companyID: C1, siteID: 's1' },
            { companyID: C1, siteID: 's1', endpoints: null },
            { siteID: 's1', endpoints: [device] },
            { companyID: C1, siteID: null, endpoints: [...odd, device] },
          ],
          network: 'odd',
        },
      },
    });
    const { items, setAside } = await list();
    expect(items).toMatchObject([{ id: 'd1', companyId: C1, siteId: undefined }]);
    // Three odd groups, a device without a company, the odd devices, the odd category.
    expect(setAside).toBe(3 + 1 + odd.length + 1);
  });

  test('keeps a device of which single values are odd', async () => {
    const device = await one({
      friendlyName: { a: 1 },
      deviceName: 'WS-01',
      ipAddress: '10.0.0.5',
      macAddress: [null, '00:00:5E:00:53:01', '00:00:00:00:00:00'],
      system: ['x'],
      os: 'Windows',
      createdAt: 5,
    });
    expect(device).toEqual({
      id: D1,
      companyId: C1,
      siteId: 's1',
      name: 'WS-01',
      hostName: 'WS-01',
      kind: 'desktop',
      addresses: ['10.0.0.5'],
      macAddresses: ['00:00:5E:00:53:01'],
    });
  });

  test.for([[[]], ['text'], [{ code: 'x', message: 'y' }], [{ data: [] }]])(
    'is not %j',
    async ([json]) => {
      const { list } = await start({ [LIST]: { json } });
      expect((await failureOf(list())).kind).toBe('bad-response');
    },
  );

  test('may be empty', async () => {
    for (const json of [{}, { platform: [], network: [], cloud: [] }, { platform: null }]) {
      const { list } = await start({ [LIST]: { json } });
      await expect(list()).resolves.toEqual({ items: [], setAside: 0 });
    }
  });
});

describe('a device', () => {
  const dell = {
    endpointID: D1.toUpperCase(),
    friendlyName: 'Front desk',
    deviceName: 'WS-01',
    endpointType: 'Desktop',
    virtualType: 'Physical',
    createdAt: '2024-05-01T00:00:00Z',
    agentInstalledUTC: '2024-03-01T00:00:00Z',
    regId: 987654,
    ipAddress: ['10.0.0.5'],
    macAddress: ['00:00:5E:00:53:01'],
    system: {
      product: 'OptiPlex',
      model: 'OptiPlex 7010',
      serialNumber: 'ABC1234',
      chassisTypes: [3],
    },
    baseboard: { manufacturer: 'Dell Inc.', product: '0ABCDE', serialNumber: '/ABC1234/CN' },
    bios: { manufacturer: 'Dell BIOS', serialNumber: 'BIOS9999' },
    os: { product: 'Microsoft Windows 11 Pro', buildNumber: '22631', displayVersion: '23H2' },
  };

  test('is what its record says', async () => {
    expect(await one(dell)).toEqual({
      id: D1,
      companyId: C1,
      siteId: 's1',
      name: 'Front desk',
      hostName: 'WS-01',
      kind: 'desktop',
      maker: 'Dell Inc.',
      model: 'OptiPlex 7010',
      serialNumber: 'ABC1234',
      operatingSystem: { name: 'Microsoft Windows 11 Pro', build: '22631' },
      addresses: ['10.0.0.5'],
      macAddresses: ['00:00:5E:00:53:01'],
      firstSeenAt: Date.UTC(2024, 2, 1),
      regId: '987654',
    });
  });

  test.for([
    [
      'the BIOS where the system has a placeholder',
      { system: { serialNumber: 'Default string' } },
      'BIOS9999',
    ],
    [
      'nothing where both are placeholders, not the board',
      { system: {}, bios: { serialNumber: 'None' } },
      undefined,
    ],
    [
      'nothing of a virtual machine',
      { system: { serialNumber: 'VMware-56 4d' }, bios: null },
      undefined,
    ],
  ] as const)('has the serial number of %s', async ([, more, serialNumber]) => {
    expect((await one({ ...dell, ...more }))?.serialNumber).toBe(serialNumber);
  });

  test.for([
    ['the board', {}, 'Dell Inc.'],
    [
      'the BIOS where the board says nothing',
      { baseboard: { manufacturer: 'To be filled by O.E.M.' } },
      'Dell BIOS',
    ],
    [
      'nobody where the BIOS names who makes firmware',
      { baseboard: {}, bios: { manufacturer: 'American Megatrends Inc.' } },
      undefined,
    ],
  ] as const)('has the maker of %s', async ([, more, maker]) => {
    expect((await one({ ...dell, ...more }))?.maker).toBe(maker);
  });

  test.for([
    [{ system: { model: 'System Product Name', product: 'Latitude 5440' } }, 'Latitude 5440'],
    [{ system: { product: '' } }, '0ABCDE'],
    [{ system: null, baseboard: { product: 'Default string' } }, undefined],
  ] as const)('has a model: %j', async ([more, model]) => {
    expect((await one({ ...dell, ...more }))?.model).toBe(model);
  });

  test.for([
    [{ agentInstalledUTC: '0001-01-01T00:00:00Z' }, Date.UTC(2024, 4, 1)],
    [{ agentInstalledUTC: '2999-01-01T00:00:00Z', createdAt: '' }, undefined],
    [{ agentInstalledUTC: '2023-02-01 10:00:00.000' }, Date.UTC(2023, 1, 1, 10)],
    [{ agentInstalledUTC: 'soon', createdAt: '2024-05-01T02:00:00+02:00' }, Date.UTC(2024, 4, 1)],
  ] as const)('was first seen at its earliest credible trace: %j', async ([more, at]) => {
    expect((await one({ ...dell, ...more }))?.firstSeenAt).toBe(at);
  });

  test.for([
    [{ system: { chassisTypes: [10] } }, 'laptop'],
    [{ system: { chassisTypes: ['10'] } }, 'laptop'],
    [{ endpointType: 'Server' }, 'server'],
    [{ virtualType: 'Guest' }, 'virtual-machine'],
    [{ virtualType: 'Host', endpointType: 'Server' }, 'hypervisor-host'],
    [{ type: 'Firewall' }, 'network-device'],
    [{ type: 'Mobile' }, 'mobile'],
  ] as const)('is of a kind: %j', async ([more, kind]) => {
    expect((await one({ ...dell, ...more }))?.kind).toBe(kind);
  });

  test('without any name has its serial number or its id for one', async () => {
    expect((await one({ system: { serialNumber: 'ABC1234' } }))?.name).toBe('ABC1234');
    expect((await one({}))?.name).toBe(D1);
  });

  test('with a hostile name is shown as one harmless line', async () => {
    const device = await one({
      friendlyName: '<img src=x>\u202e\nevil',
      deviceName: 'a'.repeat(999),
    });
    expect(device?.name).toBe('<img src=x> evil');
    expect(device?.hostName).toHaveLength(200);
  });
});

describe('a tenant without the category for all', () => {
  test.for([
    ['a 400', { status: 400, json: { code: 'bad_request', message: 'Unknown category all' } }],
    ['a 404 of the gateway', { status: 404, text: 'Cannot POST /x' }],
    [
      'a 404 of the gateway in JSON',
      { status: 404, json: { message: 'no Route matched with those values' } },
    ],
    ['a 404 as a web page', { ...webPage, status: 404 }],
  ] as const)('is asked for one after the other: %s', async ([, refused]) => {
    const { stub, rig, list } = await start({
      [LIST]: refused,
      [PLATFORM]: [{ ...named('A'), headers: next(500) }, named('B')],
      [NETWORK]: none,
      [CLOUD]: named('C'),
    });
    expect(await listAll(list)).toEqual(['A', 'B', 'C']);

    const before = stub.to(LIST).length;
    stub.change({ [PLATFORM]: named('A') });
    await rig.reborn().asio.listDevices({ companyIds: [C1] }, interactive());
    expect(stub.to(LIST)).toHaveLength(before);
  });

  test('is not concluded from a request that is refused in every way', async () => {
    const refused: Answered = { status: 400, json: { message: 'Unknown company' } };
    const { stub, list } = await start({ [LIST]: refused, [PLATFORM]: refused });
    const failure = await failureOf(list());
    expect(failure).toMatchObject({ kind: 'rejected', status: 400 });
    expect(failure.message).toContain('Unknown company');

    stub.change({ [LIST]: named('A') });
    expect((await list()).items).toHaveLength(1);
  });
});

describe('devices by their ids', () => {
  test('are those that exist', async () => {
    const { stub, rig } = await start({
      [LIST]: [{ ...named('d1'), headers: next(500) }, named('d2')],
    });
    const ids = [deviceId('d1'), deviceId('d2'), deviceId('d3')];
    const found = await rig.asio.findDevices(ids, interactive());
    expect(found.items.map(({ id }) => id)).toEqual(['d1', 'd2']);
    expect(stub.to(LIST)[0]?.body).toEqual({ resourceType: 'endpoint', resources: ids });
  });

  test('may be none, without a request for none', async () => {
    const { stub, rig } = await start({ [LIST]: none });
    const nothing = { items: [], setAside: 0 };
    await expect(rig.asio.findDevices([deviceId()], interactive())).resolves.toEqual(nothing);
    await expect(rig.asio.findDevices([], interactive())).resolves.toEqual(nothing);
    expect(stub.to(LIST)).toHaveLength(1);
  });
});
