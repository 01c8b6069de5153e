import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { DatesProgress } from '@/lib/domain/sync-run';
import { trackDevices } from '@/lib/store/device-tracking';
import { missingRow } from '@/lib/store/devices';
import { noteViewed } from '@/lib/store/due-devices';
import { commitReading, readRecord } from '@/lib/store/lifecycle';
import { writeState } from '@/lib/store/state';
import { crawlDates } from '@/lib/sync/crawl-dates';
import { RETRY_MS, STALE_MS, VIEWED_STALE_MS } from '@/lib/sync/dates-due';
import { datesProgress } from '@/lib/sync/dates-progress';
import { createDeviceReader } from '@/lib/sync/read-device-dates';
import { deviceId, fieldId } from '../fixtures/make';
import { mortal, type Life } from '../fixtures/mortal';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;
let progress: DatesProgress[];
let told: DeviceId[];
const { signal } = new AbortController();

const field = (number: number, name: string) =>
  ({ id: fieldId(number), name, type: 'string', origin: 'partner' }) as const;
const fields = {
  purchaseDate: field(1, 'Purchase Date'),
  warrantyExpiry: field(2, 'Warranty Expiry Date'),
};
const imported = [1, 2, 3, 4, 7, 8, 9, 10, 13, 14];

beforeEach(async () => {
  world = await filledWorld();
  progress = [];
  told = [];
  await world.resume();
  await writeState(world.db, 'fields', fields);
  await trackDevices(world.db, imported.map(deviceId), 'imported');
  world.fleet.requests.length = 0;
  world.time += 1_000;
});

const crawl = async (life: Life = mortal(Infinity)) =>
  crawlDates(
    {
      openDatabase: life.openDatabase(world.openDatabase),
      asio: life.wrap(world.fleet.asio),
      now: () => world.time,
      onRead: async (ids) => {
        told.push(...ids);
        progress.push(await datesProgress(world.db));
      },
    },
    signal,
  );

const hold = (number: number, text: string) =>
  world.fleet.values.set(
    deviceId(number),
    new Map([
      [
        fieldId(1),
        { fieldId: fieldId(1), name: 'Purchase Date', text, updatedAt: 5, updatedBy: 'Bo' },
      ],
    ]),
  );
const reads = () => world.fleet.requests.filter((request) => request.startsWith('readFields'));
const readIds = () => reads().map((request) => request.split(' ')[1]);
const look = async (...numbers: readonly number[]) => {
  for (const number of numbers) {
    const reading = { deviceId: deviceId(number), readings: {}, readAt: world.time };
    await commitReading(world.db, { ...reading, viewed: true });
  }
};
const resync = async () => {
  world.runId = `${world.runId}+`;
  world.time += 60_000;
  await world.sync();
  world.fleet.requests.length = 0;
};

describe('the crawl', () => {
  test('reads each imported device once, and ends until the next resync', async () => {
    const nextDueAt = world.time + STALE_MS;
    await expect(crawl()).resolves.toEqual({ at: 'done', nextDueAt });
    expect(new Set(readIds())).toEqual(new Set(imported.map(deviceId)));
    expect(reads()).toHaveLength(10);
    await crawl();
    expect(reads()).toHaveLength(10);

    await resync();
    await crawl();
    expect(reads()).toHaveLength(10);
  });

  test('keeps what a field holds, who set it and when, and that the other is empty', async () => {
    hold(1, '2023-05-17');
    await crawl();
    const record = await readRecord(world.db, deviceId(1));
    expect(record.purchaseDate.rmm).toMatchObject({
      value: { kind: 'date', date: '2023-05-17' },
      setAt: 5,
      setBy: 'Bo',
      knownAt: world.time,
    });
    expect(record.warrantyExpiry.rmm?.value).toEqual({ kind: 'empty' });
  });

  test('reads new devices first, then the ones that were looked at, then the stalest', async () => {
    for (const number of imported) {
      const reading = { deviceId: deviceId(number), readings: {} };
      await commitReading(world.db, { ...reading, readAt: 1_000 - number, viewed: number === 2 });
    }
    await trackDevices(world.db, [deviceId(15)], 'imported');
    await crawl();
    expect(readIds().slice(0, 4)).toEqual([15, 2, 14, 13].map(deviceId));
  });

  test('of those never read, begins with the ones on the screen', async () => {
    await noteViewed(world.db, [deviceId(7), deviceId(3)], world.time);
    await crawl();
    expect(new Set(readIds().slice(0, 2))).toEqual(new Set([3, 7].map(deviceId)));
  });

  test('asks again for what has become stale, the stalest first, and for nothing before that', async () => {
    await crawl();
    world.time += STALE_MS - 60_000;
    await look(4, 8);
    world.fleet.requests.length = 0;
    await crawl();
    expect(reads()).toEqual([]);

    world.time += 60_000;
    await expect(crawl()).resolves.toMatchObject({ at: 'done' });
    const others = imported.filter((number) => number !== 4 && number !== 8);
    expect(new Set(readIds())).toEqual(new Set(others.map(deviceId)));
  });

  test('asks earlier again for what somebody has looked at lately', async () => {
    await crawl();
    await look(4, 8);
    world.fleet.requests.length = 0;
    const nextDueAt = world.time + VIEWED_STALE_MS;
    await expect(crawl()).resolves.toEqual({ at: 'done', nextDueAt });

    world.time = nextDueAt;
    await crawl();
    expect(new Set(readIds())).toEqual(new Set([4, 8].map(deviceId)));
  });

  test('forgets a look once the device is no more urgent than others', async () => {
    await crawl();
    await look(4);
    for (let pass = 0; pass < 10; pass += 1) {
      world.time += VIEWED_STALE_MS;
      await crawl();
    }
    const again = readIds().filter((id) => id === deviceId(4)).length;
    expect(again).toBe(1 + STALE_MS / VIEWED_STALE_MS);
  });

  test('does not ask for a device that is missing', async () => {
    const row = await world.db.get('devices', deviceId(3));
    if (row) await world.db.put('devices', missingRow(row, world.time));
    await crawl();
    expect(readIds()).not.toContain(deviceId(3));
    expect(await datesProgress(world.db)).toMatchObject({ read: 10, total: 10 });
  });

  test('tells since when the stalest reading is known, once all were read', async () => {
    const before = world.time;
    await crawl();
    world.time += 1_000;
    await look(4);
    expect(await datesProgress(world.db)).toEqual({ read: 10, total: 10, oldestReadAt: before });
  });

  test('tells how many are read', async () => {
    await crawl();
    expect(progress.map(({ read, total }) => [read, total])).toEqual([
      [4, 10],
      [8, 10],
      [10, 10],
    ]);
    expect(new Set(told)).toEqual(new Set(imported.map(deviceId)));
  });

  describe('that takes half a minute for each device', () => {
    /** Comes to its end at the ninth. */
    const crawlUntil = async (kind: FailureKind) => {
      world.fleet.fault = () => {
        world.time += 30_000;
        return reads().length > 8 ? new Failure(kind, 'No more.') : undefined;
      };
      await crawl();
      return datesProgress(world.db);
    };

    test('tells its pace and the time that is left, also while it waits for leave', async () => {
      expect(await crawlUntil('rate-limited')).toMatchObject({
        read: 8,
        perMinute: 2,
        remainingMs: 60_000,
      });
    });

    test('tells no pace while nothing can be read', async () => {
      expect(await crawlUntil('offline')).not.toHaveProperty('perMinute');
    });

    test('tells no pace once all is read', async () => {
      await crawlUntil('rate-limited');
      world.fleet.fault = () => undefined;
      await crawl();
      const done = await datesProgress(world.db);
      expect(done).not.toHaveProperty('perMinute');
      expect(done).not.toHaveProperty('remainingMs');
    });
  });

  test('reads nothing while no field is chosen', async () => {
    await writeState(world.db, 'fields', {});
    await expect(crawl()).resolves.toEqual({ at: 'done' });
    expect(reads()).toEqual([]);
  });

  test('rests when it is throttled, tells why, and goes on with the rest', async () => {
    const retryAt = world.time + 90_000;
    world.fleet.fault = () =>
      reads().length > 4 ? new Failure('rate-limited', 'Slow down.', { retryAt }) : undefined;
    await expect(crawl()).resolves.toEqual({ at: 'waiting', retryAt });
    expect((await datesProgress(world.db)).problem).toMatchObject({
      kind: 'rate-limited',
      retryAt,
    });

    world.fleet.fault = () => undefined;
    await crawl();
    expect(await datesProgress(world.db)).toMatchObject({ read: 10, total: 10 });
  });

  test('passes over a device whose answer is odd and tries it again later', async () => {
    world.fleet.fault = (request) =>
      request.endsWith(deviceId(2)) ? new Failure('bad-response', 'Not JSON.') : undefined;
    const nextDueAt = world.time + RETRY_MS;
    await expect(crawl()).resolves.toEqual({ at: 'done', nextDueAt });
    expect(await datesProgress(world.db)).toMatchObject({
      read: 9,
      total: 10,
      problem: { message: '1 device could not be read. Not JSON.' },
    });

    world.fleet.fault = () => undefined;
    world.time = nextDueAt;
    world.fleet.requests.length = 0;
    await crawl();
    expect(readIds()).toEqual([deviceId(2)]);
    const after = await datesProgress(world.db);
    expect(after).toMatchObject({ read: 10, total: 10 });
    expect(after).not.toHaveProperty('problem');
  });

  test('does not hammer a server that fails for everything', async () => {
    world.fleet.fault = () => new Failure('server-error', 'Down.');
    await expect(crawl()).resolves.toMatchObject({ at: 'waiting' });
    expect(reads()).toHaveLength(9);
  });

  test('counts a device that is gone as read', async () => {
    world.fleet.devices.delete(deviceId(3));
    await expect(crawl()).resolves.toMatchObject({ at: 'done' });
    expect(await datesProgress(world.db)).toMatchObject({ read: 10, total: 10 });
  });

  test('stops and names the field that is gone', async () => {
    const { readFields } = world.fleet.asio;
    const asio = {
      ...world.fleet.asio,
      readFields: async (...args: Parameters<typeof readFields>) => {
        if (args[1].includes(fieldId(2))) throw new Failure('not-found', 'No such definition.');
        return readFields(...args);
      },
    };
    const { openDatabase } = world;
    const onRead = async () => undefined;
    const end = await crawlDates({ openDatabase, asio, now: () => 1, onRead }, signal);
    expect(end).toMatchObject({
      at: 'stopped',
      problem: {
        kind: 'not-found',
        message:
          'The custom field "Warranty Expiry Date" is no longer in ConnectWise RMM. Choose another one for it.',
      },
    });
    expect((await datesProgress(world.db)).problem?.kind).toBe('not-found');
  });

  test('stopped at any call, it loses nothing and reads again only what was in flight', async () => {
    for (let calls = 1; calls < 120; calls += 7) {
      await resync();
      const life = mortal(calls);
      const end = await Promise.race([life.ended, crawl(life)]);
      await crawl();
      expect(await datesProgress(world.db)).toMatchObject({ read: 10, total: 10 });
      expect(reads().length).toBeLessThanOrEqual(end === 'stopped' ? 14 : 10);
    }
  });
});

describe('looking at a device', () => {
  let looks = 0;
  const reader = () => {
    const { openDatabase } = world;
    return createDeviceReader({
      openDatabase,
      asio: world.fleet.asio,
      now: () => world.time,
      onRead: () => (looks += 1),
    });
  };

  test('reads it at once, and not again for a few seconds', async () => {
    const { read } = reader();
    await expect(read(deviceId(1), signal)).resolves.toBe(true);
    await expect(read(deviceId(1), signal)).resolves.toBe(false);
    world.time += 5_000;
    await expect(read(deviceId(1), signal)).resolves.toBe(true);
    expect(reads()).toHaveLength(2);
  });

  test('reads it at once although a clock that was ahead has read it', async () => {
    const { read } = reader();
    world.time += 60 * 60_000;
    await read(deviceId(1), signal);
    world.time -= 60 * 60_000;
    await expect(read(deviceId(1), signal)).resolves.toBe(true);
    expect((await world.db.get('devices', deviceId(1)))?.fieldsReadAt).toBe(world.time);
  });

  test('does not read ever so many in a minute', async () => {
    const { read } = reader();
    const lookAtAll = async () => {
      for (let number = 1; number <= 5; number += 1) await read(deviceId(number), signal);
      world.time += 5_000;
    };
    for (let time = 0; time < 10; time += 1) await lookAtAll();
    expect(reads()).toHaveLength(40);
    world.time += 60_000;
    await lookAtAll();
    expect(reads()).toHaveLength(44);
  });

  test('in two frames at once asks once', async () => {
    const { read } = reader();
    await Promise.all([read(deviceId(1), signal), read(deviceId(1), signal)]);
    expect(reads()).toHaveLength(1);
  });

  test('remembers that it was looked at, and says so', async () => {
    looks = 0;
    await reader().read(deviceId(1), signal);
    expect(looks).toBe(1);
    expect((await world.db.get('devices', deviceId(1)))?.viewedAt).toBe(world.time);
  });

  test('asks nothing of a device that is not imported', async () => {
    await expect(reader().read(deviceId(15), signal)).resolves.toBe(false);
    await expect(reader().read(deviceId(999), signal)).resolves.toBe(false);
    expect(reads()).toEqual([]);
  });

  test('says what went wrong', async () => {
    world.fleet.fault = () => new Failure('offline', 'No network.');
    await expect(reader().read(deviceId(1), signal)).rejects.toThrow('No network.');
  });
});
