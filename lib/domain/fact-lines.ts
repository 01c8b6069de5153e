import { say, sayCount } from '@/lib/text/say';
import { dayText } from './day-text';
import { deviceKindName, type OperatingSystem } from './device';
import type { DeviceMore, Hypervisor } from './device-details';
import type { DeviceView } from './device-view';
import { displayText } from './display-text';
import { byteText } from './byte-text';
import { modelText } from './model-text';
import type { Settings } from './settings';
import { agoText } from './time-text';

/** One thing that is known of a device. */
export interface FactLine {
  readonly label: string;
  readonly text: string;
}

export interface FactFormat {
  /** Epoch ms. */
  readonly now: number;
  readonly dateDisplay: Settings['dateDisplay'];
}

type MaybeLine = readonly [label: string, text: string | undefined];

/** What is known of a device besides its dates, in the order in which it is shown; what is not known has no line. */
export function factLines(
  view: DeviceView,
  more: DeviceMore | null,
  format: FactFormat,
): readonly FactLine[] {
  return known([
    ...placeLines(view, more),
    ...hardwareLines(view, more),
    ...traceLines(view, more, format),
  ]);
}

/** The custom fields that hold something, each by its own name. */
export function customFieldLines(more: DeviceMore | null): readonly FactLine[] {
  const fields = more?.customFields ?? [];
  return known(
    fields.map(({ name, text, origin }) => [
      origin === 'vendor' ? say('device.vendorField', { name }) : name,
      text,
    ]),
  );
}

function placeLines(view: DeviceView, more: DeviceMore | null): readonly MaybeLine[] {
  const ids = more?.companyIds ?? [];
  return [
    [say('device.client'), view.clientName],
    [say('device.company'), view.companyName],
    [sayCount('device.companyId', ids.length), listText(ids)],
    [say('device.site'), view.siteName],
  ];
}

const hardwareLines = (view: DeviceView, more: DeviceMore | null): readonly MaybeLine[] => [
  [say('device.kind'), deviceKindName(view.kind)],
  [say('device.model'), modelText(view.maker, view.model)],
  [say('device.serialNumber'), view.serialNumber],
  [say('device.operatingSystem'), view.operatingSystem && systemText(view.operatingSystem)],
  [say('device.processor'), more?.processor],
  [say('device.memory'), more?.memoryBytes === undefined ? undefined : byteText(more.memoryBytes)],
  [say('device.hypervisor'), more?.hypervisor && hypervisorText(more.hypervisor)],
];

function traceLines(
  view: DeviceView,
  more: DeviceMore | null,
  { now, dateDisplay }: FactFormat,
): readonly MaybeLine[] {
  const { hostName, macAddresses, groups } = more ?? nothingMore;
  return [
    [say('device.hostName'), isOtherName(view.name, hostName) ? hostName : undefined],
    [sayCount('device.ipAddress', view.addresses.length), listText(view.addresses)],
    [sayCount('device.macAddress', macAddresses.length), listText(macAddresses)],
    [say('device.lastUser'), userText(more, now)],
    [sayCount('device.group', groups.length), listText(groups)],
    [say('device.firstSeen'), view.firstSeen && dayText(view.firstSeen, dateDisplay)],
  ];
}

const nothingMore: DeviceMore = { macAddresses: [], groups: [] };

const known = (lines: readonly MaybeLine[]): readonly FactLine[] =>
  lines.flatMap(([label, text]) => {
    const shown = displayText(text ?? '', LONGEST);
    return shown === '' ? [] : [{ label: displayText(label), text: shown }];
  });

const LONGEST = 1000;
const MOST_LISTED = 30;

function listText(parts: readonly string[]): string | undefined {
  if (parts.length === 0) return undefined;
  const named = parts.slice(0, MOST_LISTED).map((part) => displayText(part, 80));
  const rest = parts.length - named.length;
  const names = named.join(', ');
  return rest > 0 ? say('device.andMore', { names, more: rest }) : names;
}

const isOtherName = (name: string, hostName: string | undefined): boolean =>
  hostName !== undefined && hostName.toLowerCase() !== name.toLowerCase();

const systemText = ({ name, build }: OperatingSystem): string =>
  build ? say('device.system', { name, build }) : name;

const reachKeys = {
  success: 'device.reached',
  fail: 'device.notReached',
  'in-progress': 'device.connecting',
} as const;

const hypervisorText = ({ platform, address, status }: Hypervisor): string =>
  [
    platform,
    address && say('device.hypervisorAddress', { address }),
    status && say(reachKeys[status]),
  ]
    .filter(Boolean)
    .join(', ');

function userText(more: DeviceMore | null, now: number): string | undefined {
  if (!more?.lastUser) return undefined;
  const { lastUser, lastUserAt } = more;
  return lastUserAt === undefined ? lastUser : `${lastUser}, ${agoText(lastUserAt, now)}`;
}
