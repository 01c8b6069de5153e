import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trackDevices } from '@/lib/store/device-tracking';
import { put } from '../fixtures/fleet';
import { device, deviceId, fieldId, group, groupId, host } from '../fixtures/make';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

describe('a worker that is stopped', () => {
  /** A world that was synced once and has changed since; the next run begins with the first worker. */
  async function changedWorld(): Promise<SyncWorld> {
    const changed = await filledWorld();
    const { groups, members, hosts, details } = changed.fleet.inventory;
    put(groups, [group(1), group(2, { isDynamic: true }), group(3)]);
    members.set(groupId(1), [1, 2, 3].map(deviceId));
    members.set(groupId(2), [2, 3].map(deviceId));
    hosts.push(host(7, 2), host(70, 2), host(71, 3));
    details.set(deviceId(70), { facts: device(70, 2, { model: 'R640' }), details: {} });
    await changed.resume();
    await trackDevices(changed.db, [deviceId(1), deviceId(2)], 'imported');
    const { devices } = changed.fleet;
    devices.delete(deviceId(1));
    devices.delete(deviceId(20));
    put(devices, [device(2, 3, { name: 'Renamed' }), device(50, 1), device(51, 4)]);
    groups.delete(groupId(3));
    put(groups, [group(4)]);
    members.set(groupId(2), [3, 50].map(deviceId));
    members.set(groupId(4), [50, 70].map(deviceId));
    hosts.splice(2, 1, host(72, 4));
    changed.fleet.definitions.push({
      id: fieldId(1),
      name: 'Purchase Date',
      type: 'string',
      origin: 'partner',
    });
    changed.runId = 'run-3';
    changed.time += 1_000;
    changed.fleet.requests.length = 0;
    return changed;
  }

  async function undisturbed() {
    const whole = await changedWorld();
    await whole.sync();
    return { dump: await whole.dump(), requests: whole.fleet.requests.length };
  }

  /** The worker's next life: the alarm, or where not even the start was stored the person's next click. */
  const goOn = async (fresh: SyncWorld) => {
    const isDone = await fresh.isDone();
    if ((await fresh.resume()).at === 'idle' && !isDone) await fresh.sync();
  };

  test('at any call goes on from the last commit: the same store, one page more at most', async () => {
    const expected = await undisturbed();
    let stops = 0;
    for (let calls = 1; calls < 200; calls += 1) {
      const fresh = await changedWorld();
      if ((await fresh.syncUntilStopped(calls)) !== 'stopped') break;
      stops += 1;
      await goOn(fresh);
      expect(await fresh.dump(), `stopped at call ${calls}`).toEqual(expected.dump);
      expect(fresh.fleet.requests.length).toBeLessThanOrEqual(expected.requests + 1);
    }
    expect(stops).toBeGreaterThan(50);
  }, 180_000);

  test('again and again comes to the same end, at most one page more each time', async () => {
    const expected = await undisturbed();
    const lives = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(lives, async (calls) => {
        const fresh = await changedWorld();
        let stops = 0;
        for (const life of calls) {
          if ((await fresh.syncUntilStopped(life)) !== 'stopped') break;
          stops += 1;
        }
        await goOn(fresh);
        expect(await fresh.dump()).toEqual(expected.dump);
        expect(fresh.fleet.requests.length).toBeLessThanOrEqual(expected.requests + stops);
      }),
      { numRuns: 25 },
    );
  }, 180_000);
});
