import { describe, expect, test } from 'vitest';
import { Failure, problemOf } from '@/lib/domain/failure';
import { paced, rateOf } from '@/lib/domain/run-pace';
import { afterGroups, afterItem } from '@/lib/domain/run-phases';
import {
  afterCompanies,
  afterDevices,
  afterFailure,
  afterSites,
  newRun,
} from '@/lib/domain/run-steps';
import type { SyncRun } from '@/lib/domain/sync-run';
import { companyId, groupId } from '../fixtures/make';

const ids = (count: number) => Array.from({ length: count }, (_, index) => companyId(index));
const begun = newRun({ id: 'r', kind: 'quick', trigger: 'person', startedAt: 1 });
const listing = (companies: number): SyncRun =>
  afterSites(afterCompanies(begun, companies, 0), {
    sites: 0,
    setAside: 0,
    mapped: ids(companies),
  });

/** Pages, each the whole list of four companies. */
function listed(run: SyncRun, pages: number, ms: number): SyncRun {
  let next = run;
  for (let page = 0; page < pages; page += 1) {
    next = paced(next, afterDevices(next, { devices: 500, setAside: 0 }), ms);
  }
  return next;
}

describe('the rate of a phase', () => {
  test.for([
    [1, 60_000],
    [4, 1_000],
  ] as const)('is not told after %i steps of %i ms', ([steps, ms]) => {
    expect(rateOf(listed(listing(100), steps, ms))).toEqual({});
  });

  test('tells devices a minute, and the time that the companies left will take', () => {
    expect(rateOf(listed(listing(100), 5, 3_000))).toEqual({
      perMinute: 10_000,
      remainingMs: 60_000,
    });
  });

  test('counts groups where groups are read', () => {
    const wanted = Array.from({ length: 120 }, (_, index) => groupId(index));
    const reading: SyncRun = { ...begun, phase: 'groups' };
    let run = paced(reading, afterGroups(reading, { listed: 120, setAside: 0, wanted }), 90_000);
    expect(rateOf(run)).toEqual({});
    for (let read = 0; read < 20; read += 1) run = paced(run, afterItem(run), 500);
    expect(rateOf(run)).toEqual({ perMinute: 120, remainingMs: 50_000 });
  });

  test('is not told while the run waits, and is what it was after the wait', () => {
    const run = listed(listing(100), 5, 3_000);
    const waiting = afterFailure(run, problemOf(new Failure('offline', 'No network.')), 9);
    expect(rateOf(waiting)).toEqual({});
    const after = listed(waiting, 1, 3_000);
    expect(rateOf(after).perMinute).toBe(10_000);
  });

  test('follows ConnectWise when it grants less than at first', () => {
    const burst = listed(listing(4_000), 80, 100);
    expect(rateOf(burst).perMinute).toBe(300_000);
    expect(rateOf(listed(burst, 400, 1_000)).perMinute).toBeLessThan(31_000);
  });

  test('begins anew with the next phase', () => {
    const last = listed(listing(8), 2, 9_000);
    expect([last.phase, rateOf(last)]).toEqual(['unseen', {}]);
  });

  test('is not fooled by a clock that was set back', () => {
    const run = listed(listing(100), 5, 3_000);
    expect(rateOf(listed(run, 1, -9_000_000)).perMinute).toBe(12_000);
  });
});
