import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import { cancelSync, startSync } from '@/lib/sync/pull';
import { companyId } from '../fixtures/make';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;

beforeEach(async () => {
  world = await filledWorld();
});

const allStored = async () => world.db.getAll('devices');

describe('faults', () => {
  const failing = (kind: FailureKind, times: number, details = {}) => {
    let left = times;
    world.fleet.fault = () => {
      left -= 1;
      return left >= 0 ? new Failure(kind, `It was ${kind}.`, details) : undefined;
    };
  };

  test('one refused company is passed over by name, the others of its request are listed', async () => {
    world.fleet.fault = (request, ids) =>
      request.startsWith('listDevices') && ids.includes(companyId(2))
        ? new Failure('rejected', 'The resource is not valid.')
        : undefined;
    await expect(world.resume()).resolves.toEqual({ at: 'done' });
    expect((await world.lastSync())?.skipped).toEqual(['Company 2: The resource is not valid.']);
    const listed = new Set((await allStored()).map((one) => one.companyId));
    expect([...listed].toSorted()).toEqual([1, 3, 4, 5].map(companyId));
  });

  test('a sync that is refused every company stops instead of looking done', async () => {
    world.fleet.fault = () => new Failure('rejected', 'Not like that.');
    await expect(world.resume()).resolves.toMatchObject({
      at: 'stopped',
      problem: { kind: 'rejected' },
    });
  });

  test.for(['refused-credentials', 'missing-scope', 'permission-needed'] as const)(
    '%s stops the run and keeps what is stored',
    async (kind) => {
      await world.resume();
      world.runId = 'run-3';
      world.time += 1_000;
      const before = await allStored();
      failing(kind, 1);
      await expect(world.sync()).resolves.toMatchObject({ at: 'stopped', problem: { kind } });
      expect(await allStored()).toEqual(before);
      expect(await world.lastSync()).toMatchObject({
        finishedAt: 1_000_000,
        stopped: { at: world.time },
      });
      await expect(world.resume()).resolves.toEqual({ at: 'idle' });
    },
  );

  test('a short outage is waited for in place', async () => {
    failing('offline', 2);
    await expect(world.resume()).resolves.toEqual({ at: 'done' });
    const waits = world.statuses.flatMap((status) =>
      status.at === 'running' ? (status.waiting?.kind ?? []) : [],
    );
    expect(waits).toEqual(['offline', 'offline']);
    expect(await allStored()).toHaveLength(34);
  });

  test('a long outage lets the worker sleep and goes on where it was', async () => {
    failing('offline', 3);
    const end = await world.resume();
    expect(end).toMatchObject({ at: 'waiting' });
    const retryAt = end.at === 'waiting' ? end.retryAt : 0;
    await expect(world.resume()).resolves.toEqual({ at: 'waiting', retryAt });
    world.time = retryAt;
    await expect(world.resume()).resolves.toEqual({ at: 'done' });
    expect(await allStored()).toHaveLength(34);
  });

  test('throttling is obeyed to the instant that ConnectWise named', async () => {
    const retryAt = world.time + 90_000;
    failing('rate-limited', 1, { retryAt });
    await expect(world.resume()).resolves.toEqual({ at: 'waiting', retryAt });
  });

  test('an outage never ends a run, a fault of ConnectWise does after five tries', async () => {
    failing('locked', 9);
    for (let round = 0; round < 20; round += 1) {
      const end = await world.resume();
      if (end.at === 'waiting') world.time = end.retryAt;
    }
    expect(await allStored()).toHaveLength(34);

    world.runId = 'run-7';
    failing('server-error', 99);
    let end = await world.sync();
    for (let round = 0; end.at === 'waiting' && round < 20; round += 1) {
      world.time = end.retryAt;
      end = await world.resume();
    }
    expect(end).toMatchObject({ at: 'stopped', problem: { kind: 'server-error' } });
    expect(world.fleet.requests.filter((request) => request === 'listCompanies')).toHaveLength(6);
  });

  const syncToItsEnd = async () => {
    let end = await world.resume();
    for (let round = 0; end.at === 'waiting' && round < 99; round += 1) {
      world.time = end.retryAt;
      end = await world.resume();
    }
    return end;
  };

  test.for(['timed-out', 'server-error', 'bad-response', 'missing-scope'] as const)(
    'one company whose devices can never be read (%s) is passed over by name',
    async (kind) => {
      world.fleet.fault = (request, ids) =>
        request.startsWith('listDevices') && ids.includes(companyId(2))
          ? new Failure(kind, `It was ${kind}.`)
          : undefined;
      await expect(syncToItsEnd()).resolves.toEqual({ at: 'done' });
      expect((await world.lastSync())?.skipped).toEqual([`Company 2: It was ${kind}.`]);
      const listed = new Set((await allStored()).map((one) => one.companyId));
      expect([...listed].toSorted()).toEqual([1, 3, 4, 5].map(companyId));
    },
  );

  test.for(['timed-out', 'missing-scope'] as const)(
    'every company whose devices can not be read (%s) stops the run',
    async (kind) => {
      world.fleet.fault = (request) =>
        request.startsWith('listDevices') ? new Failure(kind, `It was ${kind}.`) : undefined;
      await expect(syncToItsEnd()).resolves.toMatchObject({ at: 'stopped', problem: { kind } });
      const singles = world.fleet.requests.filter((one) => one.startsWith('listDevices 1'));
      expect(singles).toHaveLength(kind === 'timed-out' ? 15 : 3);
    },
  );

  test('a page that names itself as the next one does not go round for ever', async () => {
    const { listDevices } = world.fleet.asio;
    const deps = world.deps();
    const asio = {
      ...deps.asio,
      listDevices: async (...args: Parameters<typeof listDevices>) => ({
        ...(await listDevices(...args)),
        next: '5',
      }),
    };
    const run = startSync({ ...deps, asio }, 'quick', new AbortController().signal);
    await expect(run).resolves.toMatchObject({ at: 'waiting' });
  });
});

describe('cancelling', () => {
  test('ends a run that is under way and forgets its checkpoint', async () => {
    const cancel = new AbortController();
    const deps = world.deps();
    const onProgress = async () => {
      if (world.fleet.requests.length > 5) cancel.abort();
    };
    await expect(startSync({ ...deps, onProgress }, 'quick', cancel.signal)).resolves.toMatchObject(
      {
        at: 'stopped',
        problem: { kind: 'cancelled' },
      },
    );
    await expect(world.run()).resolves.toBeUndefined();
  });

  test('ends a run that waits, and nothing goes on by itself', async () => {
    world.fleet.fault = () =>
      new Failure('offline', 'No network.', { retryAt: world.time + 99_000 });
    await world.resume();
    await cancelSync(world.deps());
    await expect(world.resume()).resolves.toEqual({ at: 'idle' });
    expect(world.statuses.at(-1)).toMatchObject({ at: 'stopped', problem: { kind: 'cancelled' } });
  });

  test('from elsewhere is noticed before the page in flight is written', async () => {
    const deps = world.deps();
    const asio = {
      ...deps.asio,
      listDevices: async (...args: Parameters<typeof deps.asio.listDevices>) => {
        await cancelSync(deps);
        return deps.asio.listDevices(...args);
      },
    };
    const end = await startSync({ ...deps, asio }, 'quick', new AbortController().signal);
    expect(end).toMatchObject({ at: 'stopped', problem: { kind: 'cancelled' } });
    expect(await allStored()).toEqual([]);
  });
});

describe('a mapping saved during a run', () => {
  test('adds its companies, and none is lost wherever the run stands', async () => {
    const whole = await world.dump();
    for (let request = 1; request <= 10; request += 1) {
      const fresh = await filledWorld();
      const deps = fresh.deps();
      let seen = 0;
      const onProgress = async () => {
        seen += 1;
        if (seen === request) await fresh.map(6);
      };
      await startSync({ ...deps, onProgress }, 'quick', new AbortController().signal);
      expect(await fresh.db.count('devices')).toBe(40);
      await expect(fresh.run()).resolves.toBeUndefined();
    }
    expect(whole['run']).toBeDefined();
  });

  test('does not disturb the pages of the batch under way', async () => {
    world.fleet.requests.length = 0;
    const deps = world.deps();
    let isMapped = false;
    const onProgress = async () => {
      if (isMapped || world.fleet.requests.at(-1) !== 'listDevices 1 @0') return;
      isMapped = true;
      await world.map(6);
    };
    await startSync({ ...deps, onProgress }, 'quick', new AbortController().signal);
    expect(world.fleet.requests.slice(-8)).toEqual([
      'listDevices 1 @0',
      'listDevices 1 @5',
      'listDevices 1 @0',
      'listDevices 1 @5',
      'listGroups',
      'listHypervisorHosts',
      'listFields partner',
      'listFields vendor',
    ]);
  });

  test('a company whose mapping was taken away brings no new devices', async () => {
    await world.unmap(2);
    await world.resume();
    expect((await allStored()).some((one) => one.companyId === companyId(2))).toBe(false);
  });
});

test('a resync takes up a run that lists only newly mapped companies', async () => {
  world.runId = 'run-3';
  world.fleet.requests.length = 0;
  await world.sync();
  expect(world.fleet.requests.slice(0, 3)).toEqual([
    'listCompanies',
    'listSites',
    'listDevices 4 @0',
  ]);
  expect(await allStored()).toHaveLength(34);
  await expect(world.resume()).resolves.toEqual({ at: 'idle' });
});
