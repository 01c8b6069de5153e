import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { startSync } from '@/lib/sync/pull';
import { put } from '../fixtures/fleet';
import { device, deviceId, group, groupId, host, site } from '../fixtures/make';
import { mortal } from '../fixtures/mortal';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

/** A world that was synced once, with groups, a host that is listed and one that is not. */
async function syncedWorld(): Promise<SyncWorld> {
  const world = await filledWorld();
  const { groups, members, hosts } = world.fleet.inventory;
  // One that never goes: an empty list of groups counts as a fault.
  put(groups, [group(1), group(2, { isDynamic: true }), group(5)]);
  members.set(groupId(1), [6, 7, 8].map(deviceId));
  hosts.push(host(9, 4), host(70, 2));
  await world.resume();
  return world;
}

type Change = (world: SyncWorld) => void;

const anyDevice = fc.integer({ min: 6, max: 40 });
const company = fc.integer({ min: 1, max: 5 });
const someDevices = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 8 });

/** What may happen in ConnectWise. So few devices can go that no person has to be asked. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(anyDevice, company, fc.string({ maxLength: 5 })).map(
    ([number, to, name]): Change =>
      ({ fleet }) =>
        put(fleet.devices, [device(number, to, { name: `N${name}` })]),
  ),
  fc.integer({ min: 1, max: 4 }).map(
    (number): Change =>
      ({ fleet }) =>
        void fleet.devices.delete(deviceId(number)),
  ),
  fc.tuple(fc.integer({ min: 41, max: 60 }), company).map(
    ([number, to]): Change =>
      ({ fleet }) =>
        put(fleet.devices, [device(number, to)]),
  ),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), someDevices)
    .map(([number, members]): Change => ({ fleet: { inventory } }) => {
      put(inventory.groups, [group(number, { isDynamic: number % 2 === 0 })]);
      inventory.members.set(groupId(number), members.map(deviceId));
    }),
  fc.integer({ min: 1, max: 4 }).map(
    (number): Change =>
      ({ fleet: { inventory } }) =>
        void inventory.groups.delete(groupId(number)),
  ),
  fc.constant<Change>(({ fleet }) => void fleet.inventory.hosts.pop()),
  fc.integer({ min: 1, max: 6 }).map(
    (number): Change =>
      ({ fleet }) =>
        put(fleet.sites, [site(number, number, { name: `Site ${number}, moved` })]),
  ),
);

type Event =
  | { readonly is: 'change'; readonly change: Change }
  | { readonly is: 'kill'; readonly calls: number }
  | {
      readonly is: 'fault';
      readonly kind: Failure['kind'];
      readonly after: number;
      readonly times: number;
    }
  | { readonly is: 'wait'; readonly ms: number }
  /** A device is taken away while the pages of its company are read. */
  | { readonly is: 'shift'; readonly number: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  change.map((one): Event => ({ is: 'change', change: one })),
  fc.integer({ min: 1, max: 70 }).map((calls): Event => ({ is: 'kill', calls })),
  fc.record({
    is: fc.constant('fault' as const),
    kind: fc.constantFrom(
      'offline',
      'rate-limited',
      'locked',
      'timed-out',
      'server-error',
      'bad-response',
      'rejected',
      'missing-scope',
      'refused-credentials',
    ),
    after: fc.nat(20),
    times: fc.integer({ min: 1, max: 4 }),
  }),
  fc.integer({ min: 1, max: 400_000 }).map((ms): Event => ({ is: 'wait', ms })),
  fc.integer({ min: 1, max: 4 }).map((number): Event => ({ is: 'shift', number })),
);

let runs = 0;

/** One life of a worker: it begins a sync, or goes on with the one under way, for so many calls. */
async function live(world: SyncWorld, calls: number): Promise<unknown> {
  runs += 1;
  world.runId = `storm ${runs}`;
  const life = mortal(calls);
  const { signal } = new AbortController();
  return Promise.race([life.ended, startSync(world.deps(life), 'quick', signal)]);
}

async function meet(world: SyncWorld, met: Event): Promise<void> {
  switch (met.is) {
    case 'change':
      return met.change(world);
    case 'wait':
      world.time += met.ms;
      return undefined;
    case 'fault': {
      let requests = 0;
      world.fleet.fault = (request) => {
        requests += 1;
        const isMet = requests > met.after && requests <= met.after + met.times;
        // Where looking up is refused, there is nothing else to go by than the lists.
        const isLookUp = met.kind === 'rejected' && request.startsWith('findDevices');
        return isMet && !isLookUp ? new Failure(met.kind, 'It went wrong.') : undefined;
      };
      return undefined;
    }
    case 'shift':
      world.fleet.fault = (request) => {
        if (/^listDevices .*@[1-9]/.test(request)) world.fleet.devices.delete(deviceId(met.number));
        return undefined;
      };
      await live(world, Infinity);
      return void world.fleet.devices.delete(deviceId(met.number));
    case 'kill':
      return void (await live(world, met.calls));
  }
}

/** The last word: a full sync that nothing disturbs, after whatever is under way. */
async function settle(world: SyncWorld): Promise<void> {
  world.fleet.fault = () => undefined;
  world.time += 1_000_000;
  await world.resume();
  runs += 1;
  world.runId = `storm ${runs}`;
  await expect(world.sync('full')).resolves.toEqual({ at: 'done' });
}

/** What is stored, but for when and in which run it was seen. */
async function settled({ db }: SyncWorld) {
  const devices = await db.getAll('devices');
  const plain = devices.map(({ seenInRun, missingSince, hostReadAt, appearedAt, ...row }) => ({
    ...row,
    isSeen: seenInRun !== undefined,
    isMissing: missingSince !== undefined,
    isRead: hostReadAt !== undefined,
    hasAppeared: appearedAt !== undefined,
  }));
  const groups = await db.getAll('groups');
  const companies = await db.getAll('companies');
  const tallies = await db.getAll('tallies');
  return {
    devices: plain,
    groups: groups.map(({ membersReadAt, ...row }) => ({ ...row, isRead: membersReadAt > 0 })),
    sites: await db.getAll('sites'),
    companies: companies.map(({ id, name, missingSince }) => ({ id, name, missingSince })),
    tallies: tallies.map(({ companyId, devices: counted, listed, seen }) => ({
      companyId,
      devices: new Map(Object.entries(counted).filter(([, count]) => count !== 0)),
      listed,
      seen: seen.count,
    })),
    doubt: await db.get('state', 'missingDoubt'),
  };
}

/** Devices that count as missing although they are there. */
async function wronglyMissing({ db, fleet }: SyncWorld) {
  const rows = await db.getAll('devices');
  return rows
    .filter(({ id, missingSince }) => missingSince !== undefined && fleet.devices.has(id))
    .map(({ id }) => id);
}

test('any order of kills, faults and changes ends in the same store as a quiet sync', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 14 }), async (events) => {
      const stormy = await syncedWorld();
      const quiet = await syncedWorld();
      for (const met of events) {
        await meet(stormy, met);
        if (met.is === 'change') met.change(quiet);
        if (met.is === 'shift') quiet.fleet.devices.delete(deviceId(met.number));
        expect(await wronglyMissing(stormy)).toEqual([]);
      }
      await settle(stormy);
      await settle(quiet);
      expect(await settled(stormy)).toEqual(await settled(quiet));
    }),
    { numRuns: 40 },
  );
}, 180_000);
