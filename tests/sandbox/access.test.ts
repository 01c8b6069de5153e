import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from './api-client.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-11-22T10:00:00Z');
  sandbox = await startSandbox({
    withoutTls: true,
    now: () => clock,
    token: { lockSeconds: 0 },
    quota: { limit: 20, windowSeconds: 60 },
  });
});
afterEach(() => sandbox.stop());

const P = '/api/platform';

describe('a call', () => {
  test.for([
    ['platform.companies.read', `${P}/v1/company/companies`],
    ['platform.sites.read', `${P}/v1/company/sites`],
    ['platform.devices.read', `${P}/v2/device/hypervisors/hosts`],
    ['platform.asset.read', `${P}/v1/device/endpoints`],
    ['platform.deviceGroups.read', `${P}/v1/device-groups`],
    ['platform.custom_fields_definitions.read', `${P}/v1/custom-field/definitions`],
    ['platform.tickets.read', `${P}/v2/service/ticketing/tickets?pageSize=1&pageNum=1`],
  ] as const)('needs %s and nothing else', async ([scope, path]) => {
    const others = sandbox.keys.get('full').scopes.filter((name) => name !== scope);

    expect(await (await connect(sandbox, 'full', scope)).get(path)).toMatchObject({ status: 200 });
    const refused = await (await connect(sandbox, 'full', others.join(' '))).get(path);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('client has no access');
  });

  test.for([
    ['company', `${P}/v1/company/companies/nobody`, { error: [{ code: 'not_found' }] }],
    ['device', `${P}/v1/device/endpoints/nothing`, { code: 'not_found' }],
    [
      'custom field',
      `${P}/v2/device/endpoints/nothing/custom-fields`,
      { error: 'not_found', description: 'Entity not found' },
    ],
    ['mapping', `${P}/v2/device/mappings/private?filter=nothing`, { error: { code: 'not_found' } }],
    [
      'group',
      `${P}/v2/device-groups/nothing/endpoints`,
      { id: 'not_found', error: { message: 'Device group not found' } },
    ],
  ] as const)(
    'that finds nothing says so in the words of its family: %s',
    async ([, path, body]) => {
      const reply = await (await connect(sandbox)).get(path);

      expect(reply.status).toBe(404);
      expect(reply.body).toMatchObject(body);
    },
  );

  test('that is unknown, of the wrong method or destructive is refused and remembered', async () => {
    const client = await connect(sandbox);
    expect(await client.get(`${P}/v3/devices`)).toMatchObject({ status: 404 });
    expect(await client.send('POST', `${P}/v1/company/sites`, {})).toMatchObject({ status: 405 });
    expect(await client.send('DELETE', `${P}/v2/device/endpoints/uninstall`, {})).toMatchObject({
      status: 404,
    });
    expect(await client.get(`${P}/v1/custom-field/definitions?entity=device`)).toMatchObject({
      status: 200,
    });

    expect(sandbox.violations.map(({ rule }) => rule)).toEqual([
      'unknown-path',
      'wrong-method',
      'destructive-call',
      'unknown-parameter',
    ]);
  });

  test('carries no leave for pages to read it', async () => {
    const { headers } = await (await connect(sandbox)).get(`${P}/v1/company/companies`);

    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('the quota', () => {
  test('is told in headers, counts down, and ends in 429 with a time to wait', async () => {
    const client = await connect(sandbox);
    const first = await client.get(`${P}/v1/company/sites`);
    expect(first.headers.get('limit')).toBe('20');
    expect(first.headers.get('remaining')).toBe('19');
    expect(first.headers.get('reset')).toBe(String(clock / 1_000 + 60));

    for (let count = 0; count < 19; count++) await client.get(`${P}/v1/company/sites`);
    clock += 15_000;
    const late = await client.get(`${P}/v1/company/sites`);
    expect(late).toMatchObject({ status: 429, text: 'Too Many Requests' });
    expect(late.headers.get('retry-after')).toBe('45');

    clock += 45_000;
    expect(await client.get(`${P}/v1/company/sites`)).toMatchObject({ status: 200 });
  });

  test('can be read without being used up', async () => {
    const client = await connect(sandbox);
    await client.get(`${P}/v1/company/sites`);

    const { body } = await client.get('/v1/rate_limits');
    expect(body).toMatchObject({
      resources: { asset: { 'partner-asset-endpoints-details': { limit: 20, remaining: 19 } } },
    });
    expect((await client.get(`${P}/v1/company/sites`)).headers.get('remaining')).toBe('18');
  });
});
