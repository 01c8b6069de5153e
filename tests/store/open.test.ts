import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { listActivity } from '@/lib/store/activity';
import type { Database } from '@/lib/store/database';
import { createDatabase } from '@/lib/store/open';
import { readRosters, rosterRow } from '@/lib/store/rosters';
import { readRun } from '@/lib/store/run';
import { readSettings, readState } from '@/lib/store/state';
import { deviceId } from '../fixtures/make';
import { countUnread } from '@/lib/store/dates-read';
import { fillVersion1 } from '../fixtures/store-version-1';
import { fillVersion2 } from '../fixtures/store-version-2';

/** What a version of the database held, as the product of that time left it, and how it is read now. Add one with each. */
const examples: readonly {
  readonly version: number;
  readonly fill: (name: string) => Promise<void>;
  readonly check: (db: Database) => Promise<void>;
}[] = [
  {
    version: 1,
    fill: fillVersion1,
    async check(db) {
      const row = await db.get('devices', deviceId(1));
      expect(row).toMatchObject({ name: 'WS-1', tracking: 'imported', crawlAt: 7, groupIds: [] });
      expect(await db.count('devices')).toBe(2);
      expect(await countUnread(db)).toBe(0);
      expect(await readState(db, 'lastSync')).toEqual({
        finishedAt: 9,
        counts: {
          companies: 1,
          sites: 0,
          devices: 2,
          groups: 0,
          hypervisors: 0,
          fields: 0,
          setAside: 3,
        },
        changes: { appeared: 0, changed: 0, vanished: 0 },
        skipped: ['Company 2: No.'],
        leftOut: [],
        datesDueSince: 5,
      });
      expect(await readRun(db)).toBeUndefined();
      const { rows } = await listActivity(db, { limit: 9 });
      expect(rows.map(({ event }) => event.kind)).toEqual(['edit', 'sync', 'connection']);
      expect(rows[1]?.event).toMatchObject({
        counts: { companies: 1, devices: 2, groups: 0, hypervisors: 0, fields: 0 },
        changes: { appeared: 0, changed: 0, vanished: 0 },
      });
      expect(await db.getAllFromIndex('activity', 'device', deviceId(1))).toHaveLength(1);
    },
  },
  {
    version: 2,
    fill: fillVersion2,
    async check(db) {
      const imported = IDBKeyRange.bound(['imported'], ['imported', []]);
      const rows = await db.getAllFromIndex('devices', 'name', imported);
      expect(rows.map(({ name }) => name)).toEqual(['WS-1', 'WS-2']);
      expect(await readSettings(db)).toMatchObject({
        expiringWithinDays: 60,
        technicianName: 'Ann',
        maximumAgeYears: {},
        clientPolicies: {},
        importRules: {},
      });
      const devices = await db.getAll('devices');
      const listed = (await readRosters(db)).flatMap(({ rows: some }) => some);
      expect(new Set(listed)).toEqual(new Set(devices.map(rosterRow)));
      expect(listed.length).toBeGreaterThan(0);
    },
  },
];

const latest = examples.length + 1;

describe('the database', () => {
  test.for(examples)('opens what version $version left behind', async (example) => {
    const name = `from version ${example.version}`;
    await example.fill(name);
    const db = await createDatabase(name)();
    expect(db.version).toBe(latest);
    await example.check(db);

    const fresh = await createDatabase(`${name}, beside it`)();
    expect([...db.objectStoreNames]).toEqual([...fresh.objectStoreNames]);
    for (const store of db.objectStoreNames) {
      const indexes = (one: Database) => [...one.transaction(store).store.indexNames];
      expect(indexes(db)).toEqual(indexes(fresh));
    }
    db.close();
    fresh.close();
  });

  test('has one connection for as long as it is needed', async () => {
    const open = createDatabase('one connection');
    const [one, other] = await Promise.all([open(), open()]);
    expect(one).toBe(other);
  });

  test('makes way for a removal and opens again at the next use', async () => {
    const open = createDatabase('makes way');
    const before = await open();
    await before.put('clients', { id: 'c', name: 'C' } as never);
    await deleteDB('makes way');
    const after = await open();
    expect(after).not.toBe(before);
    await expect(after.count('clients')).resolves.toBe(0);
  });

  test('of a newer version is left alone, and says so each time', async () => {
    (await openDB('newer', 99)).close();
    const open = createDatabase('newer');
    await expect(open()).rejects.toThrow(/newer version of Shelflife/);
    await expect(open()).rejects.toThrow(/newer version of Shelflife/);
  });
});
