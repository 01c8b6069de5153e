import type { Translation } from '../texts';
import type { time as english } from '../en/time';

export const time: Translation<typeof english> = {
  justNow: 'gerade eben',
  lessThanAMinute: 'weniger als eine Minute',
  minutes: { one: '{count} Minute', other: '{count} Minuten' },
  hours: { one: '{count} Stunde', other: '{count} Stunden' },
  days: { one: '{count} Tag', other: '{count} Tage' },
  moreThanAYear: 'mehr als ein Jahr',
  left: 'noch {span}',
  aboutLeft: 'noch etwa {span}',
  noDate: 'kein Datum',
};
