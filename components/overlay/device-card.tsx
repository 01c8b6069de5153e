import { hasWarranty } from '@/lib/domain/device';
import { warrantyOf } from '@/lib/domain/status';
import { warrantyText } from '@/lib/domain/status-text';
import { dayText } from '@/lib/domain/day-text';
import { say } from '@/lib/text/say';
import { CloseButton } from './close-button';
import { factsOf, policyFor } from './device-facts';
import { EditorFrame } from './editor-frame';
import type { Panel } from './panel';
import { Tracked } from './tracked';

interface DeviceCardProps {
  readonly panel: Panel;
  readonly onClose: () => void;
}

/** What a row's badge opens: the same as a device page shows, in a card. */
export function DeviceCard({ panel, onClose }: DeviceCardProps) {
  const device = panel.device.value;
  if (!device) return null;
  return (
    <dialog
      open
      class="panel"
      aria-label={say('overlay.hardwareLifecycleOf', { device: device.name })}
      tabIndex={-1}
    >
      <header class="card-head">
        <p class="card-name">{device.name}</p>
        <CloseButton name={say('overlay.close')} onClose={onClose} />
      </header>
      <div class="body">
        <Tracked panel={panel} device={device}>
          <CardLead panel={panel} />
        </Tracked>
        {panel.editor.value !== undefined && (
          <EditorFrame address={panel.editor.value} height={panel.editorHeight.value} />
        )}
      </div>
    </dialog>
  );
}

/** The status in words; the badge that opened the card is the button. */
function CardLead({ panel }: { readonly panel: Panel }) {
  const device = panel.device.value;
  if (!device) return null;
  const display = panel.display.value;
  const warranty = warrantyOf(factsOf(device), policyFor(display, device), panel.today.value);
  const text = warrantyText(warranty, (day) => dayText(day, display.dateDisplay));
  return (
    <p class="card-status" data-state={warranty.state}>
      {hasWarranty(device.kind) ? text : say('overlay.noWarranty')}
    </p>
  );
}
