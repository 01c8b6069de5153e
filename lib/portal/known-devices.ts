import { signal, type Signal } from '@preact/signals';
import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import { EVIDENCE_LIMITS } from '@/lib/domain/evidence';
import type { DeviceId } from '@/lib/domain/ids';
import { defaultSettings } from '@/lib/domain/settings';
import type { PortalAsk } from '@/lib/state/portal-worker';

/** A device as it is shown; `undefined` once it may not be shown any more. */
export type ShownDevice = Signal<DeviceView | undefined>;

const MOST_KEPT = 5000;

/** The devices that this page has named, as the worker told of them last. A cache: the worker holds the facts. */
export class KnownDevices {
  readonly display = signal<DisplaySettings>(defaultSettings);
  readonly #ask: PortalAsk;
  readonly #devices = new Map<DeviceId, ShownDevice>();

  constructor(ask: PortalAsk) {
    this.#ask = ask;
  }

  get = (id: DeviceId): ShownDevice | undefined => this.#devices.get(id);

  put(device: DeviceView): ShownDevice {
    const known = this.#devices.get(device.id);
    if (known) {
      if (JSON.stringify(known.peek()) !== JSON.stringify(device)) known.value = device;
      return known;
    }
    const [oldest] = this.#devices.keys();
    if (oldest && this.#devices.size >= MOST_KEPT) this.#devices.delete(oldest);
    const shown: ShownDevice = signal<DeviceView | undefined>(device);
    this.#devices.set(device.id, shown);
    return shown;
  }

  setDisplay(display: DisplaySettings): void {
    if (JSON.stringify(display) !== JSON.stringify(this.display.peek())) {
      this.display.value = display;
    }
  }

  /** The settings come with every answer about rows, so none is asked about. */
  async refreshDisplay(): Promise<void> {
    const nothing = { ids: [], regIds: [], texts: [] };
    const { display } = await this.#ask('portal.rows', { rows: [], page: nothing });
    this.setDisplay(display);
  }

  /** Asks again for those of the devices that are shown here; answers the ones that may no longer be. */
  async refresh(ids: Iterable<DeviceId>): Promise<readonly DeviceId[]> {
    const known = [...new Set(ids)].filter((id) => this.#devices.has(id));
    const gone: DeviceId[] = [];
    for (let from = 0; from < known.length; from += EVIDENCE_LIMITS.rows) {
      const some = known.slice(from, from + EVIDENCE_LIMITS.rows);
      // One message at a time leaves the worker free for others.
      const devices = await this.#ask('portal.devices', some);
      for (const [index, id] of some.entries()) {
        const device = devices[index];
        if (device) this.put(device);
        else gone.push(id);
      }
    }
    for (const id of gone) this.#forget(id);
    return gone;
  }

  #forget(id: DeviceId): void {
    const shown = this.#devices.get(id);
    this.#devices.delete(id);
    if (shown) shown.value = undefined;
  }
}
