import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import type { DeviceFacts } from '@/lib/domain/device';
import { put } from '../fixtures/fleet';
import { companyId, device, deviceId, host } from '../fixtures/make';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;
/** A host that the list of devices knows, and one that only the list of hosts knows. */
const LISTED = 1;
const UNLISTED = 70;

const hardware = (number: number, change: Partial<DeviceFacts> = {}) =>
  world.fleet.inventory.details.set(deviceId(number), {
    facts: device(number, 2, {
      name: `esx-${number}.local`,
      kind: 'hypervisor-host',
      model: 'PowerEdge R640',
      serialNumber: `HOST${number}`,
      ...change,
    }),
    details: {},
  });

beforeEach(async () => {
  world = await filledWorld();
  world.fleet.inventory.hosts.push(host(LISTED, 2), host(UNLISTED, 2));
  hardware(UNLISTED);
});

const stored = async (number: number) => world.db.get('devices', deviceId(number));
const asked = () =>
  world.fleet.requests
    .filter((request) => request.startsWith('readFacts'))
    .map((one) => one.slice(-2));

async function nextSync(kind: 'quick' | 'full' = 'quick'): Promise<void> {
  world.runId += '+';
  world.time += 1_000;
  world.fleet.requests.length = 0;
  await world.sync(kind);
}

describe('hosts of virtual machines', () => {
  test('are devices of that kind, with what the watch over them tells', async () => {
    await world.resume();
    expect(await stored(LISTED)).toMatchObject({
      kind: 'hypervisor-host',
      hypervisor: { platform: 'ESXi' },
      name: 'WS-1',
    });
  });

  test('that the list of devices does not know become devices, with their hardware', async () => {
    await world.resume();
    expect(await stored(UNLISTED)).toMatchObject({
      kind: 'hypervisor-host',
      companyId: companyId(2),
      name: 'esx-70.local',
      serialNumber: 'HOST70',
      standing: 'staged',
    });
    expect(await world.db.getFromIndex('devices', 'textKeys', 'host70')).toBeDefined();
    expect((await world.lastSync())?.counts).toMatchObject({ hypervisors: 2, unlistedHosts: 1 });
    await nextSync();
    expect((await world.lastSync())?.counts.unlistedHosts).toBe(1);
  });

  test('of a company that is not mapped bring nothing', async () => {
    world.fleet.inventory.hosts.push(host(71, 6));
    await world.resume();
    expect(await stored(71)).toBeUndefined();
  });

  test('are listed as what their record of the list tells where nothing else can be had', async () => {
    world.fleet.inventory.details.clear();
    await world.resume();
    expect(await stored(UNLISTED)).toMatchObject({ name: 'ESX-70', addresses: ['10.0.0.9'] });
    expect((await world.lastSync())?.skipped).toEqual([]);
  });

  test('stay hosts in every moment of the next sync', async () => {
    await world.resume();
    const kinds = new Set<string | undefined>();
    const deps = world.deps();
    const onProgress = async () => void kinds.add((await stored(LISTED))?.kind);
    world.runId = 'run-3';
    await world.syncWith({ ...deps, onProgress });
    expect([...kinds]).toEqual(['hypervisor-host']);
  });

  test('that are watched no longer are what the list of devices says', async () => {
    await world.resume();
    world.fleet.inventory.hosts.length = 0;
    await nextSync();
    expect(await stored(LISTED)).toMatchObject({ kind: 'desktop' });
    expect(await stored(LISTED)).not.toHaveProperty('hypervisor');
    expect((await stored(UNLISTED))?.missingSince).toBe(world.time);
  });

  test('that are watched again come back', async () => {
    await world.resume();
    const hosts = world.fleet.inventory.hosts.splice(0);
    await nextSync();
    world.fleet.inventory.hosts.push(...hosts);
    await nextSync();
    expect(await stored(UNLISTED)).not.toHaveProperty('missingSince');
    expect(await stored(LISTED)).toMatchObject({ kind: 'hypervisor-host' });
  });

  test('are no missing devices while they are watched', async () => {
    await world.resume();
    await nextSync();
    expect(await stored(UNLISTED)).toMatchObject({ seenInRun: world.runId });
    expect(await stored(UNLISTED)).not.toHaveProperty('missingSince');
  });

  test.for(['missing-scope', 'rejected', 'not-found'] as const)(
    'are not marked missing when their list can not be had: %s',
    async (kind) => {
      await world.resume();
      world.fleet.fault = (request) =>
        request === 'listHypervisorHosts' ? new Failure(kind, 'No.') : undefined;
      await nextSync();
      expect((await world.lastSync())?.finishedAt).toBe(world.time);
      expect(await stored(UNLISTED)).not.toHaveProperty('missingSince');
      expect(await stored(LISTED)).toMatchObject({ kind: 'hypervisor-host' });
    },
  );

  test('are not marked missing when one that could not be read may be they', async () => {
    await world.resume();
    const deps = world.deps();
    const listHypervisorHosts = async () => ({ items: [], setAside: 1 });
    world.runId = 'run-3';
    world.time += 1_000;
    await world.syncWith({ ...deps, asio: { ...deps.asio, listHypervisorHosts } });
    expect(await stored(UNLISTED)).not.toHaveProperty('missingSince');
    expect(await stored(LISTED)).toMatchObject({ kind: 'hypervisor-host' });
    expect((await world.lastSync())?.counts.setAside).toBe(1);
  });
});

test.for(['listed', 'missing-scope'] as const)(
  'hosts of companies that a sync of newly mapped ones does not list stay what they are: %s',
  async (kind) => {
    await world.resume();
    const before = await stored(UNLISTED);
    if (kind !== 'listed') {
      world.fleet.fault = (request) =>
        request === 'listHypervisorHosts' ? new Failure(kind, 'No.') : undefined;
    }
    world.runId = 'run-3';
    await world.map(6);
    await expect(world.resume()).resolves.toEqual({ at: 'done' });
    expect(await stored(UNLISTED)).toEqual(before);
  },
);

describe('the hardware of hosts', () => {
  test('is asked for where it is not known: of a host that has none in its list, and of one that is in no list', async () => {
    hardware(LISTED);
    await world.resume();
    await nextSync();
    expect(asked()).toEqual([]);
    expect((await stored(LISTED))?.serialNumber).toBe('SER1001');
    put(world.fleet.devices, [device(2, 3)]);
    hardware(2);
    world.fleet.inventory.hosts.push(host(2, 3));
    await nextSync();
    expect(asked()).toEqual(['02']);
    expect(await stored(2)).toMatchObject({ name: 'WS-2', serialNumber: 'HOST2' });
  });

  test('stays when the next page of the list does not tell it, and is no change', async () => {
    put(world.fleet.devices, [device(2, 3)]);
    hardware(2);
    world.fleet.inventory.hosts.push(host(2, 3));
    await world.resume();
    await nextSync();
    expect(asked()).toEqual([]);
    expect(await stored(2)).toMatchObject({ name: 'WS-2', serialNumber: 'HOST2' });
    expect((await world.lastSync())?.changes).toEqual({ appeared: 0, changed: 0, vanished: 0 });
  });

  test('is asked for again by a full sync where only the list of hosts knows the host', async () => {
    await world.resume();
    hardware(UNLISTED, { model: 'PowerEdge R760' });
    await nextSync('full');
    expect(asked()).toEqual(['70']);
    expect((await stored(UNLISTED))?.model).toBe('PowerEdge R760');
  });

  test('that nobody knows is asked for once a day', async () => {
    world.fleet.inventory.details.clear();
    await world.resume();
    await nextSync();
    expect(asked()).toEqual([]);
    world.time += 25 * 60 * 60_000;
    await nextSync();
    expect(asked()).toEqual(['70']);
  });

  test('of one host that is refused does not cost the others theirs', async () => {
    world.fleet.inventory.hosts.push(host(71, 2));
    hardware(71);
    world.fleet.fault = (request) =>
      request === `readFacts ${deviceId(70)}` ? new Failure('denied', 'Not that one.') : undefined;
    await expect(world.resume()).resolves.toEqual({ at: 'done' });
    expect((await stored(71))?.serialNumber).toBe('HOST71');
    expect((await world.lastSync())?.skipped).toEqual([
      'Hypervisor hosts: 1 was passed over (ESX-70). Not that one.',
    ]);
  });
});
