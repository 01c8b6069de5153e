import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { listDevices } from '@/lib/sync/list-devices';
import { listGroups } from '@/lib/sync/list-groups';
import { cancelSync, startSync } from '@/lib/sync/pull';
import { put } from '../fixtures/fleet';
import { companyId, device, deviceId, group, groupId } from '../fixtures/make';
import { createSyncWorld, filledWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;

beforeEach(async () => {
  world = await filledWorld();
  const { groups, members } = world.fleet.inventory;
  put(groups, [group(1, { name: 'Servers' }), group(2, { name: 'Front desk', isDynamic: true })]);
  members.set(groupId(1), [1, 2, 5].map(deviceId));
  members.set(groupId(2), [1].map(deviceId));
});

const groupsOf = async (number: number) =>
  (await world.db.get('devices', deviceId(number)))?.groupIds;
const membersRead = () =>
  world.fleet.requests
    .filter((request) => request.startsWith('listGroupMembers'))
    .map((request) => request.slice(-1));

async function nextSync(kind: 'quick' | 'full' = 'quick'): Promise<void> {
  world.runId += '+';
  world.time += 1_000;
  world.fleet.requests.length = 0;
  await world.sync(kind);
}

describe('the groups of devices', () => {
  test('are told on their members, and by name with how many these are', async () => {
    await world.resume();
    expect(await groupsOf(1)).toEqual([groupId(1), groupId(2)]);
    expect(await groupsOf(2)).toEqual([groupId(1)]);
    expect(await groupsOf(3)).toEqual([]);
    // Device 5 belongs to a company that is not mapped.
    expect(await listGroups(world.db)).toEqual([
      { ...group(2, { name: 'Front desk', isDynamic: true }), members: 1 },
      { ...group(1, { name: 'Servers' }), members: 2 },
    ]);
  });

  test('stay with their members where the list is suddenly empty', async () => {
    await world.resume();
    world.fleet.inventory.groups.clear();
    world.fleet.inventory.members.clear();
    await nextSync('full');
    expect(membersRead()).toEqual([]);
    expect(await groupsOf(1)).toEqual([groupId(1), groupId(2)]);
    expect(await listGroups(world.db)).toHaveLength(2);

    put(world.fleet.inventory.groups, [group(1, { name: 'Servers' })]);
    await nextSync();
    expect(await listGroups(world.db)).toHaveLength(1);
    expect(await groupsOf(1)).toEqual([groupId(1)]);
  });

  test('are read anew by a full sync that is asked for while a quick one is at them', async () => {
    await world.resume();
    const retryAt = world.time + 99_000;
    world.fleet.fault = (request) =>
      request === 'listHypervisorHosts' ? new Failure('offline', 'No.', { retryAt }) : undefined;
    await nextSync();
    expect(membersRead()).toEqual(['2']);
    world.fleet.fault = () => undefined;
    await expect(world.sync('full')).resolves.toEqual({ at: 'done' });
    expect(membersRead()).toEqual(['2', '1', '2']);
    expect(world.statuses.filter(({ at }) => at === 'running').at(-1)).toMatchObject({
      kind: 'full',
    });
    expect(world.fleet.requests.filter((one) => one === 'listCompanies')).toHaveLength(1);
  });

  test('are not asked for members while no device is stored', async () => {
    const empty = await createSyncWorld();
    put(empty.fleet.inventory.groups, [group(1)]);
    await empty.sync();
    expect(empty.fleet.requests).toEqual([
      'listCompanies',
      'listSites',
      'listGroups',
      'listHypervisorHosts',
      'listFields partner',
      'listFields vendor',
    ]);
  });

  test('filter the list of devices, page by page and together with a search', async () => {
    await world.resume();
    const find = async (query: object) => {
      const { rows, total } = await listDevices(
        world.db,
        { tracking: 'staged', groupId: groupId(1), offset: 0, limit: 1, ...query },
        world.time,
      );
      return [rows.map(({ id }) => id), total];
    };
    expect(await find({})).toEqual([[deviceId(1)], 2]);
    expect(await find({ offset: 1 })).toEqual([[deviceId(2)], 2]);
    expect(await find({ search: 'ws-2' })).toEqual([[deviceId(2)], 1]);
    expect(await find({ companyId: companyId(1) })).toEqual([[], 0]);
    expect(await find({ groupId: groupId(9) })).toEqual([[], 0]);
  });

  test('keep their members through the pages of the next sync', async () => {
    await world.resume();
    put(world.fleet.devices, [device(1, 2, { name: 'Renamed' })]);
    world.fleet.inventory.groups.clear();
    world.fleet.fault = (request) =>
      request === 'listGroups' ? new Failure('missing-scope', 'No.') : undefined;
    await nextSync();
    expect(await world.db.get('devices', deviceId(1))).toMatchObject({
      name: 'Renamed',
      groupIds: [groupId(1), groupId(2)],
    });
  });

  test('leave those that are members no longer', async () => {
    await world.resume();
    world.fleet.inventory.members.set(groupId(2), [deviceId(2)]);
    await nextSync();
    expect(await groupsOf(1)).toEqual([groupId(1)]);
    expect(await groupsOf(2)).toEqual([groupId(1), groupId(2)]);
  });

  test('that are gone are gone from the devices too, without a request for their members', async () => {
    await world.resume();
    world.fleet.inventory.groups.delete(groupId(1));
    await nextSync();
    expect(await groupsOf(1)).toEqual([groupId(2)]);
    expect((await listGroups(world.db)).map(({ name }) => name)).toEqual(['Front desk']);
    expect(membersRead()).toEqual(['2']);
    expect(await world.db.count('groups')).toBe(1);
  });

  test('write no row whose membership is what it was', async () => {
    await world.resume();
    const before = await world.db.get('devices', deviceId(1));
    world.fleet.inventory.members.set(groupId(1), [1, 2, 3].map(deviceId));
    await nextSync('full');
    expect(await groupsOf(3)).toEqual([groupId(1)]);
    expect(await world.db.get('devices', deviceId(1))).toEqual({
      ...before,
      seenInRun: world.runId,
    });
  });

  test('with more members than are written at once are whole in the end', async () => {
    const many = Array.from({ length: 1_150 }, (_, index) => device(100 + index, 1));
    put(world.fleet.devices, many);
    world.fleet.pageSize = 500;
    world.fleet.inventory.members.set(
      groupId(1),
      many.map(({ id }) => id),
    );
    await world.resume();
    const servers = (await listGroups(world.db)).find(({ name }) => name === 'Servers');
    expect(servers?.members).toBe(1_150);
    expect(await world.db.countFromIndex('devices', 'groups', groupId(1))).toBe(1_150);
  });
});

test('a change of many members that was cut short counts as never read', async () => {
  const many = Array.from({ length: 600 }, (_, index) => device(100 + index, 1));
  put(world.fleet.devices, many);
  world.fleet.pageSize = 700;
  await world.resume();
  world.fleet.inventory.members.set(
    groupId(1),
    many.map(({ id }) => id),
  );
  const deps = world.deps();
  let writes = 0;
  /** The second part can't be written. */
  const transaction = (...args: readonly unknown[]): unknown => {
    const [names] = args;
    const isWrite = Array.isArray(names) && names.join() === 'devices,groups,state';
    if (isWrite) writes += 1;
    if (isWrite && writes === 2) throw new Error('The disk is full.');
    return Reflect.apply(world.db.transaction.bind(world.db), undefined, args);
  };
  const openDatabase = async () =>
    new Proxy(world.db, {
      get: (db, name): unknown => (name === 'transaction' ? transaction : Reflect.get(db, name)),
    });
  world.runId = 'run-3';
  const run = startSync({ ...deps, openDatabase }, 'full', new AbortController().signal);
  await expect(run).resolves.toMatchObject({ problem: { message: 'The disk is full.' } });
  expect(await world.db.countFromIndex('devices', 'groups', groupId(1))).toBeGreaterThan(400);
  await nextSync();
  expect(await world.db.countFromIndex('devices', 'groups', groupId(1))).toBe(600);
});

describe('a quick sync reads the members of a group', () => {
  beforeEach(async () => world.resume());

  test('that is dynamic, and of no other', async () => {
    await nextSync();
    expect(membersRead()).toEqual(['2']);
  });

  test('whose definition has changed', async () => {
    put(world.fleet.inventory.groups, [group(1, { updatedAt: 2 })]);
    await nextSync();
    expect(membersRead()).toEqual(['1', '2']);
    await nextSync();
    expect(membersRead()).toEqual(['2']);
  });

  test('whose definition had changed when a sync before was cancelled', async () => {
    put(world.fleet.inventory.groups, [group(1, { updatedAt: 2 })]);
    world.fleet.fault = (request) =>
      request.startsWith('listGroupMembers')
        ? new Failure('offline', 'No network.', { retryAt: world.time + 99_000 })
        : undefined;
    await nextSync();
    await cancelSync(world.deps());
    world.fleet.fault = () => undefined;
    await nextSync();
    expect(membersRead()).toEqual(['1', '2']);
  });

  test('that was read more than a day ago', async () => {
    world.time += 25 * 60 * 60_000;
    await nextSync();
    expect(membersRead()).toEqual(['1', '2']);
  });

  test('when devices have appeared, also in a sync that did not come to its end', async () => {
    put(world.fleet.devices, [device(99, 1)]);
    world.fleet.fault = (request) =>
      request === 'listGroups' ? new Failure('refused-credentials', 'No.') : undefined;
    await nextSync();
    world.fleet.fault = () => undefined;
    await nextSync();
    expect(membersRead()).toEqual(['1', '2']);
  });

  test('and a full one those of every group', async () => {
    await nextSync('full');
    expect(membersRead()).toEqual(['1', '2']);
  });
});

test('groups are read for newly mapped companies too', async () => {
  await world.resume();
  world.runId = 'run-3';
  world.time += 1_000;
  world.fleet.requests.length = 0;
  await world.map(6);
  await world.resume();
  expect(membersRead()).toEqual(['1', '2']);
  expect(await groupsOf(5)).toEqual([groupId(1)]);
  expect(world.fleet.requests).not.toContain('listFields partner');
});

test('a company that is mapped while groups are read is listed next, and its devices find their groups', async () => {
  await world.resume();
  world.runId = 'run-3';
  world.time += 1_000;
  const deps = world.deps();
  let isMapped = false;
  const asio = {
    ...deps.asio,
    listGroupMembers: async (...args: Parameters<typeof deps.asio.listGroupMembers>) => {
      if (!isMapped) {
        isMapped = true;
        await world.map(6);
      }
      world.time += 10;
      return deps.asio.listGroupMembers(...args);
    },
  };
  await world.syncWith({ ...deps, asio });
  expect(await groupsOf(5)).toEqual([groupId(1)]);
  expect(await world.db.count('devices')).toBe(40);
});
