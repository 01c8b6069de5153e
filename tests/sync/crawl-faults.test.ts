import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import { trackDevices } from '@/lib/store/device-tracking';
import { writeState } from '@/lib/store/state';
import { crawlDates } from '@/lib/sync/crawl-dates';
import { STALE_MS } from '@/lib/sync/dates-due';
import { datesProgress } from '@/lib/sync/dates-progress';
import { deviceId, fieldId } from '../fixtures/make';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;
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
  await world.resume();
  await writeState(world.db, 'fields', fields);
  await trackDevices(world.db, imported.map(deviceId), 'imported');
  world.fleet.requests.length = 0;
  world.time += 1_000;
});

const crawl = async () =>
  crawlDates(
    {
      openDatabase: world.openDatabase,
      asio: world.fleet.asio,
      now: () => world.time,
      onRead: async () => undefined,
    },
    signal,
  );
const reads = () => world.fleet.requests.filter((request) => request.startsWith('readFields'));
const readIds = () => reads().map((request) => request.split(' ')[1]);

describe('the crawl, with devices that always fail,', () => {
  const odd = new Set<string>();
  const good = () => imported.map(deviceId).filter((id) => !odd.has(id));

  const failing = (kind: FailureKind, ...numbers: readonly number[]) => {
    odd.clear();
    for (const number of numbers) odd.add(deviceId(number));
    world.fleet.fault = (request) =>
      odd.has(request.split(' ')[1] ?? '') ? new Failure(kind, 'Not this one.') : undefined;
  };
  /** Goes on whenever it says that it will, for some hours. */
  const crawlFor = async (hours: number) => {
    const until = world.time + hours * 60 * 60_000;
    while (world.time < until) {
      const end = await crawl();
      if (end.at === 'stopped') return end;
      const next = end.at === 'waiting' ? end.retryAt : (end.nextDueAt ?? Infinity);
      expect(next).toBeGreaterThan(world.time);
      world.time = next;
    }
    return undefined;
  };

  test.for([
    'rejected',
    'server-error',
    'bad-response',
    'missing-scope',
    'denied',
    'timed-out',
  ] as const)('that are %s, reads all others at their usual pace', async (kind) => {
    failing(kind, 1, 2, 3, 4, 7, 8, 9, 10);
    expect(await crawlFor(9)).toBeUndefined();
    for (const id of good()) {
      expect(readIds().filter((read) => read === id).length).toBeGreaterThanOrEqual(3);
    }
    expect(await datesProgress(world.db)).toMatchObject({ read: 2, total: 10 });
  });

  test('that are more than a few, asks for those no more often than for others', async () => {
    await trackDevices(world.db, [15, 16, 19].map(deviceId), 'imported');
    failing('rejected', 1, 2, 3, 4, 7, 8, 9, 10, 15, 16, 19);
    await crawlFor(1);
    world.fleet.requests.length = 0;
    await crawlFor(7);
    for (const id of odd) {
      expect(readIds().filter((read) => read === id).length).toBeLessThanOrEqual(2);
    }
  });

  test('finds the others however many come first', async () => {
    failing('rejected', ...imported.slice(0, 9));
    expect(await crawlFor(1)).toBeUndefined();
    expect(readIds()).toContain(deviceId(14));
  });

  test('stops when the permission is gone for all', async () => {
    await crawl();
    failing('missing-scope', ...imported);
    world.time += STALE_MS;
    await expect(crawl()).resolves.toMatchObject({
      at: 'stopped',
      problem: { kind: 'missing-scope' },
    });
  });

  test('tells an outage from them, which costs no device its turn', async () => {
    await crawl();
    failing('server-error', ...imported);
    world.time += STALE_MS;
    const retryAt = world.time + 60_000;
    await expect(crawl()).resolves.toEqual({ at: 'waiting', retryAt });
    world.fleet.fault = () => undefined;
    world.time = retryAt;
    world.fleet.requests.length = 0;
    await crawl();
    expect(new Set(readIds())).toEqual(new Set(imported.map(deviceId)));
    expect(await datesProgress(world.db)).toMatchObject({ read: 10, total: 10 });
  });
});

describe('the crawl, after the clock was ahead,', () => {
  const AHEAD_MS = 24 * 60 * 60_000;

  test('reads again what was read in the future, once', async () => {
    world.time += AHEAD_MS;
    await crawl();
    world.time -= AHEAD_MS;
    world.fleet.requests.length = 0;
    await crawl();
    expect(reads()).toHaveLength(10);
    world.time += 1_000;
    await expect(crawl()).resolves.toMatchObject({ at: 'done' });
    expect(reads()).toHaveLength(10);
  });

  test('comes to rest although dates were made due in the future', async () => {
    const last = await world.lastSync();
    if (last) {
      const datesDueSince = world.time + AHEAD_MS;
      await writeState(world.db, 'lastSync', { ...last, datesDueSince });
    }
    await crawl();
    expect(await datesProgress(world.db)).toMatchObject({ read: 10, total: 10 });
    world.time += 1_000;
    await expect(crawl()).resolves.toMatchObject({ at: 'done' });
    expect(reads()).toHaveLength(10);
  });
});

describe('the crawl, where a device is answered as if a field were gone,', () => {
  const lacking = (...numbers: readonly number[]) => {
    const ids = numbers.map(deviceId);
    world.fleet.fault = (request) =>
      ids.some((id) => request === `readFields ${id}`)
        ? new Failure('not-found', 'No such definition.')
        : undefined;
  };
  const isRead = async () => {
    await expect(crawl()).resolves.toMatchObject({ at: 'done' });
    const dates = await datesProgress(world.db);
    expect(dates).toMatchObject({ read: 10, total: 10 });
    expect(dates).not.toHaveProperty('problem');
  };

  test('goes on, for the definitions list the field', async () => {
    world.fleet.definitions.push(fields.purchaseDate, fields.warrantyExpiry);
    lacking(1, 2, 3, 7);
    await isRead();
    expect(world.fleet.requests.filter((request) => request === 'listFields')).toHaveLength(1);
  });

  test('goes on, for other devices have the field where the definitions are closed', async () => {
    lacking(1, 2);
    await isRead();
  });

  test('goes on with the rest where nobody else can tell', async () => {
    await trackDevices(world.db, imported.slice(1).map(deviceId), 'ignored');
    for (const id of world.fleet.devices.keys()) {
      const row = await world.db.get('devices', id);
      if (row && id !== deviceId(1)) await world.db.delete('devices', id);
    }
    lacking(1);
    await expect(crawl()).resolves.toMatchObject({ at: 'done' });
    expect((await datesProgress(world.db)).problem).toBeDefined();
  });

  test('stops when the definitions do not list the field any more', async () => {
    world.fleet.definitions.push(fields.warrantyExpiry);
    lacking(1);
    await expect(crawl()).resolves.toMatchObject({
      at: 'stopped',
      problem: { kind: 'not-found' },
    });
  });
});
