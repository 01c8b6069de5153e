import type { ReadonlySignal } from '@preact/signals';
import { WarrantyBadge } from '@/components/overlay/warranty-badge';
import type { DisplaySettings } from '@/lib/domain/device-view';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { BadgePlace } from './badge-place';
import type { ShownDevice } from './known-devices';
import type { Mount } from './mount';
import { applyTone, type Tone } from './tone';

export interface BadgeLook {
  readonly display: ReadonlySignal<DisplaySettings>;
  readonly today: ReadonlySignal<IsoDate>;
  /** The device whose card is open. */
  readonly expanded: ReadonlySignal<ShownDevice | undefined>;
  readonly accepts: (event: Event) => boolean;
  readonly onPress: (badge: HTMLElement, device: ShownDevice) => void;
}

/** One badge in one row. It is used again for other rows, as grids do with theirs. */
export class RowBadge {
  readonly #mount: Mount;
  readonly #look: BadgeLook;
  device: ShownDevice | undefined;
  #tone: Tone | undefined;

  constructor(mount: Mount, look: BadgeLook) {
    this.#mount = mount;
    this.#look = look;
  }

  get host(): HTMLElement {
    return this.#mount.host;
  }

  /** Renders at once: a badge must never stand beside another device's name, not for one frame. */
  show(device: ShownDevice, place: BadgePlace, tone: Tone): void {
    const { host, stage, draw } = this.#mount;
    if (this.device !== device) {
      this.device = device;
      draw(() => <Badge device={device} look={this.#look} />);
    }
    if (this.#tone !== tone) applyTone(stage, tone);
    this.#tone = tone;
    stage.dataset['room'] = place.room;
    this.#keepTogether(place.together);
    const isInPlace = host.parentNode === place.parent && host.nextSibling === place.before;
    if (!isInPlace && place.before !== host) place.parent.insertBefore(host, place.before);
  }

  /** Below the line and without a height: it only gives the cell its width. */
  #keepTogether(width: number): void {
    const { stage } = this.#mount;
    const { nextElementSibling: present } = stage;
    if (width === 0) return present?.remove();
    const prop =
      present instanceof HTMLElement ? present : stage.ownerDocument.createElement('div');
    prop.className = 'prop';
    prop.style.inlineSize = `${width}px`;
    if (!present) stage.after(prop);
  }

  /** Out of the page, ready for another row. */
  hide(): void {
    this.#mount.host.remove();
  }

  dispose(): void {
    this.hide();
    this.device = undefined;
    this.#mount.clear();
  }
}

interface BadgeProps {
  readonly device: ShownDevice;
  readonly look: BadgeLook;
}

function Badge({ device: shown, look }: BadgeProps) {
  const device = shown.value;
  if (!device) return null;
  return (
    <WarrantyBadge
      device={device}
      display={look.display.value}
      today={look.today.value}
      isExpanded={look.expanded.value === shown}
      isShort
      onPress={(event) => {
        if (look.accepts(event) && event.currentTarget instanceof HTMLElement) {
          look.onPress(event.currentTarget, shown);
        }
      }}
    />
  );
}
