import type { ComponentChildren } from 'preact';
import { dayText } from '@/lib/domain/day-text';
import type { DeviceView } from '@/lib/domain/device-view';
import { hasWarranty } from '@/lib/domain/device';
import { dayOf } from '@/lib/domain/iso-date';
import { replacementOf } from '@/lib/domain/status';
import { Details } from './details';
import { factsOf, policyOf } from './device-facts';
import { EditButton } from './edit-button';
import { Facts } from './facts';
import type { Panel } from './panel';
import { SaveLine } from './save-line';

interface TrackedProps {
  readonly panel: Panel;
  readonly device: DeviceView;
  /** What stands before the facts. */
  readonly children: ComponentChildren;
}

/** Everything that is known of a tracked device's dates. */
export function Tracked({ panel, device, children }: TrackedProps) {
  const isOpen = panel.isOpen.value && panel.editor.value === undefined;
  return (
    <>
      <div class="lead">{children}</div>
      <Facts panel={panel} device={device} />
      <div class="acts">
        <EditButton panel={panel} />
      </div>
      <Remarks panel={panel} device={device} />
      {isOpen && <Details panel={panel} device={device} />}
      <SaveLine panel={panel} />
    </>
  );
}

/** What explains the status, and what one should know about the data. */
function Remarks({ panel, device }: Omit<TrackedProps, 'children'>) {
  const { display, today } = panel;
  const { reason } = replacementOf(factsOf(device), policyOf(display.value), today.value);
  const remarks = [
    device.fieldsReadAt === 0 ? 'Reading dates from ConnectWise RMM' : undefined,
    missingText(device, display.value.dateDisplay),
    hasWarranty(device.kind) ? reason : 'Virtual machines and cloud instances have no warranty.',
  ];
  return (
    <p class="remarks">
      {remarks
        .filter((remark) => remark !== undefined)
        .map((remark) => (
          <span key={remark}>{remark}</span>
        ))}
    </p>
  );
}

function missingText(
  { missingSince }: DeviceView,
  dateDisplay: 'iso' | 'browser',
): string | undefined {
  if (missingSince === undefined) return undefined;
  const day = dayOf(missingSince, new Date(missingSince).getTimezoneOffset());
  return `Not in ConnectWise RMM since ${dayText(day, dateDisplay)}; its dates are kept.`;
}
