import type { DateView, DisplaySettings } from '@/lib/domain/device-view';
import { dayText } from '@/lib/domain/day-text';
import { displayText } from '@/lib/domain/display-text';
import { dayOf } from '@/lib/domain/iso-date';
import type { DateField, Source } from '@/lib/domain/lifecycle';
import { agoText } from '@/lib/domain/time-text';

export const sourceNames: Readonly<Record<Source, string>> = {
  technician: 'Typed here',
  rmm: 'ConnectWise RMM',
  vendor: 'Vendor',
  import: 'Import',
};

export interface Looks {
  readonly now: number;
  readonly dateDisplay: DisplaySettings['dateDisplay'];
}

/** `ConnectWise RMM, field Purchase Date, set 2026-01-04 by jdoe; read 3 minutes ago`. */
export function sourceText(field: DateField, view: DateView, looks: Looks): string {
  const { source, fieldName } = view;
  const inField = fieldName ? `, field ${displayText(fieldName, 60)}` : '';
  const why = reasonText(field, view);
  switch (source) {
    case undefined:
      return inField
        ? `No date in ${sourceNames.rmm}${inField}`
        : 'No custom field is chosen for it';
    case 'technician':
      return `${sourceNames.technician}${setText(view, looks, '')}; not in ${sourceNames.rmm} yet${why}`;
    case 'rmm':
      return `${sourceNames.rmm}${inField}${whenText(view, looks)}${why}`;
    default:
      return `${sourceNames[source]}${whenText(view, looks)}${why}`;
  }
}

function reasonText(field: DateField, { pinned, reason, others }: DateView): string {
  if (pinned) return `; pinned to ${sourceNames[pinned]}`;
  if (reason !== 'longest' || others.length === 0) return '';
  return `; the ${field === 'purchaseDate' ? 'earliest' : 'latest'} of all sources`;
}

type Told = Pick<DateView, 'setAt' | 'setBy' | 'knownAt'>;

/** `, set 2026-01-04 by jdoe; read 3 minutes ago`. */
export const whenText = (told: Told, looks: Looks): string =>
  `${setText(told, looks)}${readText(told, looks)}`;

/** `, set 2026-01-04 by jdoe`; nothing where neither is known. */
export function setText(
  { setAt, setBy }: Told,
  { dateDisplay }: Pick<Looks, 'dateDisplay'>,
  beginning = ', set',
): string {
  const by = setBy ? ` by ${displayText(setBy, 60)}` : '';
  if (setAt === undefined) return by && `${beginning}${by}`;
  const day = dayOf(setAt, new Date(setAt).getTimezoneOffset());
  return `${beginning} ${dayText(day, dateDisplay)}${by}`;
}

const readText = ({ knownAt }: Told, { now }: Looks): string =>
  knownAt === undefined ? '' : `; read ${agoText(knownAt, now)}`;

/** A date as a person reads it: the day, the text that is no date as it stands, or that there is none. */
export function dateText(
  { date, unreadable }: DateView,
  dateDisplay: Looks['dateDisplay'],
): string {
  if (date) return dayText(date, dateDisplay);
  return unreadable === undefined ? 'No date' : `“${displayText(unreadable, 40)}”`;
}
