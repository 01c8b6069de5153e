import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { afterDevices } from '@/lib/domain/run-steps';
import { commitDevicePage } from '@/lib/store/device-pages';
import { device, must } from '../fixtures/make';
import { filledWorld } from '../fixtures/sync-world';

test('a page that can not be stored leaves neither rows nor a checkpoint that has passed it', async () => {
  const world = await filledWorld();
  const run = must(await world.run());
  const bad = device(2, 1, { name: 'Bad', addresses: (() => []) as never });
  const commit = commitDevicePage(world.db, {
    devices: [device(1, 1), bad],
    trackingOfNew: () => 'staged',
    ended: [],
    setAside: 0,
    at: 1,
    step: { from: run, advance: (stored) => afterDevices(stored, { devices: 2, setAside: 0 }) },
  });
  await expect(commit).rejects.toThrow();
  await expect(world.db.count('devices')).resolves.toBe(0);
  await expect(world.run()).resolves.toEqual(run);
});
