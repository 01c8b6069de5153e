import { say, sayCount } from '@/lib/text/say';
import type { Failure } from './failure';
import type { DeviceId, GroupId } from './ids';
import { faultsAfter } from './run-failures';
import { noPace } from './run-pace';
import {
  syncPhaseName,
  withoutDelay,
  type PassedOver,
  type SyncPhase,
  type SyncRun,
} from './sync-run';

const order: readonly SyncPhase[] = [
  'companies',
  'sites',
  'devices',
  'unseen',
  'groups',
  'hypervisors',
  'fields',
];

/** Ends the phase under way and begins the next one, or `next`. Definitions of fields do not hang on what is mapped. */
export function leavePhase(run: SyncRun, next = order[order.indexOf(run.phase) + 1]): SyncRun {
  const {
    groups: _groups,
    hosts: _hosts,
    unseen: _unseen,
    partnerFields: _partnerFields,
    passedOver,
    ...rest
  } = withoutDelay(run);
  const isLast = next === undefined || (next === 'fields' && run.scope === 'mapped');
  return {
    ...rest,
    ...(isLast ? { isRead: true } : { phase: next, isRead: false }),
    skipped: passedOver
      ? withLine(run.skipped, passedOverLine(run.phase, passedOver))
      : run.skipped,
    faultsInARow: 0,
    pace: noPace,
  };
}

/** A phase that is gone through again may have the same to tell. */
const withLine = (lines: readonly string[], line: string): readonly string[] => [
  ...new Set([...lines, line]),
];

function passedOverLine(phase: SyncPhase, { count, names, message }: PassedOver): string {
  const others = count - names.length;
  const named =
    others > 0
      ? say('device.andMore', { names: names.join(', '), more: others })
      : names.join(', ');
  return sayCount('run.passedOver', count, { phase: syncPhaseName(phase), named, message });
}

interface ListStep {
  readonly listed: number;
  readonly setAside: number;
}

/** `wanted`: the groups whose members are to be read. */
export function afterGroups(
  run: SyncRun,
  { listed, setAside, wanted }: ListStep & { readonly wanted: readonly GroupId[] },
): SyncRun {
  const counts = { ...run.counts, groups: listed, setAside: run.counts.setAside + setAside };
  return goOn({ ...run, counts, groups: { total: wanted.length, left: wanted } });
}

interface HostsStep extends ListStep {
  /** The hosts whose hardware is to be read. */
  readonly wanted: readonly DeviceId[];
  /** How many of them are devices here although no list of devices names them. */
  readonly unlisted: number;
}

export function afterHosts(
  run: SyncRun,
  { listed, setAside, wanted, unlisted }: HostsStep,
): SyncRun {
  const counts = {
    ...run.counts,
    hypervisors: listed,
    ...(unlisted > 0 && { unlistedHosts: unlisted }),
    setAside: run.counts.setAside + setAside,
  };
  return goOn({ ...run, counts, hosts: { total: wanted.length, left: wanted } });
}

interface UnseenStep {
  /** The devices that are to be looked up. */
  readonly ids: readonly DeviceId[];
  readonly hasLeftOutKept: boolean;
}

export function beforeUnseen(run: SyncRun, { ids, hasLeftOutKept }: UnseenStep): SyncRun {
  const { setAsideUnseen: _setAside, isUnseenUnknown: _isUnknown, ...others } = run;
  const { hasLeftOutKept: _hasLeftOut, ...rest } = others;
  const begun = { ...rest, ...(hasLeftOutKept && { hasLeftOutKept }) };
  return ids.length === 0
    ? leavePhase(begun)
    : { ...withoutDelay(begun), unseen: { total: ids.length, left: ids } };
}

/** After the first `asked` of them were looked up. */
export function afterUnseen(
  run: SyncRun,
  { asked, found, setAside }: Record<'asked' | 'found' | 'setAside', number>,
): SyncRun {
  const { unseen = { total: 0, left: [] }, setAsideUnseen = 0 } = run;
  return goOn({
    ...run,
    counts: { ...run.counts, devices: run.counts.devices + found },
    unseen: { ...unseen, left: unseen.left.slice(asked) },
    setAsideUnseen: setAsideUnseen + setAside,
    faultsInARow: 0,
  });
}

/** Our own definitions come first, a vendor's after them. */
export function afterFields(run: SyncRun, fields: number): SyncRun {
  if (run.partnerFields === undefined) return { ...withoutDelay(run), partnerFields: fields };
  const counts = { ...run.counts, fields: run.partnerFields + fields };
  return leavePhase({ ...run, counts });
}

/** After the members of the next group, or the hardware of the next host, are stored. */
export function afterItem(run: SyncRun, setAside = 0): SyncRun {
  const counts = { ...run.counts, setAside: run.counts.setAside + setAside };
  return withoutFirst({ ...run, counts, faultsInARow: 0 });
}

/** Passes over the next group or host. */
export function skipItem(
  run: SyncRun,
  name: string,
  { kind, message }: Pick<Failure, 'kind' | 'message'>,
): SyncRun {
  return withoutFirst({
    ...run,
    passedOver: withOneMore(run.passedOver, name, message),
    faultsInARow: faultsAfter(run, kind),
  });
}

/** Passes over whatever is left of the phase. */
export function skipPhase(run: SyncRun, { message }: Pick<Failure, 'message'>): SyncRun {
  const left = (run.groups ?? run.hosts)?.left.length ?? 0;
  const { passedOver } = run;
  if (passedOver) {
    return leavePhase({ ...run, passedOver: { ...passedOver, count: passedOver.count + left } });
  }
  const line = say('run.line', { what: syncPhaseName(run.phase), why: message });
  return leavePhase({
    ...run,
    ...(run.phase === 'unseen' && { isUnseenUnknown: true }),
    skipped: withLine(run.skipped, line),
  });
}

/** Does without what is left of the phase, because the key may not read it. */
export function leaveOut(
  run: SyncRun,
  { message, scope }: Pick<Failure, 'message' | 'scope'>,
): SyncRun {
  const why = scope === undefined ? message : say('run.noScope', { scope });
  const line = say('run.line', { what: syncPhaseName(run.phase), why });
  return leavePhase({ ...run, leftOut: withLine(run.leftOut, line) });
}

const MOST_NAMES = 3;

const withOneMore = (
  before: PassedOver = { count: 0, names: [], message: '' },
  name: string,
  message: string,
): PassedOver => ({
  count: before.count + 1,
  names: before.names.length < MOST_NAMES ? [...before.names, name] : before.names,
  message: before.message || message,
});

function withoutFirst(run: SyncRun): SyncRun {
  const { groups, hosts } = run;
  return goOn({
    ...run,
    ...(groups && { groups: { ...groups, left: groups.left.slice(1) } }),
    ...(hosts && { hosts: { ...hosts, left: hosts.left.slice(1) } }),
  });
}

const goOn = (run: SyncRun): SyncRun =>
  (run.groups ?? run.hosts ?? run.unseen)?.left.length === 0 ? leavePhase(run) : withoutDelay(run);
