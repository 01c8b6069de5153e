import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure, problemOf } from '@/lib/domain/failure';
import type { ResyncInterval } from '@/lib/domain/settings';
import { changeConnection, forgetConnection, saveConnection } from '@/lib/store/connection';
import { changeSettings, readState, writeState } from '@/lib/store/state';
import { planNextSync, syncIfDue } from '@/lib/sync/auto-sync';
import { createSyncWorld, type SyncWorld } from '../fixtures/sync-world';

const MINUTE_MS = 60_000;

let world: SyncWorld;
let random: number;

const deps = () => ({ ...world.deps(), random: () => random });
const run = async () => readState(world.db, 'run');
const every = (resyncEveryMinutes: ResyncInterval) =>
  changeSettings(world.db, { resyncEveryMinutes });
const minutesUntil = (at: number | undefined) => ((at ?? NaN) - world.time) / MINUTE_MS;

beforeEach(async () => {
  world = await createSyncWorld();
  random = 0.5;
  await saveConnection(
    world.db,
    { clientId: '0e30abcdef012345', clientSecret: 'a-long-secret-text', region: 'na' },
    { since: 1, permissions: [] },
  );
  await world.sync();
});

describe('the next resync', () => {
  test.for([
    [0, 54],
    [0.5, 60],
    [1, 66],
  ] as const)(
    'is planned an hour after the last, a tenth more or less: %d',
    async ([at, after]) => {
      random = at;
      const { nextAt } = await planNextSync(deps());
      expect(minutesUntil(nextAt)).toBeCloseTo(after);
      expect(await readState(world.db, 'nextSyncAt')).toBe(nextAt);
    },
  );

  test('comes as often as the settings say', async () => {
    await every(15);
    expect(minutesUntil((await planNextSync(deps())).nextAt)).toBeCloseTo(15);
  });

  test('comes at once where the last one is longer ago than that', async () => {
    world.time += 50 * MINUTE_MS;
    await every(15);
    expect((await planNextSync(deps())).nextAt).toBe(world.time);
  });

  test('does not come where it is switched off', async () => {
    await planNextSync(deps());
    await every(0);
    await expect(syncIfDue(deps())).resolves.toEqual({ hasBegun: false });
    expect(await readState(world.db, 'nextSyncAt')).toBeUndefined();
  });

  test('does not come while Shelflife is not connected', async () => {
    await planNextSync(deps());
    await forgetConnection(world.db);
    world.time += 60 * MINUTE_MS;
    await expect(syncIfDue(deps())).resolves.toEqual({ hasBegun: false });
    expect(await run()).toBeUndefined();
  });
});

describe('when it is looked for', () => {
  beforeEach(async () => {
    await planNextSync(deps());
  });

  test('before it is due, it stays planned, however often', async () => {
    const planned = await readState(world.db, 'nextSyncAt');
    for (const at of [0, 1, 0.2]) {
      random = at;
      await expect(syncIfDue(deps())).resolves.toEqual({ hasBegun: false, nextAt: planned });
    }
  });

  test('when it is due, a quick run begins, by itself', async () => {
    world.time += 60 * MINUTE_MS;
    await expect(syncIfDue(deps())).resolves.toMatchObject({ hasBegun: true });
    expect(await run()).toMatchObject({ kind: 'quick', trigger: 'alarm', startedAt: world.time });
  });

  test('while a run is under way, it waits for the end of that', async () => {
    world.time += 60 * MINUTE_MS;
    await syncIfDue(deps());
    const first = await run();
    world.time += 61 * MINUTE_MS;
    await expect(syncIfDue(deps())).resolves.toEqual({ hasBegun: false });
    expect(await run()).toEqual(first);
  });

  test('after a run that ended when it was due already, it comes an interval later', async () => {
    world.time += 60 * MINUTE_MS;
    await syncIfDue(deps());
    world.time += 90 * MINUTE_MS;
    // The worker is stopped before it could plan the next one.
    await world.resume();
    world.time += MINUTE_MS;
    const { hasBegun, nextAt } = await syncIfDue(deps());
    expect(hasBegun).toBe(false);
    expect(minutesUntil(nextAt)).toBeCloseTo(59);
    expect(await run()).toBeUndefined();
  });

  test('an end that the clock has yet to reach does not put it off', async () => {
    await writeState(world.db, 'nextSyncAt', world.time - 5_000);
    world.time -= 1_000;
    await expect(syncIfDue(deps())).resolves.toMatchObject({ hasBegun: true });
  });

  test('after the browser was closed, it comes soon, and not everywhere at once', async () => {
    world.time += 12 * 60 * MINUTE_MS;
    const { hasBegun, nextAt = 0 } = await syncIfDue(deps());
    expect(hasBegun).toBe(false);
    expect(minutesUntil(nextAt)).toBeGreaterThan(0);
    expect(minutesUntil(nextAt)).toBeLessThan(2);
    world.time = nextAt;
    await expect(syncIfDue(deps())).resolves.toMatchObject({ hasBegun: true });
  });

  test('while ConnectWise refuses the credentials, none begins', async () => {
    const problem = problemOf(new Failure('refused-credentials', 'Refused.'));
    await changeConnection(world.db, (connection) => ({ ...connection, problem }));
    world.time += 60 * MINUTE_MS;
    const { hasBegun, nextAt } = await syncIfDue(deps());
    expect(hasBegun).toBe(false);
    expect(minutesUntil(nextAt)).toBeCloseTo(60);
  });

  test('after the clock was set back, it is planned anew', async () => {
    await writeState(world.db, 'nextSyncAt', world.time + 365 * 24 * 60 * MINUTE_MS);
    expect(minutesUntil((await syncIfDue(deps())).nextAt)).toBeCloseTo(60);
  });
});
