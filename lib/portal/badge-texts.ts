import type { ReadonlySignal } from '@preact/signals';
import { badgeTextOf } from '@/components/overlay/warranty-badge';
import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import type { IsoDate } from '@/lib/domain/iso-date';

interface Said {
  readonly text: string;
  readonly display: DisplaySettings;
  readonly today: IsoDate;
}

/** What the badge of each device reads; worded once, for rows come and go. */
export class BadgeTexts {
  readonly #display: ReadonlySignal<DisplaySettings>;
  readonly #today: ReadonlySignal<IsoDate>;
  readonly #said = new WeakMap<DeviceView, Said>();

  constructor(display: ReadonlySignal<DisplaySettings>, today: ReadonlySignal<IsoDate>) {
    this.#display = display;
    this.#today = today;
  }

  of(device: DeviceView): string {
    const [display, today] = [this.#display.peek(), this.#today.peek()];
    const said = this.#said.get(device);
    if (said?.display === display && said.today === today) return said.text;
    const text = badgeTextOf({ device, display, today });
    this.#said.set(device, { text, display, today });
    return text;
  }
}
