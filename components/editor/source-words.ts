import { dayText, rmmDateText } from '@/lib/domain/day-text';
import type { DateView } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { dayOf } from '@/lib/domain/iso-date';
import type { OtherDate, Source } from '@/lib/domain/lifecycle';
import type { RmmDate } from '@/lib/domain/rmm-date';
import type { Settings } from '@/lib/domain/settings';
import { agoText } from '@/lib/domain/time-text';

type Display = Settings['dateDisplay'];

interface Looks {
  readonly now: number;
  readonly dateDisplay: Display;
}

/** `Always take …`. */
export const ownersDate: Readonly<Record<Source, string>> = {
  technician: 'the date typed here',
  rmm: 'the RMM’s date',
  vendor: 'the vendor’s date',
  import: 'the imported date',
};

const speakers: Readonly<Record<Source, string>> = {
  technician: 'Typed here:',
  rmm: 'ConnectWise RMM says',
  vendor: 'Vendor says',
  import: 'Import says',
};

const wallDay = (at: number, display: Display): string =>
  dayText(dayOf(at, new Date(at).getTimezoneOffset()), display);

/** `From ConnectWise RMM, set 2026-01-04 by jdoe`: short, for the field stands right above. */
export function originText(view: DateView, { dateDisplay, now }: Looks): string {
  const { source, setAt, setBy, knownAt } = view;
  if (source === undefined) return view.rmm ? 'ConnectWise RMM holds no date' : 'Not read yet';
  const by = setBy ? ` by ${displayText(setBy, 60)}` : '';
  if (source === 'technician') return `Typed here${by}; not in ConnectWise RMM yet`;
  const from = `From ${owners[source]}`;
  if (setAt === undefined && !by) {
    return knownAt === undefined ? from : `${from}, read ${agoText(knownAt, now)}`;
  }
  return `${from}, set${setAt === undefined ? '' : ` ${wallDay(setAt, dateDisplay)}`}${by}`;
}

const owners: Readonly<Record<Exclude<Source, 'technician'>, string>> = {
  rmm: 'ConnectWise RMM',
  vendor: 'the vendor',
  import: 'an import',
};

/** `Vendor says 2027-05-01, read 2026-11-20`. */
export function otherDateText(
  { source, date, setAt, setBy, knownAt }: OtherDate,
  display: Display,
): string {
  const by = setBy ? ` by ${displayText(setBy, 60)}` : '';
  const set =
    setAt === undefined && !by
      ? ''
      : `, set${setAt === undefined ? '' : ` ${wallDay(setAt, display)}`}${by}`;
  return `${speakers[source]} ${dayText(date, display)}${set}, read ${wallDay(knownAt, display)}`;
}

/** What the RMM holds while another source's date is shown. */
export function heldText(held: RmmDate | undefined, display: Display): string {
  if (!held) return 'ConnectWise RMM was not read yet';
  if (held.kind === 'unreadable') return `ConnectWise RMM holds “${displayText(held.text, 40)}”`;
  return `ConnectWise RMM holds ${rmmDateText(held, display)}`;
}

export function pinnedText(pinned: Source): string {
  const counts = `Pinned: ${ownersDate[pinned]} counts, whatever other sources say.`;
  return pinned === 'rmm' || pinned === 'technician'
    ? counts
    : `${counts} What you save goes to ConnectWise RMM and does not change what is shown.`;
}
