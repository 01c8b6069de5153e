import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { noChanges, noCounts, type SyncStatus } from '@/lib/domain/sync-run';
import { defaultSettings } from '@/lib/domain/settings';
import type { StatusView } from '@/lib/messages/protocol';
import { status } from './make';
import { openPopup } from './open-pages';
import { textOf } from './read';

type Running = Extract<SyncStatus, { at: 'running' }>;
type Done = Extract<SyncStatus, { at: 'done' }>;

const MINUTE = 60_000;

const running = (over: Partial<Running> = {}): Running => ({
  at: 'running',
  kind: 'full',
  phase: 'groups',
  done: 40,
  total: 120,
  counts: { ...noCounts, companies: 400, sites: 1500, devices: 50_000, groups: 40 },
  ...over,
});

const done = (over: Partial<Done> = {}): Done => ({
  at: 'done',
  finishedAt: Date.now(),
  counts: noCounts,
  changes: noChanges,
  skipped: [],
  leftOut: [],
  ...over,
});

const show = (over: Partial<StatusView>) => openPopup({ 'status.get': () => status(over) });

describe('a sync under way', () => {
  test('tells phase, reach, rate and the time that is left', async () => {
    show({ sync: running({ perMinute: 62.4, remainingMs: 2 * MINUTE }) });
    expect(await screen.findByText('Device groups, 40 of 120 · about 2 minutes left')).toBeTruthy();
    expect(screen.getByText('62 groups a minute')).toBeTruthy();
    const bar = screen.getByRole('progressbar', { name: 'Sync progress' });
    expect(bar).toMatchObject({ value: 40, max: 120 });
  });

  test('does not guess what it can’t know yet', async () => {
    const { total: _total, ...unknown } = running({ phase: 'companies', done: 0 });
    show({ sync: { ...unknown, counts: noCounts } });
    const bar = await screen.findByRole('progressbar', { name: 'Sync progress' });
    expect(bar.hasAttribute('value')).toBe(false);
    expect(screen.queryByText(/a minute|left/)).toBeNull();
  });

  test('lists the phases: what is done, what is under way, what is to come', async () => {
    show({ sync: running() });
    const list = await screen.findByRole('list', { name: 'Phases of the sync' });
    expect(within(list).getAllByRole('listitem').map(textOf)).toEqual([
      'Companies, done400',
      'Sites, done1,500',
      'Devices, done50,000',
      'Device groups, under way40',
      'Hypervisor hosts, to come',
      'Custom fields, to come',
    ]);
    expect(list.querySelector('[aria-current="step"]')?.textContent).toContain('Device groups');
  });
});

describe('a sync that is over', () => {
  test('tells how much it read, and what it found changed', async () => {
    show({
      sync: done({
        counts: { ...noCounts, companies: 400, devices: 50_000, groups: 120 },
        changes: { appeared: 1, changed: 1404, vanished: 3 },
      }),
    });
    const stats = await screen.findByLabelText('Read by the last sync');
    expect(textOf(stats)).toMatch(/Companies400.*Devices50,000Device groups120/);
    expect(
      screen.getByText('Since the sync before: 1 device new, 1,404 changed, 3 missing.'),
    ).toBeTruthy();
  });

  test('tells the hosts that only their virtual machines tell of, beside the devices', async () => {
    show({
      sync: done({ counts: { ...noCounts, devices: 120, hypervisors: 3, unlistedHosts: 1 } }),
    });
    expect(
      await screen.findByText('Plus 1 hypervisor host found only through its virtual machines.'),
    ).toBeTruthy();
  });

  test('says that nothing changed', async () => {
    show({ sync: done({ counts: { ...noCounts, devices: 340 } }) });
    expect(await screen.findByText(/^No device is new, changed or missing/)).toBeTruthy();
  });

  test('names what it passed over', async () => {
    const line = 'Device groups: 2 were passed over (Kiosks, Laptops). It is gone.';
    show({ sync: done({ skipped: [line] }) });
    const fold = (await screen.findByText('What was passed over')).closest('details');
    expect(fold).toMatchObject({ open: true });
    expect(textOf(fold ?? undefined)).toContain(line);
  });

  test('names what the key’s permissions left out, and what to do about it', async () => {
    show({
      sync: done({ leftOut: ['Device groups: the key has no scope platform.deviceGroups.read'] }),
    });
    const fold = (await screen.findByText(/^Left out/)).closest('details') ?? undefined;
    expect(textOf(fold)).toMatch(/platform\.deviceGroups\.read.*generate a key with this scope/);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('tells when the next one comes by itself', async () => {
    show({ sync: done(), nextSyncAt: Date.now() + 40 * MINUTE });
    expect(await screen.findByText(/^Next automatic resync at \d/)).toBeTruthy();
  });

  test('tells that none will come', async () => {
    show({ sync: done(), settings: { ...defaultSettings, resyncEveryMinutes: 0 } });
    expect(await screen.findByText('Automatic resync is off.')).toBeTruthy();
  });
});

describe('the reading of dates', () => {
  test.for<readonly [StatusView['dates'], string]>([
    [{ read: 12_340, total: 50_000 }, '12,340 of 50,000 dates read'],
    [
      { read: 12_340, total: 50_000, perMinute: 75, remainingMs: 8 * 60 * MINUTE },
      '12,340 of 50,000 dates read · about 8 hours left at 75 a minute',
    ],
    [
      { read: 0, total: 3, perMinute: 0.4, remainingMs: 20_000 },
      '0 of 3 dates read · less than a minute left at less than 1 a minute',
    ],
    [{ read: 3, total: 3 }, 'All dates read.'],
    [
      { read: 3, total: 3, oldestReadAt: Date.now() - 180 * MINUTE },
      'All dates read; the oldest reading is 3 hours old.',
    ],
  ])('%j reads in words', async ([dates, words]) => {
    show({ dates });
    expect(await screen.findByText(words)).toBeTruthy();
  });

  test('says that an opened device does not wait for its turn', async () => {
    show({ dates: { read: 1, total: 3 } });
    expect(await screen.findByText('A device whose page you open is read at once.')).toBeTruthy();
  });

  test('is not told of before a device is imported', async () => {
    show({ dates: { read: 0, total: 0 } });
    await screen.findByText('Connected');
    expect(screen.queryByText(/dates read/i)).toBeNull();
  });
});
