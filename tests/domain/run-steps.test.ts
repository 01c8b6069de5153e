import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemOf, Failure } from '@/lib/domain/failure';
import { judgeMissing } from '@/lib/domain/missing-devices';
import {
  afterCompanies,
  afterDevices,
  afterFailure,
  afterSites,
  batchesOf,
  newMappedRun,
  newRun,
  skipBatch,
  splitBatch,
  withCompanies,
} from '@/lib/domain/run-steps';
import type { SyncRun } from '@/lib/domain/sync-run';
import { companyId } from '../fixtures/make';

const ids = (count: number) => Array.from({ length: count }, (_, index) => companyId(index));
const begun = newRun({ id: 'r', kind: 'quick', trigger: 'person', startedAt: 1 });
const started = (count: number): SyncRun =>
  afterSites(afterCompanies(begun, count, 0), {
    sites: 0,
    setAside: 0,
    mapped: ids(count),
  });
const left = ({ batches }: SyncRun) => batches.map((batch) => batch.length);

describe('the batches of a run', () => {
  test.for([
    [0, []],
    [1, [1]],
    [4, [4]],
    [5, [4, 1]],
    [12, [4, 4, 4]],
  ] as const)('of %i companies are %o', ([count, sizes]) => {
    expect(batchesOf(ids(count)).map((batch) => batch.length)).toEqual(sizes);
  });

  test('hold every company once, whenever it was mapped', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), fc.array(fc.nat(30)), (early, late) => {
        const before = withCompanies(begun, [...new Set(early.map(companyId))]);
        const mapped = [...new Set(late.map(companyId))];
        const run = afterSites(before, { sites: 0, setAside: 0, mapped });
        const all = run.batches.flat();
        expect(new Set(all)).toEqual(new Set([...early, ...late].map(companyId)));
        expect(all).toHaveLength(new Set(all).size);
        expect(run.total).toBe(all.length);
        expect(run.batches.every((batch) => batch.length <= 4)).toBe(true);
      }),
    );
  });

  test('that wait are not disturbed by companies that come later', () => {
    const run = afterDevices(started(2), { devices: 5, setAside: 0, next: '5' });
    const more = withCompanies(run, ids(3));
    expect(more.batches).toEqual([ids(2), [companyId(2)]]);
    expect([more.cursor, more.total]).toEqual(['5', 3]);
  });
});

describe('a run', () => {
  test('goes through the pages of a batch and on to the next one', () => {
    const first = afterDevices(started(5), { devices: 5, setAside: 1, next: '5' });
    expect([left(first), first.cursor, first.setAsideInBatch]).toEqual([[4, 1], '5', 1]);
    const second = afterDevices(first, { devices: 2, setAside: 0 });
    expect([left(second), second.cursor, second.setAsideInBatch]).toEqual([[1], undefined, 0]);
    expect(second.counts).toMatchObject({ devices: 7, setAside: 1 });
  });

  test('asks a refused batch again one by one and skips the one that is to blame', () => {
    const inside = afterDevices(started(5), { devices: 5, setAside: 1, next: '5' });
    const split = splitBatch(inside);
    expect([left(split), split.cursor, split.setAsideInBatch]).toEqual([
      [1, 1, 1, 1, 1],
      undefined,
      0,
    ]);
    expect(split.counts).toMatchObject({ devices: 0, setAside: 0 });
    const skipped = skipBatch(split, 'Contoso', new Failure('rejected', 'no'));
    expect([left(skipped), skipped.skipped]).toEqual([[1, 1, 1, 1], ['Contoso: no']]);
  });

  test('of newly mapped companies begins with their devices', () => {
    expect(newMappedRun('r', 1, ids(5))).toMatchObject({
      phase: 'devices',
      scope: 'mapped',
      total: 5,
    });
  });

  test('waits longer after each failure, and not at all after a success', () => {
    const problem = problemOf(new Failure('offline', 'No network.'));
    let run = started(1);
    const waits = Array.from({ length: 8 }, () => {
      run = afterFailure(run, problem, 0);
      return (run.delay?.nextTryAt ?? 0) / 1_000;
    });
    expect(waits).toEqual([3, 10, 30, 60, 120, 300, 300, 300]);
    expect(afterDevices(run, { devices: 0, setAside: 0 })).not.toHaveProperty('delay');
  });

  test('waits as long as ConnectWise asks for', () => {
    const problem = problemOf(new Failure('rate-limited', 'Slow.', { retryAt: 90_000 }));
    expect(afterFailure(started(1), problem, 1).delay?.nextTryAt).toBe(90_000);
  });
});

describe('devices that were not seen', () => {
  const list = (known: number, unseen: number, setAside = 0) => ({
    companyId: companyId(known),
    name: `Company ${known}`,
    known,
    unseen,
    setAside,
  });

  test.for([
    [[list(300, 60)], true],
    [[list(300, 61)], false],
    [[list(10, 4)], true],
    [[list(10, 5)], false],
    [[list(4, 4)], true],
    [[list(100, 30), list(400, 60)], true],
    [[list(100, 30), list(101, 60)], false],
    [[list(300, 0)], false],
  ] as const)('of %o are marked: %s', ([lists, isMarked]) => {
    expect(judgeMissing(lists).mark.length > 0).toBe(isMarked);
  });

  test('are not marked in a company whose odd records they may be', () => {
    expect(judgeMissing([list(50, 2, 2), list(60, 3, 2)]).mark).toEqual([companyId(60)]);
  });

  test('that are too many are told in numbers', () => {
    expect(judgeMissing([list(300, 120)])).toEqual({
      mark: [],
      doubt: {
        unseen: 120,
        known: 300,
        companies: [{ name: 'Company 300', unseen: 120 }],
        companyIds: [companyId(300)],
      },
    });
  });
});
