import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ApiClient, connect, grantOf } from './api-client.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-11-22T10:00:00Z');
  sandbox = await startSandbox({ withoutTls: true, now: () => clock });
});
afterEach(() => sandbox.stop());

const mint = (body: unknown, contentType?: string) =>
  new ApiClient(sandbox.httpOrigin).send('POST', '/v1/token', body, contentType);

describe('a token', () => {
  test('says its scopes, its kind and how long it lives', async () => {
    const { status, body } = await mint(
      grantOf(sandbox, 'full', 'platform.companies.read platform.sites.read'),
    );

    expect(status).toBe(200);
    expect(body).toMatchObject({
      scope: 'platform.companies.read platform.sites.read',
      token_type: 'Bearer',
      expires_in: 3_599,
    });
  });

  test('has all the scopes of its key where none was asked for', async () => {
    const { body } = await mint(grantOf(sandbox, 'core'));

    expect(body).toMatchObject({ scope: sandbox.keys.get('core').scopes.join(' ') });
  });

  test('is not given for a scope that the key lacks', async () => {
    const { status, body } = await mint(
      grantOf(sandbox, 'no-sites', 'platform.companies.read platform.sites.read'),
    );

    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'invalid_scope' });
    expect(sandbox.violations).toEqual([]);
  });

  test.for([
    ['a form', 'grant_type=client_credentials', 'application/x-www-form-urlencoded'],
    ['JSON under another name', '{"grant_type":"client_credentials"}', 'text/plain'],
    ['no JSON', 'nothing', 'application/json'],
    [
      'another grant',
      '{"grant_type":"password","client_id":"a","client_secret":"b"}',
      'application/json',
    ],
    ['no secret', '{"grant_type":"client_credentials","client_id":"a"}', 'application/json'],
    [
      'scopes as a list',
      '{"grant_type":"client_credentials","client_id":"a","client_secret":"b","scope":["x"]}',
      'application/json',
    ],
  ] as const)('is not given for %s', async ([, body, type]) => {
    const reply = await mint(body, type);

    expect(reply.status).toBe(400);
    expect(sandbox.violations).toHaveLength(1);
  });

  test('is not given for a wrong secret, an unknown id, a disabled key or another region', async () => {
    sandbox.disableKey('read-only');
    const grants = [
      { ...grantOf(sandbox, 'full'), client_secret: 'wrong' },
      { ...grantOf(sandbox, 'full'), client_id: '0e30ffff' },
      grantOf(sandbox, 'read-only'),
      grantOf(sandbox, 'eu'),
    ];
    for (const grant of grants)
      expect(await mint(grant)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });

    expect(
      await new ApiClient(sandbox.httpOrigins.eu).send('POST', '/v1/token', grantOf(sandbox, 'eu')),
    ).toMatchObject({ status: 200 });
  });
});

test('a tenant may say of no scope that it is in the way, and want some to be named', async () => {
  const strict = await startSandbox({
    withoutTls: true,
    token: { namesScopes: false, scopeOptional: false },
  });
  const ask = (scope?: string) =>
    new ApiClient(strict.httpOrigin).send('POST', '/v1/token', grantOf(strict, 'core', scope));
  for (const scope of [undefined, 'platform.sites.read platform.dataMapping.read']) {
    const { status, text } = await ask(scope);
    expect(status).toBe(400);
    expect(text).toContain('invalid_scope');
    expect(text).not.toContain('platform.');
  }
  expect(await ask('platform.sites.read')).toMatchObject({ status: 200 });
  await strict.stop();
});

describe('a second token', () => {
  test('is refused while the first was made just now', async () => {
    await mint(grantOf(sandbox, 'full'));
    clock += 59_000;

    expect(await mint(grantOf(sandbox, 'full'))).toMatchObject({ status: 423 });
    expect(sandbox.violations).toMatchObject([{ rule: 'token-minted-again' }]);
  });

  test('is given a minute later, to another key at once, and after the first was voided', async () => {
    await mint(grantOf(sandbox, 'full'));
    expect(await mint(grantOf(sandbox, 'core'))).toMatchObject({ status: 200 });
    clock += 60_000;
    expect(await mint(grantOf(sandbox, 'full'))).toMatchObject({ status: 200 });
    sandbox.revokeTokens('full');
    expect(await mint(grantOf(sandbox, 'full'))).toMatchObject({ status: 200 });
  });

  test('is given after attempts that failed', async () => {
    await mint({ ...grantOf(sandbox, 'full'), client_secret: 'wrong' });
    await mint(grantOf(sandbox, 'full', 'platform.unknown'));

    expect(await mint(grantOf(sandbox, 'full'))).toMatchObject({ status: 200 });
  });
});

describe('a bearer', () => {
  const companies = '/api/platform/v1/company/companies';

  test('is needed', async () => {
    expect(await new ApiClient(sandbox.httpOrigin).get(companies)).toMatchObject({ status: 401 });
    expect(await new ApiClient(sandbox.httpOrigin, 'made-up').get(companies)).toMatchObject({
      status: 401,
    });
    expect(sandbox.violations).toMatchObject([{ rule: 'no-bearer' }]);
  });

  test('is void when it expired, was revoked, or its key was regenerated', async () => {
    const client = await connect(sandbox);
    expect(await client.get(companies)).toMatchObject({ status: 200 });
    clock += 3_599_000;
    expect(await client.get(companies)).toMatchObject({ status: 401 });

    const second = await connect(sandbox);
    const { clientSecret } = sandbox.regenerateKey('full');
    expect(await second.get(companies)).toMatchObject({ status: 401 });
    expect(grantOf(sandbox, 'full')['client_secret']).toBe(clientSecret);
  });

  test('opens only its own region', async () => {
    const client = await connect(sandbox, 'eu');
    expect(await client.get(companies)).toMatchObject({ status: 200 });
    expect(await mint(grantOf(sandbox, 'au'))).toMatchObject({ status: 401 });
  });
});
