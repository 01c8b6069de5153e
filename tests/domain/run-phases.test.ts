import { describe, expect, test } from 'vitest';
import { Failure, problemOf, type FailureKind } from '@/lib/domain/failure';
import { verdictOn } from '@/lib/domain/run-failures';
import {
  afterFields,
  afterGroups,
  afterHosts,
  afterItem,
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
const list = { listed: 3, setAside: 0 };

describe('the phases of a run', () => {
  test('follow one another to the end', () => {
    const phases: string[] = [];
    for (let run = begun; !run.isRead; run = leavePhase(run)) phases.push(run.phase);
    expect(phases).toEqual(['companies', 'sites', 'devices', 'groups', 'hypervisors', 'fields']);
  });

  test('of newly mapped companies end with the hosts', () => {
    const run = afterDevices(newMappedRun('r', 1, [companyId(1)]), { devices: 1, setAside: 0 });
    expect(run.phase).toBe('groups');
    expect(afterHosts(leavePhase(run), { ...list, wanted: [] }).isRead).toBe(true);
  });

  test('pass the devices where no company is mapped', () => {
    expect(afterSites(at('sites'), { sites: 1, setAside: 0, mapped: [] }).phase).toBe('groups');
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
    const hosts = afterHosts(at('hypervisors'), { ...list, wanted: [deviceId(1)] });
    expect([hosts.phase, afterItem(hosts).phase]).toEqual(['hypervisors', 'fields']);
    expect(afterFields(at('fields'), 7)).toMatchObject({ isRead: true, counts: { fields: 7 } });
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

  test('is no full one any more once it has left out what a full one reads', () => {
    expect(askedAgain(at('groups'), 'full').kind).toBe('quick');
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
    ['devices', 'timed-out', 'wait'],
    ['groups', 'timed-out', 'pass-over'],
    ['hypervisors', 'bad-response', 'pass-over'],
    ['fields', 'offline', 'wait'],
  ] as const)('in %s that is %s at the fifth try: %s', ([phase, kind, verdict]) => {
    expect(verdictOn(tried(phase, kind, 4), kind)).toBe(verdict);
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
