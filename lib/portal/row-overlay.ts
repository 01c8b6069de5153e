import type { ReadonlySignal } from '@preact/signals';
import type { DeviceView } from '@/lib/domain/device-view';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { DeviceId } from '@/lib/domain/ids';
import type { Place } from '@/lib/domain/row-place';
import type { PortalAsk, PortalNotice } from '@/lib/state/portal-worker';
import type { BadgePool } from './badge-pool';
import { BadgeTexts } from './badge-texts';
import type { CellRoom } from './cell-room';
import type { KnownDevices } from './known-devices';
import { CONTEXT, readContext, type PageContext } from './page-context';
import { isLong } from './long-lists';
import { parentOf } from './page-tree';
import { PlaceRows } from './place-rows';
import { RowAnswers } from './row-answers';
import { RowTracker, type PageSubject } from './row-tracker';
import { RowWatch } from './row-watch';
import type { TaughtRows } from './taught-pages';
import type { NamedRow } from './ticked-rows';
import type { Timing } from './timing';
import type { ToneSampler } from './tone-sampler';

interface RowOverlayDeps {
  readonly taughtRows?: TaughtRows | undefined;
  readonly ask: PortalAsk;
  readonly devices: KnownDevices;
  readonly pool: BadgePool;
  readonly tones: ToneSampler;
  readonly timing: Timing;
  readonly now: () => number;
  readonly roots: () => readonly (ParentNode & Node)[];
  readonly addresses: () => readonly string[];
  readonly onRoot: (root: ShadowRoot) => void;
  readonly room: CellRoom;
  readonly today: ReadonlySignal<IsoDate>;
  readonly mayPutBack: (row: object) => boolean;
  /** Called after rows were read, or their devices have become known. */
  readonly onRows: () => void;
  readonly document: Document;
  readonly shadowMode: ShadowRootMode;
  readonly accepts: (event: Event) => boolean;
  /** A person wants to see the devices of a company or site. */
  readonly onPlace: (place: Place) => Promise<unknown>;
}

/** How soon rows that named no device are asked about again: when something changed in the store, and when dates were read. */
const UNKNOWN_PAUSE_MS = 1000;
const QUIET_PAUSE_MS = 15_000;
const RETRIES_MS = [4000, 20_000];

/** Badges in the lists of the page. */
export class RowOverlay {
  readonly #deps: RowOverlayDeps;
  readonly #answers: RowAnswers;
  readonly #tracker: RowTracker;
  readonly #watch: RowWatch;
  readonly #flush: () => void;
  readonly #askAllSoon: () => void;
  readonly #askUnknownSoon: () => void;
  readonly #askUnknownQuietly: () => void;
  #context: PageContext;

  constructor(deps: RowOverlayDeps) {
    this.#deps = deps;
    const { ask, devices, timing, tones, roots, addresses } = deps;
    this.#context = readContext(roots(), addresses());
    this.#answers = new RowAnswers({
      ask,
      devices,
      after: timing.after,
      context: () => this.#context,
      onAnswers: (keys) => {
        this.#tracker.settle(keys);
        deps.onRows();
      },
    });
    const badges = new BadgeTexts(devices.display, deps.today);
    const textOf = (device: DeviceView) => badges.of(device);
    const places = new PlaceRows({ ...deps, toneOf: tones.of });
    this.#tracker = new RowTracker({
      ...deps,
      answers: this.#answers,
      places,
      toneOf: tones.of,
      textOf,
    });
    this.#flush = timing.oncePerTurn(() => void this.#answers.flush());
    const { after, frame } = timing;
    this.#watch = new RowWatch({
      ...deps,
      after,
      frame,
      tracker: this.#tracker,
      onRead: () => {
        this.#flush();
        deps.onRows();
      },
    });
    this.#askAllSoon = timing.notMoreOftenThan(UNKNOWN_PAUSE_MS, () => this.#askAgain('all'));
    this.#askUnknownSoon = timing.notMoreOftenThan(UNKNOWN_PAUSE_MS, () =>
      this.#askAgain('unknown'),
    );
    this.#askUnknownQuietly = timing.notMoreOftenThan(QUIET_PAUSE_MS, () =>
      this.#askAgain('unknown'),
    );
  }

  /** The devices that have a badge now. */
  shownIds = (): DeviceId[] => this.#tracker.shownIds();

  named = (): readonly NamedRow[] => this.#tracker.named();
  rowOf = (node: Node): Element | undefined => this.#tracker.rowOf(node);

  search(top: Element): void {
    this.refreshContext();
    this.#watch.search(top);
    for (const retryMs of RETRIES_MS) {
      this.#deps.timing.after(retryMs, () => this.#askAgain('unknown'));
    }
  }

  /** True where more than the rows of devices has changed. */
  onRecords(records: readonly MutationRecord[]): boolean {
    if (records.some((record) => touchesContext(record, this.#tracker))) this.refreshContext();
    return this.#watch.onRecords(records);
  }

  /** After a time in which nothing was heard of the page. */
  readAgain(top: Element): void {
    this.refreshContext();
    this.#watch.readAgain(top);
  }

  onScroll = (): void => this.#watch.onScroll();
  readAll = (): void => this.#watch.readAll();

  /** What a name means depends on what stands around the list: another company's devices may have the same names. */
  refreshContext(): void {
    const context = readContext(this.#deps.roots(), this.#deps.addresses());
    if (context.key === this.#context.key) return;
    this.#context = context;
    this.#tracker.judge(this.#tracker.rows());
    this.#flush();
  }

  /** After the page was taught something, or is to forget it. */
  learn(top: Element): void {
    this.#tracker.judge(this.#tracker.rows());
    this.#watch.search(top);
    this.#flush();
  }

  setSubject(subject: PageSubject): void {
    this.#tracker.setSubject(subject);
  }

  hear(notice: PortalNotice): void {
    if (notice.about === 'companies') this.#askUnknownSoon();
    // The window in which a warranty counts as expiring may be another one.
    if (notice.about === 'status' && this.#answers.knowsPlaces) this.#askUnknownQuietly();
    if (notice.about !== 'devices') return;
    if (notice.ids === 'all') this.#askAllSoon();
    else if (this.#tracker.mentions(notice.ids)) this.#askUnknownSoon();
    else this.#askUnknownQuietly();
  }

  /** After devices that were shown are no longer to be. */
  showAll(): void {
    this.#tracker.showAll();
    this.#flush();
  }

  stop(): void {
    this.#watch.stop();
    this.#tracker.clear();
    this.#deps.pool.dispose();
  }

  #askAgain(which: 'all' | 'unknown'): void {
    this.#tracker.askAgain(which);
    this.#flush();
  }
}

function touchesContext(record: MutationRecord, tracker: RowTracker): boolean {
  const { type, target } = record;
  const row = tracker.rowOf(target);
  if (row && tracker.namesDevice(row)) return false;
  if (type === 'attributes') {
    return record.attributeName === 'aria-current' || record.attributeName === 'selected';
  }
  const element = target instanceof Element ? target : parentOf(target);
  if (element?.closest(CONTEXT)) return true;
  return (
    type === 'childList' && (holdsContext(record.addedNodes) || holdsContext(record.removedNodes))
  );
}

/** So many at once are the rows of a list, which say nothing of what is around it: each has a look of its own. */
const holdsContext = (nodes: NodeList): boolean =>
  !isLong(nodes) &&
  Array.from(nodes).some(
    (node) =>
      node instanceof Element && (node.matches(CONTEXT) || node.querySelector(CONTEXT) !== null),
  );
