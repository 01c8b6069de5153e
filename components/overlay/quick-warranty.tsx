import { dayText } from '@/lib/domain/day-text';
import { hasWarranty } from '@/lib/domain/device';
import type { DeviceView } from '@/lib/domain/device-view';
import { addYears } from '@/lib/domain/iso-date';
import { quickYears } from '@/lib/domain/quick-act';
import { say, sayCount } from '@/lib/text/say';
import { GuardedButton } from './guarded-button';
import type { Panel } from './panel';

interface QuickWarrantyProps {
  readonly panel: Panel;
  readonly device: DeviceView;
}

/** The usual lengths of a warranty, each a click; not while a save of the date is under way. */
export function QuickWarranty({ panel, device }: QuickWarrantyProps) {
  if (!hasWarranty(device.kind)) return null;
  const { purchaseDate, warrantyExpiry } = device.dates;
  const from = purchaseDate.date ?? panel.today.value;
  const { dateDisplay } = panel.display.value;
  // Before the dates were read it is not known from when the years count.
  const isUnread = device.fieldsReadAt === 0;
  return (
    <fieldset
      class="quick"
      aria-label={say('overlay.extendWarranty')}
      data-off={isUnread ? '' : undefined}
    >
      <span class="hint">
        {purchaseDate.date ? say('overlay.warrantyFromPurchase') : say('overlay.warrantyFromToday')}
      </span>
      {quickYears.map((years) => {
        const until = addYears(from, years);
        return (
          <GuardedButton
            key={years}
            panel={panel}
            isSmall
            title={say('overlay.warrantyUntil', { date: dayText(until, dateDisplay) })}
            isBusy={isSaving(device) || panel.isNew.value}
            isOff={until === warrantyExpiry.date && !isSaving(device)}
            onPress={(isProved) => panel.quickEdit({ kind: 'extend', years }, isProved)}
          >
            {sayCount('overlay.plusYears', years)}
          </GuardedButton>
        );
      })}
    </fieldset>
  );
}

const isSaving = ({ edits }: DeviceView): boolean =>
  edits.some(
    ({ field, state: { at } }) =>
      field === 'warrantyExpiry' && at !== 'confirmed' && at !== 'failed',
  );
