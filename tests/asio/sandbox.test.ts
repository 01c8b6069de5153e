import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Credentials } from '@/lib/domain/credentials';
import { parseDeviceId } from '@/lib/domain/ids';
import { missingRequired } from '@/lib/domain/permissions';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox/sandbox.ts';
import { background, interactive, rigFor } from './rig';
import { failureOf } from './failing';

let sandbox: Sandbox;

function credentialsOf(label: string): Credentials {
  const { clientId, clientSecret, region } = sandbox.keys.get(label);
  return { clientId, clientSecret, region };
}

const rigOf = (label = 'full') => {
  const credentials = credentialsOf(label);
  return rigFor(sandbox.httpOrigins[credentials.region], { credentials, timeLimitMs: 2_000 });
};

describe('against the sandbox', () => {
  beforeEach(async () => {
    sandbox = await startSandbox({ withoutTls: true });
  });
  afterEach(() => sandbox.stop());

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

  test('groups, their members and the hosts of virtual machines are read as they stand there', async () => {
    const { asio } = rigOf();
    const { items: groups } = await asio.listGroups(background());
    expect(groups.map(({ id }) => id)).toEqual(sandbox.world.groups.map(({ id }) => id));
    expect(new Set(groups.map(({ isDynamic }) => isDynamic))).toEqual(new Set([true, false]));
    for (const { id } of groups) {
      const { items } = await asio.listGroupMembers(id, background());
      expect(items).toEqual(sandbox.world.membersOf(id));
    }

    const { items: hosts, setAside } = await asio.listHypervisorHosts(background());
    const kinds = hosts.map(({ deviceId }) => sandbox.world.listed(deviceId)?.kind ?? 'unlisted');
    expect(kinds.toSorted((one, other) => one.localeCompare(other))).toEqual([
      'esxi-host',
      'esxi-host',
      'esxi-host',
      'unlisted',
    ]);
    // One that is not registered yet is left out, and none is odd.
    expect(setAside).toBe(0);
    const unlisted = hosts.find(({ deviceId }) => !sandbox.world.listed(deviceId));
    const read = unlisted && (await asio.readDevice(unlisted, background()));
    expect(read?.facts).toMatchObject({ kind: 'hypervisor-host', name: unlisted?.name });
    expect(read?.details.processor).toMatch(/Xeon|EPYC/);
    expect(sandbox.violations).toEqual([]);
  });

  test('each device tells its parts, or nothing where no agent runs', async () => {
    const { asio } = rigOf();
    for (const kind of ['laptop', 'server', 'network', 'cloud', 'mobile'] as const) {
      const device = sandbox.world.devices.find((one) => one.kind === kind);
      const [listed] = (
        await asio.findDevices([parseDeviceId(device?.id) ?? expect.fail()], background())
      ).items;
      const place = listed && { ...listed, deviceId: listed.id };
      const read = place && (await asio.readDevice(place, background()));
      expect(read?.facts).toEqual(listed);
      const hasAgent = kind === 'laptop' || kind === 'server';
      expect(read?.details.memoryBytes !== undefined).toBe(hasAgent);
      expect(read?.details.processor !== undefined).toBe(hasAgent);
    }
    expect(sandbox.violations).toEqual([]);
  });

  test("a vendor's dates are read beside the partner's own", async () => {
    const { asio } = rigOf();
    const field = (await asio.listFields(interactive())).find(({ origin }) => origin === 'vendor');
    const device = sandbox.world.devices.find(({ id }) =>
      sandbox.world.fieldValue(id, field?.name ?? ''),
    );
    const id = parseDeviceId(device?.id) ?? expect.fail();
    const [value] = await asio.readVendorFields(id, field ? [field.id] : [], interactive());
    expect(value?.text).toBe(sandbox.world.fieldValue(id, field?.name ?? ''));
    const origins = (await asio.readAllFields(id, interactive())).map(({ origin }) => origin);
    expect(new Set(origins)).toEqual(new Set(['partner', 'vendor']));
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

describe('a tenant that differs', () => {
  async function tenant(options: SandboxOptions) {
    sandbox = await startSandbox({ withoutTls: true, ...options });
    onTestFinished(() => sandbox.stop());
    const { clientId, clientSecret } = sandbox.keys.get('full');
    const rig = rigFor(sandbox.httpOrigin, {
      credentials: { clientId, clientSecret, region: 'na' },
    });
    const [company] = (await rig.asio.listCompanies(interactive())).items;
    const list = () =>
      rig.asio.listDevices({ companyIds: company ? [company.id] : [] }, interactive());
    const sentTo = (path: RegExp) => sandbox.requests.filter((one) => path.test(one.path)).length;
    return { rig, list, sentTo };
  }

  test.for([405, 400] as const)(
    'and refuses POST by %i is read by the version 1 list, device by device',
    async (deviceListRefusal) => {
      const { rig, list, sentTo } = await tenant({
        quirks: { deviceListMethod: 'GET', deviceListRefusal },
      });
      const { items } = await list();
      expect(items.length).toBeGreaterThan(0);
      expect(items[0]?.regId).toMatch(/^\d+$/);
      expect(new Set(items.map(({ id }) => sandbox.world.listed(id)?.kind)).size).toBeGreaterThan(
        2,
      );

      const sent = sentTo(/categories/);
      const ids = items.map(({ id }) => id);
      const found = await rig.reborn().asio.findDevices(ids.slice(0, 2), interactive());
      expect(found.items).toEqual(items.slice(0, 2));
      expect(sentTo(/categories/)).toBe(sent);
    },
  );

  test('and has only version 1 of what is asked for one device', async () => {
    const { rig, list, sentTo } = await tenant({
      quirks: { deviceDetail: 'v1', fieldValues: 'v1', systemState: 'forbidden' },
    });
    const [device] = (await list()).items;
    const field = (await rig.asio.listFields(interactive())).find(({ type }) => type === 'string');
    if (!device || !field) throw new Error('Nothing to read');
    await rig.asio.writeFields(device.id, new Map([[field.id, '2023-05-17']]), interactive());
    const { asio } = rig.reborn();
    const [value] = await asio.readFields(device.id, [field.id], interactive());
    expect(value?.text).toBe('2023-05-17');
    const place = { ...device, deviceId: device.id };
    const read = await asio.readDevice(place, interactive());
    await asio.readDevice(place, interactive());
    expect(read?.facts.serialNumber).toBe(device.serialNumber);
    expect(read?.details.lastUser).toBeUndefined();
    expect(sentTo(/v2.*custom-fields/)).toBe(1);
    expect(sentTo(/system-state-info/)).toBe(1);
  });

  test.for(['attributeId', 'attributeID'] as const)(
    'and writes only %s, is read and written',
    async (attributeIdSpelling) => {
      const { rig, list } = await tenant({ quirks: { attributeIdSpelling } });
      const [device] = (await list()).items;
      const field = (await rig.asio.listFields(interactive())).find(
        ({ name }) => name === 'Warranty Expiry Date',
      );
      if (!device || !field) throw new Error('Nothing to read');
      await rig.asio.writeFields(device.id, new Map([[field.id, '2029-01-31']]), interactive());
      const values = await rig.asio.readFields(device.id, [field.id], interactive());
      expect(values).toMatchObject([{ fieldId: field.id, text: '2029-01-31' }]);
    },
  );

  test('and keeps vendor fields to vendors, is asked for them once', async () => {
    const { rig, list } = await tenant({ quirks: { vendorValues: 'forbidden' } });
    const { items } = await list();
    for (const { id } of items.slice(0, 3)) await rig.asio.readAllFields(id, interactive());
    const asked = sandbox.requests.filter(({ query }) => query.includes('originType=vendor'));
    expect(asked).toHaveLength(1);
  });

  test('and names no scope in the way, locks nobody out and loses no more than it must', async () => {
    let at = Date.now();
    sandbox = await startSandbox({
      withoutTls: true,
      now: () => at,
      token: { namesScopes: false, scopeOptional: false, lockSeconds: 3_000 },
    });
    onTestFinished(() => sandbox.stop());
    const lacking = ['platform.dataMapping.read', 'platform.custom_fields_definitions.write'];
    const all = sandbox.keys.get('full').scopes;
    const scopes = all.filter((scope) => !lacking.includes(scope));
    const { clientId, clientSecret } = sandbox.keys.issue({ label: 'some', scopes });
    const rig = rigFor(sandbox.httpOrigin, {
      credentials: { clientId, clientSecret, region: 'na' },
    });
    // A working day: the token is renewed every hour.
    for (let hour = 0; hour < 5; hour += 1) {
      await rig.reborn().asio.listCompanies(interactive());
      at += 3_600_000;
      rig.clock.at = at;
    }
    await rig.asio.listGroups(interactive());
    await rig.asio.listFields(interactive());
    expect(sandbox.violations).toEqual([]);
    expect(sandbox.requests.filter(({ status }) => status === 423)).toEqual([]);
  });
});
