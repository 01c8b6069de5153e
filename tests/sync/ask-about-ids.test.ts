import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Evidence } from '@/lib/domain/evidence';
import { Failure } from '@/lib/domain/failure';
import { createIdAsker } from '@/lib/sync/ask-about-ids';
import { recognisePage } from '@/lib/sync/recognise-devices';
import { put } from '../fixtures/fleet';
import { company, companyId, device, deviceId } from '../fixtures/make';
import { createSyncWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;
let page: (...ids: readonly string[]) => ReturnType<typeof recognisePage>;
const { signal } = new AbortController();
const privateId = 'a0000000-0000-4000-8000-000000000001';
const uuid = (number: number) => `e0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A worker's life: what it remembers ends with it. */
function startWorker(): void {
  const { openDatabase } = world;
  const now = () => world.time;
  const idAsker = createIdAsker({ openDatabase, asio: world.fleet.asio, now });
  page = async (...ids) => {
    const evidence: Evidence = { ids, regIds: [], texts: [] };
    return recognisePage({ openDatabase, idAsker, now }, { evidence }, signal);
  };
}

beforeEach(async () => {
  world = await createSyncWorld();
  put(world.fleet.companies, [company(1), company(2, { name: 'Initech' })]);
  put(world.fleet.devices, [device(1, 1), device(2, 2, { name: 'Foreign' })]);
  await world.sync();
  world.runId = 'run-2';
  await world.map(1);
  await world.resume();
  startWorker();
  world.fleet.requests.length = 0;
});

describe('an id that is not stored', () => {
  test('of a device whose company is not mapped is shown as that, and not stored', async () => {
    await expect(page(companyId(2), deviceId(2))).resolves.toMatchObject({
      is: 'device',
      by: 'id',
      device: { name: 'Foreign', companyName: 'Initech', standing: 'company-not-mapped' },
    });
    await expect(world.db.get('devices', deviceId(2))).resolves.toBeUndefined();
    await page(deviceId(2));
    expect(world.fleet.requests).toEqual(['findDevices 1']);
  });

  test('of a new device of a mapped company brings it into review at once', async () => {
    put(world.fleet.devices, [device(9, 1)]);
    await expect(page(deviceId(9))).resolves.toMatchObject({ device: { standing: 'staged' } });
    await expect(world.db.get('devices', deviceId(9))).resolves.toMatchObject({
      tracking: 'staged',
    });
  });

  test('is told as soon as its company is mapped', async () => {
    await page(deviceId(2));
    await world.map(2);
    await expect(page(deviceId(2))).resolves.toMatchObject({ device: { standing: 'staged' } });
  });

  test('may be the private id of a known device, which is remembered for good', async () => {
    world.fleet.privateIds.set(privateId, deviceId(1));
    await expect(page(privateId)).resolves.toMatchObject({ device: { id: deviceId(1) } });
    startWorker();
    world.fleet.requests.length = 0;
    await expect(page(privateId)).resolves.toMatchObject({ device: { id: deviceId(1) } });
    expect(world.fleet.requests).toEqual([]);
  });

  test('that is no device is asked about once', async () => {
    await expect(page(uuid(1))).resolves.toEqual({ is: 'unknown' });
    await expect(page(uuid(1))).resolves.toEqual({ is: 'unknown' });
    expect(world.fleet.requests).toEqual(['findDevices 1', 'otherIds 1']);
  });

  test('in several frames at once is asked about once', async () => {
    await Promise.all([page(deviceId(2)), page(deviceId(2)), page(deviceId(2))]);
    expect(world.fleet.requests).toEqual(['findDevices 1']);
  });

  test('is not asked about when it is no UUID, or a company or site', async () => {
    await page('12345', companyId(1), companyId(2));
    expect(world.fleet.requests).toEqual([]);
  });

  test('among many is one of three that are asked about', async () => {
    await page(...[1, 2, 3, 4, 5].map(uuid));
    expect(world.fleet.requests).toEqual(['findDevices 3', 'otherIds 3']);
  });

  test('is asked about again after an outage', async () => {
    world.fleet.fault = () => new Failure('offline', 'No network.');
    await expect(page(deviceId(2))).resolves.toEqual({ is: 'unknown' });
    world.fleet.fault = () => undefined;
    await expect(page(deviceId(2))).resolves.toMatchObject({ is: 'device' });
  });

  test('may be a private one also where ConnectWise refuses to look for what is no device', async () => {
    world.fleet.privateIds.set(privateId, deviceId(1));
    world.fleet.fault = (request) =>
      request === 'findDevices 1' && !world.fleet.requests.includes('otherIds 1')
        ? new Failure('rejected', 'No such endpoint.')
        : undefined;
    await expect(page(privateId)).resolves.toMatchObject({ device: { id: deviceId(1) } });
    world.fleet.fault = (request) =>
      request.startsWith('find') ? new Failure('rejected', 'No such endpoint.') : undefined;
    await page(uuid(1));
    const { length } = world.fleet.requests;
    await page(uuid(1));
    expect(world.fleet.requests).toHaveLength(length);
  });

  test('is looked up as a device also without the permission to map ids', async () => {
    world.fleet.fault = (request) =>
      request.startsWith('otherIds') ? new Failure('missing-scope', 'No scope.') : undefined;
    await page(privateId);
    await expect(page(privateId)).resolves.toEqual({ is: 'unknown' });
    expect(world.fleet.requests).toEqual(['findDevices 1', 'otherIds 1']);
  });
});

test('a page that names ever new ids is not served without end', async () => {
  for (let number = 1; number <= 60; number += 1) await page(uuid(number));
  expect(world.fleet.requests.filter((request) => request.startsWith('find'))).toHaveLength(20);
  world.time += 61_000;
  await page(uuid(99));
  expect(world.fleet.requests.filter((request) => request.startsWith('find'))).toHaveLength(21);
});

test('an unknown id before a known one may be the page’s own device', async () => {
  await expect(page(deviceId(2), deviceId(1))).resolves.toMatchObject({
    device: { name: 'Foreign' },
  });
  await expect(page(uuid(1), deviceId(1))).resolves.toMatchObject({ device: { id: deviceId(1) } });
});
