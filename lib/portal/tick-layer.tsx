import { signal } from '@preact/signals';
import { TickBar, type Ticks } from '@/components/overlay/tick-bar';
import { MOST_IN_BULK } from '@/lib/domain/bulk';
import { problemOf } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { PortalAsk } from '@/lib/state/portal-worker';
import { createMount, type Mount } from './mount';
import { isOwn } from './own-hosts';
import { TICK, TickedRows, type NamedRow } from './ticked-rows';
import type { Timing } from './timing';
import { applyTone, toneAt } from './tone';

interface TickLayerDeps {
  readonly document: Document;
  readonly shadowMode: ShadowRootMode;
  readonly ask: PortalAsk;
  readonly timing: Timing;
  readonly accepts: (event: Event) => boolean;
  readonly mayAct: () => boolean;
  readonly rows: () => Iterable<NamedRow>;
  /** The row around a node, if there is one. */
  readonly rowOf: (node: Node) => Element | undefined;
}

/** Some pages redraw their ticks a moment after the click. */
const AFTERTHOUGHT_MS = 250;

/** The bar at the page's edge that takes ticked devices to the bulk dialog. It comes only after a person ticked something. */
export class TickLayer implements Ticks {
  readonly devices = signal<readonly DeviceId[]>([]);
  readonly message = signal<string | undefined>(undefined);
  readonly accepts;
  readonly #deps: TickLayerDeps;
  readonly #ticked = new TickedRows();
  readonly #readSoon: () => void;
  #mount: Mount | undefined;
  #isArmed = false;
  #isForAll = false;
  #isDismissed = false;

  constructor(deps: TickLayerDeps) {
    this.#deps = deps;
    this.accepts = deps.accepts;
    this.#readSoon = deps.timing.oncePerFrame(() => this.#read());
  }

  /** After a click, a key or a change anywhere in the page. */
  heed(event: Event): void {
    const [target] = event.composedPath();
    if (!(target instanceof Element) || isOwn(target)) return;
    const isInRow = this.#deps.rowOf(target) !== undefined;
    const isTick = target.closest(`${TICK},label`) !== null;
    // "Clear selection" looks like any button.
    if (!isInRow && !isTick && this.devices.peek().length === 0) return;
    this.#isArmed = true;
    this.#isForAll ||= !isInRow;
    this.#readSoon();
    this.#deps.timing.after(AFTERTHOUGHT_MS, this.#readSoon);
  }

  /** After rows were read, or their devices have become known. */
  follow = (): void => {
    if (this.#isArmed) this.#readSoon();
  };

  /** The person has gone to another page. */
  leave(): void {
    this.#isArmed = false;
    this.#ticked.clear();
    this.#show();
  }

  edit = (): void => {
    const { ask, mayAct } = this.#deps;
    if (!mayAct()) return;
    const deviceIds = this.devices.peek().slice(0, MOST_IN_BULK);
    this.message.value = undefined;
    ask('portal.open-bulk', { deviceIds }).catch((cause: unknown) => {
      const { message, advice } = problemOf(cause);
      this.message.value = `${message} ${advice}`;
    });
  };

  /** Until the ticks are gone and others come. */
  dismiss = (): void => {
    this.#isDismissed = true;
    this.#show();
  };

  #read(): void {
    this.#ticked.read(this.#deps.rows(), this.#isForAll);
    if (this.#isForAll) {
      this.#deps.timing.after(AFTERTHOUGHT_MS * 2, () => (this.#isForAll = false));
    }
    this.#show();
  }

  #show(): void {
    const { ids } = this.#ticked;
    if (ids.length === 0) this.#isDismissed = false;
    if (ids.join() !== this.devices.peek().join()) this.devices.value = ids;
    if (ids.length === 0 || this.#isDismissed) return this.#hide();
    const { document, shadowMode } = this.#deps;
    if (this.#mount?.host.isConnected) return;
    this.#mount ??= createMount({ document, kind: 'ticks', shadowMode });
    applyTone(this.#mount.stage, toneAt(document.body));
    this.#mount.draw(() => <TickBar ticks={this} />);
    document.body.append(this.#mount.host);
  }

  #hide(): void {
    if (!this.#mount) return;
    this.#mount.clear();
    this.#mount.host.remove();
    this.#mount = undefined;
    this.message.value = undefined;
  }
}
