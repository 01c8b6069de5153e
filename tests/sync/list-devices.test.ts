import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceQuery } from '@/lib/domain/device-query';
import { listActivity } from '@/lib/store/activity';
import { listDevices } from '@/lib/sync/list-devices';
import { track } from '@/lib/sync/track-devices';
import { put } from '../fixtures/fleet';
import { company, companyId, device, deviceId } from '../fixtures/make';
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
      { kind: 'desktop', count: 3 },
      { kind: 'server', count: 2 },
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
