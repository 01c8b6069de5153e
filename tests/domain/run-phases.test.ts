import { describe, expect, test } from 'vitest';
import { Failure, problemOf, type FailureKind } from '@/lib/domain/failure';
import { verdictOn } from '@/lib/domain/run-failures';
import {
  afterFields,
  afterGroups,
  afterHosts,
  afterItem,
  afterUnseen,
  beforeUnseen,
  leavePhase,
} from '@/lib/domain/run-phases';
import {
  afterDevices,
  afterFailure,
  afterSites,
  askedAgain,
  newMappedRun,
  newRun,
  withCompanies,
} from '@/lib/domain/run-steps';
import type { SyncPhase, SyncRun } from '@/lib/domain/sync-run';
import { companyId, deviceId, groupId } from '../fixtures/make';

const begun = newRun({ id: 'r', kind: 'quick', trigger: 'alarm', startedAt: 1 });
const at = (phase: SyncPhase, change: Partial<SyncRun> = {}): SyncRun => ({
  ...begun,
  phase,
  ...change,
});
const none = { ids: [], hasLeftOutKept: false };
const list = { listed: 3, setAside: 0 };

describe('the phases of a run', () => {
  test('follow one another to the end', () => {
    const phases: string[] = [];
    for (let run = begun; !run.isRead; run = leavePhase(run)) phases.push(run.phase);
    expect(phases).toEqual([
      'companies',
      'sites',
      'devices',
      'unseen',
      'groups',
      'hypervisors',
      'fields',
    ]);
  });

  test('of newly mapped companies end with the hosts', () => {
    const run = afterDevices(newMappedRun('r', 1, [companyId(1)]), { devices: 1, setAside: 0 });
    const groups = beforeUnseen(run, none);
    expect([run.phase, groups.phase]).toEqual(['unseen', 'groups']);
    expect(afterHosts(leavePhase(groups), { ...list, unlisted: 0, wanted: [] }).isRead).toBe(true);
  });

  test('pass the devices where no company is mapped', () => {
    expect(afterSites(at('sites'), { sites: 1, setAside: 0, mapped: [] }).phase).toBe('unseen');
  });

  test('stay until each group, each host was read', () => {
    const groups = afterGroups(at('groups'), { ...list, wanted: [groupId(1), groupId(2)] });
    expect([groups.phase, groups.groups]).toEqual([
      'groups',
      { total: 2, left: [groupId(1), groupId(2)] },
    ]);
    const last = afterItem(groups);
    expect(last.groups?.left).toEqual([groupId(2)]);
    expect(afterItem(last, 2)).toMatchObject({
      phase: 'hypervisors',
      counts: { groups: 3, setAside: 2 },
    });
    const hosts = afterHosts(at('hypervisors'), { ...list, unlisted: 0, wanted: [deviceId(1)] });
    expect([hosts.phase, afterItem(hosts).phase]).toEqual(['hypervisors', 'fields']);
    expect(afterFields(afterFields(at('fields'), 4), 3)).toMatchObject({
      isRead: true,
      counts: { fields: 7 },
    });
  });

  test('stay until each device that was not listed was looked up', () => {
    const unseen = beforeUnseen(at('unseen'), { ...none, ids: [1, 2, 3].map(deviceId) });
    const some = afterUnseen(unseen, { asked: 2, found: 1, setAside: 1 });
    expect(some).toMatchObject({ unseen: { total: 3, left: [deviceId(3)] }, setAsideUnseen: 1 });
    expect(afterUnseen(some, { asked: 1, found: 1, setAside: 0 })).toMatchObject({
      phase: 'groups',
      counts: { devices: 2 },
      setAsideUnseen: 1,
    });
  });

  test('go back to the devices for a company that was mapped meanwhile, at the cost of the request under way', () => {
    const reading = afterGroups(at('groups', { step: 9 }), { ...list, wanted: [groupId(1)] });
    const more = withCompanies(reading, [companyId(1)]);
    expect(more).toMatchObject({ phase: 'devices', step: 10, total: 1, isRead: false });
    expect(more).not.toHaveProperty('groups');
    expect(withCompanies(at('fields', { isRead: true }), [companyId(1)])).toMatchObject({
      phase: 'devices',
      isRead: false,
    });
  });
});

describe('a run that is under way when a person asks for one', () => {
  test('goes on at once and counts as theirs', () => {
    const waiting = afterFailure(begun, problemOf(new Failure('offline', 'No.')), 1);
    const run = askedAgain(waiting, 'full');
    expect(run).toMatchObject({ trigger: 'person', kind: 'full' });
    expect(run).not.toHaveProperty('delay');
    expect(askedAgain(run, 'quick').kind).toBe('full');
  });

  test('goes back to what only a full one reads, if that is what they want', () => {
    const reading = afterGroups(at('groups', { step: 9 }), { ...list, wanted: [groupId(1)] });
    const full = askedAgain(reading, 'full');
    expect(full).toMatchObject({ kind: 'full', phase: 'groups', step: 10, isRead: false });
    expect(full).not.toHaveProperty('groups');
    expect(askedAgain(at('fields', { isRead: true }), 'full')).toMatchObject({
      kind: 'full',
      phase: 'groups',
      isRead: false,
    });
    expect(askedAgain(full, 'full')).toEqual(full);
  });

  test('looks for all devices again of which it has left out some', () => {
    const leaving = beforeUnseen(at('unseen', { step: 9 }), { ...none, hasLeftOutKept: true });
    expect(leaving.phase).toBe('groups');
    expect(askedAgain(leaving, 'full')).toMatchObject({ phase: 'unseen', step: 10, kind: 'full' });
    const again = askedAgain({ ...leaving, isRead: true }, 'quick');
    expect(again).toMatchObject({ phase: 'unseen', isRead: false });
    expect(beforeUnseen(again, none)).not.toHaveProperty('hasLeftOutKept');
    expect(askedAgain(at('groups', { step: 9 }), 'quick')).toMatchObject({ step: 9 });
    expect(askedAgain(at('unseen'), 'full')).toMatchObject({ phase: 'unseen', kind: 'full' });
  });
});

describe('a failure', () => {
  const tried = (phase: SyncPhase, kind: FailureKind, tries: number): SyncRun => {
    let run = at(phase);
    for (let count = 0; count < tries; count += 1) {
      run = afterFailure(run, problemOf(new Failure(kind, 'No.')), 1);
    }
    return run;
  };

  test.for([
    ['companies', 'offline', 'wait'],
    ['groups', 'rate-limited', 'wait'],
    ['devices', 'missing-scope', 'stop'],
    ['groups', 'missing-scope', 'leave-out'],
    ['companies', 'rejected', 'stop'],
    ['devices', 'rejected', 'pass-over'],
    ['fields', 'not-found', 'pass-over'],
    ['devices', 'server-error', 'wait'],
    ['groups', 'refused-credentials', 'stop'],
    ['hypervisors', 'unexpected', 'stop'],
  ] as const)('in %s that is %s: %s', ([phase, kind, verdict]) => {
    expect(verdictOn(at(phase), kind)).toBe(verdict);
  });

  test.for([
    ['companies', 'server-error', 'stop'],
    ['companies', 'timed-out', 'wait'],
    ['devices', 'server-error', 'pass-over'],
    ['devices', 'timed-out', 'pass-over'],
    ['unseen', 'timed-out', 'pass-over-rest'],
    ['groups', 'timed-out', 'pass-over'],
    ['hypervisors', 'bad-response', 'pass-over'],
    ['fields', 'offline', 'wait'],
  ] as const)('in %s that is %s at the fifth try: %s', ([phase, kind, verdict]) => {
    expect(verdictOn(tried(phase, kind, 4), kind)).toBe(verdict);
  });

  test('to read one company says little of the scope, of every company so far all', () => {
    const denied = (change: Partial<SyncRun>) =>
      verdictOn(at('devices', { total: 9, ...change }), 'missing-scope');
    const left = (count: number) => Array.from({ length: count }, (_, id) => [companyId(id)]);
    expect(denied({ batches: [[1, 2].map(companyId)] })).toBe('pass-over');
    expect(denied({ batches: left(9) })).toBe('pass-over');
    expect(denied({ batches: left(7), refused: 2, faultsInARow: 2 })).toBe('stop');
    expect(denied({ batches: left(7), refused: 1, faultsInARow: 2 })).toBe('pass-over');
    expect(denied({ batches: left(7), refused: 1, faultsInARow: 19 })).toBe('stop');
    expect(denied({ batches: left(1), refused: 8 })).toBe('stop');
  });

  test('after a long outage has all its tries', () => {
    expect(verdictOn(tried('companies', 'offline', 20), 'server-error')).toBe('wait');
  });

  test('at one thing after the other is an outage', () => {
    const inARow = { faultsInARow: 2, delay: tried('devices', 'server-error', 4).delay };
    const of = (phase: SyncPhase) =>
      verdictOn({ ...at(phase), ...inARow } as SyncRun, 'server-error');
    expect([of('devices'), of('groups')]).toEqual(['stop', 'pass-over-rest']);
  });
});
