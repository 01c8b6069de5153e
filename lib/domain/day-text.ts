import { say } from '@/lib/text/say';
import type { IsoDate } from './iso-date';
import type { RmmDate } from './rmm-date';
import type { Settings } from './settings';

const browserFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** A calendar day as the settings want it shown. */
export const dayText = (day: IsoDate, display: Settings['dateDisplay']): string =>
  display === 'iso' ? day : browserFormat.format(Date.parse(`${day}T00:00:00Z`));

/** What a field of the RMM holds, in words: a day, `no date`, or the text as it stands in quotes. */
export function rmmDateText(value: RmmDate, display: Settings['dateDisplay']): string {
  switch (value.kind) {
    case 'empty':
      return say('time.noDate');
    case 'date':
      return dayText(value.date, display);
    case 'unreadable':
      return say('date.quoted', { text: value.text });
  }
}
