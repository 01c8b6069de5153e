import { expect, test } from 'vitest';
import { newMappedRun, newRun } from '@/lib/domain/run-steps';
import { noChanges, noCounts } from '@/lib/domain/sync-run';
import { companyId } from '../fixtures/make';
import { lastSyncAfter, syncStatusOf } from '@/lib/sync/sync-status';

const last = {
  finishedAt: 5,
  counts: noCounts,
  changes: noChanges,
  skipped: [],
  leftOut: [],
  datesDueSince: 0,
};

test('before the first run there is nothing to tell', () => {
  expect(syncStatusOf(undefined, undefined)).toEqual({ at: 'never' });
});

test('a run tells when the one before came to its end', () => {
  const run = newRun({ id: 'run', kind: 'quick', trigger: 'person', startedAt: 9 });
  expect(syncStatusOf(run, last)).toMatchObject({ at: 'running', finishedAt: 5 });
  expect(syncStatusOf(run, undefined)).not.toHaveProperty('finishedAt');
});

test('a run for a few companies tells beside its own numbers what the whole one has read', () => {
  const run = newMappedRun('run', 9, [companyId(1)]);
  const before = { ...last, counts: { ...noCounts, companies: 40, sites: 70, devices: 900 } };
  expect(syncStatusOf(run, before)).toMatchObject({
    counts: { companies: 40, sites: 70, devices: 0 },
  });
});

test('a run that stopped tells why, and when the last whole one ended', () => {
  const problem = { kind: 'offline', message: 'No network.', advice: 'Wait.' } as const;
  expect(syncStatusOf(undefined, { ...last, stopped: { at: 7, problem } })).toEqual({
    at: 'stopped',
    stoppedAt: 7,
    problem,
    finishedAt: 5,
  });
});

test('dates become due by no instant that lies ahead, as a clock that was wrong has left it', () => {
  const run = newRun({ id: 'run', kind: 'quick', trigger: 'person', startedAt: 9 });
  expect(lastSyncAfter(run, { ...last, datesDueSince: 99 }, 12).datesDueSince).toBe(9);
  expect(lastSyncAfter({ ...run, startedAt: 99 }, last, 12).datesDueSince).toBe(12);
});
