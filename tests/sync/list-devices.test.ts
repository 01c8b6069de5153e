import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Tracking } from '@/lib/domain/device';
import type { DeviceQuery } from '@/lib/domain/device-query';
import type { Settings } from '@/lib/domain/settings';
import { listActivity } from '@/lib/store/activity';
import { changeSettings } from '@/lib/store/state';
import { listDevices, twinsOf } from '@/lib/sync/list-devices';
import { keepTwins, noteVisit } from '@/lib/sync/review-visit';
import { track } from '@/lib/sync/track-devices';
import { put } from '../fixtures/fleet';
import { company, companyId, device, deviceId, siteId } from '../fixtures/make';
import { createSyncWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  put(world.fleet.companies, [company(1, { name: 'Beta' }), company(2, { name: 'Alpha' })]);
  put(world.fleet.companies, [company(3, { name: 'Gamma' })]);
  put(world.fleet.devices, [
    device(1, 1, { name: 'b-two', kind: 'server', model: 'PowerEdge R640' }),
    device(2, 1, { name: 'b-one', serialNumber: 'ABC-1234' }),
    device(3, 2, { name: 'a-two', hostName: 'HOST9' }),
    device(4, 2, { name: 'a-one' }),
    device(5, 2, { name: 'a-three', kind: 'server' }),
    device(6, 3, { name: 'g-one' }),
  ]);
  await world.sync();
  world.runId = 'run-2';
  await world.map(1, 2);
  await world.resume();
});

const list = async (query: Partial<DeviceQuery> = {}, offset = 0, limit = 50) =>
  listDevices(world.db, { tracking: 'staged', ...query, offset, limit }, world.time);
const names = async (...query: Parameters<typeof list>) => {
  const { rows, total } = await list(...query);
  return [rows.map(({ name }) => name).join(' '), total];
};

describe('the devices to import', () => {
  test('come by company, kind and name, only of mapped companies', async () => {
    expect(await names()).toEqual(['a-one a-two a-three b-one b-two', 5]);
  });

  test('come page by page', async () => {
    expect(await names({}, 0, 2)).toEqual(['a-one a-two', 5]);
    expect(await names({}, 2, 2)).toEqual(['a-three b-one', 5]);
    expect(await names({}, 4, 2)).toEqual(['b-two', 5]);
    expect(await names({}, 9, 2)).toEqual(['', 5]);
  });

  test('are filtered by company and kind', async () => {
    expect(await names({ companyId: companyId(2) })).toEqual(['a-one a-two a-three', 3]);
    expect(await names({ kind: 'server' })).toEqual(['a-three b-two', 2]);
    expect(await names({ kind: 'server', companyId: companyId(1) })).toEqual(['b-two', 1]);
    expect(await names({ companyId: companyId(3) })).toEqual(['', 0]);
  });

  test.for([
    ['B-ONE', 'b-one'],
    ['host9', 'a-two'],
    ['abc1234', 'b-one'],
    ['poweredge', 'b-two'],
    ['nothing of it', ''],
    ['  ', 'a-one a-two a-three b-one b-two'],
  ] as const)('are found by %s', async ([search, found]) => {
    expect((await names({ search }))[0]).toBe(found);
  });

  test('that are found come page by page too', async () => {
    expect(await names({ search: '-t' }, 1, 1)).toEqual(['a-three', 3]);
  });

  test('say what the filters can be set to', async () => {
    const { companies, kinds } = await list({ companyId: companyId(1) });
    expect(companies.map(({ name, count }) => [name, count])).toEqual([
      ['Alpha', 3],
      ['Beta', 2],
    ]);
    expect(kinds).toEqual([
      { kind: 'desktop', count: 1 },
      { kind: 'server', count: 1 },
    ]);
  });

  test('count by site and maker beside the other filters', async () => {
    put(world.fleet.sites, [
      { id: siteId(1), companyId: companyId(1), name: 'Berlin' },
      { id: siteId(2), companyId: companyId(1), name: 'Aachen' },
    ]);
    put(world.fleet.devices, [
      device(1, 1, { siteId: siteId(1), maker: 'Dell Inc.' }),
      device(2, 1, { siteId: siteId(2), maker: 'HP' }),
      device(9, 1, { siteId: siteId(2), maker: 'Dell Inc.' }),
    ]);
    world.runId = 'run-3';
    await world.sync();
    const told = async (query: Partial<DeviceQuery>) => {
      const { sites = [], makers = [], total } = await list({ companyId: companyId(1), ...query });
      const texts = [...sites, ...makers].map(({ name, count }) => `${name || '-'} ${count}`);
      return [...texts, total];
    };
    expect(await told({})).toEqual(['Aachen 2', 'Berlin 1', 'Dell Inc. 2', 'HP 1', 3]);
    expect(await told({ maker: 'HP' })).toEqual(['Aachen 1', 'Dell Inc. 2', 'HP 1', 1]);
    expect(await told({ siteId: siteId(2), maker: 'HP' })).toEqual([
      'Aachen 1',
      'Dell Inc. 1',
      'HP 1',
      1,
    ]);
  });
});

describe('importing', () => {
  const act = { db: undefined, now: () => 7 };
  const importThem = async (selection: Parameters<typeof track>[1]) =>
    track({ ...act, db: world.db }, selection, 'imported');

  test('the selected ones changes these and tells how many', async () => {
    const ids = [deviceId(1), deviceId(2), deviceId(99)];
    await expect(importThem({ ids })).resolves.toMatchObject({ changed: 2 });
    await expect(importThem({ ids })).resolves.toMatchObject({ changed: 0 });
    expect(await names({ tracking: 'imported' })).toEqual(['b-one b-two', 2]);
    const { rows } = await listActivity(world.db, { limit: 1 });
    expect(rows[0]?.event).toEqual({ kind: 'import', imported: 2, ignored: 0 });
  });

  test('putting back for review tells how many', async () => {
    const ids = [deviceId(1), deviceId(2)];
    await importThem({ ids });
    await track({ ...act, db: world.db }, { ids }, 'staged');
    const { rows } = await listActivity(world.db, { limit: 1 });
    expect(rows[0]?.event).toEqual({ kind: 'import', imported: 0, ignored: 0, staged: 2 });
  });

  test('all that a query finds takes every page of it', async () => {
    const allOf = { tracking: 'staged', search: 'a-' } as const;
    await expect(importThem({ allOf })).resolves.toMatchObject({ changed: 3 });
    expect(await names()).toEqual(['b-one b-two', 2]);
  });

  test('leaves devices of companies without mapping alone', async () => {
    await world.unmap(1);
    await expect(importThem({ ids: [deviceId(1)] })).resolves.toMatchObject({ changed: 0 });
  });
});

describe('what is new', () => {
  const fresh = async () => {
    const { rows, marks } = await list({ only: 'new' });
    return [rows.map(({ name }) => name).join(' '), marks?.new];
  };

  test('is what came since the visit before this one', async () => {
    await noteVisit(world.db, world.time);
    expect(await fresh()).toEqual(['', 0]);
    world.time += 86_400_000;
    put(world.fleet.devices, [device(20, 1, { name: 'b-new' })]);
    world.runId = 'run-3';
    await world.sync();
    await noteVisit(world.db, world.time);
    expect(await fresh()).toEqual(['b-new', 1]);
    world.time += 60_000;
    await noteVisit(world.db, world.time);
    expect(await fresh()).toEqual(['b-new', 1]);
    world.time += 3_600_000;
    await noteVisit(world.db, world.time);
    expect(await fresh()).toEqual(['', 0]);
  });
});

describe('two devices of one serial number', () => {
  const twins = async () => {
    const { rows } = await list({ only: 'twins' });
    return rows.map(({ name, twins: others }) => `${name}: ${others?.count} ${others?.name}`);
  };

  beforeEach(async () => {
    put(world.fleet.devices, [
      device(3, 2, { name: 'a-two', serialNumber: 'abc 1234' }),
      device(4, 2, { name: 'a-one' }),
      device(21, 1, { name: 'b-other', serialNumber: 'XYZ-9' }),
    ]);
    world.runId = 'run-3';
    await world.sync();
  });

  test('are pointed out with each other, across companies and spellings', async () => {
    expect(await twins()).toEqual(['a-two: 1 b-one', 'b-one: 1 a-two']);
    const group = await twinsOf(world.db, deviceId(3), world.time);
    expect(group.map(({ name }) => name).toSorted()).toEqual(['a-two', 'b-one']);
  });

  test('are found also where a serial number is the name, and became known later', async () => {
    put(world.fleet.devices, [device(3, 2, { name: 'QRS-77' }), device(4, 2, { name: 'z' })]);
    world.runId = 'run-4';
    await world.sync();
    put(world.fleet.devices, [
      device(3, 2, { name: 'QRS-77', serialNumber: 'QRS-77' }),
      device(4, 2, { name: 'z', serialNumber: 'QRS-77' }),
    ]);
    world.runId = 'run-5';
    await world.sync();
    expect(await twins()).toEqual(['QRS-77: 1 z', 'z: 1 QRS-77']);
  });

  test('are none once one is put aside or gone, or a person has said so', async () => {
    const act = { db: world.db, now: () => 7 };
    await track(act, { ids: [deviceId(3)] }, 'ignored', { reason: 'twin' });
    expect(await twins()).toEqual([]);
    await track(act, { ids: [deviceId(3)] }, 'imported');
    expect(await twins()).toEqual(['b-one: 1 a-two']);
    await keepTwins(world.db, deviceId(2));
    expect(await twins()).toEqual([]);
    expect(await twinsOf(world.db, deviceId(3), world.time)).toEqual([]);
  });
});

describe('ignoring', () => {
  const act = () => ({ db: world.db, now: () => 7 });
  const reasons = async () => {
    const { rows } = await list({ tracking: 'ignored' });
    return rows.map(({ name, ignoredWhy }) => [name, ignoredWhy]);
  };

  test('keeps the reason, which can be changed, until the device is brought back', async () => {
    const ids = [deviceId(1)];
    await track(act(), { ids }, 'ignored', { reason: 'other', note: 'Lent' });
    expect(await reasons()).toEqual([['b-two', { reason: 'other', note: 'Lent' }]]);
    await expect(track(act(), { ids }, 'ignored', { reason: 'retired' })).resolves.toMatchObject({
      changed: 1,
    });
    world.runId = 'run-3';
    await world.sync();
    expect(await reasons()).toEqual([['b-two', { reason: 'retired' }]]);
    await track(act(), { ids }, 'staged');
    await track(act(), { ids }, 'ignored');
    expect(await reasons()).toEqual([['b-two', undefined]]);
  });
});

describe('automatic import', () => {
  const settle = (change: Partial<Settings>) => changeSettings(world.db, change);
  const where = async (tracking: Tracking) => (await names({ tracking }))[0];

  beforeEach(() => {
    put(world.fleet.devices, [
      device(30, 1, { name: 'b-vm', kind: 'virtual-machine' }),
      device(31, 1, { name: 'b-switch', kind: 'network-device' }),
      device(32, 1, { name: 'b-phone', kind: 'mobile' }),
    ]);
    world.runId = 'run-3';
  });

  test('goes by the kind of what is new; virtual machines are put aside, with the reason', async () => {
    await settle({ importNewAutomatically: true, importRules: { mobile: 'review' } });
    await world.sync();
    expect(await where('imported')).toBe('b-switch');
    expect(await where('staged')).toBe('a-one a-two a-three b-one b-phone b-two');
    const { rows } = await list({ tracking: 'ignored' });
    expect(rows).toMatchObject([{ name: 'b-vm', ignoredWhy: { reason: 'kind' } }]);
  });

  test('that is off lets everything new wait, whatever its kind', async () => {
    await settle({ importRules: { mobile: 'ignore' } });
    await world.sync();
    expect(await where('ignored')).toBe('');
    expect(await where('staged')).toContain('b-vm');
  });

  test('decides also what importing all of a list takes, unless a kind is named', async () => {
    await world.sync();
    await settle({ importNewAutomatically: true });
    const act = { db: world.db, now: () => 7 };
    const all = { allOf: { tracking: 'staged' } } as const;
    await expect(track(act, all, 'imported')).resolves.toMatchObject({ changed: 7, putAside: 1 });
    expect(await where('ignored')).toBe('b-vm');
    await track(act, { ids: [deviceId(30)] }, 'staged');
    const machines = { allOf: { tracking: 'staged', kind: 'virtual-machine' } } as const;
    await expect(track(act, machines, 'imported')).resolves.toMatchObject({ changed: 1 });
  });

  test('that is off lets importing all take all', async () => {
    await world.sync();
    const act = { db: world.db, now: () => 7 };
    const all = { allOf: { tracking: 'staged' } } as const;
    await expect(track(act, all, 'imported')).resolves.toMatchObject({ changed: 8, putAside: 0 });
  });
});

test('devices that are gone can be listed alone', async () => {
  await track({ db: world.db, now: () => 7 }, { ids: [deviceId(1), deviceId(2)] }, 'imported');
  world.fleet.devices.delete(deviceId(1));
  world.runId = 'run-3';
  await world.sync();
  const { rows, marks } = await list({ tracking: 'imported', only: 'missing' });
  expect([rows.map(({ name }) => name), marks?.missing]).toEqual([['b-two'], 1]);
});
