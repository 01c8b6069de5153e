import { naturalKey, type FleetDevice } from './fleet-device';
import { modelText } from './model-text';

/** What the table can show, in the order in which it is offered. The name always comes first. */
export const fleetColumns = [
  'name',
  'client',
  'company',
  'site',
  'kind',
  'maker',
  'model',
  'serial',
  'system',
  'purchase',
  'expiry',
  'warranty',
  'replacement',
  'age',
  'seen',
] as const;
export type FleetColumn = (typeof fleetColumns)[number];

/** What fits into a common window beside the navigation. */
export const defaultColumns: readonly FleetColumn[] = [
  'name',
  'client',
  'model',
  'serial',
  'purchase',
  'expiry',
  'warranty',
  'replacement',
];

export interface FleetSort {
  readonly column: FleetColumn;
  readonly isDescending: boolean;
}

export const defaultSort: FleetSort = { column: 'name', isDescending: false };

type Key = string | undefined;

const WARRANTIES = { expired: '1', expiring: '2', active: '3', unknown: '4', none: undefined };
const REPLACEMENTS = { overdue: '1', 'due-soon': '2', 'in-service': '3', unknown: '4' };

/** What a column is sorted by, as text; what has none comes last, whichever way it is sorted. */
const keys: Readonly<Record<FleetColumn, (device: FleetDevice) => Key>> = {
  name: ({ nameKey }) => nameKey,
  client: ({ row }) => row.clientName,
  company: ({ row }) => row.companyName,
  site: ({ row }) => row.siteName,
  kind: ({ row }) => row.kind,
  maker: ({ row }) => row.maker,
  model: ({ row }) => modelText(row.maker, row.model),
  serial: ({ row }) => row.serialNumber?.toLowerCase(),
  system: ({ row }) => row.operatingSystem,
  purchase: ({ row }) => row.purchaseDate,
  expiry: ({ row, warranty }) => (warranty === 'none' ? undefined : row.warrantyExpiry),
  warranty: ({ row, warranty }) => {
    const rank = WARRANTIES[warranty];
    return rank && `${rank}${row.warrantyExpiry ?? ''}`;
  },
  replacement: ({ replacement, warranty }) =>
    warranty === 'none' ? undefined : REPLACEMENTS[replacement],
  age: ({ row }) => row.purchaseDate ?? row.firstSeen,
  seen: ({ row }) => row.firstSeen,
};

/** Columns whose texts are names: sorted as people expect it. */
const NAMES: ReadonlySet<FleetColumn> = new Set([
  'client',
  'company',
  'site',
  'maker',
  'model',
  'system',
]);

const compare = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** By name, those of one name by their ids: the order in which the fleet is kept. */
export const byName = (one: FleetDevice, other: FleetDevice): number =>
  compare(one.nameKey, other.nameKey) || compare(one.row.id, other.row.id);

/** `devices` come in the order of their names, and keep it where the column says the same of them. */
export function sortFleet(
  devices: readonly FleetDevice[],
  { column, isDescending }: FleetSort,
): readonly FleetDevice[] {
  if (column === 'name') return isDescending ? devices.toReversed() : devices;
  const keyOf = keyReader(column);
  const keyed: { readonly key: string; readonly device: FleetDevice }[] = [];
  const without: FleetDevice[] = [];
  for (const device of devices) {
    const key = keyOf(device);
    if (key === undefined) without.push(device);
    else keyed.push({ key, device });
  }
  // The older a device, the earlier its day.
  const direction = isDescending === (column === 'age') ? 1 : -1;
  keyed.sort((one, other) => direction * compare(one.key, other.key));
  return [...keyed.map(({ device }) => device), ...without];
}

function keyReader(column: FleetColumn): (device: FleetDevice) => Key {
  const read = keys[column];
  if (!NAMES.has(column)) return read;
  const known = new Map<string, string>();
  return (device) => {
    const text = read(device);
    if (text === undefined) return undefined;
    const key = known.get(text) ?? naturalKey(text);
    known.set(text, key);
    return key;
  };
}

export const isFleetColumn = (text: string): text is FleetColumn =>
  fleetColumns.some((column) => column === text);

/** The columns with one more or one less; the name stays. */
export function withColumn(
  columns: readonly FleetColumn[],
  column: FleetColumn,
  isShown: boolean,
): readonly FleetColumn[] {
  if (column === 'name') return columns;
  const others = columns.filter((other) => other !== column);
  return isShown ? [...others, column] : others;
}

/** The columns with one moved by one place; nothing comes before the name. */
export function movedColumn(
  columns: readonly FleetColumn[],
  column: FleetColumn,
  by: 1 | -1,
): readonly FleetColumn[] {
  const from = columns.indexOf(column);
  const to = from + by;
  if (from < 1 || to < 1 || to >= columns.length) return columns;
  return columns.toSpliced(from, 1).toSpliced(to, 0, column);
}
