import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceFacts } from '@/lib/domain/device';
import { emptyRecord } from '@/lib/domain/lifecycle';
import { readRmmDate } from '@/lib/domain/rmm-date';
import type { Place } from '@/lib/domain/row-place';
import { missingRow, rowOf } from '@/lib/store/devices';
import type { Database } from '@/lib/store/database';
import { createDatabase } from '@/lib/store/open';
import { changeSettings } from '@/lib/store/state';
import { createPlaceSummaries, type PlaceSummaries } from '@/lib/sync/place-summaries';
import { companyId, day, device, deviceId, siteId } from '../fixtures/make';

let db: Database;
let databases = 0;
let time = 0;
let summaries: PlaceSummaries;
/** Devices that were read, of whatever company. */
let read = 0;
let isBroken = false;

async function put(facts: DeviceFacts, expiry?: string, standing = 'imported', isGone = false) {
  const trackingOfNew = () => (standing === 'imported' ? 'imported' : 'staged');
  const ours = { runId: 'run', trackingOfNew, isMapped: true, at: 1 } as const;
  const row = rowOf(facts, undefined, ours);
  await db.put('devices', isGone ? missingRow(row, 5) : row);
  if (expiry === undefined) return;
  const said = { rmm: { value: readRmmDate(expiry), knownAt: 1 } };
  await db.put('lifecycle', { ...emptyRecord(facts.id), warrantyExpiry: said });
}

const at = (number: number, site?: number): DeviceFacts =>
  device(number, number < 100 ? 1 : 2, site === undefined ? {} : { siteId: siteId(site) });

beforeEach(async () => {
  databases += 1;
  db = await createDatabase(`place-summaries-${databases}`)();
  time = 1_000_000;
  read = 0;
  isBroken = false;
  const counting = new Proxy(db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name === 'getAllFromIndex') read += 1;
      if (typeof value !== 'function') return value;
      return (...given: readonly unknown[]): unknown => {
        if (isBroken && name === 'transaction' && given[0] === 'devices') throw new Error('broken');
        return Reflect.apply(value, target, given);
      };
    },
  });
  summaries = createPlaceSummaries({ openDatabase: async () => counting, now: () => time });
  await put(at(1, 1), '2026-01-01');
  await put(at(2, 1), '2026-12-24');
  await put(at(3, 2), '2025-06-30');
  await put(at(4, 2), '2029-01-01');
  await put(at(5, 2));
  await put(at(101), '2020-01-01');
});

const first: Place = { companyId: companyId(1) };
const told = async (...places: readonly Place[]) => summaries.of(places, day('2026-11-22'));
const one = async (place: Place = first) => (await told(place))[0];

describe('a summary', () => {
  test('counts the devices of its company, or of one site of it', async () => {
    expect(
      await told(
        first,
        { companyId: companyId(2) },
        { ...first, siteId: siteId(1) },
        { ...first, siteId: siteId(2) },
        { companyId: companyId(9) },
      ),
    ).toEqual([
      { expired: 2, expiring: 1 },
      { expired: 1, expiring: 0 },
      { expired: 1, expiring: 1 },
      { expired: 1, expiring: 0 },
      { expired: 0, expiring: 0 },
    ]);
  });

  test('leaves out what is not imported or has no warranty, and counts what the RMM lists no longer, as the fleet does', async () => {
    await put(at(6), '2020-01-01', 'staged');
    await put({ ...at(8), kind: 'virtual-machine' }, '2020-01-01');
    expect(await one()).toEqual({ expired: 2, expiring: 1 });
    await put(at(7), '2020-01-01', 'imported', true);
    summaries.forget([deviceId(7)]);
    expect(await one()).toEqual({ expired: 3, expiring: 1 });
  });

  test('goes by the day and by the window of the settings', async () => {
    expect(await one()).toEqual({ expired: 2, expiring: 1 });
    await changeSettings(db, { expiringWithinDays: 30 });
    expect(await one()).toEqual({ expired: 2, expiring: 0 });
    expect(await summaries.of([first], day('2027-01-01'))).toEqual([{ expired: 3, expiring: 0 }]);
  });
});

describe('a company is read once', () => {
  test('however often and for however many of its sites it is asked about', async () => {
    await told(first, { ...first, siteId: siteId(1) }, { ...first, siteId: siteId(2) });
    await one();
    expect(read).toBe(1);
  });

  test('and a changed device is counted anew without reading the others', async () => {
    await one();
    await put(at(4, 2), '2026-11-01');
    summaries.forget([deviceId(4)]);
    expect(await one()).toEqual({ expired: 3, expiring: 1 });
    await put(at(9), '2026-11-01');
    await put(at(1, 1), '2026-01-01', 'staged');
    summaries.forget([deviceId(9), deviceId(1)]);
    expect(await one()).toEqual({ expired: 3, expiring: 1 });
    expect(read).toBe(1);
  });

  test('and all who ask while a change is taken in hear of it', async () => {
    await one();
    await put(at(4, 2), '2026-11-01');
    summaries.forget([deviceId(4)]);
    const counts = await Promise.all([one(), one(), one()]);
    expect(counts).toEqual(counts.map(() => ({ expired: 3, expiring: 1 })));
    expect(read).toBe(1);
  });

  test('and a change that could not be taken in is taken in later', async () => {
    await one();
    await put(at(4, 2), '2026-11-01');
    summaries.forget([deviceId(4)]);
    isBroken = true;
    await expect(one()).rejects.toThrow('broken');
    isBroken = false;
    expect(await one()).toEqual({ expired: 3, expiring: 1 });
    expect(read).toBe(1);
  });

  test('until everything may have changed, or a while has passed', async () => {
    await one();
    await put(at(10), '2020-01-01');
    expect(await one()).toMatchObject({ expired: 2 });
    summaries.forget('all');
    expect(await one()).toMatchObject({ expired: 3 });
    await put(at(11), '2020-01-01');
    time += 10 * 60_000;
    expect(await one()).toMatchObject({ expired: 4 });
  });
});
