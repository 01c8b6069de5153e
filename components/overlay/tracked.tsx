import type { ComponentChildren } from 'preact';
import { dayText } from '@/lib/domain/day-text';
import type { DeviceView } from '@/lib/domain/device-view';
import { hasWarranty } from '@/lib/domain/device';
import { dayOf } from '@/lib/domain/iso-date';
import { replacementOf } from '@/lib/domain/status';
import { say } from '@/lib/text/say';
import { DatedText } from '../dated-text';
import { factsOf, policyFor } from './device-facts';
import { EditButton } from './edit-button';
import { Facts } from './facts';
import { MoreFacts } from './more-facts';
import type { Panel } from './panel';
import { QuickWarranty } from './quick-warranty';
import { SaveLine } from './save-line';
import { Sources } from './sources';

interface TrackedProps {
  readonly panel: Panel;
  readonly device: DeviceView;
  /** What stands before the facts. */
  readonly children: ComponentChildren;
}

/** Everything that is known of a tracked device. */
export function Tracked({ panel, device, children }: TrackedProps) {
  const isEditing = panel.editor.value !== undefined;
  const areDetailsOpen = panel.areDetailsOpen.value && !isEditing;
  return (
    <>
      <div class="lead">{children}</div>
      <Facts panel={panel} device={device} />
      <div class="acts">
        <EditButton panel={panel} />
      </div>
      <div class="foot">
        <Remarks panel={panel} device={device} />
        {!isEditing && <QuickWarranty panel={panel} device={device} />}
        <MissingButton panel={panel} />
        <DetailsButton panel={panel} isOpen={areDetailsOpen} />
      </div>
      {(areDetailsOpen || (panel.isOpen.value && !isEditing)) && (
        <Sources panel={panel} device={device} />
      )}
      {areDetailsOpen && <MoreFacts panel={panel} device={device} />}
      <SaveLine panel={panel} />
    </>
  );
}

interface DetailsButtonProps {
  readonly panel: Panel;
  readonly isOpen: boolean;
}

function DetailsButton({ panel, isOpen }: DetailsButtonProps) {
  return (
    <button
      type="button"
      class="quiet"
      aria-expanded={isOpen}
      onClick={(event) => {
        if (panel.accepts(event)) panel.toggleDetails();
      }}
    >
      {say('overlay.details')}
      <span class="chevron" />
    </button>
  );
}

/** Walks a technician through the devices of a client, each on its own page. */
function MissingButton({ panel }: Pick<DetailsButtonProps, 'panel'>) {
  const missing = panel.missing.value;
  if (missing === undefined) return null;
  // With none left it keeps its place: what writes must not slide under the pointer.
  return (
    <span>
      <button
        type="button"
        class="quiet"
        disabled={missing === 0}
        onClick={(event) => {
          if (panel.accepts(event)) panel.goToMissing();
        }}
      >
        {say('overlay.nextWithoutDates')}
      </button>
      {` ${say('overlay.leftWithoutDates', { count: missing })}`}
    </span>
  );
}

/** What explains the status, and what one should know about the data. */
function Remarks({ panel, device }: Omit<TrackedProps, 'children'>) {
  const { display, today } = panel;
  const { reason } = replacementOf(factsOf(device), policyFor(display.value, device), today.value);
  const remarks = [
    device.fieldsReadAt === 0 ? say('overlay.readingDates') : undefined,
    missingText(device, display.value.dateDisplay),
    hasWarranty(device.kind) ? reason : say('overlay.virtualHasNoWarranty'),
  ];
  return (
    <p class="remarks">
      {remarks
        .filter((remark) => remark !== undefined)
        .map((remark) => (
          <span key={remark}>
            <DatedText display={display.value.dateDisplay}>{remark}</DatedText>
          </span>
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
  return say('overlay.missingSince', { day: dayText(day, dateDisplay) });
}
