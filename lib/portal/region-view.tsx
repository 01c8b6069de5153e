import { LifecycleRegion } from '@/components/overlay/lifecycle-region';
import type { DevicePanel } from './device-panel';
import { EdgeDock } from './dock';
import type { PortalAsk } from '@/lib/state/portal-worker';
import { createMount, type Mount } from './mount';
import type { PageChoice } from './page-choice';
import { findAnchor, markIfRigid, NEED_NO_NAME, stillSays, type Anchor } from './region-anchors';
import { applyTone, toneAt } from './tone';

interface RegionViewDeps {
  readonly document: Document;
  readonly ask: PortalAsk;
  readonly roots: () => readonly (ParentNode & Node)[];
  readonly shadowMode: ShadowRootMode;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => void;
  readonly mayPutBack: (place: object) => boolean;
  /** Where a person has said that the region stands on pages like this one, if it can stand there now. */
  readonly taughtAnchor?: () => Anchor | undefined;
  /** The page takes the region out wherever it stands: it stays away until another device is shown. */
  readonly onPushedOut: () => void;
}

/** How long the name may be late before the region takes a place that needs none. */
const PATIENCE_MS = 700;
/** How long even that may be missing before the region goes to the page's edge. */
const LAST_PATIENCE_MS = 1500;
const MOST_TIMES_PICKED_OUT = 1;

/** Where the region of the page's device stands: one place, kept through whatever the page renders. */
export class RegionView {
  readonly #deps: RegionViewDeps;
  readonly #panel: DevicePanel;
  readonly #choice: PageChoice;
  #dock: EdgeDock | undefined;
  readonly #since: number;
  readonly #mount: Mount;
  #anchor: Anchor | 'dock' | undefined;
  #timesPickedOut = 0;
  #isOver = false;

  constructor(deps: RegionViewDeps, panel: DevicePanel, choice: PageChoice) {
    this.#deps = deps;
    this.#panel = panel;
    this.#choice = choice;
    this.#since = deps.now();
    const { document, shadowMode } = deps;
    this.#mount = createMount({ document, kind: 'region', shadowMode });
    deps.after(PATIENCE_MS, () => this.place());
    deps.after(LAST_PATIENCE_MS, () => this.place());
    this.place();
  }

  /** Finds or keeps the place. Cheap while nothing has moved. */
  place(): void {
    if (this.#isOver || this.#isBusy() || this.#isWell()) return;
    const anchor = this.#isUnwanted() ? 'dock' : this.#find();
    if (!anchor) this.#takeOut();
    else if (!this.#wasTakenOut() || this.#mayComeBack()) this.#put(anchor);
    else if (this.#anchor !== 'dock') this.#put('dock');
    else this.#stayOut();
  }

  /** In the microtask of a change: a region beside another device's name goes before that is painted. */
  check(): void {
    const anchor = this.#anchor;
    if (anchor === undefined || anchor === 'dock' || !anchor.namedBy) return;
    const device = this.#panel.device.peek();
    if (device && !stillSays(anchor.namedBy, device)) this.#takeOut();
  }

  restyle(): void {
    const { host, stage } = this.#mount;
    const ground = this.#anchor === 'dock' ? this.#deps.document.body : host.parentElement;
    if (ground) applyTone(stage, toneAt(ground));
  }

  remove(): void {
    this.#isOver = true;
    this.#mount.host.remove();
    this.#mount.clear();
  }

  /** A frame that is moved loads anew, and what was typed in it is lost: while one is open, no better place counts. */
  #isBusy(): boolean {
    return this.#panel.editor.peek() !== undefined && this.#mount.host.isConnected;
  }

  /** Out of the page, or from where it was put to somewhere else. */
  #wasTakenOut(): boolean {
    const anchor = this.#anchor;
    const { host } = this.#mount;
    if (anchor === undefined) return false;
    const parent = anchor === 'dock' ? this.#deps.document.body : anchor.parent;
    return !host.isConnected || host.parentNode !== parent;
  }

  /** What goes with a part of the page comes back with it; what the page picks out comes back once. */
  #mayComeBack(): boolean {
    const anchor = this.#anchor;
    if (anchor === undefined || !(anchor === 'dock' || isStillThere(anchor))) {
      return this.#deps.mayPutBack(this);
    }
    this.#timesPickedOut += 1;
    return !this.#isUnwanted();
  }

  #isUnwanted(): boolean {
    return this.#timesPickedOut > MOST_TIMES_PICKED_OUT;
  }

  #stayOut(): void {
    this.remove();
    this.#deps.onPushedOut();
  }

  #isWell(): boolean {
    const anchor = this.#anchor;
    if (!anchor || anchor === 'dock' || !this.#mount.host.isConnected) return false;
    const isBest = anchor.namedBy !== undefined || anchor.by === 'taught';
    return isBest && this.#mount.host.parentNode === anchor.parent;
  }

  #find(): Anchor | 'dock' | undefined {
    const waited = this.#deps.now() - this.#since;
    const device = this.#panel.device.peek();
    const name = device?.name ?? this.#choice.choice.peek()?.choices[0]?.name ?? '';
    const anchor =
      this.#deps.taughtAnchor?.() ??
      findAnchor(
        this.#deps.roots(),
        { name },
        (by) => !NEED_NO_NAME.has(by) || waited >= PATIENCE_MS,
      );
    return anchor ?? (waited >= LAST_PATIENCE_MS ? 'dock' : undefined);
  }

  #put(anchor: Anchor | 'dock'): void {
    const { host, stage } = this.#mount;
    const isDock = anchor === 'dock';
    const wasDock = this.#anchor === 'dock';
    const isThere = isDock ? wasDock && host.isConnected : this.#standsAt(anchor);
    this.#anchor = anchor;
    if (isThere) return;
    stage.classList.toggle('docked', isDock);
    if (isDock) this.#deps.document.body.append(host);
    else anchor.parent.insertBefore(host, anchor.before);
    this.#render(isDock);
    this.restyle();
    if (!isDock) this.#checkRoom();
  }

  #standsAt({ parent, before }: Anchor): boolean {
    const { host } = this.#mount;
    return host.parentNode === parent && (host.nextSibling === before || before === host);
  }

  /** Some boxes keep their height whatever is in them; there the region would lie over what follows. */
  #checkRoom(): void {
    this.#deps.after(0, () => {
      const { host, stage } = this.#mount;
      if (!host.parentElement || !markIfRigid(host.parentElement, stage)) return;
      this.#takeOut();
      this.place();
    });
  }

  #takeOut(): void {
    this.#mount.host.remove();
    this.#anchor = undefined;
  }

  #render(isDock: boolean): void {
    const { document, ask } = this.#deps;
    const { stage } = this.#mount;
    if (isDock) this.#dock ??= new EdgeDock({ document, ask, stage });
    const dock = isDock ? this.#dock : undefined;
    this.#mount.draw(() => (
      <LifecycleRegion panel={this.#panel} choice={this.#choice} dock={dock} />
    ));
  }
}

/** Whether the region alone was removed, and not the part of the page in which it stood. */
const isStillThere = ({ parent, namedBy, before }: Anchor): boolean =>
  parent.isConnected && (namedBy ?? before)?.isConnected === true;
