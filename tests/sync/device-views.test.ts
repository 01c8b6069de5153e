import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Edit, EditState } from '@/lib/domain/edit';
import { trackDevices } from '@/lib/store/device-tracking';
import { changeEdits } from '@/lib/store/edits';
import { commitReading } from '@/lib/store/lifecycle';
import { writeState } from '@/lib/store/state';
import { deviceView, deviceViews } from '@/lib/sync/device-views';
import { put } from '../fixtures/fleet';
import {
  company,
  companyId,
  day,
  device,
  deviceId,
  editId,
  fieldId,
  must,
  site,
  siteId,
} from '../fixtures/make';
import { createSyncWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  put(world.fleet.companies, [company(1, { name: 'Contoso' })]);
  put(world.fleet.sites, [site(1, 1, { name: 'HQ' })]);
  put(world.fleet.devices, [
    device(1, 1, { siteId: siteId(1), maker: 'Dell', firstSeenAt: Date.UTC(2021, 4, 6, 23, 59) }),
    device(2, 1),
  ]);
  await world.sync();
  await world.map(1);
  await world.resume();
  await trackDevices(world.db, [deviceId(1)], 'imported');
});

const view = async (number = 1) => must(await deviceView(world.db, deviceId(number), world.time));
const dated = (text: string) => ({ kind: 'date', date: day(text) }) as const;

const holds = async (text: string) =>
  commitReading(world.db, {
    deviceId: deviceId(1),
    readings: { purchaseDate: { value: dated(text), knownAt: 5, setBy: 'Bo' } },
    readAt: 5,
  });

const edit = (name: string, change: Partial<Edit> = {}): Edit => ({
  id: editId(name),
  saveId: `save ${name}`,
  madeAt: world.time,
  madeBy: 'Ann',
  deviceId: deviceId(1),
  field: 'purchaseDate',
  base: { kind: 'empty' },
  value: dated('2024-05-01'),
  tries: 0,
  state: { at: 'queued', nextTryAt: 0 },
  ...change,
});
const keep = async (...edits: readonly Edit[]) =>
  changeEdits(world.db, deviceId(1), 1, () => ({ edits, events: [] }));

describe('a device', () => {
  test('is shown with its company, client and site', async () => {
    expect(await view()).toMatchObject({
      companyName: 'Contoso',
      clientName: 'One',
      siteName: 'HQ',
      maker: 'Dell',
      standing: 'imported',
      firstSeen: '2021-05-06',
      fieldsReadAt: 0,
      edits: [],
    });
  });

  test('shows what the RMM holds, who set it, and which field carries it', async () => {
    await writeState(world.db, 'fields', {
      purchaseDate: { id: fieldId(1), name: 'Bought', type: 'string', origin: 'partner' },
    });
    await holds('2023-05-17');
    const { dates, fieldsReadAt } = await view();
    expect(fieldsReadAt).toBe(5);
    expect(dates.purchaseDate).toMatchObject({
      date: '2023-05-17',
      source: 'rmm',
      setBy: 'Bo',
      fieldName: 'Bought',
      rmm: { knownAt: 5 },
    });
    expect(dates.warrantyExpiry).toEqual({ others: [] });
  });

  test.for<[string, EditState]>([
    ['queued', { at: 'queued', nextTryAt: 0 }],
    ['being sent', { at: 'sending' }],
    ['in conflict', { at: 'conflict', theirs: { value: { kind: 'empty' } } }],
    ['failed', { at: 'failed', problem: { kind: 'rejected', message: '', advice: '' } }],
  ])('shows an edit that is %s over what the RMM holds', async ([, state]) => {
    await holds('2023-05-17');
    await keep(edit('a', { state }));
    const { dates, edits } = await view();
    expect(dates.purchaseDate).toMatchObject({
      date: '2024-05-01',
      source: 'technician',
      setBy: 'Ann',
      others: [{ source: 'rmm', date: '2023-05-17' }],
    });
    expect(edits.map(({ id }) => id)).toEqual(['a']);
  });

  test('shows a clearing on its way as no date', async () => {
    await holds('2023-05-17');
    await keep(edit('a', { value: { kind: 'empty' } }));
    const { purchaseDate } = (await view()).dates;
    expect(purchaseDate).not.toHaveProperty('date');
    expect(purchaseDate.source).toBe('technician');
  });

  test('tells of its last save for ten minutes, and of no earlier one', async () => {
    const confirmed = { at: 'confirmed', confirmedAt: world.time } as const;
    await keep(
      edit('old', { state: confirmed, madeAt: world.time - 1 }),
      edit('new', { state: confirmed }),
      edit('gone', { state: { at: 'discarded' }, madeAt: world.time + 1 }),
    );
    expect((await view()).edits.map(({ id }) => id)).toEqual(['new']);
    world.time += 10 * 60_000 + 1;
    expect((await view()).edits).toEqual([]);
  });

  test('shows both dates of one save in their order while one still waits', async () => {
    const confirmed = { at: 'confirmed', confirmedAt: world.time } as const;
    await keep(
      edit('b', { saveId: 'one', field: 'warrantyExpiry' }),
      edit('a', { saveId: 'one', state: confirmed }),
    );
    expect((await view()).edits.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('of a company without mapping says so, and so does one that is not stored', async () => {
    await world.unmap(1);
    expect(await view()).toMatchObject({ standing: 'company-not-mapped', companyName: 'Contoso' });
    const foreign = await deviceView(world.db, device(9, 1), world.time);
    expect(foreign).toMatchObject({ standing: 'company-not-mapped', name: 'WS-9' });
  });

  test('of a company that is left out says that too, until it is mapped', async () => {
    const stored = await world.db.get('companies', companyId(1));
    if (!stored) throw new Error('It is listed');
    await world.unmap(1);
    await world.db.put('companies', { ...stored, isLeftOut: true });
    expect(await view()).toMatchObject({ standing: 'company-not-mapped', isLeftOut: true });
    const foreign = await deviceView(world.db, device(9, 1), world.time);
    expect(foreign).toMatchObject({ isLeftOut: true });
    await world.map(1);
    expect(await view()).not.toHaveProperty('isLeftOut');
  });
});

test('many devices come in the order asked for, with a gap for what is not stored', async () => {
  const views = await deviceViews(world.db, [2, 9, 1].map(deviceId), world.time);
  expect(views.map((one) => one?.name)).toEqual(['WS-2', undefined, 'WS-1']);
});
