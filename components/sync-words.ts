import { counted, numberText } from '@/lib/domain/count-text';
import {
  syncPhaseName,
  type DatesProgress,
  type SyncChanges,
  type SyncCounts,
  type SyncPhase,
  type SyncStatus,
} from '@/lib/domain/sync-run';
import { leftText, spanText } from '@/lib/domain/time-text';

export type RunningSync = Extract<SyncStatus, { at: 'running' }>;

/** What a phase counts while it goes on, where that is not what it is named for. */
const progressName = (phase: SyncPhase): string =>
  phase === 'devices' ? 'Devices by company' : syncPhaseName(phase);

const unitNames: Readonly<Record<SyncPhase, string>> = {
  companies: 'companies',
  sites: 'sites',
  devices: 'devices',
  groups: 'groups',
  hypervisors: 'hosts',
  unseen: 'devices',
  fields: 'fields',
};

/** `Device groups, 40 of 120 · about 2 minutes left`. */
export function progressText({ phase, done, total, remainingMs }: RunningSync): string {
  const reach = total === undefined ? '' : `, ${numberText(done)} of ${numberText(total)}`;
  const left = remainingMs === undefined ? '' : ` · ${leftText(remainingMs)}`;
  return `${progressName(phase)}${reach}${left}`;
}

/** `1,200 devices a minute`; none while there is too little to tell by. */
export function rateText({ phase, perMinute }: RunningSync): string | undefined {
  if (perMinute === undefined) return undefined;
  return `${perMinuteText(perMinute)} ${unitNames[phase]} a minute`;
}

const perMinuteText = (rate: number): string =>
  rate < 1 ? 'less than 1' : numberText(Math.round(rate));

/** `12,340 of 50,000 dates read · about 8 hours left at 75 a minute`. */
export function datesText({ read, total, perMinute, remainingMs }: DatesProgress): string {
  const reach = `${numberText(read)} of ${counted(total, 'date', 'dates')} read`;
  const left = remainingMs === undefined ? undefined : leftText(remainingMs);
  const rate = perMinute === undefined ? undefined : `at ${perMinuteText(perMinute)} a minute`;
  const pace = [left, rate].filter((part) => part !== undefined).join(' ');
  return pace === '' ? reach : `${reach} · ${pace}`;
}

/** `All dates read; the oldest reading is 3 hours old`. */
export const allDatesText = ({ oldestReadAt }: DatesProgress, now: number): string =>
  oldestReadAt === undefined
    ? 'All dates read.'
    : `All dates read; the oldest reading is ${spanText(now - oldestReadAt)} old.`;

/** `Since the sync before: 12 devices new, 40 changed, 3 missing.` */
export function changesText({ appeared, changed, vanished }: SyncChanges): string {
  const parts = [
    [appeared, 'new'],
    [changed, 'changed'],
    [vanished, 'missing'],
  ] as const;
  const [first, ...others] = parts.filter(([count]) => count > 0);
  if (!first) return 'No device is new, changed or missing since the sync before.';
  const rest = others.map(([count, word]) => `, ${numberText(count)} ${word}`);
  return `Since the sync before: ${counted(first[0], 'device')} ${first[1]}${rest.join('')}.`;
}

/** `120 devices and 1 hypervisor host`: the hosts that no list of devices names. */
export function devicesText({ devices, unlistedHosts = 0 }: SyncCounts): string {
  const listed = counted(devices, 'device');
  return unlistedHosts > 0 ? `${listed} and ${counted(unlistedHosts, 'hypervisor host')}` : listed;
}

/** What a sync counts, in the order in which it reads. */
export const countNames: readonly (readonly [
  name: Exclude<keyof SyncCounts, 'setAside' | 'unlistedHosts'>,
  label: string,
])[] = [
  ['companies', 'Companies'],
  ['sites', 'Sites'],
  ['devices', 'Devices'],
  ['groups', 'Device groups'],
  ['hypervisors', 'Hypervisor hosts'],
  ['fields', 'Custom fields'],
];
