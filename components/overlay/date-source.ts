import type { DateView, DisplaySettings } from '@/lib/domain/device-view';
import { dayText } from '@/lib/domain/day-text';
import { displayText } from '@/lib/domain/display-text';
import { dayOf } from '@/lib/domain/iso-date';
import type { Source } from '@/lib/domain/lifecycle';
import { agoText } from '@/lib/domain/time-text';

export const sourceNames: Readonly<Record<Source, string>> = {
  technician: 'Typed here',
  rmm: 'ConnectWise RMM',
  vendor: 'Vendor',
  import: 'Import',
};

interface Looks {
  readonly now: number;
  readonly dateDisplay: DisplaySettings['dateDisplay'];
}

/** `ConnectWise RMM, field Purchase Date, set 2026-01-04 by jdoe; read 3 minutes ago`. */
export function sourceText(view: DateView, looks: Looks): string {
  const { source, fieldName } = view;
  const field = fieldName ? `, field ${displayText(fieldName, 60)}` : '';
  switch (source) {
    case undefined:
      return field ? `No date in ${sourceNames.rmm}${field}` : 'No custom field is chosen for it';
    case 'technician':
      return `${sourceNames.technician}${byText(view)}; not in ${sourceNames.rmm} yet`;
    case 'rmm':
      return `${sourceNames.rmm}${field}${setText(view, looks)}${readText(view, looks)}`;
    default:
      return `${sourceNames[source]}${setText(view, looks)}`;
  }
}

const byText = ({ setBy }: DateView): string => (setBy ? ` by ${displayText(setBy, 60)}` : '');

function setText(view: DateView, { dateDisplay }: Looks): string {
  const { setAt } = view;
  if (setAt === undefined) return view.setBy ? `, set${byText(view)}` : '';
  const day = dayOf(setAt, new Date(setAt).getTimezoneOffset());
  return `, set ${dayText(day, dateDisplay)}${byText(view)}`;
}

const readText = ({ knownAt }: DateView, { now }: Looks): string =>
  knownAt === undefined ? '' : `; read ${agoText(knownAt, now)}`;

/** A date as a person reads it: the day, the text that is no date as it stands, or that there is none. */
export function dateText(
  { date, unreadable }: DateView,
  dateDisplay: Looks['dateDisplay'],
): string {
  if (date) return dayText(date, dateDisplay);
  return unreadable === undefined ? 'No date' : `“${displayText(unreadable, 40)}”`;
}
