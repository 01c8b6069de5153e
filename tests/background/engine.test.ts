import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine } from '@/entrypoints/background/engine';
import { Failure } from '@/lib/domain/failure';
import { emptyDate, rmmDate } from '@/lib/domain/rmm-date';
import { readState } from '@/lib/store/state';
import { STALE_MS } from '@/lib/sync/dates-due';
import { saveEdits } from '@/lib/sync/save-edits';
import { day, deviceId } from '../fixtures/make';
import {
  createSyncedWorld,
  createWorkerWorld,
  purchase,
  warranty,
  type WorkerWorld,
} from '../fixtures/worker-world';

let world: WorkerWorld;

const db = () => world.context.openDatabase();
const status = () => world.ask('status.get', null);
const reads = () => world.fleet.requests.filter((request) => request.startsWith('readFields'));

describe('a first sync', () => {
  beforeEach(async () => {
    world = await createWorkerWorld();
    await world.ask('sync.start', { kind: 'quick' });
    await world.rest();
  });

  test('comes to its end, finds the date fields and leaves no alarm behind but that of the next', async () => {
    expect(await status()).toMatchObject({
      sync: { at: 'done', counts: { companies: 2 } },
      fields: { purchaseDate: purchase, warrantyExpiry: warranty },
    });
    expect([...world.alarms.keys()]).toEqual(['resync']);
  });

  test('tells the surfaces', () => {
    expect(world.notices).toContainEqual({ about: 'status' });
    expect(world.notices).toContainEqual({ about: 'companies' });
  });
});

describe('without fields that say what they carry', () => {
  beforeEach(async () => {
    world = await createWorkerWorld();
    world.fields.length = 0;
    await world.ask('sync.start', { kind: 'quick' });
    await world.rest();
  });

  test('the status says what to do, and nothing is asked again and again', async () => {
    expect((await status()).dates.problem).toMatchObject({ kind: 'bad-input' });
    let asked = 0;
    const listFields = async () => {
      asked += 1;
      return [];
    };
    const asio = { ...world.context.asio, listFields };
    await createEngine({ ...world.context, asio }).resume();
    expect(asked).toBe(0);
  });

  test('they are created and read as soon as a person says so', async () => {
    const choice = await world.ask('fields.create', null);
    expect(choice).toMatchObject({ purchaseDate: { name: 'Purchase Date' } });
    expect((await status()).dates.problem).toBeUndefined();
  });
});

describe('a mapped and imported company', () => {
  beforeEach(async () => {
    world = await createSyncedWorld();
  });

  test('has the dates of its imported devices read, and of no others', () => {
    expect(reads()).toEqual([`readFields ${deviceId(1)}`, `readFields ${deviceId(2)}`]);
  });

  test('has them read again after a resync', async () => {
    world.time += 60_000;
    await world.ask('sync.start', { kind: 'quick' });
    await world.rest();
    expect(reads()).toHaveLength(4);
  });

  test('has them read again after another field was chosen', async () => {
    world.time += 60_000;
    await world.ask('fields.choose', { warrantyExpiry: null });
    await world.rest();
    expect(reads()).toHaveLength(4);
  });

  test('is not listed twice when a sync is asked for while one runs', async () => {
    world.fleet.requests.length = 0;
    world.time += 60_000;
    await Promise.all([
      world.ask('sync.start', { kind: 'quick' }),
      world.ask('sync.start', { kind: 'quick' }),
    ]);
    await world.rest();
    const listed = world.fleet.requests.filter((request) => request === 'listCompanies');
    expect(listed).toHaveLength(1);
  });
});

describe('while ConnectWise can not be reached', () => {
  const retryAt = () => world.time + 600_000;

  beforeEach(async () => {
    world = await createSyncedWorld();
    world.time += 60_000;
  });

  test('the sync sets an alarm, and goes on when the network is back', async () => {
    const problem = new Failure('offline', 'No network.', { retryAt: retryAt() });
    world.fleet.fault = () => problem;
    await world.ask('sync.start', { kind: 'quick' });
    await world.rest();
    expect((await status()).sync).toMatchObject({ at: 'running', waiting: { kind: 'offline' } });
    expect(world.alarms.get('sync')).toBeTypeOf('number');

    world.fleet.fault = () => undefined;
    await world.context.engine.retryNow();
    await world.rest();
    expect((await status()).sync).toMatchObject({ at: 'done' });
    expect(world.alarms.get('sync')).toBe(world.time + STALE_MS);
  });

  test('a worker that was not alive when the network came back finds it by an alarm', async () => {
    const problem = new Failure('offline', 'No network.', { retryAt: retryAt() });
    world.fleet.fault = () => problem;
    world.isOnline = false;
    await world.ask('sync.start', { kind: 'quick' });
    await world.rest();
    await world.ring('sync');
    expect(world.alarms.get('network')).toBe('watch');
    world.fleet.requests.length = 0;
    await world.context.engine.ring('network');
    expect(world.fleet.requests).toEqual([]);
    expect(world.alarms.get('network')).toBe('watch');

    world.fleet.fault = () => undefined;
    world.isOnline = true;
    await world.ring('network');
    expect((await status()).sync).toMatchObject({ at: 'done' });
    expect(world.alarms.has('network')).toBe(false);
  });

  test('an edit sets an alarm for its next try, and goes out when the network is back', async () => {
    const problem = new Failure('offline', 'No network.', { retryAt: retryAt() });
    world.fleet.fault = () => problem;
    await world.ask('edit.save', {
      deviceId: deviceId(1),
      edits: [{ field: 'purchaseDate', base: emptyDate, value: day('2024-05-01') }],
    });
    await world.rest();
    expect(world.alarms.get('outbox')).toBe(problem.retryAt);
    expect((await status()).counts).toMatchObject({ waiting: 1, needPerson: 0 });

    world.fleet.fault = () => undefined;
    await world.context.engine.retryNow();
    await world.rest();
    expect(world.textOf(deviceId(1), purchase.id)).toBe('2024-05-01');
    expect(world.alarms.has('outbox')).toBe(false);
  });
});

describe('edits of several devices', () => {
  const wanted = [{ field: 'purchaseDate', base: emptyDate, value: day('2024-05-01') }] as const;

  test('do not wait for each other', async () => {
    world = await createSyncedWorld();
    const { asio } = world.context;
    const engine = createEngine({
      ...world.context,
      asio: {
        ...asio,
        readFields: (id, ...rest) =>
          id === deviceId(1) ? new Promise<never>(() => undefined) : asio.readFields(id, ...rest),
      },
    });
    const deps = { ...world.context, newId: world.context.randomId };
    const save = (number: number) =>
      saveEdits(
        deps,
        deviceId(number),
        wanted.map((edit) => ({ ...edit, value: rmmDate(edit.value) })),
      );
    await save(1);
    void engine.deliver();
    await world.rest();
    await save(2);
    void engine.deliver();
    await world.rest();
    expect(world.textOf(deviceId(2), purchase.id)).toBe('2024-05-01');
    // The one that hangs is watched over.
    expect(world.alarms.get('outbox')).toBe('watch');
  });
});

describe('a cancelled sync', () => {
  test('stops where it is and says so', async () => {
    world = await createSyncedWorld();
    const { promise, resolve } = Promise.withResolvers<never[]>();
    world.time += 60_000;
    const asio = {
      ...world.context.asio,
      listCompanies: async () => ({ items: await promise, setAside: 0 }),
    };
    const engine = createEngine({ ...world.context, asio });
    await engine.startSync('quick');
    await world.rest();
    expect((await status()).sync).toMatchObject({ at: 'running' });
    await engine.cancelSync();
    resolve([]);
    await world.rest();
    expect((await status()).sync).toMatchObject({ at: 'stopped', problem: { kind: 'cancelled' } });
    // What the RMM did answer after that changes nothing any more.
    expect((await status()).counts.companies).toBe(2);
  });
});

describe('a fresh worker', () => {
  test('goes on with the run that another one left', async () => {
    world = await createWorkerWorld();
    const asio = { ...world.context.asio, listSites: () => new Promise<never>(() => undefined) };
    const dying = createEngine({ ...world.context, tryLock: runs, asio });
    await dying.startSync('quick');
    await world.rest();
    await world.context.engine.resume();
    expect((await status()).sync).toMatchObject({ at: 'done', counts: { companies: 2, sites: 1 } });
    const listed = world.fleet.requests.filter((request) => request === 'listCompanies');
    expect(listed).toHaveLength(1);
  });

  test('takes out the edit that another one was writing, once', async () => {
    world = await createSyncedWorld();
    const asio = {
      ...world.context.asio,
      readFields: () => new Promise<never>(() => undefined),
    };
    const edits = [{ field: 'purchaseDate', base: emptyDate, value: day('2024-05-01') }] as const;
    world.fleet.fault = () => new Failure('offline', 'No network.');
    await world.ask('edit.save', { deviceId: deviceId(1), edits });
    await world.rest();
    world.fleet.fault = () => undefined;
    world.time += 60_000;
    void createEngine({ ...world.context, tryLock: runs, asio }).deliver();
    await world.rest();

    const alive = createEngine({ ...world.context, tryLock: runs });
    await alive.resume();
    const writes = world.fleet.requests.filter((request) => request.startsWith('writeFields'));
    expect(writes).toHaveLength(1);
    expect(world.textOf(deviceId(1), purchase.id)).toBe('2024-05-01');
  });

  test('does nothing while it is not connected, and is not woken again', async () => {
    world = await createWorkerWorld();
    await (await db()).delete('state', 'connection');
    world.alarms.set('sync', 'watch');
    world.alarms.set('outbox', 'watch');
    world.alarms.set('resync', world.time);
    await world.context.engine.resume();
    expect(world.fleet.requests).toEqual([]);
    expect(world.alarms.size).toBe(0);
  });
});

describe('disconnecting', () => {
  beforeEach(async () => {
    world = await createSyncedWorld();
  });

  test('keeps the data unless told otherwise', async () => {
    await world.ask('connection.forget', { removeData: false });
    expect(await status()).toMatchObject({
      connection: { at: 'disconnected' },
      counts: { imported: 2 },
    });
  });

  test('removes what came from ConnectWise where told to', async () => {
    await world.ask('connection.forget', { removeData: true });
    expect(await status()).toMatchObject({ counts: { imported: 0, companies: 0 }, fields: {} });
    expect(await readState(await db(), 'connection')).toBeUndefined();
  });
});

/** The lock of a worker that is dead is free. */
async function runs(_name: string, work: () => Promise<void>): Promise<boolean> {
  await work();
  return true;
}
