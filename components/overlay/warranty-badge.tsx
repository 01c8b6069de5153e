import { dayText } from '@/lib/domain/day-text';
import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import type { IsoDate } from '@/lib/domain/iso-date';
import { warrantyOf, type Warranty } from '@/lib/domain/status';
import { distanceText, warrantyText } from '@/lib/domain/status-text';
import { say } from '@/lib/text/say';
import { factsOf, isUnread, policyFor } from './device-facts';

export interface WarrantyBadgeProps {
  readonly device: DeviceView;
  readonly display: DisplaySettings;
  readonly today: IsoDate;
  readonly isExpanded: boolean;
  /** Rows have little room. */
  readonly isShort?: boolean;
  readonly onPress: (event: MouseEvent) => void;
}

/** The status in a button; nothing for devices that have no warranty. */
export function WarrantyBadge(props: WarrantyBadgeProps) {
  const { device, display, today, isExpanded, isShort = false, onPress } = props;
  const warranty = warrantyOf(factsOf(device), policyFor(display, device), today);
  const told = warrantyText(warranty, (day) => dayText(day, display.dateDisplay));
  if (told === undefined) return null;
  const name = isUnread(device, warranty) ? say('overlay.warrantyNotRead') : told;
  const text = isShort ? badgeTextOf(props) : longText(warranty);

  return (
    <button
      type="button"
      class="badge"
      data-state={warranty.state}
      aria-label={isShort && isWordedAnew(warranty) ? `${name} (${text})` : name}
      aria-expanded={isExpanded}
      aria-haspopup={isShort ? 'dialog' : undefined}
      title={isShort ? name : undefined}
      onClick={onPress}
    >
      {text}
      {!isShort && <span class="chevron" />}
    </button>
  );
}

/** Whoever speaks to the browser says what is to be read, so the name must hold it: a month it does, `60 d` not. */
const isWordedAnew = ({ state }: Warranty): boolean => state === 'expiring' || state === 'expired';

type ShortBadge = Pick<WarrantyBadgeProps, 'device' | 'display' | 'today'>;

/** What a row's badge reads, so that its width can be told before it stands there. */
export function badgeTextOf({ device, display, today }: ShortBadge): string {
  const warranty = warrantyOf(factsOf(device), policyFor(display, device), today);
  return isUnread(device, warranty) ? say('overlay.notRead') : shortText(warranty);
}

function longText(warranty: Warranty): string {
  switch (warranty.state) {
    case 'expired':
      return say('overlay.warrantyExpired', { distance: distanceText(-warranty.daysAgo) });
    case 'expiring':
      return say('overlay.warrantyExpiring', { distance: distanceText(warranty.daysLeft) });
    case 'active':
      return say('overlay.warrantyActive');
    default:
      return say('overlay.warrantyUnknown');
  }
}

const DAYS_IN_YEAR = 365;
const LONG_AGO_DAYS = 2 * DAYS_IN_YEAR;

/** `Expired 120 d`, `45 d`, `2028-05`. */
function shortText(warranty: Warranty): string {
  switch (warranty.state) {
    case 'expired':
      return warranty.daysAgo > LONG_AGO_DAYS
        ? say('overlay.expiredYears', { years: Math.floor(warranty.daysAgo / DAYS_IN_YEAR) })
        : say('overlay.expiredDays', { days: warranty.daysAgo });
    case 'expiring':
      return warranty.daysLeft === 0
        ? say('overlay.expiresToday')
        : say('overlay.expiresInDays', { days: warranty.daysLeft });
    case 'active':
      return warranty.expires.slice(0, 7);
    default:
      return say('overlay.noDate');
  }
}
