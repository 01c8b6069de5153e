import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDevice, trackDevices } from '@/lib/store/device-tracking';
import { countRead, noteUnread } from '@/lib/store/dates-read';
import { commitReading } from '@/lib/store/lifecycle';
import { readRosters, rosterRow } from '@/lib/store/rosters';
import type { RosterRow } from '@/lib/store/schema';
import { readTallies, tallyKey } from '@/lib/store/tallies';
import { put } from '../fixtures/fleet';
import { device, deviceId } from '../fixtures/make';
import { filledWorld, type SyncWorld } from '../fixtures/sync-world';

const SINCE = 500;

const byId = (one: RosterRow, other: RosterRow) => (one.id < other.id ? -1 : 1);

/** The numbers as counting every row gives them, and the rows as lists see them. */
async function counted({ db }: SyncWorld) {
  const tallies = new Map<string, { devices: Record<string, number>; listed: number }>();
  const rows = await db.getAll('devices');
  for (const { companyId, standing, kind, seenInRun } of rows) {
    const tally = tallies.get(companyId) ?? { devices: {}, listed: 0 };
    const key = tallyKey(standing, kind);
    tally.devices[key] = (tally.devices[key] ?? 0) + 1;
    if (seenInRun !== undefined) tally.listed += 1;
    tallies.set(companyId, tally);
  }
  const isRead = (row: (typeof rows)[number]) =>
    row.standing === 'imported' && row.triedAt === undefined && row.fieldsReadAt >= SINCE;
  return { tallies, read: rows.filter(isRead).length, listed: rows.map(rosterRow).toSorted(byId) };
}

async function kept({ db }: SyncWorld) {
  const tallies = await readTallies(db);
  const present = tallies.map(({ companyId, devices, listed }) => {
    const some = Object.entries(devices).filter(([, count]) => count !== 0);
    return [companyId, { devices: Object.fromEntries(some), listed }] as const;
  });
  return {
    tallies: new Map(present.filter(([, { devices }]) => Object.keys(devices).length > 0)),
    read: await countRead(db, SINCE),
    listed: (await readRosters(db)).flatMap(({ rows }) => rows).toSorted(byId),
  };
}

const number = fc.integer({ min: 1, max: 45 });
const companyNumber = fc.integer({ min: 1, max: 5 });
const step = fc.oneof(
  fc.record({
    does: fc.constant('track' as const),
    number,
    to: fc.constantFrom('staged' as const, 'imported' as const, 'ignored' as const),
  }),
  fc.record({ does: fc.constant('map' as const), to: companyNumber }),
  fc.record({ does: fc.constant('unmap' as const), to: companyNumber }),
  fc.record({
    does: fc.constant('change' as const),
    number,
    to: companyNumber,
    kind: fc.constantFrom('laptop' as const, 'server' as const),
  }),
  fc.record({ does: fc.constant('remove' as const), number }),
  fc.record({ does: fc.constant('add' as const), number, to: companyNumber }),
  fc.record({ does: fc.constant('read' as const), number, at: fc.integer({ min: 1, max: 1_000 }) }),
  fc.record({ does: fc.constant('try' as const), number, at: fc.integer({ min: 1, max: 1_000 }) }),
  fc.record({ does: fc.constant('sync' as const) }),
);

async function take(
  world: SyncWorld,
  what: typeof step extends fc.Arbitrary<infer Step> ? Step : never,
) {
  switch (what.does) {
    case 'track':
      return trackDevices(world.db, [deviceId(what.number)], what.to);
    case 'map':
      return world.map(what.to);
    case 'unmap':
      return world.unmap(what.to);
    case 'change':
      return put(world.fleet.devices, [device(what.number, what.to, { kind: what.kind })]);
    case 'remove':
      return world.fleet.devices.delete(deviceId(what.number));
    case 'add':
      return addDevice(world.db, device(what.number, what.to), {
        trackingOfNew: () => 'staged',
        at: 1,
      });
    case 'read':
      return commitReading(world.db, {
        deviceId: deviceId(what.number),
        readings: {},
        readAt: what.at,
      });
    case 'try':
      return noteUnread(world.db, [deviceId(what.number)], what.at);
    case 'sync':
      world.runId += '+';
      return world.sync();
  }
}

test('numbers and rosters that are kept are the ones that the devices give, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const world = await filledWorld();
      await world.resume();
      for (const what of steps) await take(world, what);
      expect(await kept(world)).toEqual(await counted(world));
    }),
    { numRuns: 40 },
  );
}, 180_000);
