import { dayText } from '@/lib/domain/day-text';
import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import type { IsoDate } from '@/lib/domain/iso-date';
import { warrantyOf } from '@/lib/domain/status';
import { warrantyText } from '@/lib/domain/status-text';
import { say } from '@/lib/text/say';
import { factsOf, isUnread, policyFor } from './overlay/device-facts';

interface WarrantyPillProps {
  readonly device: DeviceView;
  readonly display: DisplaySettings;
  readonly today: IsoDate;
}

/** How a device's warranty stands, in words and in colour. */
export function WarrantyPill({ device, display, today }: WarrantyPillProps) {
  const warranty = warrantyOf(factsOf(device), policyFor(display, device), today);
  const words = isUnread(device, warranty)
    ? say('devices.notReadYet')
    : warrantyText(warranty, (day) => dayText(day, display.dateDisplay));
  return (
    <span class="pill" data-tone={tones[warranty.state]}>
      {words ?? say('devices.noWarranty')}
    </span>
  );
}

const tones = {
  none: undefined,
  unknown: undefined,
  active: 'good',
  expiring: 'warn',
  expired: 'bad',
} as const;
