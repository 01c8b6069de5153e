import { addDays, addYears, instantOn } from './calendar.ts';
import { drawFrom, type Draw } from './random.ts';
import type { Device, DeviceKind } from './records.ts';

/** When a device was bought and until when it is under warranty, as far as the made-up world knows; `yyyy-mm-dd`. */
export interface TrueDates {
  readonly purchasedOn?: string;
  readonly warrantyEnds?: string;
}

/** How technicians, importers and older scripts wrote the same day into a text field. */
const SPELLINGS: readonly ((day: string) => string)[] = [
  (day) => day,
  (day) => day,
  (day) => day,
  (day) => day,
  (day) => `${day} 00:00:00`,
  (day) => instantOn(day, '00:00:00'),
  (day) => `${day}T00:00:00.000+00:00`,
];

const AMBIGUOUS = (day: string) => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
const WITHOUT_WARRANTY: ReadonlySet<DeviceKind> = new Set(['virtual-machine', 'cloud']);

/** Out of twenty devices in a row 8 are covered, 3 end within 90 days, 5 have ended and 4 are not known. */
export function trueDatesOf(seed: string, today: string, at: number): TrueDates {
  const draw = drawFrom(`${seed}/dates/${at}`);
  const years = draw.pick([3, 3, 3, 4, 5]);
  const turn = (at * 3) % 20;
  if (turn >= 16)
    return turn === 19 ? { purchasedOn: addDays(today, -draw.between(900, 2_500)) } : {};
  const warrantyEnds = addDays(today, daysLeft(turn, years, draw));
  return { warrantyEnds, purchasedOn: addDays(addYears(warrantyEnds, -years), 1) };
}

function daysLeft(turn: number, years: number, draw: Draw): number {
  if (turn < 8) return draw.between(91, years * 365 - 20);
  if (turn < 11) return draw.between(0, 90);
  return -draw.between(1, 1_100);
}

/** What stands in the two text fields of a device; absent where nothing was ever entered. */
export function writtenDatesOf(
  seed: string,
  today: string,
  { at, device }: { at: number; device: Device },
): { readonly purchase?: string; readonly warranty?: string } {
  if (WITHOUT_WARRANTY.has(device.kind)) return at % 7 === 0 ? { warranty: 'n/a' } : {};
  const { purchasedOn, warrantyEnds } = trueDatesOf(seed, today, at);
  if (!warrantyEnds)
    return { ...(purchasedOn && { purchase: purchasedOn }), ...unknownWarranty(at) };
  const spell =
    SPELLINGS[drawFrom(`${seed}/spelling/${at}`).between(0, SPELLINGS.length - 1)] ?? String;
  return {
    // One in nineteen wrote a day that can be read in two ways.
    purchase:
      at % 19 === 4 ? AMBIGUOUS(purchasedOn ?? warrantyEnds) : spell(purchasedOn ?? warrantyEnds),
    warranty: spell(warrantyEnds),
  };
}

function unknownWarranty(at: number): { readonly warranty?: string } {
  switch (at % 4) {
    case 0:
      return { warranty: '0001-01-01 00:00:00' };
    case 1:
      return { warranty: 'n/a' };
    case 2:
      return { warranty: '' };
    default:
      return {};
  }
}
