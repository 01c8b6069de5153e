import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  backupTables,
  belongingRows,
  nothingTold,
  readBackup,
  ROWS_PER_PART,
  toldTogether,
  type BackupFile,
  type BackupTable,
  type ImportTold,
} from '@/lib/domain/backup';
import { Failure } from '@/lib/domain/failure';
import { newRun } from '@/lib/domain/run-steps';
import { openEdits } from '@/lib/store/edits';
import { day } from '../fixtures/make';
import { createSyncedWorld, type WorkerWorld } from '../fixtures/worker-world';

let world: WorkerWorld;

beforeEach(async () => {
  world = await createSyncedWorld();
});

async function exported(): Promise<BackupFile> {
  const data: { [Table in BackupTable]?: unknown[] } = {};
  for (const table of backupTables) {
    const rows: unknown[] = [];
    let after: string | number | undefined;
    do {
      const part = await world.ask('data.export', {
        table,
        ...(after !== undefined && { after }),
      });
      rows.push(...part.rows);
      after = part.next;
    } while (after !== undefined);
    data[table] = rows;
  }
  // Through text, as a file is.
  const file = readBackup(
    JSON.stringify({ format: 'shelflife-data', version: 1, madeAt: '', data }),
  );
  if ('refused' in file) throw new Error(file.refused);
  return file;
}

async function imported(file: BackupFile, commit: boolean): Promise<ImportTold> {
  let told = nothingTold;
  for (const table of backupTables) {
    const { rows } = belongingRows(file, table);
    for (let from = 0; from < rows.length; from += ROWS_PER_PART) {
      const some = rows.slice(from, from + ROWS_PER_PART);
      told = toldTogether(told, await world.ask('data.import', { table, rows: some, commit }));
    }
  }
  return told;
}

async function saveADate(): Promise<void> {
  const { rows } = await world.ask('devices.list', { tracking: 'imported', offset: 0, limit: 1 });
  const [device] = rows;
  if (!device) throw new Error('No device is imported');
  await world.ask('edit.save', {
    deviceId: device.id,
    edits: [{ field: 'warrantyExpiry', base: { kind: 'empty' }, value: day('2028-01-01') }],
  });
  await world.rest();
}

describe('a data file', () => {
  test('brings everything back that was removed', async () => {
    await saveADate();
    await world.ask('settings.set', { maximumAgeYears: { laptop: 3 }, technicianName: 'Kim' });
    const file = await exported();
    const before = await world.ask('status.get', null);
    await world.ask('data.remove', null);
    expect((await world.ask('status.get', null)).counts).toMatchObject({
      companies: 0,
      imported: 0,
    });

    await imported(file, true);
    const after = await world.ask('status.get', null);
    expect(after.counts).toEqual(before.counts);
    expect(after.settings).toEqual(before.settings);
    const { data } = await exported();
    const lines = data.activity ?? [];
    expect({ ...data, activity: [] }).toEqual({ ...file.data, activity: [] });
    // Above what came back stands that it had been removed.
    expect(lines).toEqual(expect.arrayContaining((file.data.activity ?? []).slice(1)));
  });

  test('says first what it would do, and changes nothing until it is told to', async () => {
    await saveADate();
    const file = await exported();
    await world.ask('data.remove', null);
    const would = await imported(file, false);
    expect(would.added).toBeGreaterThan(5);
    expect((await world.ask('status.get', null)).counts.companies).toBe(0);
    expect(await imported(file, true)).toEqual(would);
  });

  test('changes nothing where everything is here already, however often it is taken in', async () => {
    await saveADate();
    const file = await exported();
    expect(await imported(file, true)).toMatchObject({ added: 0, changed: 0, dropped: {} });
    await world.ask('data.remove', null);
    await imported(file, true);
    expect(await imported(file, true)).toMatchObject({ added: 0, changed: 0, dropped: {} });
  });

  test('leaves out what is not what it should be, and what belongs to nothing, and counts it', async () => {
    const file = await exported();
    const { devices = [], lifecycle = [] } = file.data;
    const odd: BackupFile = {
      ...file,
      data: {
        ...file.data,
        devices: [...devices, { id: '<script>', name: 7 }, 'nothing'],
        lifecycle: [...lifecycle, { deviceId: 'nobody', purchaseDate: {}, warrantyExpiry: {} }],
      },
    };
    expect(belongingRows(odd, 'lifecycle').alone).toBe(1);
    const told = await world.ask('data.import', {
      table: 'devices',
      rows: odd.data.devices?.slice(-2) ?? [],
      commit: true,
    });
    expect(told).toEqual({ added: 0, changed: 0, same: 0, dropped: { malformed: 2 } });
  });

  test('keeps nothing under the names that lead to what all objects share', async () => {
    const file = await exported();
    await world.ask('data.remove', null);
    const sly = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},';
    const rows = (file.data.devices ?? []).map((row): unknown =>
      JSON.parse(JSON.stringify(row).replace('{', sly)),
    );
    expect(rows.length).toBeGreaterThan(0);
    const sent = { ...file, data: { ...file.data, devices: rows } };
    await imported(sent, true);
    const kept = (await exported()).data.devices ?? [];
    expect(kept).toHaveLength(rows.length);
    expect(JSON.stringify(kept)).not.toMatch(/polluted|__proto__|constructor/);
    expect('polluted' in {}).toBe(false);
  });

  test('takes nothing of a part in while a sync is under way', async () => {
    const file = await exported();
    const db = await world.context.openDatabase();
    await world.ask('data.remove', null);
    const run = newRun({ id: 'r', kind: 'quick', trigger: 'person', startedAt: 1 });
    await db.put('state', run, 'run');
    await expect(imported(file, true)).rejects.toMatchObject({ kind: 'rejected' });
    expect(await db.count('companies')).toBe(0);
  });

  test('writes nothing to the RMM: an edit that was not saved waits for a person', async () => {
    world.fleet.fault = (request) =>
      request.startsWith('writeFields') ? new Failure('offline', 'No network.') : undefined;
    await saveADate();
    const file = await exported();
    await world.ask('data.remove', null);
    world.fleet.requests.length = 0;
    await imported(file, true);
    await world.rest();
    const [edit] = await openEdits(await world.context.openDatabase());
    expect(edit?.state.at).toBe('failed');
    expect(world.fleet.requests.filter((request) => request.startsWith('writeFields'))).toEqual([]);
  });

  test('never holds the key or its secret', async () => {
    await world.ask('connection.save', {
      clientId: '0e30abcdef012345',
      clientSecret: 'a-very-secret-text',
      region: 'na',
    });
    await world.rest();
    const text = JSON.stringify(await exported());
    expect(text).not.toContain('a-very-secret-text');
    expect(text).not.toContain('0e30abcdef012345');
  });
});

test.for([
  ['no JSON', '{"format":', 'not-json'],
  ['another program’s', '{"format":"other","version":1,"data":{}}', 'not-ours'],
  ['a list', '[]', 'not-ours'],
  ['a newer version’s', '{"format":"shelflife-data","version":2,"data":{}}', 'newer'],
])('a file that is %s is refused before anything of it is looked at', ([, text, refused]) => {
  expect(readBackup(text ?? '')).toEqual({ refused });
});
