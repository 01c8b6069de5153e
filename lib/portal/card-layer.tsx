import { signal } from '@preact/signals';
import { DeviceCard } from '@/components/overlay/device-card';
import type { DeviceId } from '@/lib/domain/ids';
import type { PortalNotice } from '@/lib/state/portal-worker';
import { DevicePanel, type PanelDeps } from './device-panel';
import type { ShownDevice } from './known-devices';
import { createMount, type Mount } from './mount';
import { applyTone, toneAt } from './tone';
import { layerAround } from './top-layer';

interface CardLayerDeps extends PanelDeps {
  readonly document: Document;
  readonly shadowMode: ShadowRootMode;
  readonly frame: (run: () => void) => void;
}

interface OpenCard {
  readonly panel: DevicePanel;
  readonly mount: Mount;
  readonly badge: HTMLElement;
  readonly stop: AbortController;
}

const GAP = 6;
const MARGIN = 8;

/** The one card that a row's badge has opened, above everything else of the page. */
export class CardLayer {
  /** The device whose card is open, so that its badge can say so. */
  readonly expanded = signal<ShownDevice | undefined>(undefined);
  readonly #deps: CardLayerDeps;
  #open: OpenCard | undefined;

  constructor(deps: CardLayerDeps) {
    this.#deps = deps;
  }

  get shownId(): DeviceId | undefined {
    return this.#open?.panel.device.peek()?.id;
  }

  toggle(badge: HTMLElement, device: ShownDevice): void {
    const isSame = this.expanded.peek() === device;
    this.close();
    if (!isSame) this.#show(badge, device);
  }

  hear(notice: PortalNotice): void {
    this.#open?.panel.hear(notice);
  }

  close(): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    this.expanded.value = undefined;
    open.stop.abort();
    open.panel.dispose();
    open.mount.clear();
    open.mount.host.remove();
    if (open.badge.isConnected) open.badge.focus();
  }

  /** After a change of the page: what the card stood in may be gone. */
  check(): void {
    if (this.#open?.mount.host.isConnected === false) this.close();
  }

  #show(badge: HTMLElement, device: ShownDevice): void {
    const { document, shadowMode, devices } = this.#deps;
    const refresh = async () => {
      const id = device.peek()?.id;
      if (id) await devices.refresh([id]);
    };
    const panel = new DevicePanel(this.#deps, device, refresh);
    panel.isOpen.value = true;
    const mount = createMount({ document, kind: 'card', shadowMode });
    const layer = layerAround(badge, document);
    applyTone(mount.stage, toneAt(layer));
    layer.append(mount.host);
    const stop = new AbortController();
    this.#open = { panel, mount, badge, stop };
    this.expanded.value = device;
    mount.draw(() => <DeviceCard panel={panel} onClose={() => this.close()} />);
    raise(mount.stage);
    mount.stage.querySelector('dialog')?.focus();
    this.#keepInPlace(this.#open);
    this.#closeFromOutside(this.#open);
  }

  #closeFromOutside({ mount, panel, badge, stop }: OpenCard): void {
    const { document, accepts } = this.#deps;
    const options = { capture: true, signal: stop.signal };
    const badgeHost = hostOf(badge);
    document.addEventListener(
      'pointerdown',
      (event) => {
        const path = event.composedPath();
        const isInside = path.includes(mount.host) || (badgeHost && path.includes(badgeHost));
        // A click beside it must not throw away what is being typed in the editor.
        if (!isInside && accepts(event) && panel.editor.peek() === undefined) this.close();
      },
      options,
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !accepts(event)) return;
        // It closes the card, and not the page's dialog with it.
        event.preventDefault();
        event.stopPropagation();
        this.close();
      },
      options,
    );
    for (const type of ['close', 'toggle']) {
      const closeWith = ({ target }: Event) => {
        if (target instanceof Node && target !== mount.host && target.contains(mount.host)) {
          this.close();
        }
      };
      document.addEventListener(type, closeWith, options);
    }
  }

  #keepInPlace({ mount, badge, stop }: OpenCard): void {
    const window = this.#deps.document.defaultView;
    let isQueued = false;
    const place = () => {
      isQueued = false;
      if (!stop.signal.aborted && badge.isConnected) placeBeside(mount.stage, badge);
    };
    const later = () => {
      if (isQueued) return;
      isQueued = true;
      this.#deps.frame(place);
    };
    place();
    window?.addEventListener('resize', later, { signal: stop.signal });
    window?.addEventListener('scroll', later, {
      capture: true,
      passive: true,
      signal: stop.signal,
    });
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(later);
    observer.observe(mount.stage);
    stop.signal.addEventListener('abort', () => observer.disconnect());
  }
}

/** The page's own top layer (a dialog, say) lies above everything else: the card has to be in it too. */
function raise(stage: HTMLElement): void {
  if (typeof stage.showPopover !== 'function') return;
  stage.setAttribute('popover', 'manual');
  stage.showPopover();
}

function hostOf(badge: HTMLElement): Element | undefined {
  const root = badge.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** Below the badge; above it, or moved to the side, where the window ends. */
function placeBeside(stage: HTMLElement, badge: HTMLElement): void {
  const { innerWidth, innerHeight } = window;
  const at = badge.getBoundingClientRect();
  const { width, height } = stage.getBoundingClientRect();
  const below = at.bottom + GAP;
  const isBelow = below + height <= innerHeight - MARGIN || at.top < innerHeight / 2;
  const top = isBelow ? Math.min(below, innerHeight - height - MARGIN) : at.top - GAP - height;
  const left = Math.min(at.left, innerWidth - width - MARGIN);
  stage.style.insetBlockStart = `${Math.max(MARGIN, top)}px`;
  stage.style.left = `${Math.max(MARGIN, left)}px`;
}
