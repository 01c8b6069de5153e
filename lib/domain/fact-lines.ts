import { counted } from './count-text';
import { dayText } from './day-text';
import { deviceKindNames, type OperatingSystem } from './device';
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
    ...placeLines(view),
    ...hardwareLines(view, more),
    ...traceLines(view, more, format),
  ]);
}

/** The custom fields that hold something, each by its own name. */
export function customFieldLines(more: DeviceMore | null): readonly FactLine[] {
  const fields = more?.customFields ?? [];
  return known(
    fields.map(({ name, text, origin }) => [origin === 'vendor' ? `${name} (vendor)` : name, text]),
  );
}

const placeLines = (view: DeviceView): readonly MaybeLine[] => [
  ['Client', view.clientName],
  ['Company', view.companyName],
  ['Site', view.siteName],
];

const hardwareLines = (view: DeviceView, more: DeviceMore | null): readonly MaybeLine[] => [
  ['Type', deviceKindNames[view.kind]],
  ['Maker and model', modelText(view.maker, view.model)],
  ['Serial number', view.serialNumber],
  ['Operating system', view.operatingSystem && systemText(view.operatingSystem)],
  ['Processor', more?.processor],
  ['Memory', more?.memoryBytes === undefined ? undefined : byteText(more.memoryBytes)],
  ['Hypervisor', more?.hypervisor && hypervisorText(more.hypervisor)],
];

function traceLines(
  view: DeviceView,
  more: DeviceMore | null,
  { now, dateDisplay }: FactFormat,
): readonly MaybeLine[] {
  const { hostName, macAddresses, groups } = more ?? nothingMore;
  return [
    ['Host name', isOtherName(view.name, hostName) ? hostName : undefined],
    [oneOrMany(view.addresses, 'IP address', 'IP addresses'), listText(view.addresses)],
    [oneOrMany(macAddresses, 'MAC address', 'MAC addresses'), listText(macAddresses)],
    ['Last signed-in user', userText(more, now)],
    [oneOrMany(groups, 'Device group', 'Device groups'), listText(groups)],
    ['First seen in the RMM', view.firstSeen && dayText(view.firstSeen, dateDisplay)],
  ];
}

const nothingMore: DeviceMore = { macAddresses: [], groups: [] };

const oneOrMany = (parts: readonly string[], one: string, many: string): string =>
  parts.length === 1 ? one : many;

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
  return rest > 0 ? `${named.join(', ')} and ${counted(rest, 'more', 'more')}` : named.join(', ');
}

const isOtherName = (name: string, hostName: string | undefined): boolean =>
  hostName !== undefined && hostName.toLowerCase() !== name.toLowerCase();

const systemText = ({ name, build }: OperatingSystem): string =>
  build ? `${name}, build ${build}` : name;

const reach: Readonly<Record<NonNullable<Hypervisor['status']>, string>> = {
  success: 'ConnectWise reaches it',
  fail: 'ConnectWise can’t reach it',
  'in-progress': 'ConnectWise is connecting to it',
};

const hypervisorText = ({ platform, address, status }: Hypervisor): string =>
  [platform, address && `at ${address}`, status && reach[status]].filter(Boolean).join(', ');

function userText(more: DeviceMore | null, now: number): string | undefined {
  if (!more?.lastUser) return undefined;
  const { lastUser, lastUserAt } = more;
  return lastUserAt === undefined ? lastUser : `${lastUser}, ${agoText(lastUserAt, now)}`;
}
