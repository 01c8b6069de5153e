import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import { put } from '../fixtures/fleet';
import { deviceId, fieldId, group, groupId } from '../fixtures/make';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;

beforeEach(async () => {
  world = await filledWorld();
  const { groups, members } = world.fleet.inventory;
  put(
    groups,
    [1, 2, 3, 4, 5, 6].map((number) => group(number)),
  );
  for (let number = 1; number <= 6; number += 1) members.set(groupId(number), [deviceId(1)]);
  world.fleet.definitions.push({
    id: fieldId(1),
    name: 'Purchase Date',
    type: 'string',
    origin: 'partner',
  });
});

/** Goes on through every wait. */
async function syncToItsEnd() {
  let end = await world.sync();
  for (let round = 0; end.at === 'waiting' && round < 100; round += 1) {
    world.time = end.retryAt;
    end = await world.resume();
  }
  return end;
}

const refusing = (requests: RegExp, kind: FailureKind, details = {}) => {
  world.fleet.fault = (request) =>
    requests.test(request) ? new Failure(kind, `It was ${kind}.`, details) : undefined;
};
const groupsOfOne = async () => (await world.db.get('devices', deviceId(1)))?.groupIds.length;

describe('a list that the key may not read', () => {
  test.for([
    [/^listGroups/, 'Device groups: the key has no scope platform.x.read'],
    [/^listGroupMembers/, 'Device groups: the key has no scope platform.x.read'],
    [/^listHypervisorHosts/, 'Hypervisor hosts: the key has no scope platform.x.read'],
    [/^listFields/, 'Custom fields: the key has no scope platform.x.read'],
  ] as const)('is left out, and the rest is read: %s', async ([requests, line]) => {
    refusing(requests, 'missing-scope', { scope: 'platform.x.read' });
    await expect(syncToItsEnd()).resolves.toEqual({ at: 'done' });
    expect(await world.lastSync()).toMatchObject({ leftOut: [line], skipped: [] });
    expect(await world.db.count('devices')).toBe(34);
    expect(world.statuses.at(-1)).toMatchObject({ at: 'done', leftOut: [line] });
  });

  test('is asked for in each sync again: the key may have got the scope', async () => {
    refusing(/^listGroups/, 'missing-scope');
    await syncToItsEnd();
    world.fleet.fault = () => undefined;
    await syncToItsEnd();
    expect((await world.lastSync())?.leftOut).toEqual([]);
    expect(await groupsOfOne()).toBe(6);
  });
});

describe('a list that is refused', () => {
  test.for([
    [/^listGroups/, 'rejected', 'Device groups: It was rejected.'],
    [/^listHypervisorHosts/, 'denied', 'Hypervisor hosts: It was denied.'],
    [/^listFields/, 'not-found', 'Custom fields: It was not-found.'],
    [/^listFields/, 'bad-response', 'Custom fields: It was bad-response.'],
    [/^listGroups/, 'timed-out', 'Device groups: It was timed-out.'],
  ] as const)('is passed over by name: %s, %s', async ([requests, kind, line]) => {
    refusing(requests, kind);
    await expect(syncToItsEnd()).resolves.toEqual({ at: 'done' });
    expect(await world.lastSync()).toMatchObject({ leftOut: [], skipped: [line] });
  });

  test('leaves what was stored of it', async () => {
    await syncToItsEnd();
    world.runId = 'run-3';
    refusing(/^list(Groups|Fields)/, 'rejected');
    await syncToItsEnd();
    expect(await groupsOfOne()).toBe(6);
    expect(await world.db.count('fieldDefinitions')).toBe(1);
  });
});

describe('groups whose members are refused', () => {
  test('are passed over by name and number, and the others are read', async () => {
    refusing(new RegExp(`^listGroupMembers .*[1-5]$`), 'not-found');
    await expect(syncToItsEnd()).resolves.toEqual({ at: 'done' });
    expect(await groupsOfOne()).toBe(1);
    expect((await world.lastSync())?.skipped).toEqual([
      'Device groups: 5 were passed over (Group 1, Group 2, Group 3 and 2 more). It was not-found.',
    ]);
  });

  test('one after the other by a fault of ConnectWise end the phase, not the sync', async () => {
    refusing(/^listGroupMembers/, 'server-error');
    await expect(syncToItsEnd()).resolves.toEqual({ at: 'done' });
    const asked = world.fleet.requests.filter((one) => one.startsWith('listGroupMembers'));
    expect(asked).toHaveLength(15);
    expect((await world.lastSync())?.skipped).toEqual([
      'Device groups: 6 were passed over (Group 1, Group 2 and 4 more). It was server-error.',
    ]);
    expect(await world.db.count('fieldDefinitions')).toBe(1);
  });

  test.for(['offline', 'rate-limited', 'locked'] as const)(
    'wait as long as it is %s, and are read then',
    async (kind) => {
      let left = 12;
      world.fleet.fault = (request) => {
        if (!request.startsWith('listGroupMembers')) return undefined;
        left -= 1;
        return left >= 0 ? new Failure(kind, 'Wait.') : undefined;
      };
      await expect(syncToItsEnd()).resolves.toEqual({ at: 'done' });
      expect(await groupsOfOne()).toBe(6);
    },
  );

  test.for(['refused-credentials', 'not-connected', 'permission-needed'] as const)(
    'stop the sync with the message when it is %s, keep the data, and a repair goes on from there',
    async (kind) => {
      refusing(new RegExp(`^listGroupMembers .*3$`), kind);
      await expect(world.sync()).resolves.toMatchObject({
        at: 'stopped',
        problem: { kind, message: `It was ${kind}.` },
      });
      expect(await groupsOfOne()).toBe(2);
      expect(await world.db.count('devices')).toBe(34);
      world.fleet.fault = () => undefined;
      await expect(world.sync()).resolves.toEqual({ at: 'done' });
      expect(await groupsOfOne()).toBe(6);
    },
  );
});

test('definitions that are gone are stored no longer', async () => {
  await syncToItsEnd();
  world.fleet.definitions.splice(0, 1, {
    id: fieldId(2),
    name: 'Warranty end',
    type: 'datetime',
    origin: 'vendor',
  });
  await syncToItsEnd();
  expect((await world.db.getAll('fieldDefinitions')).map(({ name }) => name)).toEqual([
    'Warranty end',
  ]);
  expect((await world.lastSync())?.counts).toMatchObject({ groups: 6, fields: 1 });
});
