import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type ApiClient, type Reply } from './api-client.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';

interface Group {
  readonly companyID: string;
  readonly siteID: string;
  readonly endpoints: readonly Readonly<Record<string, unknown>>[];
}
type Listing = Partial<Record<'platform' | 'network' | 'cloud', readonly Group[]>>;

let sandbox: Sandbox;
let client: ApiClient;

beforeAll(async () => {
  sandbox = await startSandbox({ withoutTls: true, quota: { limit: 10_000 } });
  client = await connect(sandbox);
});
afterAll(() => sandbox.stop());

const list = (query: string, body: unknown, category = 'all'): Promise<Reply> =>
  client.send('POST', `/api/platform/v2/device/categories/${category}/endpoints${query}`, body);

const endpointsOf = ({ body }: Reply): readonly Readonly<Record<string, unknown>>[] =>
  Object.values(body as Listing).flatMap((groups) => groups.flatMap(({ endpoints }) => endpoints));

const busiest = () => {
  const [found] = sandbox.world.companies.toSorted(
    (left, right) =>
      sandbox.world.devicesOf(right.id).length - sandbox.world.devicesOf(left.id).length,
  );
  if (!found) throw new Error('The world has no company');
  return found.id;
};
const ofCompany = (...resources: readonly string[]) => ({ resourceType: 'company', resources });

describe('the device list', () => {
  test('gives every device of the company once, page by page, and links to the next one', async () => {
    const ids: unknown[] = [];
    let cursor: string | undefined = '0';
    while (cursor !== undefined) {
      const page = await list(`?limit=7&cursor=${cursor}`, ofCompany(busiest()));
      ids.push(...endpointsOf(page).map(({ endpointID }) => endpointID));
      const link = page.headers.get('link') ?? '';
      cursor =
        /^<https:\/\/openapi\.service\.itsupport247\.net\/api\/platform\/v2\/device\/categories\/all\/endpoints\?cursor=(\d+)&limit=7>; rel="next"$/.exec(
          link,
        )?.[1];
      expect(cursor === undefined).toBe(link === '');
    }
    const all = sandbox.world.devicesOf(busiest()).map(({ id }) => id);
    expect(ids).toHaveLength(all.length);
    expect(new Set(ids)).toEqual(new Set(all));
  });

  test('groups by category, company and site', async () => {
    const { body } = await list(
      '',
      ofCompany(...sandbox.world.companies.slice(0, 4).map(({ id }) => id)),
    );

    expect(Object.keys(body as Listing)).toEqual(['platform', 'network', 'cloud']);
    for (const { companyID, siteID } of (body as Listing).platform ?? []) {
      expect(sandbox.world.site(siteID)?.companyId).toBe(companyID);
    }
  });

  test('gives metadata only where no field is named, and nothing but the named ones otherwise', async () => {
    const [bare] = endpointsOf(await list('?limit=1', ofCompany(busiest())));
    expect(bare).not.toHaveProperty('system');
    const [projected] = endpointsOf(
      await list('?limit=1&field=friendlyName,system', ofCompany(busiest())),
    );
    expect(Object.keys(projected ?? {}).toSorted()).toEqual([
      'endpointID',
      'friendlyName',
      'system',
    ]);
  });

  test('filters by kind and sorts', async () => {
    const servers = await list(
      '?field=endpointType,friendlyName&filter=endpointType%20in%20(Server)&sortBy=friendlyName%20desc',
      ofCompany(busiest()),
    );
    const found = endpointsOf(servers);
    expect(new Set(found.map(({ endpointType }) => endpointType))).toEqual(new Set(['Server']));
  });

  test('answers 404 past the end, for a company without devices and for an unknown one', async () => {
    const empty =
      sandbox.world.companies.find(({ id }) => sandbox.world.devicesOf(id).length === 0)?.id ?? '';

    expect(await list('?cursor=5000', ofCompany(busiest()))).toMatchObject({ status: 404 });
    expect(await list('', ofCompany(empty))).toMatchObject({ status: 404 });
    expect(await list('', ofCompany('11111111-1111-4111-8111-111111111111'))).toMatchObject({
      status: 404,
    });
  });

  test('takes four companies, ten sites or 500 endpoints, and not one more', async () => {
    const id = busiest();
    const many = (count: number) => Array<string>(count).fill(id);
    for (const [resourceType, most] of [
      ['company', 4],
      ['site', 10],
      ['endpoint', 500],
    ] as const) {
      expect((await list('', { resourceType, resources: many(most) })).status).not.toBe(400);
      expect(await list('', { resourceType, resources: many(most + 1) })).toMatchObject({
        status: 400,
        body: { code: 'bad_request' },
      });
    }
  });

  test.for([
    ['a plural', { resourceType: 'companies', resources: ['x'] }, ''],
    ['an inherited name', { resourceType: 'constructor', resources: ['x'] }, ''],
    ['no resources', { resourceType: 'company', resources: [] }, ''],
    ['an id that is no text', { resourceType: 'company', resources: [5] }, ''],
    ['a list', [], ''],
    ['sixteen fields', ofCompany('x'), `?field=${Array(16).fill('os').join(',')}`],
    ['an unknown field', ofCompany('x'), '?field=warranty'],
    ['a field with the wrong case', ofCompany('x'), '?field=friendlyname'],
    ['a limit over 500', ofCompany('x'), '?limit=501'],
    ['a limit of none', ofCompany('x'), '?limit=0'],
    ['a cursor that is no number', ofCompany('x'), '?cursor=next'],
    ['another order', ofCompany('x'), '?sortBy=deviceName'],
    ['another filter', ofCompany('x'), '?filter=os%20in%20(Windows)'],
  ] as const)('refuses %s', async ([, body, query]) => {
    expect(await list(query, body)).toMatchObject({ status: 400, body: { code: 'bad_request' } });
  });

  test('refuses a form, an unknown category and fields of another category', async () => {
    const path = '/api/platform/v2/device/categories/all/endpoints';
    expect(
      await client.send('POST', path, 'resourceType=company', 'application/x-www-form-urlencoded'),
    ).toMatchObject({ status: 400 });
    expect(await list('', ofCompany(busiest()), 'servers')).toMatchObject({ status: 400 });
    expect(await list('?field=agentInstalledUTC', ofCompany(busiest()), 'network')).toMatchObject({
      status: 400,
    });
  });

  test('can want GET, as one tenant does', async () => {
    const quirky = await startSandbox({ withoutTls: true, quirks: { deviceListMethod: 'GET' } });
    const other = await connect(quirky);

    const path = '/api/platform/v2/device/categories/all/endpoints';
    expect(await other.send('POST', path, ofCompany(busiest()))).toMatchObject({ status: 405 });
    await quirky.stop();
  });

  test('can refuse the other method by a 400 that says nothing', async () => {
    const quirky = await startSandbox({
      withoutTls: true,
      quirks: { deviceListMethod: 'GET', deviceListRefusal: 400 },
    });
    const path = '/api/platform/v2/device/categories/all/endpoints';
    expect(await (await connect(quirky)).send('POST', path, ofCompany(busiest()))).toMatchObject({
      status: 400,
      body: { message: 'Bad Request' },
    });
    await quirky.stop();
  });

  test('does not have a host that only the watch over hypervisors knows', async () => {
    const hosts = sandbox.world.watches.flatMap((watch) => watch.hosts);
    const unlisted = hosts.find(({ device }) => device && !sandbox.world.listed(device.id))?.device;
    const { id = '', companyId, siteId } = unlisted ?? {};
    const path = `/api/platform/v2/device/companies/${companyId}/sites/${siteId}/endpoints/${id}`;

    expect(await list('', { resourceType: 'endpoint', resources: [id] })).toMatchObject({
      status: 404,
    });
    expect(await client.get(path)).toMatchObject({ status: 200, body: { endpointID: id } });
  });
});

describe('the detail of a device', () => {
  test('is found under its own company and site only, with what was asked for', async () => {
    const [device, ...others] = sandbox.world.devicesOf(busiest());
    const stranger = others.find(({ siteId }) => siteId !== device?.siteId);
    const at = (siteId = '') =>
      `/api/platform/v2/device/companies/${device?.companyId}/sites/${siteId}/endpoints/${device?.id}`;

    const { body } = await client.get(`${at(device?.siteId)}?field=friendlyName,bios`);
    expect(body).toMatchObject({
      endpointID: device?.id,
      platform: { friendlyName: device?.friendlyName },
    });
    expect((body as { platform: object }).platform).not.toHaveProperty('os');
    expect(await client.get(at(stranger?.siteId ?? 'x'))).toMatchObject({ status: 404 });
    expect(await client.get(`${at(device?.siteId)}?field=warranty`)).toMatchObject({ status: 400 });
    const sixteen = Array(16).fill('os').join(',');
    expect(await client.get(`${at(device?.siteId)}?field=${sixteen}`)).toMatchObject({
      status: 400,
    });
  });

  test('has its parts where an agent reports them and they are asked for', async () => {
    const detail = async (kind: string, field: string) => {
      const device = sandbox.world.devices.find((one) => one.kind === kind);
      const { body } = await client.get(
        `/api/platform/v2/device/companies/${device?.companyId}/sites/${device?.siteId}/endpoints/${device?.id}?field=${field}`,
      );
      return body as Record<string, unknown>;
    };
    const { platform } = await detail('server', 'processors,physicalMemory,users');
    expect(platform).toMatchObject({
      processors: [{ product: expect.any(String) as unknown }, {}],
      physicalMemory: [{ sizeBytes: expect.any(Number) as unknown }, {}, {}, {}],
    });
    expect(await detail('server', 'os')).not.toHaveProperty('platform.processors');
    expect(await detail('network', 'processors,os')).not.toHaveProperty('network.processors');
  });

  test('and who signed in last are told by another call, where an agent runs', async () => {
    const state = (kind: string) => {
      const device = sandbox.world.devices.find((one) => one.kind === kind);
      return client.get(`/api/platform/v2/device/endpoints/${device?.id}/system-state-info`);
    };
    const { body } = await state('laptop');
    expect(body).toMatchObject({
      lastLoggedOnUser: { username: expect.stringContaining('CORP') as unknown },
      startupStatus: { lastBootUpTimeUTC: expect.stringMatching(/^2\d{3}-/) as unknown },
    });
    expect(await state('network')).toMatchObject({ status: 404 });
    const nothing = await client.get('/api/platform/v2/device/endpoints/x/system-state-info');
    expect(nothing.status).toBe(404);
  });

  test('of version 1 needs no company and spells the board differently', async () => {
    const [device] = sandbox.world.devicesOf(busiest());
    const { body } = await client.get(`/api/platform/v1/device/endpoints/${device?.id}`);

    expect(body).toMatchObject({
      clientID: device?.companyId,
      baseBoard: { manufacturer: device?.hardware.maker },
    });
  });
});

describe('the other device calls', () => {
  test('translate public ids to private ones and back', async () => {
    const [device] = sandbox.world.devices;
    const mapping = [{ privateID: device?.id, publicID: device?.publicId }];

    expect(
      (await client.get(`/api/platform/v2/device/mappings/private?filter=${device?.publicId}`))
        .body,
    ).toEqual({ mapping });
    expect(
      (await client.get(`/api/platform/v2/device/mappings/public?filter=${device?.id}`)).body,
    ).toEqual({ mapping });
    expect(
      await client.get(`/api/platform/v2/device/mappings/private?filter=${device?.id}`),
    ).toMatchObject({ status: 404 });
    expect(await client.get('/api/platform/v2/device/mappings/private')).toMatchObject({
      status: 400,
    });
  });

  test('tell the regId in version 1 only', async () => {
    const { body } = await client.get(`/api/platform/v1/device/clients/${busiest()}/endpoints`);

    expect((body as { endpoints: readonly unknown[] }).endpoints[0]).toMatchObject({
      endpointId: sandbox.world.devicesOf(busiest())[0]?.id,
      regId: sandbox.world.devicesOf(busiest())[0]?.regId,
    });
  });

  test('want plural words and four companies at most for the heartbeat', async () => {
    const path = '/api/platform/v2/device/endpoints/heartbeat';
    expect(await client.get(`${path}?resourceType=companies&resources=${busiest()}`)).toMatchObject(
      {
        status: 200,
        body: { status: 'success' },
      },
    );
    expect(await client.get(`${path}?resourceType=company&resources=${busiest()}`)).toMatchObject({
      status: 400,
    });
    expect(await client.get(`${path}?resourceType=companies&resources=1,2,3,4,5`)).toMatchObject({
      status: 400,
    });
    expect(await client.get(`${path}?resourceType=endpoints&resources=1`)).toMatchObject({
      status: 403,
    });
  });
});
