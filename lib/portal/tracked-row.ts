import type { ShownDevice } from './known-devices';
import type { RowBadge } from './row-badge';
import type { RowReading } from './row-evidence';

/** A row of the page, all its parts, what it says now, and what it shows of ours. */
export interface TrackedRow {
  readonly row: Element;
  readonly parts: readonly Element[];
  readonly reading: RowReading;
  readonly key: string;
  device: ShownDevice | undefined;
  badge: RowBadge | undefined;
}

export const saysSomething = ({ evidence: { ids, regIds, texts, taught } }: RowReading): boolean =>
  ids.length + regIds.length + texts.length > 0 || taught !== undefined;

export const isTakenOut = ({ badge }: TrackedRow): boolean =>
  badge !== undefined && !badge.host.isConnected;

/**
 * Whether a row that changed is still the same device's: it has ids, they are the same, and the device's name still
 * stands in it. Then its badge may stay while the worker is asked, or a counter in the row would make it blink.
 */
export function isSameDevice(before: TrackedRow, now: RowReading): boolean {
  const device = before.device?.peek();
  if (!device || !before.badge || isTakenOut(before)) return false;
  const ids = idsOf(now);
  if (ids === '' || ids !== idsOf(before.reading)) return false;
  const named = before.reading.leaves.find(({ text }) => text.includes(device.name))?.text;
  return named !== undefined && now.leaves.some(({ text }) => text === named);
}

const idsOf = ({ evidence: { ids, regIds } }: RowReading): string => [...ids, ...regIds].join();
