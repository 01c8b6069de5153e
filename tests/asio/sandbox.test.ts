import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Credentials } from '@/lib/domain/credentials';
import { missingRequired } from '@/lib/domain/permissions';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { background, interactive, rigFor } from './rig';
import { failureOf } from './failing';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ withoutTls: true });
});
afterEach(() => sandbox.stop());

function credentialsOf(label: string): Credentials {
  const { clientId, clientSecret, region } = sandbox.keys.get(label);
  return { clientId, clientSecret, region };
}

const rigOf = (label = 'full') => {
  const credentials = credentialsOf(label);
  return rigFor(sandbox.httpOrigins[credentials.region], { credentials, timeLimitMs: 2_000 });
};

describe('against the sandbox', () => {
  test('everything is read as it stands there, and no rule is broken', async () => {
    const { asio } = rigOf();
    const companies = await asio.listCompanies(background());
    expect(companies.items.map(({ id }) => id)).toEqual(
      sandbox.world.companies.map(({ id }) => id),
    );
    expect((await asio.listSites(background())).items).toHaveLength(sandbox.world.sites.length);

    const found = [];
    for (let at = 0; at < companies.items.length; at += 4) {
      const companyIds = companies.items.slice(at, at + 4).map(({ id }) => id);
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page = await asio.listDevices(
          { companyIds, cursor: cursor || undefined },
          background(),
        );
        expect(page.setAside).toBe(0);
        found.push(...page.items);
        cursor = page.next;
      }
    }
    expect(new Set(found.map(({ id }) => id))).toEqual(
      new Set(sandbox.world.devices.map(({ id }) => id)),
    );
    expect(sandbox.violations).toEqual([]);
  });

  test('a date is written, read back and cleared', async () => {
    const { asio } = rigOf();
    const [company] = (await asio.listCompanies(interactive())).items;
    const companyIds = company ? [company.id] : [];
    const [device] = (await asio.listDevices({ companyIds }, interactive())).items;
    const field = (await asio.listFields(interactive())).find(
      ({ name }) => name === 'Purchase Date',
    );
    if (!device || !field) throw new Error('Nothing to write to');
    const read = async () => (await asio.readFields(device.id, [field.id], interactive()))[0]?.text;

    await asio.writeFields(device.id, new Map([[field.id, '2023-05-17']]), interactive());
    expect(await read()).toBe('2023-05-17');
    await asio.writeFields(device.id, new Map([[field.id, '']]), interactive());
    expect(await read()).toBe('');
    expect(await asio.fieldsOfDevice(device.id, interactive())).toContainEqual(field);
    expect(sandbox.violations).toEqual([]);
  });

  test.for([
    ['full', []],
    ['core', []],
    ['devices-write', []],
    ['values-write', []],
    ['read-only', []],
    ['eu', []],
    ['au', []],
    ['no-sites', ['sites']],
    ['no-devices', ['devices']],
    ['no-field-values', ['field-values']],
  ] as const)('the key "%s" lacks what it lacks', async ([label, missing]) => {
    const results = await rigOf(label).asio.provePermissions(interactive());
    expect(missingRequired(results).map(({ id }) => id)).toEqual(missing);
    expect(results.find(({ id }) => id === 'field-values-write')?.grant).toBe(
      label === 'read-only' ? 'missing' : 'granted',
    );
    expect(sandbox.violations).toEqual([]);
  });

  test('a regenerated key is refused, a disabled one too', async () => {
    const rig = rigOf();
    await rig.asio.listCompanies(interactive());
    sandbox.regenerateKey('full');
    expect((await failureOf(rig.asio.listCompanies(interactive()))).kind).toBe(
      'refused-credentials',
    );
    sandbox.disableKey('core');
    const core = failureOf(rigOf('core').asio.listCompanies(interactive()));
    expect((await core).kind).toBe('refused-credentials');
  });

  test('a revoked token is replaced without anybody noticing', async () => {
    const rig = rigOf();
    await rig.asio.listCompanies(interactive());
    sandbox.revokeTokens('full');
    await rig.asio.listCompanies(interactive());
    expect(sandbox.violations).toEqual([]);
  });

  test('a key of another region is told from a wrong secret', async () => {
    const elsewhere = { ...credentialsOf('eu'), region: 'na' } as const;
    const { asio } = rigFor(sandbox.httpOrigin, { credentials: elsewhere });
    expect((await failureOf(asio.listCompanies(interactive()))).kind).toBe('wrong-region');
    const wrong = { ...credentialsOf('full'), clientSecret: 'something-else-entirely' };
    const refused = rigFor(sandbox.httpOrigin, { credentials: wrong }).asio;
    expect((await failureOf(refused.listCompanies(interactive()))).kind).toBe(
      'refused-credentials',
    );
  });

  test('every third record being odd costs every third record', async () => {
    const { asio } = rigOf();
    sandbox.fault({
      path: /(companies|sites|endpoints)\?/,
      times: Infinity,
      effect: { kind: 'odd-records' },
    });
    const companies = await asio.listCompanies(interactive());
    const all = sandbox.world.companies.length;
    expect(companies.setAside).toBe(Math.ceil(all / 3));
    expect(companies.items).toHaveLength(all - Math.ceil(all / 3));
    const page = await asio.listDevices(
      { companyIds: companies.items.slice(0, 2).map(({ id }) => id) },
      interactive(),
    );
    expect(page.setAside).toBe(Math.ceil((page.items.length + page.setAside) / 3));
    expect((await asio.listSites(interactive())).setAside).toBeGreaterThan(0);
  });
});

test('a tenant that wants GET with a body is read by the version 1 calls', async () => {
  const other = await startSandbox({ withoutTls: true, quirks: { deviceListMethod: 'GET' } });
  try {
    const { clientId, clientSecret } = other.keys.get('full');
    const rig = rigFor(other.httpOrigin, { credentials: { clientId, clientSecret, region: 'na' } });
    const [company] = (await rig.asio.listCompanies(interactive())).items;
    const companyIds = company ? [company.id] : [];
    const { items } = await rig.asio.listDevices({ companyIds }, interactive());
    expect(items.length).toBeGreaterThan(0);
    expect(items[0]?.regId).toMatch(/^\d+$/);
  } finally {
    await other.stop();
  }
});
