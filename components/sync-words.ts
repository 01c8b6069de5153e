import {
  syncPhaseName,
  type DatesProgress,
  type SyncChanges,
  type SyncCounts,
  type SyncPhase,
  type SyncStatus,
} from '@/lib/domain/sync-run';
import { leftText, spanText } from '@/lib/domain/time-text';
import { say, sayCount, type Filling } from '@/lib/text/say';

export type RunningSync = Extract<SyncStatus, { at: 'running' }>;

/** What a phase counts while it goes on, where that is not what it is named for. */
const progressName = (phase: SyncPhase): string =>
  phase === 'devices' ? say('overview.devicesByCompany') : syncPhaseName(phase);

/** `Device groups, 40 of 120 · about 2 minutes left`. */
export function progressText({ phase, done, total, remainingMs }: RunningSync): string {
  const what = progressName(phase);
  const reach = total === undefined ? what : say('overview.reach', { what, done, total });
  return remainingMs === undefined ? reach : `${reach} · ${leftText(remainingMs)}`;
}

const rateKeys = {
  companies: 'overview.companiesAMinute',
  sites: 'overview.sitesAMinute',
  devices: 'overview.devicesAMinute',
  groups: 'overview.groupsAMinute',
  hypervisors: 'overview.hostsAMinute',
  unseen: 'overview.devicesAMinute',
  fields: 'overview.fieldsAMinute',
} as const satisfies Record<SyncPhase, string>;

/** `1,200 devices a minute`; none while there is too little to tell by. */
export function rateText({ phase, perMinute }: RunningSync): string | undefined {
  if (perMinute === undefined) return undefined;
  return say(rateKeys[phase], { rate: rateOf(perMinute) });
}

const rateOf = (perMinute: number): Filling =>
  perMinute < 1 ? say('overview.lessThanOne') : Math.round(perMinute);

/** `12,340 of 50,000 dates read · about 8 hours left at 75 a minute`. */
export function datesText(dates: DatesProgress): string {
  const { read, total } = dates;
  const reach = sayCount('overview.datesRead', total, { read });
  const pace = paceText(dates);
  return pace === undefined ? reach : `${reach} · ${pace}`;
}

function paceText({ perMinute, remainingMs }: DatesProgress): string | undefined {
  const left = remainingMs === undefined ? undefined : leftText(remainingMs);
  if (perMinute === undefined) return left;
  const rate = rateOf(perMinute);
  return left === undefined
    ? say('overview.atRate', { rate })
    : say('overview.leftAtRate', { left, rate });
}

/** `All dates read; the oldest reading is 3 hours old`. */
export const allDatesText = ({ oldestReadAt }: DatesProgress, now: number): string =>
  oldestReadAt === undefined
    ? say('overview.allDatesRead')
    : say('overview.allDatesReadSince', { span: spanText(now - oldestReadAt) });

/** `Since the sync before: 12 devices new, 40 changed, 3 missing.` */
export function changesText({ appeared, changed, vanished }: SyncChanges): string {
  const parts = [
    [appeared, 'overview.devicesNew', 'overview.alsoNew'],
    [changed, 'overview.devicesChanged', 'overview.alsoChanged'],
    [vanished, 'overview.devicesMissing', 'overview.alsoMissing'],
  ] as const;
  const told = parts
    .filter(([count]) => count > 0)
    .map(([count, first, further], index) =>
      index === 0 ? sayCount(first, count) : say(further, { count }),
    );
  if (told.length === 0) return say('overview.noChange');
  return say('overview.changes', { changes: told.join(', ') });
}

/** `120 devices and 1 hypervisor host`; a host counts of which only its virtual machines tell. */
export function devicesText({ devices: count, unlistedHosts = 0 }: SyncCounts): string {
  const devices = sayCount('general.devices', count);
  if (unlistedHosts === 0) return devices;
  return say('overview.devicesAndHosts', {
    devices,
    hosts: sayCount('overview.hosts', unlistedHosts),
  });
}

/** What a sync counts, in the order in which it reads. */
export const countNames: readonly (readonly [
  name: Exclude<keyof SyncCounts, 'setAside' | 'unlistedHosts'>,
  label: `run.${'companies' | 'sites' | 'devices' | 'groups' | 'hypervisors' | 'fields'}`,
])[] = [
  ['companies', 'run.companies'],
  ['sites', 'run.sites'],
  ['devices', 'run.devices'],
  ['groups', 'run.groups'],
  ['hypervisors', 'run.hypervisors'],
  ['fields', 'run.fields'],
];
