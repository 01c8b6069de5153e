import type { IsoDate } from './iso-date';
import type { Warranty } from './status';

/** `in 45 days`, `today`, `120 days ago`. */
export function distanceText(daysFromToday: number): string {
  if (daysFromToday === 0) return 'today';
  const days = Math.abs(daysFromToday);
  const unit = days === 1 ? 'day' : 'days';
  return daysFromToday > 0 ? `in ${days} ${unit}` : `${days} ${unit} ago`;
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
      return 'Warranty unknown, no date';
    case 'expired':
      return `Warranty expired ${show(warranty.expires)}, ${distanceText(-warranty.daysAgo)}`;
    default:
      return `Warranty ${warranty.state} ${show(warranty.expires)}, ${distanceText(warranty.daysLeft)}`;
  }
}
