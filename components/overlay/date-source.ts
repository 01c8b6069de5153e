import type { DateView, DisplaySettings } from '@/lib/domain/device-view';
import { dayText } from '@/lib/domain/day-text';
import { displayText } from '@/lib/domain/display-text';
import { dayOf } from '@/lib/domain/iso-date';
import type { DateField, Source } from '@/lib/domain/lifecycle';
import { agoText } from '@/lib/domain/time-text';
import { say } from '@/lib/text/say';

const sourceNames = {
  technician: 'overlay.typedHere',
  rmm: 'overlay.rmm',
  vendor: 'overlay.vendor',
  import: 'overlay.import',
} as const satisfies Readonly<Record<Source, string>>;

export const sourceName = (source: Source): string => say(sourceNames[source]);

export interface Looks {
  readonly now: number;
  readonly dateDisplay: DisplaySettings['dateDisplay'];
}

/** `ConnectWise RMM, field Purchase Date, set 2026-01-04 by jdoe; read 3 minutes ago`. */
export function sourceText(field: DateField, view: DateView, looks: Looks): string {
  const { source, fieldName } = view;
  const inField = fieldName
    ? `, ${say('overlay.inField', { field: displayText(fieldName, 60) })}`
    : '';
  const why = reasonText(field, view);
  switch (source) {
    case undefined:
      return inField
        ? `${say('overlay.noDateIn', { source: sourceName('rmm') })}${inField}`
        : say('overlay.noFieldChosen');
    case 'technician':
      return `${madeText('typedHere', view, looks)}; ${say('overlay.notInRmmYet')}${why}`;
    case 'rmm':
      return `${sourceName(source)}${inField}${whenText(view, looks)}${why}`;
    default:
      return `${sourceName(source)}${whenText(view, looks)}${why}`;
  }
}

function reasonText(field: DateField, { pinned, reason, others }: DateView): string {
  if (pinned) return `; ${say('overlay.pinnedTo', { source: sourceName(pinned) })}`;
  if (reason !== 'longest' || others.length === 0) return '';
  const isEarliest = field === 'purchaseDate';
  return `; ${isEarliest ? say('overlay.earliestOfAll') : say('overlay.latestOfAll')}`;
}

type Told = Pick<DateView, 'setAt' | 'setBy' | 'knownAt'>;

/** `, set 2026-01-04 by jdoe; read 3 minutes ago`. */
export function whenText(told: Told, looks: Looks): string {
  const { knownAt } = told;
  const ago = knownAt === undefined ? undefined : agoText(knownAt, looks.now);
  const read = ago === undefined ? '' : `; ${say('overlay.readAgo', { ago })}`;
  return `${afterComma(madeText('set', told, looks))}${read}`;
}

export const afterComma = (text: string): string => (text === '' ? '' : `, ${text}`);

/** `set 2026-01-04 by jdoe`; no text, or `Typed here` alone, where neither is known. */
export function madeText(
  how: 'set' | 'typed' | 'typedHere',
  { setAt, setBy }: Told,
  { dateDisplay }: Pick<Looks, 'dateDisplay'>,
): string {
  const person = setBy ? displayText(setBy, 60) : undefined;
  if (setAt === undefined) {
    if (person !== undefined) return say(`overlay.${how}By`, { person });
    return how === 'typedHere' ? say('overlay.typedHere') : '';
  }
  const day = dayText(dayOf(setAt, new Date(setAt).getTimezoneOffset()), dateDisplay);
  return person === undefined
    ? say(`overlay.${how}On`, { day })
    : say(`overlay.${how}OnBy`, { day, person });
}

/** A date as a person reads it: the day, the text that is no date as it stands, or that there is none. */
export function dateText(
  { date, unreadable }: DateView,
  dateDisplay: Looks['dateDisplay'],
): string {
  if (date) return dayText(date, dateDisplay);
  return unreadable === undefined
    ? say('overlay.noDate')
    : say('date.quoted', { text: displayText(unreadable, 40) });
}
