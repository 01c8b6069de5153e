import { hasWarranty } from './device';
import { monthOf, monthsAfter } from './expiry-span';
import type { FleetDevice } from './fleet-device';
import type { ClientId } from './ids';
import type { IsoDate } from './iso-date';

/** How many warranties stand how; those that are `none` (virtual machines) count nowhere. */
export interface Coverage {
  readonly active: number;
  readonly expiring: number;
  readonly expired: number;
  readonly unknown: number;
}

/** The figures of one client's devices. */
export interface ClientFigures extends Coverage {
  readonly clientId: ClientId;
  readonly name: string;
  readonly devices: number;
  /** Devices that are bought, and so should have both dates. */
  readonly bought: number;
  /** Those of them that have both. */
  readonly complete: number;
  readonly overdue: number;
  readonly dueSoon: number;
}

type Draft = { -readonly [Name in keyof ClientFigures]: ClientFigures[Name] };

/** One line for each client, by name as the devices come. */
export function clientFigures(devices: readonly FleetDevice[]): readonly ClientFigures[] {
  const drafts = new Map<ClientId, Draft>();
  for (const device of devices) {
    const { clientId, clientName = '' } = device.row;
    if (!clientId) continue;
    const draft = drafts.get(clientId) ?? empty(clientId, clientName);
    drafts.set(clientId, draft);
    add(draft, device);
  }
  return [...drafts.values()];
}

const empty = (clientId: ClientId, name: string): Draft => ({
  clientId,
  name,
  devices: 0,
  bought: 0,
  complete: 0,
  active: 0,
  expiring: 0,
  expired: 0,
  unknown: 0,
  overdue: 0,
  dueSoon: 0,
});

function add(draft: Draft, { row, warranty, replacement }: FleetDevice): void {
  draft.devices += 1;
  if (replacement === 'overdue') draft.overdue += 1;
  if (replacement === 'due-soon') draft.dueSoon += 1;
  if (warranty !== 'none') draft[warranty] += 1;
  if (!hasWarranty(row.kind)) return;
  draft.bought += 1;
  if (row.purchaseDate && row.warrantyExpiry) draft.complete += 1;
}

/** How many of the devices that are bought have both dates. */
export function completeness(devices: readonly FleetDevice[]): {
  readonly bought: number;
  readonly complete: number;
} {
  let bought = 0;
  let complete = 0;
  for (const { row } of devices) {
    if (!hasWarranty(row.kind)) continue;
    bought += 1;
    if (row.purchaseDate && row.warrantyExpiry) complete += 1;
  }
  return { bought, complete };
}

/** What ends in one month. */
export interface MonthFigures {
  /** `yyyy-mm`. */
  readonly month: string;
  readonly active: number;
  readonly expiring: number;
  readonly expired: number;
}

/** From the current month on, so many months, also those in which nothing ends. */
export function monthFigures(
  devices: readonly FleetDevice[],
  today: IsoDate,
  months: number,
): readonly MonthFigures[] {
  const first = monthOf(today);
  const drafts = new Map<string, { -readonly [Name in keyof MonthFigures]: MonthFigures[Name] }>();
  for (let index = 0; index < months; index += 1) {
    const month = monthsAfter(first, index);
    drafts.set(month, { month, active: 0, expiring: 0, expired: 0 });
  }
  for (const { row, warranty } of devices) {
    const draft = row.warrantyExpiry && drafts.get(monthOf(row.warrantyExpiry));
    if (draft && warranty !== 'unknown' && warranty !== 'none') draft[warranty] += 1;
  }
  return [...drafts.values()];
}

/** Whole per cent, so that only all are 100 and only none are 0. */
export function percentOf(part: number, whole: number): number {
  if (whole === 0 || part === 0) return 0;
  return part === whole ? 100 : Math.min(99, Math.max(1, Math.round((part / whole) * 100)));
}
