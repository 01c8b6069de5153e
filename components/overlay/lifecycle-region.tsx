import { hasWarranty } from '@/lib/domain/device';
import type { DeviceView } from '@/lib/domain/device-view';
import { say } from '@/lib/text/say';
import { ChosenDevice, DeviceChoice, type ChoiceOfDevice } from './device-choice';
import { DockBar, type Dock } from './dock-bar';
import { EditorFrame } from './editor-frame';
import { NotTracked } from './not-tracked';
import type { Panel } from './panel';
import { Tracked } from './tracked';
import { WarrantyBadge } from './warranty-badge';

interface LifecycleRegionProps {
  readonly panel: Panel;
  /** Where the page leaves it open which device it is about, the choice stands in the device's place. */
  readonly choice: ChoiceOfDevice;
  /** Set where the region stands at the page's edge and can be folded. */
  readonly dock?: Dock | undefined;
}

/** The device of a device page: its warranty, its dates, where they came from, and the way to change them. */
export function LifecycleRegion({ panel, choice, dock }: LifecycleRegionProps) {
  const device = panel.device.value;
  if (!device && !choice.choice.value) return null;
  const isFolded = dock?.place.value.isFolded ?? false;
  return (
    <section
      class="panel"
      aria-label={say('overlay.hardwareLifecycle')}
      data-docked={dock ? '' : undefined}
    >
      {dock && <DockBar dock={dock} panel={panel} />}
      <div class="body" hidden={isFolded}>
        {device ? (
          <>
            <DeviceBody panel={panel} device={device} />
            <ChosenDevice from={choice} />
          </>
        ) : (
          <DeviceChoice from={choice} message={panel.message.value} />
        )}
      </div>
    </section>
  );
}

function DeviceBody({ panel, device }: { readonly panel: Panel; readonly device: DeviceView }) {
  const { isOpen, editor } = panel;
  if (device.standing !== 'imported') {
    return (
      <>
        <NotTracked panel={panel} device={device} />
        <output class="save">{panel.message.value}</output>
      </>
    );
  }
  return (
    <>
      <Tracked panel={panel} device={device}>
        <p class="title">{say('overlay.hardwareLifecycle')}</p>
        <WarrantyBadge
          device={device}
          display={panel.display.value}
          today={panel.today.value}
          isExpanded={isOpen.value}
          onPress={() => (isOpen.value = !isOpen.value)}
        />
        {!hasWarranty(device.kind) && <p class="standing">{say('overlay.noWarranty')}</p>}
      </Tracked>
      {editor.value !== undefined && (
        <EditorFrame address={editor.value} height={panel.editorHeight.value} />
      )}
    </>
  );
}
