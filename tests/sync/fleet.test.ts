import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FleetRow } from '@/lib/domain/fleet';
import { unpackFleet } from '@/lib/domain/fleet-pack';
import type { DeviceId } from '@/lib/domain/ids';
import { trackDevices } from '@/lib/store/device-tracking';
import { changeEdits } from '@/lib/store/edits';
import { commitReading } from '@/lib/store/lifecycle';
import { writeState } from '@/lib/store/state';
import { fleetDevices, fleetOpening, fleetPage } from '@/lib/sync/fleet';
import { put } from '../fixtures/fleet';
import {
  company,
  day,
  device,
  deviceId,
  editId,
  fieldId,
  groupId,
  must,
  site,
  siteId,
} from '../fixtures/make';
import { createSyncWorld, type SyncWorld } from '../fixtures/sync-world';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  put(world.fleet.companies, [company(1, { name: 'Contoso' }), company(2, { name: 'Fabrikam' })]);
  put(world.fleet.sites, [site(1, 1, { name: 'HQ' })]);
  put(world.fleet.devices, [
    device(1, 1, {
      name: 'Zed',
      siteId: siteId(1),
      maker: 'Dell',
      firstSeenAt: Date.UTC(2021, 4, 6),
    }),
    device(2, 1, { name: 'alpha', kind: 'server' }),
    device(3, 1, { name: 'Beta', serialNumber: '7XK2L93' }),
    device(4, 2, { name: 'Aaa' }),
    device(5, 1, { name: 'Staged' }),
  ]);
  await world.sync();
  await world.map(1);
  await world.map(2);
  await world.resume();
  await trackDevices(world.db, [1, 2, 3, 4].map(deviceId), 'imported');
});

async function wholeFleet(limit: number): Promise<readonly FleetRow[]> {
  const rows: FleetRow[] = [];
  let after: DeviceId | undefined;
  do {
    const page = await fleetPage(world.db, { after, limit });
    rows.push(...unpackFleet(page.rows));
    after = page.next;
  } while (after);
  return rows;
}

const namesOf = (rows: readonly FleetRow[]) => rows.map(({ name }) => name);
const rowOf = async (number: number) =>
  must(unpackFleet(await fleetDevices(world.db, [deviceId(number)]))[0]);

describe('the fleet', () => {
  test('opens with the first devices by name and the number of all', async () => {
    const { rows, total } = await fleetOpening(world.db, 3);
    expect(namesOf(unpackFleet(rows))).toEqual(['Aaa', 'alpha', 'Beta']);
    expect(total).toBe(4);
  });

  test.for([1, 2, 3, 100])('is whole and without doubles in parts of %s', async (limit) => {
    const rows = await wholeFleet(limit);
    expect(namesOf(rows).toSorted()).toEqual(['Aaa', 'Beta', 'Zed', 'alpha']);
  });

  test('has nothing of a company that lost its client', async () => {
    await world.unmap(2);
    expect(namesOf(await wholeFleet(2)).toSorted()).toEqual(['Beta', 'Zed', 'alpha']);
    expect((await fleetOpening(world.db, 9)).total).toBe(3);
  });

  test('tells of named devices only those that are in it', async () => {
    const asked = [deviceId(5), deviceId(3), deviceId(99), deviceId(3)];
    expect(namesOf(unpackFleet(await fleetDevices(world.db, asked)))).toEqual(['Beta']);
  });
});

describe('a row', () => {
  test('says where a device belongs and what it is', async () => {
    expect(await rowOf(1)).toMatchObject({
      name: 'Zed',
      companyName: 'Contoso',
      clientName: 'One',
      siteName: 'HQ',
      maker: 'Dell',
      firstSeen: '2021-05-06',
      groupIds: [],
      isRead: false,
      isGone: false,
    });
  });

  test('holds the dates that decide, as the device itself shows them', async () => {
    await writeState(world.db, 'fields', {
      purchaseDate: { id: fieldId(1), name: 'Bought', type: 'string', origin: 'partner' },
    });
    await commitReading(world.db, {
      deviceId: deviceId(1),
      readings: {
        purchaseDate: {
          value: { kind: 'date', date: day('2023-01-02') },
          knownAt: 5,
          fieldId: fieldId(1),
        },
        warrantyExpiry: {
          value: { kind: 'date', date: day('2026-01-02') },
          knownAt: 5,
          fieldId: fieldId(2),
        },
      },
      readAt: 5,
    });
    // What a field held that is not chosen any more is no word of it.
    expect(await rowOf(1)).toMatchObject({ purchaseDate: '2023-01-02', isRead: true });
    expect((await rowOf(1)).warrantyExpiry).toBeUndefined();
    await changeEdits(world.db, deviceId(1), 1, () => ({
      edits: [
        {
          id: editId('one'),
          saveId: 'save',
          madeAt: world.time,
          madeBy: 'Ann',
          deviceId: deviceId(1),
          field: 'warrantyExpiry',
          base: { kind: 'empty' },
          value: { kind: 'date', date: day('2028-01-02') },
          tries: 0,
          state: { at: 'queued', nextTryAt: 0 },
        },
      ],
      events: [],
    }));
    expect((await rowOf(1)).warrantyExpiry).toBe('2028-01-02');
    expect((await wholeFleet(1)).find(({ name }) => name === 'Zed')).toEqual(await rowOf(1));
  });

  test('says that the RMM lists the device no longer, and in which groups it was', async () => {
    const before = must(await world.db.get('devices', deviceId(2)));
    await world.db.put('devices', { ...before, groupIds: [groupId(1)], missingSince: 7 });
    expect(await rowOf(2)).toMatchObject({ isGone: true, groupIds: [groupId(1)] });
  });
});
