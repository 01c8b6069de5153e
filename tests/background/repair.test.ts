import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import { day } from '../fixtures/make';
import { createSyncedWorld, type WorkerWorld } from '../fixtures/worker-world';

const newKey = {
  clientId: '0e30abcdef012345',
  clientSecret: 'another-long-secret',
  region: 'na',
} as const;

let world: WorkerWorld;

const status = () => world.ask('status.get', null);

/** From now on each request that fits meets this. */
function failWith(kind: FailureKind, fits: (request: string) => boolean = () => true): void {
  world.fleet.fault = (request) =>
    fits(request) ? new Failure(kind, `Met ${kind}.`, { scope: 'platform.sites.read' }) : undefined;
}

async function sync(): Promise<void> {
  world.time += 60_000;
  await world.ask('sync.start', { kind: 'quick' });
  await world.rest();
}

beforeEach(async () => {
  world = await createSyncedWorld();
});

describe('a key that was regenerated, or whose integration was disabled', () => {
  beforeEach(async () => {
    failWith('refused-credentials');
    await sync();
  });

  test('stops the sync with that message, and the data stays', async () => {
    expect(await status()).toMatchObject({
      connection: { at: 'connected', problem: { message: 'Met refused-credentials.' } },
      sync: { at: 'stopped', problem: { kind: 'refused-credentials' } },
      counts: { companies: 2, imported: 2 },
    });
  });

  test('is not tried again by itself', async () => {
    world.fleet.requests.length = 0;
    for (let hour = 0; hour < 5; hour += 1) {
      world.time += 3_600_000;
      await world.ring('resync');
    }
    expect(world.fleet.requests).toEqual([]);
    expect(world.alarms.has('sync')).toBe(false);
  });

  test('is mended in one step: the new credentials begin the sync again', async () => {
    world.fleet.fault = () => undefined;
    await world.ask('connection.save', newKey);
    await world.rest();
    const { connection, sync: now, dates } = await status();
    expect(now).toMatchObject({ at: 'done', finishedAt: world.time });
    expect(connection).not.toHaveProperty('problem');
    expect(dates).not.toHaveProperty('problem');
  });
});

describe('a required scope that was withdrawn', () => {
  test('stops the sync, is told with the connection, and goes with the next sync', async () => {
    failWith('missing-scope', (request) => request === 'listSites');
    await sync();
    expect(await status()).toMatchObject({
      connection: { problem: { kind: 'missing-scope', message: 'Met missing-scope.' } },
      sync: { at: 'stopped' },
      counts: { imported: 2 },
    });

    world.fleet.fault = () => undefined;
    await sync();
    expect((await status()).connection).not.toHaveProperty('problem');
  });

  test('is told as well where it is the reading of dates that needs it', async () => {
    failWith('missing-scope', (request) => request.startsWith('readFields'));
    await sync();
    expect(await status()).toMatchObject({
      connection: { problem: { kind: 'missing-scope' } },
      sync: { at: 'done' },
      dates: { problem: { kind: 'missing-scope' } },
    });
  });
});

describe('the list of permissions', () => {
  beforeEach(async () => {
    await world.ask('connection.save', newKey);
    await world.rest();
  });

  const grantOf = async (wanted: string) => {
    const { connection } = await status();
    return connection.at === 'connected'
      ? connection.permissions.find(({ id }) => id === wanted)
      : undefined;
  };

  test('shows at once that a scope was withdrawn, and that it is there again', async () => {
    failWith('missing-scope', (request) => request === 'listSites');
    await sync();
    expect(await grantOf('sites')).toEqual({ id: 'sites', grant: 'missing', isWithdrawn: true });
    expect(await grantOf('companies')).toMatchObject({ grant: 'granted' });

    world.fleet.fault = () => undefined;
    await sync();
    expect(await grantOf('sites')).toEqual({ id: 'sites', grant: 'granted' });
  });

  test('says what the key has lost also where nothing but saving needs it', async () => {
    failWith('missing-scope', (request) => request.startsWith('writeFields'));
    const [device] = (
      await world.ask('devices.list', {
        tracking: 'imported',
        offset: 0,
        limit: 1,
      })
    ).rows;
    if (!device) throw new Error('No device is imported');
    await world.ask('edit.save', {
      deviceId: device.id,
      edits: [{ field: 'warrantyExpiry', base: { kind: 'empty' }, value: day('2028-01-01') }],
    });
    await world.rest();
    const { connection } = await status();
    const problem = connection.at === 'connected' ? connection.problem : undefined;
    expect(problem?.kind).toBe('missing-scope');
    expect(problem?.message).toMatch(/^The API key has lost a permission: Write custom field/);
  });
});

describe('a host that the browser does not let through any more', () => {
  beforeEach(async () => {
    world.isReachable = false;
    failWith('permission-needed');
    await sync();
  });

  test('stops the sync, and shows as what it is', async () => {
    expect(await status()).toMatchObject({
      connection: { problem: { kind: 'permission-needed' } },
      sync: { at: 'stopped' },
    });
  });

  test('is mended in one step: the grant begins the sync again', async () => {
    world.isReachable = true;
    world.fleet.fault = () => undefined;
    await world.context.engine.retryAfterGrant();
    await world.rest();
    expect((await status()).sync).toMatchObject({ at: 'done', finishedAt: world.time });
    expect((await status()).connection).not.toHaveProperty('problem');
  });

  test('begins nothing by a grant that has nothing to do with it', async () => {
    world.isReachable = true;
    world.fleet.fault = () => undefined;
    await sync();
    world.fleet.requests.length = 0;
    await world.context.engine.retryAfterGrant();
    await world.rest();
    expect(world.fleet.requests).toEqual([]);
  });
});
