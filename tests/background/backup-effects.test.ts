import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { backupTables, type BackupTable, type ImportTold } from '@/lib/domain/backup';
import type { SyncKind } from '@/lib/domain/sync-run';
import { listActivity } from '@/lib/store/activity';
import { readState } from '@/lib/store/state';
import { companyId, deviceId } from '../fixtures/make';
import { purchase, createSyncedWorld, type WorkerWorld } from '../fixtures/worker-world';

let world: WorkerWorld;

beforeEach(async () => {
  world = await createSyncedWorld();
});

type Rows = { readonly [Table in BackupTable]: readonly Record<string, unknown>[] };

const rowsOf = async (table: BackupTable) =>
  (await world.ask('data.export', { table })).rows as Rows[BackupTable];

async function exported(): Promise<Rows> {
  const tables = await Promise.all(
    backupTables.map(async (table) => [table, await rowsOf(table)] as const),
  );
  return Object.fromEntries(tables) as Rows;
}

/** Table by table, as a page does it; what became of each. */
async function imported(file: Partial<Rows>) {
  const tables = backupTables.filter((table) => (file[table]?.length ?? 0) > 0);
  const told: { [Table in BackupTable]?: ImportTold } = {};
  for (const table of tables) {
    const isLast = table === tables.at(-1);
    const part = { table, rows: file[table] ?? [], commit: true };
    told[table] = await world.ask('data.import', { ...part, ...(isLast && { isLast }) });
  }
  await world.rest();
  return told;
}

async function sync(kind: SyncKind): Promise<void> {
  await world.ask('sync.start', { kind });
  await world.rest();
}

const stored = async () => world.context.openDatabase();
const map = async (kind: 'none' | 'leave-out') => {
  await world.ask('mapping.save', [{ companyId: companyId(1), target: { kind } }]);
  await world.rest();
};
const counts = async () => (await world.ask('status.get', null)).counts;

describe('a device that the RMM has no more', () => {
  test('is found missing by the sync after the import', async () => {
    const file = await exported();
    await world.ask('data.remove', null);
    world.fleet.devices.delete(deviceId(1));
    await imported(file);
    await sync('quick');
    const [gone, there] = await Promise.all(
      [1, 2].map(async (number) => (await stored()).get('devices', deviceId(number))),
    );
    expect(gone).toMatchObject({ standing: 'imported', missingSince: world.time });
    expect(there).not.toHaveProperty('missingSince');
  });

  test('is found missing again after an older file has said that it is there', async () => {
    const file = await exported();
    world.fleet.devices.delete(deviceId(1));
    await sync('quick');
    expect(await (await stored()).get('devices', deviceId(1))).toHaveProperty('missingSince');
    await imported(file);
    await sync('quick');
    expect(await (await stored()).get('devices', deviceId(1))).toHaveProperty('missingSince');
  });
});

test('an import stands in the history with what all its parts brought', async () => {
  const { companies, mappings } = await exported();
  await world.ask('data.remove', null);
  const before = { added: companies.length, changed: 0 };
  await world.ask('data.import', { table: 'companies', rows: companies, commit: true });
  const last = { table: 'mappings', rows: mappings, commit: true, isLast: true } as const;
  const told = await world.ask('data.import', { ...last, before });
  await world.rest();
  const { rows } = await listActivity(await stored(), { limit: 10 });
  expect(rows.map(({ event }) => event)).toContainEqual({
    kind: 'connection',
    what: 'data-imported',
    rows: { added: companies.length + told.added, changed: told.changed },
  });
});

describe('a mapping that a file brings back', () => {
  test('brings its devices back, and begins a sync that reads their list', async () => {
    const file = await exported();
    const before = await counts();
    await map('none');
    expect((await counts()).imported).toBe(0);
    world.fleet.requests.length = 0;
    expect(await imported(file)).toMatchObject({ mappings: { added: 1 } });
    expect(await counts()).toEqual(before);
    expect(world.fleet.requests.some((request) => request.startsWith('listDevices'))).toBe(true);
    expect(await (await stored()).get('companies', companyId(1))).toHaveProperty('listedInRun');
    expect(await readState(await stored(), 'run')).toBeUndefined();
  });

  test('is not taken back by taking back what was done before the import', async () => {
    const file = await exported();
    await map('none');
    await imported(file);
    expect(await world.ask('companies.list', null)).not.toHaveProperty('undo');
    expect(await world.ask('mapping.undo', null)).toEqual({ isUndone: false });
  });

  test('begins no sync where none could come to an end', async () => {
    const file = await exported();
    await world.ask('connection.forget', { removeData: true });
    await imported(file);
    expect(await readState(await stored(), 'run')).toBeUndefined();
  });

  test('ends that its company was left out, and the same file changes nothing more', async () => {
    const file = await exported();
    await map('leave-out');
    await imported(file);
    const company = await (await stored()).get('companies', companyId(1));
    expect(company).not.toHaveProperty('isLeftOut');
    const again = await imported(file);
    expect(again).toMatchObject({
      companies: { added: 0, changed: 0 },
      mappings: { added: 0, changed: 0 },
      devices: { added: 0, changed: 0 },
    });
  });

  test('outlives a file that leaves its company out', async () => {
    const leftOut = (await rowsOf('companies')).map((row) => ({ ...row, isLeftOut: true }));
    await imported({ companies: leftOut });
    const company = await (await stored()).get('companies', companyId(1));
    expect(company).not.toHaveProperty('isLeftOut');
    expect(await imported({ companies: leftOut })).toMatchObject({ companies: { changed: 0 } });
  });
});

test('a company that the RMM has no more is as it was, whatever the file says', async () => {
  const file = await exported();
  world.fleet.companies.delete(companyId(2));
  await sync('quick');
  expect(await (await stored()).get('companies', companyId(2))).toHaveProperty('missingSince');
  expect(await imported(file)).toMatchObject({ companies: { added: 0, changed: 0 } });
});

test('a row that stands twice in a part is one row: the last one', async () => {
  const devices = await rowsOf('devices');
  await world.ask('data.remove', null);
  const companies = [{ id: companyId(1), name: 'Ours', externalIds: [] }];
  const renamed = devices.map((row) => ({ ...row, name: 'Renamed' }));
  const told = await imported({ companies, devices: [...devices, ...renamed] });
  expect(told).toMatchObject({ devices: { added: devices.length, changed: 0 } });
  const tallies = await (await stored()).getAll('tallies');
  const counted = tallies.flatMap(({ devices: numbers }) => Object.values(numbers));
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(devices.length);
  const names = (await (await stored()).getAll('devices')).map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set(['Renamed']));
});

describe('the history of a file', () => {
  const line = (number: number, marked = number) => ({
    number,
    at: 5,
    event: { kind: 'missing', marked },
  });

  test.for([Number.MAX_SAFE_INTEGER, 1e9])(
    'never decides how far this browser counts, also with number %d',
    async (number) => {
      await imported({ activity: [line(number)] });
      await map('none');
      const numbers = await (await stored()).getAllKeys('activity');
      expect(numbers).toEqual(Array.from(numbers, (_number, index) => index + 1));
    },
  );

  test('comes to the end of the one that is here, once', async () => {
    const before = await (await stored()).count('activity');
    const activity = Array.from({ length: before + 3 }, (_line, index) => line(index + 1));
    expect(await imported({ activity })).toMatchObject({ activity: { added: before + 3 } });
    expect(await imported({ activity })).toMatchObject({ activity: { added: 0 } });
    const { rows } = await world.ask('activity.list', { limit: 4 });
    // The newest line tells of the import itself.
    expect(rows.slice(1).map(({ event }) => event)).toEqual(
      activity
        .slice(-3)
        .toReversed()
        .map(({ event }) => event),
    );
  });
});

describe('facts of a file', () => {
  test('plan the next resync by the settings that it brings', async () => {
    await world.ask('settings.set', { resyncEveryMinutes: 15 });
    const facts = await rowsOf('facts');
    await world.ask('settings.set', { resyncEveryMinutes: 0 });
    expect(world.alarms.has('resync')).toBe(false);
    await imported({ facts });
    expect(world.alarms.get('resync')).toBeTypeOf('number');
  });

  test('let Shelflife into the portals that they name', async () => {
    let registered = 0;
    Object.assign(world.context.addedPortals, { register: async () => void (registered += 1) });
    await world.ask('settings.set', { portalHosts: ['rmm.example.com'] });
    const facts = await rowsOf('facts');
    await world.ask('settings.set', { portalHosts: [] });
    registered = 0;
    await imported({ facts });
    expect(registered).toBe(1);
    await imported({ facts });
    expect(registered).toBe(1);
  });

  test('have the dates read anew where other fields hold them', async () => {
    const facts = [{ key: 'fields', value: { purchaseDate: purchase } }];
    world.time += 60_000;
    world.fleet.requests.length = 0;
    await imported({ facts });
    expect(world.fleet.requests.some((request) => request.includes(deviceId(1)))).toBe(true);
  });

  test('tell open pages what was taught', async () => {
    world.notices.length = 0;
    await imported({ facts: [{ key: 'taughtPages', value: [] }] });
    expect(world.notices).toContainEqual({ about: 'taught' });
  });
});

describe('a file that was made to do harm', () => {
  const never = 1e300;

  test('brings no line of a time that no calendar has', async () => {
    const line = { number: 1, at: never, event: { kind: 'missing', marked: 1 } };
    const { activity } = await imported({ activity: [line] });
    expect(activity).toMatchObject({ added: 0, dropped: { malformed: 1 } });
  });

  test('brings no device of such a time, which no list could show', async () => {
    const [device] = await rowsOf('devices');
    const { devices } = await imported({ devices: [{ ...device, firstSeenAt: never }] });
    expect(devices).toMatchObject({ changed: 0, dropped: { malformed: 1 } });
    expect((await world.ask('fleet.open', null)).total).toBeGreaterThan(0);
  });

  test('brings no table without columns, and no more views than are kept', async () => {
    const view = (index: number) => ({ name: `View ${index}`, address: '' });
    const views = Array.from({ length: 101 }, (_view, index) => view(index));
    const fleet = (value: object) => imported({ facts: [{ key: 'fleet', value }] });
    expect(await fleet({ columns: [], views: [] })).toMatchObject({
      facts: { dropped: { malformed: 1 } },
    });
    expect(await fleet({ columns: ['name'], views })).toMatchObject({
      facts: { dropped: { malformed: 1 } },
    });
  });
});
