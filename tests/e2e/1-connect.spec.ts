import type { FaultEffect } from '../sandbox/faults.ts';
import { chooseRegion, connect, testConnection, typeKey } from './connecting.ts';
import { expect, test } from './journey.ts';
import { placesThatHold } from './stored-text.ts';

const WRONG_SECRET = 'not-the-secret-of-this-key-0123456789ab';

test('a malformed key is refused at its field, before any request', async ({ popup, sandbox }) => {
  await typeKey(popup, { clientId: '0e30 12', clientSecret: 'short' });
  await testConnection(popup);

  await expect(popup.getByText('The Client ID has a space or line break in it.')).toBeVisible();
  await expect(popup.getByText('The Client secret is too short.')).toBeVisible();
  await expect(popup.getByRole('textbox', { name: 'Client ID' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  expect(sandbox.requests).toEqual([]);
});

test('the secret is masked and the region follows the Client ID', async ({ popup, sandbox }) => {
  const region = popup.getByRole('combobox', { name: 'Region' });
  await typeKey(popup, sandbox.keys.get('eu'));
  await expect(region.locator('option:checked')).toHaveText('Europe');
  await typeKey(popup, sandbox.keys.get('au'));
  await expect(region.locator('option:checked')).toHaveText('Australia');
  await typeKey(popup, sandbox.keys.get('full'));
  await expect(region.locator('option:checked')).toHaveText('North America');
  await chooseRegion(popup, 'Europe');
  await expect(region.locator('option:checked')).toHaveText('Europe');
  await expect(popup.getByLabel('Client secret')).toHaveAttribute('type', 'password');
});

test('a full key connects and each permission is listed as granted', async ({ popup, sandbox }) => {
  await typeKey(popup, sandbox.keys.get('full'));
  await testConnection(popup);

  await expect(popup.getByRole('status').filter({ hasText: /^Connected/ })).toBeVisible();
  const items = popup.getByRole('list', { name: 'Permissions' }).getByRole('listitem');
  await expect(items.filter({ hasText: 'Read companies' })).toContainText('granted');
  await expect(items.filter({ hasText: 'Write custom field values' })).toContainText('granted');
  await expect(items.filter({ hasText: 'missing' })).toHaveCount(0);
  expect(sandbox.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
});

test('a key without a required scope is not connected, and the scope is named', async ({
  popup,
  sandbox,
}) => {
  await typeKey(popup, sandbox.keys.get('no-sites'));
  await testConnection(popup);

  await expect(popup.getByRole('alert')).toContainText('platform.sites.read');
  const items = popup.getByRole('list', { name: 'Permissions' }).getByRole('listitem');
  await expect(items.filter({ hasText: 'Read sites' })).toContainText('missing');
  await expect(items.filter({ hasText: 'Read companies' })).toContainText('granted');
});

test('a key that can only read connects, and says that dates cannot be saved', async ({
  popup,
  sandbox,
}) => {
  await typeKey(popup, sandbox.keys.get('read-only'));
  await testConnection(popup);

  await expect(popup.getByRole('status').filter({ hasText: /^Connected/ })).toBeVisible();
  const items = popup.getByRole('list', { name: 'Permissions' }).getByRole('listitem');
  await expect(items.filter({ hasText: 'Write custom field values' })).toContainText('missing');
});

test('a wrong secret is named as such, and the right one connects after it', async ({
  popup,
  sandbox,
}) => {
  const key = sandbox.keys.get('full');
  await typeKey(popup, { ...key, clientSecret: WRONG_SECRET });
  await testConnection(popup);
  await expect(popup.getByRole('alert')).toContainText(/Check the Client ID and the secret/);

  await typeKey(popup, key);
  await testConnection(popup);
  await expect(popup.getByRole('status').filter({ hasText: /^Connected/ })).toBeVisible();
});

test('a key of another region is recognised by its prefix', async ({ popup, sandbox }) => {
  await typeKey(popup, sandbox.keys.get('eu'));
  await chooseRegion(popup, 'North America');
  await testConnection(popup);

  await expect(popup.getByRole('alert')).toContainText('Europe');
});

interface Obstacle {
  readonly what: string;
  /** Where it lies; in the way of the token where it is left out. */
  readonly path?: string;
  readonly effect: FaultEffect;
  readonly says: RegExp;
}

const obstacles: readonly Obstacle[] = [
  {
    what: 'a fault of ConnectWise',
    effect: { kind: 'status', status: 500 },
    says: /fault of its own/i,
  },
  { what: 'a sign-in page in its place', effect: { kind: 'html' }, says: /sign-in page|proxy/i },
  { what: 'no network', effect: { kind: 'disconnect' }, says: /could not be reached/i },
  {
    what: 'half an answer',
    path: '/company/companies',
    effect: { kind: 'truncate' },
    says: /damaged/i,
  },
];

test('whatever is in the way is named with its cure, and is not in the way for longer than it lasts', async ({
  popup,
  sandbox,
}) => {
  await typeKey(popup, sandbox.keys.get('full'));
  for (const { what, effect, says, path = '/v1/token' } of obstacles) {
    await test.step(what, async () => {
      sandbox.fault({ path, times: Infinity, effect });
      await testConnection(popup);
      await expect(popup.getByRole('alert')).toContainText(says, { timeout: 30_000 });
      await expect(popup.getByRole('status').filter({ hasText: /^Connected/ })).toBeHidden();
      sandbox.clearFaults();
    });
  }
  await testConnection(popup);
  await expect(popup.getByRole('status').filter({ hasText: /^Connected/ })).toBeVisible();
});

const holds = [
  { what: 'a lock', effect: { kind: 'status', status: 423 }, says: /locked/i },
  {
    what: 'throttling',
    effect: { kind: 'status', status: 429, headers: { 'retry-after': '90' }, body: 'slow down' },
    says: /fewer requests/i,
  },
] as const;

for (const { what, effect, says } of holds) {
  test(`${what} is named with the time of its end, and ConnectWise is left alone until then`, async ({
    popup,
    sandbox,
  }) => {
    sandbox.fault({ path: '/v1/token', times: Infinity, effect });
    await typeKey(popup, sandbox.keys.get('full'));
    await testConnection(popup);
    await expect(popup.getByRole('alert')).toContainText(says);
    await expect(popup.getByRole('alert')).toContainText(/Next try at/);
    const asked = sandbox.requests.length;

    await testConnection(popup);
    await expect(popup.getByRole('alert')).toContainText(says);
    expect(sandbox.requests).toHaveLength(asked);
  });
}

test('after connecting neither the secret nor a token can be found where it must not be', async ({
  popup,
  sandbox,
  shelflife,
}) => {
  const key = sandbox.keys.get('full');
  await connect(popup, key);

  expect(await placesThatHold(popup, key.clientSecret)).toEqual([]);
  expect(popup.url()).not.toContain(key.clientSecret);
  const bearer = sandbox.requests.find(({ headers }) => headers['authorization'])?.headers;
  const token = bearer?.['authorization']?.replace('Bearer ', '') ?? '';
  expect(token).not.toBe('');
  expect(await placesThatHold(popup, token)).toEqual(['storage.session']);
  expect(await popup.content()).not.toContain(key.clientSecret);

  await shelflife.killWorker();
  await popup.reload();
  await expect(popup.getByText('Connected', { exact: true })).toBeVisible();
});

test('a worker that was stopped goes on with the token it had', async ({
  popup,
  sandbox,
  shelflife,
}) => {
  await connect(popup, sandbox.keys.get('full'));
  await shelflife.killWorker();
  await popup.reload();
  const read = sandbox.nextRequest(({ path }) => path.endsWith('/company/companies'));
  await popup.getByRole('button', { name: 'Resync', exact: true }).click();
  await read;

  expect(sandbox.requests.filter(({ path }) => path === '/v1/token')).toHaveLength(1);
});
