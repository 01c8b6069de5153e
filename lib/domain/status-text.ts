import { say, sayCount } from '@/lib/text/say';
import type { IsoDate } from './iso-date';
import type { Warranty } from './status';

/** `in 45 days`, `today`, `120 days ago`. */
export function distanceText(daysFromToday: number): string {
  if (daysFromToday === 0) return say('status.today');
  const count = Math.abs(daysFromToday);
  const days = String(count);
  return sayCount(daysFromToday > 0 ? 'status.inDays' : 'status.daysAgo', count, { days });
}

/** The badge's whole name, for example "Warranty expiring 2027-01-05, in 45 days"; none for kinds without warranty. */
export function warrantyText(
  warranty: Warranty,
  show: (day: IsoDate) => string = String,
): string | undefined {
  switch (warranty.state) {
    case 'none':
      return undefined;
    case 'unknown':
      return say('status.unknown');
    case 'expired':
      return say('status.expired', {
        day: show(warranty.expires),
        distance: distanceText(-warranty.daysAgo),
      });
    default:
      return say(`status.${warranty.state}`, {
        day: show(warranty.expires),
        distance: distanceText(warranty.daysLeft),
      });
  }
}
