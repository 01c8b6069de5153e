import { say } from '@/lib/text/say';
import type { BulkChange, BulkPreviewRow } from './bulk';
import {
  questionOfText,
  questionsOfOrder,
  questionsOfPurchase,
  questionsOfShortening,
} from './date-questions';
import { hasWarranty } from './device';
import type { DateView, DeviceView } from './device-view';
import { isOpen } from './edit';
import { addYears, type IsoDate } from './iso-date';
import type { DateField } from './lifecycle';
import {
  emptyDate,
  rmmDate,
  sameUnder,
  understood,
  type RmmDate,
  type TextDates,
} from './rmm-date';

export interface BulkPlanning {
  readonly change: BulkChange;
  readonly today: IsoDate;
  readonly textDates: TextDates;
}

/** What a bulk edit would do to a device as it is shown: the new date, or why there is none, and what to ask first. */
export function planBulkRow(device: DeviceView, planning: BulkPlanning): BulkPreviewRow {
  const { change, textDates } = planning;
  const field = fieldOf(change);
  const from = currentOf(device, field);
  const row = {
    deviceId: device.id,
    deviceName: device.name,
    ...(device.clientName !== undefined && { clientName: device.clientName }),
    field,
    from,
  };
  const barred = barOf(device, change);
  const wanted = barred === undefined ? wantedOf(device, change) : { skip: barred };
  if ('skip' in wanted) return { ...row, skip: wanted.skip, questions: [] };
  if (sameUnder(textDates)(from, wanted.to)) {
    const skip = wanted.to.kind === 'empty' ? say('bulk.noDate') : say('bulk.sameDate');
    return { ...row, skip, questions: [] };
  }
  return { ...row, to: wanted.to, questions: questionsOf(device, from, wanted.to, planning) };
}

export const fieldOf = (change: BulkChange): DateField =>
  change.kind === 'set' || change.kind === 'clear' ? change.field : 'warrantyExpiry';

/** What the RMM holds, or will when what is on its way has arrived; a text as it stands there. */
function currentOf({ dates, edits }: DeviceView, field: DateField): RmmDate {
  const open = edits.findLast((edit) => edit.field === field && isOpen(edit));
  return open?.value ?? dates[field].rmm?.value ?? emptyDate;
}

/** Why the dates of a device can't be changed at all. */
function barOf(device: DeviceView, change: BulkChange): string | undefined {
  const field = fieldOf(change);
  if (device.standing !== 'imported') return say('bulk.notImported');
  if (device.missingSince !== undefined) return say('bulk.gone');
  if (device.dates[field].fieldName === undefined) return say('bulk.noField');
  if (isInConflict(device, field)) return say('bulk.inConflict');
  if (device.fieldsReadAt === 0) return say('bulk.notRead');
  const isOfWarranty = field === 'warrantyExpiry' && change.kind !== 'clear';
  return isOfWarranty && !hasWarranty(device.kind) ? say('bulk.noWarranty') : undefined;
}

const isInConflict = ({ edits }: DeviceView, field: DateField): boolean =>
  edits.some((edit) => edit.field === field && edit.state.at === 'conflict');

type Wanted = { readonly to: RmmDate } | { readonly skip: string };

function wantedOf({ dates }: DeviceView, change: BulkChange): Wanted {
  switch (change.kind) {
    case 'set':
      return { to: rmmDate(change.date) };
    case 'clear':
      return { to: emptyDate };
    case 'extend':
      return later(dates.warrantyExpiry, change.years, say('bulk.noExpiry'));
    case 'from-purchase':
      return later(dates.purchaseDate, change.years, say('bulk.noPurchase'));
  }
}

function later({ date, unreadable }: DateView, years: number, none: string): Wanted {
  if (date) return { to: rmmDate(addYears(date, years)) };
  return { skip: unreadable === undefined ? none : say('bulk.unreadable', { text: unreadable }) };
}

function questionsOf(
  { dates }: DeviceView,
  from: RmmDate,
  to: RmmDate,
  { change, today, textDates }: BulkPlanning,
): readonly string[] {
  const isPurchase = fieldOf(change) === 'purchaseDate';
  const day = to.kind === 'date' ? to.date : undefined;
  const bought = isPurchase ? day : dates.purchaseDate.date;
  const ends = isPurchase ? dates.warrantyExpiry.date : day;
  const text = understood(from, textDates);
  return [
    ...(text.kind === 'unreadable' ? [questionOfText(text.text)] : []),
    ...(isPurchase && day ? questionsOfPurchase(day, today) : []),
    ...(day ? questionsOfOrder(bought, ends) : []),
    ...(isPurchase ? [] : questionsOfShortening(day, dates.warrantyExpiry.date)),
  ];
}
