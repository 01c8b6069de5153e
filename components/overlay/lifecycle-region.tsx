import type { ReadonlySignal } from '@preact/signals';
import { hasWarranty } from '@/lib/domain/device';
import type { DeviceView } from '@/lib/domain/device-view';
import { say } from '@/lib/text/say';
import { EditorFrame } from './editor-frame';
import { NotTracked } from './not-tracked';
import type { Panel } from './panel';
import { Tracked } from './tracked';
import { WarrantyBadge } from './warranty-badge';

interface LifecycleRegionProps {
  readonly panel: Panel;
  /** Names of the devices between which the page leaves it open; then nothing else is shown. */
  readonly ambiguous: ReadonlySignal<readonly string[]>;
  /** Set where the region stands at the page's edge and can be folded. */
  readonly dock?: Dock | undefined;
}

export interface Dock {
  readonly isFolded: ReadonlySignal<boolean>;
  readonly fold: (isFolded: boolean) => void;
}

/** The device of a device page: its warranty, its dates, where they came from, and the way to change them. */
export function LifecycleRegion({ panel, ambiguous, dock }: LifecycleRegionProps) {
  const device = panel.device.value;
  const names = ambiguous.value;
  if (!device && names.length === 0) return null;
  const isFolded = dock?.isFolded.value ?? false;
  return (
    <section
      class="panel"
      aria-label={say('overlay.hardwareLifecycle')}
      data-docked={dock ? '' : undefined}
    >
      {dock && <DockBar dock={dock} name={device?.name ?? ''} />}
      <div class="body" hidden={isFolded}>
        {device ? <DeviceBody panel={panel} device={device} /> : <Ambiguous names={names} />}
      </div>
    </section>
  );
}

function DockBar({ dock, name }: { readonly dock: Dock; readonly name: string }) {
  const isFolded = dock.isFolded.value;
  return (
    <button
      type="button"
      class="fold"
      aria-expanded={!isFolded}
      onClick={() => dock.fold(!isFolded)}
    >
      <span class="title">{say('overlay.hardwareLifecycle')}</span>
      <span class="whose">{name}</span>
      <span class="chevron" />
    </button>
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

function Ambiguous({ names }: { readonly names: readonly string[] }) {
  return (
    <div class="lead">
      <p class="title">{say('overlay.hardwareLifecycle')}</p>
      <p class="standing">Several devices match</p>
      <p class="hint">
        {`This page could be about any of ${names.length}: ${names.slice(0, 4).join(', ')}. Open the device from a list to see its dates.`}
      </p>
    </div>
  );
}
