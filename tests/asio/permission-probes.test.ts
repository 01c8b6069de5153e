import { describe, expect, test } from 'vitest';
import { missingRequired, permissions, type PermissionId } from '@/lib/domain/permissions';
import { deviceId, interactive, rigFor } from './rig';
import { failureOf } from './failing';
import {
  COMPANIES,
  given,
  LIST,
  page,
  SITES,
  startStub,
  TOKEN,
  type Answered,
  type Routes,
  type Seen,
} from './stub';

const D1 = deviceId();
const ASSETS = `GET /api/platform/v1/device/endpoints/${D1}`;
const VALUES = `GET /api/platform/v2/device/endpoints/${D1}/custom-fields`;
const DEFINITIONS = 'GET /api/platform/v1/custom-field/definitions';
const GROUPS = 'GET /api/platform/v1/device-groups';
const PRIVATE = 'GET /api/platform/v2/device/mappings/private';
const PUBLIC = 'GET /api/platform/v2/device/mappings/public';

const forbidden: Answered = { status: 403, text: 'client has no access' };
const none: Answered = { status: 404, json: { code: 'not_found', message: 'none' } };
const devices: Answered = {
  json: { platform: [{ companyID: 'c1', siteID: 's1', endpoints: [{ endpointID: D1 }] }] },
};
const everything: Routes = {
  [COMPANIES]: { json: [{ id: 'c1', name: 'Contoso' }] },
  [SITES]: { json: [{ id: 's1', name: 'HQ', company: { id: 'c1' } }] },
  [LIST]: devices,
  [ASSETS]: { json: { endpointID: D1 } },
  [VALUES]: { json: [] },
  [DEFINITIONS]: { json: [] },
  [GROUPS]: { json: [] },
  [PRIVATE]: none,
  [PUBLIC]: { json: { mapping: [] } },
};

async function prove(routes: Routes = {}, scope?: string) {
  const token = given(scope === undefined ? {} : { scope });
  const stub = await startStub({ [TOKEN]: token, ...everything, ...routes });
  const hangs = Object.values(routes).some((route) => 'fault' in route && route.fault === 'hang');
  const rig = rigFor(stub.origin, hangs ? { timeLimitMs: 1_000 } : {});
  const results = await rig.asio.provePermissions(interactive());
  const grants = Object.fromEntries(results.map(({ id, grant }) => [id, grant]));
  const noteOf = (wanted: PermissionId) => results.find(({ id }) => id === wanted)?.note;
  return { stub, results, grants, noteOf };
}

describe('permissions', () => {
  test('are all told, in their order; what no harmless call shows is unproven', async () => {
    const { results, grants } = await prove();
    expect(results.map(({ id }) => id)).toEqual(permissions.map(({ id }) => id));
    expect(Object.entries(grants).filter(([, grant]) => grant !== 'granted')).toEqual([
      ['field-values-write', 'unproven'],
      ['field-definitions-write', 'unproven'],
    ]);
    expect(missingRequired(results)).toEqual([]);
  });

  test('to write are those that the token tells', async () => {
    const { grants } = await prove({}, 'platform.companies.read platform.devices.write');
    expect(grants).toMatchObject({
      'field-values-write': 'granted',
      'field-definitions-write': 'missing',
    });
  });

  test('are proved without writing anything', async () => {
    const { stub } = await prove();
    const writes = stub.seen.filter(({ method }) => method !== 'GET').map(({ path }) => path);
    expect(writes).toEqual(['/v1/token', '/api/platform/v2/device/categories/all/endpoints']);
    expect(stub.to(LIST)[0]?.query.get('limit')).toBe('1');
  });

  test.for([
    ['companies', COMPANIES],
    ['sites', SITES],
    ['devices', LIST],
    ['assets', ASSETS],
    ['field-values', VALUES],
    ['field-definitions', DEFINITIONS],
    ['device-groups', GROUPS],
    ['data-mapping', PRIVATE],
  ] as const)(
    'are missing where the call is forbidden, whatever the token tells: %s',
    async ([id, route]) => {
      const scopes = permissions.flatMap((permission) => permission.scopes).join(' ');
      const { grants } = await prove({ [route]: forbidden }, scopes);
      const missing = Object.entries(grants).filter(([, grant]) => grant === 'missing');
      expect(missing).toEqual([[id, 'missing']]);
    },
  );

  test('are granted where the call works, whatever the token tells', async () => {
    const { grants } = await prove({}, 'platform.companies.read');
    expect(grants).toMatchObject({
      sites: 'granted',
      devices: 'granted',
      'field-values': 'granted',
    });
  });

  test('are left to the token where a call met a fault, with what it met', async () => {
    const routes: Routes = { [VALUES]: { status: 500, json: {} }, [GROUPS]: { fault: 'hang' } };
    const { grants, noteOf } = await prove(routes, 'platform.custom_fields_values.read');
    expect(grants).toMatchObject({ 'field-values': 'granted', 'device-groups': 'missing' });
    expect(noteOf('field-values')).toContain('500');
    expect(noteOf('device-groups')).toContain('in time');
    expect((await prove({ [SITES]: page })).noteOf('sites')).toContain('a web page');
  });

  test('are granted where there is nothing: who may not ask is not told so', async () => {
    const empty = { status: 404, json: { error: 'not_found' } };
    const { grants } = await prove({
      [VALUES]: empty,
      [DEFINITIONS]: none,
      [GROUPS]: none,
      [PUBLIC]: none,
    });
    expect(grants).toMatchObject({
      'field-values': 'granted',
      'field-definitions': 'granted',
      'device-groups': 'granted',
      'data-mapping': 'granted',
    });
  });

  test.for([404, 405, 410])(
    'for assets are left to the token where a %i says the call is gone',
    async (status) => {
      const gone = { [ASSETS]: { status, json: { message: 'gone' } } };
      expect((await prove(gone)).grants['assets']).toBe('granted');
      expect((await prove(gone, 'platform.asset.read')).grants['assets']).toBe('granted');
      expect((await prove(gone, 'platform.companies.read')).grants['assets']).toBe('missing');
    },
  );
});

describe('a device to try the calls on', () => {
  const companies = (count: number): Answered => ({
    json: Array.from({ length: count }, (_, at) => ({ id: `c${at}`, name: `Company ${at}` })),
  });
  const resourcesOf = ({ body }: Seen) => (body as { resources: string[] }).resources;

  test('is looked for among four companies at a time, three times', async () => {
    const { stub, grants, noteOf } = await prove({ [COMPANIES]: companies(30), [LIST]: none });
    expect(stub.to(LIST).map((seen) => resourcesOf(seen).length)).toEqual([4, 4, 4]);
    expect(grants).toMatchObject({
      devices: 'granted',
      assets: 'unproven',
      'field-values': 'unproven',
    });
    expect(noteOf('assets')).toBe('There is no device to try it on.');
  });

  test('is taken from the first companies that have one', async () => {
    const { stub, grants } = await prove({ [COMPANIES]: companies(30), [LIST]: [none, devices] });
    expect(stub.to(LIST)).toHaveLength(2);
    expect(grants['field-values']).toBe('granted');
  });

  test('may belong to a company that only the sites tell', async () => {
    const { stub, grants } = await prove({ [COMPANIES]: forbidden });
    expect(stub.to(LIST).map(resourcesOf)).toEqual([['c1']]);
    expect(grants).toMatchObject({ companies: 'missing', devices: 'granted' });
  });

  test('may not be found for want of any company', async () => {
    const { grants } = await prove({ [COMPANIES]: { json: [] }, [SITES]: none });
    expect(grants).toMatchObject({ companies: 'granted', sites: 'granted', devices: 'unproven' });
  });
});

describe('the test itself', () => {
  test.for([
    ['no network', { [COMPANIES]: { fault: 'drop' } }, 'offline'],
    ['a web page instead of companies', { [COMPANIES]: page }, 'bad-response'],
    [
      'throttling',
      { [COMPANIES]: { status: 429, headers: { 'retry-after': '90' } } },
      'rate-limited',
    ],
    ['a fault', { [COMPANIES]: { status: 503 } }, 'server-error'],
    ['refused credentials', { [TOKEN]: { status: 401, json: {} } }, 'refused-credentials'],
    ['a lock', { [TOKEN]: { status: 423, json: {} } }, 'locked'],
    [
      'a token that is refused on the way',
      { [VALUES]: { status: 401, json: {} } },
      'refused-credentials',
    ],
  ] as const)('ends with %s', async ([, routes, kind]) => {
    expect((await failureOf(prove(routes))).kind).toBe(kind);
  });
});
