import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { hasWarranty } from '@/lib/domain/device';
import type { DeviceView } from '@/lib/domain/device-view';
import { dateFields } from '@/lib/domain/lifecycle';
import type { PortalAsk } from '@/lib/state/portal-worker';

/** As long as a second click on the way to this device may take. */
const NEW_MS = 2000;

/** How many devices of a device's client are without dates; 0 where none but the device itself is any more. */
export class MissingCount {
  /** Absent until there were some. */
  readonly left = signal<number | undefined>(undefined);
  /** While the worker has not said that nobody was led here, and for a moment if somebody was. */
  readonly isNew = signal(false);
  readonly #others = signal(0);
  readonly #device: ReadonlySignal<DeviceView | undefined>;

  constructor(device: ReadonlySignal<DeviceView | undefined>) {
    this.#device = device;
  }

  /** Asks once, as soon as the device is imported; that it has its dates by now is seen without. Gives the end of it. */
  follow(ask: PortalAsk): () => void {
    let isAsked = false;
    this.isNew.value = true;
    const timer = setTimeout(() => (this.isNew.value = false), NEW_MS);
    const stops = [
      () => clearTimeout(timer),
      effect(() => {
        const device = this.#device.value;
        if (isAsked || device?.standing !== 'imported') return;
        isAsked = true;
        ask('portal.next-missing', { deviceId: device.id, go: false }).then(
          ({ left, isLed = false }) => {
            if (!isLed) this.isNew.value = false;
            this.note(left);
          },
          // Nobody has asked for it: without the number the way to the next device is not offered.
          () => (isAsked = false),
        );
      }),
      effect(() => {
        const others = this.#others.value;
        if (others > 0) this.left.value = others + countOf(this.#device.value);
        else if (this.left.peek() !== undefined) this.left.value = 0;
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** `left`: what the worker has said, with the device itself where it is among them. */
  note(left: number): void {
    this.#others.value = Math.max(0, left - countOf(this.#device.peek()));
  }
}

/** 1 where the device itself is among those without dates. */
function countOf(device: DeviceView | undefined): 0 | 1 {
  if (!device || !hasWarranty(device.kind) || device.missingSince !== undefined) return 0;
  return dateFields.some((field) => device.dates[field].date === undefined) ? 1 : 0;
}
