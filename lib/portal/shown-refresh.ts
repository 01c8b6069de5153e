import type { DeviceId } from '@/lib/domain/ids';
import type { PortalNotice } from '@/lib/state/portal-worker';
import type { KnownDevices } from './known-devices';
import type { Timing } from './timing';

interface ShownRefreshDeps {
  readonly devices: KnownDevices;
  readonly timing: Timing;
  readonly shownIds: () => readonly DeviceId[];
  /** Devices that were shown may no longer be. */
  readonly onGone: () => void;
}

const NOTICES_PAUSE_MS = 300;
const SETTINGS_PAUSE_MS = 3000;
/** Where the worker was not reached: it is asked again so much later, or at the next notice. */
const RETRY_MS = 10_000;

/** Keeps what is shown up with the store: asks again for devices of which a notice has told, and for the settings. */
export class ShownRefresh {
  readonly #deps: ShownRefreshDeps;
  readonly #changed = new Set<DeviceId>();
  readonly #refreshSoon: () => void;
  readonly #settingsSoon: () => void;

  constructor(deps: ShownRefreshDeps) {
    this.#deps = deps;
    const { devices, timing } = deps;
    this.#refreshSoon = timing.notMoreOftenThan(NOTICES_PAUSE_MS, () => {
      void this.#refresh().catch(() => timing.after(RETRY_MS, this.#refreshSoon));
    });
    this.#settingsSoon = timing.notMoreOftenThan(SETTINGS_PAUSE_MS, () => {
      void devices.refreshDisplay().catch(() => timing.after(RETRY_MS, this.#settingsSoon));
    });
  }

  hear(notice: PortalNotice): void {
    if (notice.about === 'status') this.#settingsSoon();
    if (notice.about !== 'devices') return;
    const ids = notice.ids === 'all' ? this.#deps.shownIds() : notice.ids;
    for (const id of ids) this.#changed.add(id);
    this.#refreshSoon();
  }

  async #refresh(): Promise<void> {
    const { devices, shownIds, onGone } = this.#deps;
    const wanted = shownIds().filter((id) => this.#changed.has(id));
    this.#changed.clear();
    try {
      const gone = await devices.refresh(wanted);
      if (gone.length > 0) onGone();
    } catch (cause) {
      for (const id of wanted) this.#changed.add(id);
      throw cause;
    }
  }
}
