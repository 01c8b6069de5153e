import { describe, expect, test } from 'vitest';
import { parseGroupId, parseSiteId } from '@/lib/domain/ids';
import { descriptionFile, kindsOf, readDescription, sentOf } from '../sandbox/description.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { companyId, deviceId, fieldId, interactive, background, rigFor } from './rig';
import { COMPANIES, given, LIST, SITES, startStub, TOKEN, type Seen } from './stub';

const title = descriptionFile
  ? 'every request is one that ConnectWise describes'
  : 'skipped, because SHELFLIFE_OPENAPI names no file: every request is one that ConnectWise describes';

const C1 = companyId();
const D1 = deviceId();
const F1 = fieldId();
const S1 = parseSiteId('22222222-2222-4222-8222-222222222222');
const G1 = parseGroupId('44444444-4444-4444-8444-444444444444');

/** Everything that the client can be asked to do, against a tenant as documented and one that differs. */
async function everyRequest(): Promise<readonly Seen[]> {
  const fields = `/api/platform/v2/device/endpoints/${D1}/custom-fields`;
  const detail = `/api/platform/v2/device/companies/${C1}/sites/${S1}/endpoints/${D1}`;
  const device = { companyID: C1, siteID: 's1', endpoints: [{ endpointID: D1 }] };
  const created = { id: F1, name: 'Purchase Date', attributeType: 'string' };
  const documented = {
    [TOKEN]: given(),
    [COMPANIES]: { json: [{ id: C1, name: 'Contoso' }] },
    [SITES]: { json: [] },
    [LIST]: ({ query }: Seen) => ({
      json: { platform: [device] },
      headers: query.has('cursor') ? {} : { link: '<?cursor=1>; rel="next"' },
    }),
    [`GET ${fields}`]: { json: [] },
    [`PUT ${fields}`]: { json: [] },
    [`GET ${detail}`]: { json: { platform: { friendlyName: 'Front desk' } } },
    'POST /api/platform/v1/custom-field/definitions': { status: 201, json: created },
    'GET /api/platform/v1/custom-field/definitions': { json: [created] },
    'GET /api/platform/v1/device-groups': { json: [{ id: G1, name: 'Servers' }] },
  };
  const refusals = [{ status: 400 }, { status: 405 }];
  const seen: Seen[] = [];
  for (const refused of [undefined, ...refusals]) {
    // Another tenant each time: what one has shown is remembered.
    const stub = await startStub(
      refused
        ? {
            ...documented,
            ...Object.fromEntries(
              [LIST, `GET ${fields}`, `PUT ${fields}`, `GET ${detail}`].map((name) => [
                name,
                refused,
              ]),
            ),
          }
        : documented,
    );
    const rig = rigFor(stub.origin);
    const list = (cursor?: string) =>
      rig.asio.listDevices({ companyIds: [C1], cursor }, background());
    const place = { deviceId: D1, companyId: C1, siteId: S1 };
    const work: readonly (() => Promise<unknown>)[] = [
      () => rig.asio.provePermissions(interactive()),
      async () => list((await list()).next),
      () => rig.asio.findDevices([D1], interactive()),
      () => rig.asio.readDevice(place, interactive()),
      () => rig.asio.listGroups(interactive()),
      () => rig.asio.listGroupMembers(G1 ?? expect.fail(), interactive()),
      () => rig.asio.listHypervisorHosts(interactive()),
      () => rig.asio.otherIds(['private-id'], interactive()),
      () => rig.asio.createField('Purchase Date', interactive()),
      () => rig.asio.readFields(D1, [F1], interactive()),
      () => rig.asio.fieldsOfDevice(D1, interactive()),
      () => rig.asio.readVendorFields(D1, [F1], interactive()),
      () => rig.asio.readAllFields(D1, interactive()),
      () => rig.asio.writeFields(D1, new Map([[F1, '2026-05-16']]), interactive()),
    ];
    // What a tenant answers is another test's matter.
    for (const one of work) await one().catch(() => undefined);
    seen.push(...stub.seen);
  }
  return seen;
}

describe.skipIf(!descriptionFile)(title, () => {
  test('with its method, path, query parameters and body', async () => {
    const faultsOf = readDescription(descriptionFile ?? '');
    expect(faultsOf(await everyRequest())).toEqual([]);
    // The other way round: it does notice what is not described.
    const query = new URLSearchParams('everything=yes');
    const path = '/api/platform/v1/company/companies';
    expect(faultsOf([{ method: 'GET', path, query, body: undefined }])).toHaveLength(1);
    expect(faultsOf([{ method: 'PUT', path, query, body: {} }])).toHaveLength(1);
  });

  test('and so is each of those by which everything of the sandbox is read', async () => {
    const sandbox = await startSandbox({ withoutTls: true });
    try {
      const { clientId, clientSecret } = sandbox.keys.get('full');
      const credentials = { clientId, clientSecret, region: 'na' } as const;
      const { asio } = rigFor(sandbox.httpOrigin, { credentials });
      const { items: companies } = await asio.listCompanies(background());
      const companyIds = companies.slice(0, 4).map(({ id }) => id);
      const { items } = await asio.listDevices({ companyIds }, background());
      await asio.listSites(background());
      const { items: groups } = await asio.listGroups(background());
      for (const { id } of groups) await asio.listGroupMembers(id, background());
      const { items: hosts } = await asio.listHypervisorHosts(background());
      const fields = (await asio.listFields(background())).filter((one) => one.origin === 'vendor');
      for (const place of [
        ...hosts,
        ...items.slice(0, 20).map((one) => ({ ...one, deviceId: one.id })),
      ]) {
        await asio.readDevice(place, background());
        await asio.readAllFields(place.deviceId, background());
        await asio.readVendorFields(
          place.deviceId,
          fields.map(({ id }) => id),
          background(),
        );
      }
      expect(readDescription(descriptionFile ?? '')(sentOf(sandbox.requests))).toEqual([]);
      expect(sandbox.violations).toEqual([]);
    } finally {
      await sandbox.stop();
    }
  });
});

test('the client makes every kind of request that it can', async () => {
  expect(kindsOf(await everyRequest())).toEqual([
    'GET /api/platform/v1/company/companies',
    'GET /api/platform/v1/company/sites',
    'GET /api/platform/v1/custom-field/definitions',
    'GET /api/platform/v1/device-groups',
    'GET /api/platform/v1/device/endpoints',
    'GET /api/platform/v1/device/endpoints/:id',
    'GET /api/platform/v1/device/endpoints/:id/custom-fields',
    'GET /api/platform/v2/device-groups/:id/endpoints',
    'GET /api/platform/v2/device/companies/:id/sites/:id/endpoints/:id',
    'GET /api/platform/v2/device/endpoints/:id/custom-fields',
    'GET /api/platform/v2/device/endpoints/:id/system-state-info',
    'GET /api/platform/v2/device/hypervisors/hosts',
    'GET /api/platform/v2/device/mappings/private',
    'GET /api/platform/v2/device/mappings/public',
    'GET /v1/rate_limits',
    'POST /api/platform/v1/custom-field/definitions',
    'POST /api/platform/v2/device/categories/all/endpoints',
    'POST /api/platform/v2/device/categories/platform/endpoints',
    'POST /v1/token',
    'PUT /api/platform/v1/device/endpoints/:id/custom-fields',
    'PUT /api/platform/v2/device/endpoints/:id/custom-fields',
  ]);
});
