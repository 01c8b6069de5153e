import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ApiClient, connect } from './api-client.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';
import { FIELD } from './world/field-definitions.ts';

let sandbox: Sandbox;
let control: ApiClient;

beforeEach(async () => {
  sandbox = await startSandbox({ withoutTls: true });
  control = new ApiClient(sandbox.controlOrigin);
});
afterEach(() => sandbox.stop());

describe('the control', () => {
  test('says what it can do', async () => {
    const { body } = await control.get('/');

    expect(body).toContainEqual(expect.stringContaining('POST /faults'));
  });

  test('makes faults and forgets them', async () => {
    await control.send('POST', '/faults', {
      path: 'sites',
      times: 0,
      effect: { kind: 'status', status: 500 },
    });
    const client = await connect(sandbox);
    expect(await client.get('/api/platform/v1/company/sites')).toMatchObject({ status: 500 });
    expect(await client.get('/api/platform/v1/company/sites')).toMatchObject({ status: 500 });
    await control.send('DELETE', '/faults');
    expect(await client.get('/api/platform/v1/company/sites')).toMatchObject({ status: 200 });
  });

  test('changes the world', async () => {
    const [device, second] = sandbox.world.devices;
    await control.send('POST', `/devices/${device?.id}/name`, { friendlyName: 'Renamed' });
    await control.send('POST', `/devices/${device?.id}/field`, {
      name: FIELD.warranty,
      value: '2030-01-31',
      by: 'tech.north',
    });
    await control.send('DELETE', `/devices/${second?.id}`);
    const added = await control.send('POST', '/devices', {
      siteId: device?.siteId,
      friendlyName: 'New one',
      serialNumber: 'NEW0001',
    });

    expect(sandbox.world.devices[0]?.friendlyName).toBe('Renamed');
    expect(sandbox.world.fieldValue(device?.id ?? '', FIELD.warranty)).toBe('2030-01-31');
    expect(sandbox.world.device(second?.id ?? '')).toBeUndefined();
    const { id } = added.body as { id: string };
    expect(sandbox.world.device(id)).toMatchObject({
      friendlyName: 'New one',
      hardware: { systemSerial: 'NEW0001' },
    });
  });

  test('changes groups', async () => {
    const [device] = sandbox.world.devices;
    const { body } = await control.send('POST', '/groups', { name: 'Pilots' });
    const { id } = body as { id: string };
    await control.send('POST', `/groups/${id}/members`, { put: device?.id });
    expect(sandbox.world.membersOf(id)).toEqual([device?.id]);
    expect((await control.get('/groups')).body).toContainEqual(
      expect.objectContaining({ name: 'Pilots', static: true, members: 1 }),
    );

    await control.send('POST', `/groups/${id}/members`, { take: device?.id });
    expect(sandbox.world.membersOf(id)).toEqual([]);
    const [first] = sandbox.world.groups;
    await control.send('POST', `/groups/${first?.id}/touch`);
    expect(sandbox.world.groups[0]?.updatedAt).not.toBe(first?.updatedAt);
    await control.send('DELETE', `/groups/${id}`);
    expect(sandbox.world.membersOf(id)).toBeUndefined();
  });

  test('changes keys', async () => {
    const old = sandbox.keys.get('full').clientSecret;
    await control.send('POST', '/keys/full/regenerate');
    await control.send('POST', '/keys/core/scopes', { scopes: ['platform.sites.read'] });

    expect(sandbox.keys.get('full').clientSecret).not.toBe(old);
    expect(sandbox.keys.get('core').scopes).toEqual(['platform.sites.read']);
  });

  test('says what it does not understand', async () => {
    expect(await control.send('POST', '/faults', { effect: 'all' })).toMatchObject({ status: 400 });
    expect(
      await control.send('POST', '/devices/nothing/name', { friendlyName: 'x' }),
    ).toMatchObject({ status: 400 });
    expect(await control.get('/nothing')).toMatchObject({ status: 404 });
  });

  test('is closed to web pages', async () => {
    const reply = await fetch(`${sandbox.controlOrigin}/keys`, {
      headers: { origin: 'https://control.itsupport247.net' },
    });

    expect(reply.status).toBe(403);
  });
});
