import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PORTAL_HOST } from './hosts.ts';
import { routeOf, deviceHref } from './portal/browser/route.ts';
import type { DeviceRow, ListData } from './portal/browser/portal-data.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';
import { FIELD } from './world/field-definitions.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

interface Page {
  readonly status: number | undefined;
  readonly policy: string | undefined;
  readonly text: string;
}

const visit = (path: string, host = PORTAL_HOST, body?: string): Promise<Page> =>
  new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: sandbox.httpsPort,
      path,
      headers: { host },
      rejectUnauthorized: false,
      method: body === undefined ? 'GET' : 'POST',
    };
    request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({
          status: response.statusCode,
          policy: response.headers['content-security-policy']?.toString(),
          text,
        });
      });
    })
      .on('error', reject)
      .end(body);
  });

describe('the portal', () => {
  test.for([
    '/QADashB/QuickAccess/NewDesktops',
    '/qadashb/quickaccess/newdesktops/service-tickets',
    '/QaDashB/QuickAccess/NewDesktops/',
  ])('serves its shell at %s, under a strict policy', async (path) => {
    const { status, policy, text } = await visit(path);

    expect(status).toBe(200);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(text).toContain('/portal-assets/main.ts');
  });

  test('can do without the policy', async () => {
    expect((await visit('/QADashB/QuickAccess/NewDesktops?csp=off')).policy).toBeUndefined();
  });

  test('serves scripts without types', async () => {
    const { status, text } = await visit('/portal-assets/route.ts');

    expect(status).toBe(200);
    expect(text).not.toContain('readonly');
    expect(await visit('/portal-assets/../portal.ts')).toMatchObject({ status: 404 });
  });

  test('shows hostile names as text in the classic table', async () => {
    const { text } = await visit('/QADashB/QuickAccess/Desktops?page=2');

    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toContain('<img');
  });

  test('shows what the API knows, renames included', async () => {
    const [device] = sandbox.world.devices;
    sandbox.world.renameDevice(device?.id ?? '', 'Renamed & moved');
    const { text } = await visit(
      `/QADashB/QuickAccess/QuickAcessServerDetails?regId=${device?.regId}`,
    );
    const list = JSON.parse((await visit('/portal-data/devices?rows=5')).text) as ListData;

    expect(text).toContain('<h1>Renamed &amp; moved</h1>');
    expect(list.rows).toHaveLength(5);
    expect(list.rows[0]).toMatchObject({ id: device?.id, name: 'Renamed & moved' });
  });

  test("lets a technician type over a field that may be edited, by the field's own rules", async () => {
    const [device] = sandbox.world.devices;
    const type = (name: string, value: string) =>
      visit(`/portal-data/devices/${device?.id}`, PORTAL_HOST, JSON.stringify({ name, value }));

    expect(await type(FIELD.warranty, '2031-05-05')).toMatchObject({ status: 200 });
    expect(sandbox.world.fieldValue(device?.id ?? '', FIELD.warranty)).toBe('2031-05-05');
    expect(await type(FIELD.assetTag, 'wrong')).toMatchObject({ status: 400 });
    expect(await type(FIELD.vendorWarranty, '2031-05-05T00:00:00Z')).toMatchObject({ status: 400 });
  });

  test('frames a page of its own', async () => {
    const { text } = await visit('/QADashB/QuickAccess/Framed?endpointId=abc');

    expect(text).toContain(
      'src="/QADashB/QuickAccess/NewDesktops/device-details?embed=1&amp;endpointId=abc"',
    );
  });

  test('answers for no other host', async () => {
    expect(await visit('/', 'update.example.com')).toMatchObject({ status: 404 });
    expect(
      await visit('/api/platform/v1/company/companies', 'openapi.service.itsupport247.net'),
    ).toMatchObject({ status: 401 });
  });
});

describe('a device page', () => {
  const row: DeviceRow = {
    at: 17,
    id: 'aaaaaaaa-1111-4111-8111-111111111111',
    publicId: 'bbbbbbbb-1111-4111-8111-111111111111',
    regId: '1400119',
    companyId: 'cccccccc-1111-4111-8111-111111111111',
    name: 'WS-1',
    company: '',
    site: '',
    type: 'Desktop',
    model: '',
    serial: '',
    os: '',
    ip: '',
    seen: '',
    online: true,
  };

  test.for([
    ['hash', row.id],
    ['path', row.id],
    ['query', row.id],
    ['reg', row.regId],
    ['public', row.publicId],
    ['row', 'row-17'],
  ] as const)('has an address that leads back to it: %s', ([link, key]) => {
    const url = new URL(
      deviceHref(row, { link }, `?link=${link}`),
      'https://control.itsupport247.net',
    );

    expect(routeOf(url)).toEqual({ at: 'device', key });
    expect(url.searchParams.get('link')).toBe(link);
  });

  test('is found in an address that was percent-encoded on its way', () => {
    const url = new URL(deviceHref(row, { link: 'hash' }, ''), 'https://control.itsupport247.net');
    url.hash = encodeURIComponent(url.hash.slice(1));

    expect(routeOf(url)).toEqual({ at: 'device', key: row.id });
  });
});
