import { dayText, rmmDateText } from '@/lib/domain/day-text';
import type { DateView } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { dayOf } from '@/lib/domain/iso-date';
import type { OtherDate, Source } from '@/lib/domain/lifecycle';
import type { RmmDate } from '@/lib/domain/rmm-date';
import type { Settings } from '@/lib/domain/settings';
import { agoText } from '@/lib/domain/time-text';
import { say } from '@/lib/text/say';

type Display = Settings['dateDisplay'];

interface Looks {
  readonly now: number;
  readonly dateDisplay: Display;
}

const wallDay = (at: number, display: Display): string =>
  dayText(dayOf(at, new Date(at).getTimezoneOffset()), display);

/** `From ConnectWise RMM, set 2026-01-04 by jdoe`: short, for the field stands right above. */
export function originText(view: DateView, { dateDisplay, now }: Looks): string {
  const { source, setBy, knownAt } = view;
  if (source === undefined) return say(view.rmm ? 'editor.noDateInRmm' : 'editor.notRead');
  if (source === 'technician') {
    return setBy ? say('editor.typedBy', { person: personText(setBy) }) : say('editor.typed');
  }
  const read =
    knownAt === undefined ? undefined : say('editor.readAgo', { ago: agoText(knownAt, now) });
  return listed([say(`editor.from-${source}`), setText(view, dateDisplay) ?? read]);
}

/** `Vendor says 2027-05-01, read 2026-11-20`. */
export function otherDateText(other: OtherDate, display: Display): string {
  const { source, date, knownAt } = other;
  return listed([
    say(`editor.says-${source}`, { day: dayText(date, display) }),
    setText(other, display),
    say('editor.readOn', { day: wallDay(knownAt, display) }),
  ]);
}

/** `set 2026-01-04 by jdoe`, as much of it as is known. */
function setText({ setAt, setBy }: Pick<OtherDate, 'setAt' | 'setBy'>, display: Display) {
  const person = personText(setBy ?? '');
  if (setAt === undefined) return person ? say('editor.setBy', { person }) : undefined;
  const day = wallDay(setAt, display);
  return person ? say('editor.setOnBy', { day, person }) : say('editor.setOn', { day });
}

const personText = (name: string): string => displayText(name, 60);

const listed = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(', ');

/** What the RMM holds while another source's date is shown. */
export function heldText(held: RmmDate | undefined, display: Display): string {
  if (!held) return say('editor.rmmNotRead');
  const value =
    held.kind === 'unreadable'
      ? say('date.quoted', { text: displayText(held.text, 40) })
      : rmmDateText(held, display);
  return say('editor.rmmHolds', { value });
}

export const pinnedText = (pinned: Source): string => say(`editor.pinned-${pinned}`);
