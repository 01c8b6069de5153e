import type { ReadonlySignal } from '@preact/signals';
import type { DeviceId } from '@/lib/domain/ids';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { Place } from '@/lib/domain/row-place';
import type { PortalAsk, PortalNotice } from '@/lib/state/portal-worker';
import { createActLimit } from './act-limit';
import { Attention } from './attention';
import { BadgePool } from './badge-pool';
import { CellRoom } from './cell-room';
import { CardLayer } from './card-layer';
import { addressesOf, standsInThisFrame } from './frame-place';
import { KnownDevices } from './known-devices';
import { PageRegion } from './page-region';
import { PageWatch } from './page-watch';
import { createPutBackLimit } from './put-back-limit';
import type { PageSubject } from './row-tracker';
import { RowOverlay } from './row-overlay';
import { taughtAnchor } from './taught-anchor';
import { TaughtPages } from './taught-pages';
import { TickLayer } from './tick-layer';
import { Timing } from './timing';
import { mayChangeTone, ToneSampler } from './tone-sampler';
import { watchVisibility } from './visibility-guard';
import { Visits } from './visits';

export interface OverlayDeps {
  readonly window: Window;
  readonly ask: PortalAsk;
  readonly listen: (onNotice: (notice: PortalNotice) => void, stop: AbortSignal) => void;
  /** Address of the editor's page for a ticket. */
  readonly editorUrl: (ticket: string) => string;
  readonly today: ReadonlySignal<IsoDate>;
  readonly now: () => number;
  /** Tests open it, to look in. */
  readonly shadowMode?: ShadowRootMode;
  /** Tests accept events that no person made. */
  readonly accepts?: (event: Event) => boolean;
}

const NOTICES_PAUSE_MS = 300;
const SETTINGS_PAUSE_MS = 3000;

/** Lays lifecycle data over this frame of the portal until the signal aborts; then nothing of it is left in the page. */
export function startOverlay(deps: OverlayDeps, stop: AbortSignal): void {
  if (!stop.aborted) new Overlay(deps, stop).start();
}

class Overlay {
  readonly #deps: OverlayDeps;
  readonly #stop: AbortSignal;
  readonly #devices: KnownDevices;
  readonly #tones = new ToneSampler();
  readonly #room = new CellRoom();
  readonly #watch = new PageWatch((records) => this.#onRecords(records));
  readonly #card: CardLayer;
  readonly #rows: RowOverlay;
  readonly #region: PageRegion;
  readonly #ticks: TickLayer;
  readonly #taught: TaughtPages;
  readonly #visits: Visits;
  readonly #attention: Attention;
  readonly #review: () => void;
  readonly #restyle: () => void;
  readonly #refreshShown: () => void;
  readonly #refreshSettings: () => void;
  /** Devices of which a notice has told, and that are shown. */
  readonly #changed = new Set<DeviceId>();
  /** False while the page was not seen once. */
  #hasBegun = false;

  constructor(deps: OverlayDeps, stop: AbortSignal) {
    this.#deps = deps;
    this.#stop = stop;
    this.#devices = new KnownDevices(deps.ask);
    this.#taught = new TaughtPages({ ask: deps.ask, addresses: () => addressesOf(deps.window) });
    const timing = new Timing(deps.window, stop);
    const common = this.#common(timing);
    this.#card = new CardLayer({ ...common, frame: timing.frame });
    const pool = new BadgePool({
      ...common,
      display: this.#devices.display,
      expanded: this.#card.expanded,
      onPress: (badge, device) => this.#card.toggle(badge, device),
    });
    this.#rows = new RowOverlay({ ...common, pool, room: this.#room, tones: this.#tones });
    this.#ticks = new TickLayer({ ...common, rows: this.#rows.named, rowOf: this.#rows.rowOf });
    this.#region = new PageRegion({ ...common, after: timing.after });
    this.#attention = new Attention(deps.window.document, () => this.#onReturn(), stop);
    this.#visits = new Visits(deps.window, () => this.#onVisit(), stop, this.#attention.misses);
    this.#review = timing.oncePerFrame(() => this.#region.review());
    this.#restyle = timing.oncePerFrame(() => this.#takeTone());
    const refresh = () => void this.#refresh().catch(() => undefined);
    this.#refreshShown = timing.notMoreOftenThan(NOTICES_PAUSE_MS, refresh);
    const refreshDisplay = () => void this.#devices.refreshDisplay().catch(() => undefined);
    this.#refreshSettings = timing.notMoreOftenThan(SETTINGS_PAUSE_MS, refreshDisplay);
  }

  start(): void {
    const { window, listen } = this.#deps;
    const { document } = window;
    this.#watch.add(document);
    if (!this.#attention.misses()) this.#begin();
    listen((notice) => this.#hear(notice), this.#stop);
    const options = { signal: this.#stop, capture: true };
    document.addEventListener('change', () => this.#rows.refreshContext(), options);
    // Space ticks a box that the page has made itself, and is no click there.
    for (const type of ['click', 'change', 'keyup']) {
      document.addEventListener(type, (event) => this.#ticks.heed(event), options);
    }
    // A frame that has loaded may hold the content, and changes nothing here.
    document.addEventListener('load', this.#review, options);
    document.addEventListener('visibilitychange', this.#review, options);
    document.addEventListener('scroll', this.#rows.onScroll, { ...options, passive: true });
    window.addEventListener('beforeprint', this.#rows.readAll, options);
    window.addEventListener('resize', this.#restyle, options);
    const scheme = window.matchMedia?.('(prefers-color-scheme: dark)');
    scheme?.addEventListener('change', this.#restyle, options);
    this.#stop.addEventListener('abort', () => this.#end());
  }

  #common(timing: Timing) {
    const { window, ask, now, today, editorUrl, shadowMode = 'closed' } = this.#deps;
    const { accepts = (event: Event) => event.isTrusted } = this.#deps;
    const mayAct = createActLimit(now);
    return {
      ask,
      now,
      today,
      editorUrl,
      accepts,
      shadowMode,
      timing,
      document: window.document,
      devices: this.#devices,
      guard: (control: Element) => watchVisibility(control, now),
      mayAct,
      mayPutBack: createPutBackLimit(now),
      roots: () => this.#watch.roots,
      addresses: () => addressesOf(window),
      standsHere: () => standsInThisFrame(window),
      onRoot: (root: ShadowRoot) => void this.#watch.add(root),
      onSubject: (subject: PageSubject) => this.#rows.setSubject(subject),
      onRows: () => this.#ticks.follow(),
      taughtRows: this.#taught,
      taught: () => this.#taught.textIn(this.#watch.roots),
      taughtAnchor: () => taughtAnchor(this.#taught, this.#watch.roots),
      // A click too many opens no second tab.
      onPlace: async (place: Place) => (mayAct() ? ask('portal.open-fleet', place) : null),
    };
  }

  /** Runs after the page's own script and before anything of it is painted. */
  #onRecords(records: readonly MutationRecord[]): void {
    if (this.#attention.misses()) return;
    this.#visits.check();
    const isNews = this.#rows.onRecords(records);
    this.#region.check();
    this.#card.check();
    if (records.some(mayChangeTone)) this.#restyle();
    if (isNews) this.#review();
  }

  #begin(): void {
    this.#hasBegun = true;
    this.#rows.search(this.#deps.window.document.body);
    this.#region.visit();
    this.#learn();
  }

  /** Before the page is painted again: everything may have changed, here and in the store. */
  #onReturn(): void {
    if (!this.#hasBegun) return this.#begin();
    this.#visits.check();
    this.#watch.tidy();
    this.#rows.readAgain(this.#deps.window.document.body);
    this.#region.check();
    this.#review();
    this.#hear({ about: 'devices', ids: 'all' });
  }

  #onVisit(): void {
    if (this.#taught.leave()) this.#learn();
    this.#card.close();
    this.#ticks.leave();
    this.#watch.tidy();
    this.#rows.refreshContext();
    this.#region.visit();
  }

  /** A page that was taught nothing, as most, is not looked at again. */
  #learn(): void {
    const wasEmpty = this.#taught.isEmpty;
    const look = () => {
      if (wasEmpty && this.#taught.isEmpty) return;
      this.#rows.learn(this.#deps.window.document.body);
      this.#region.learn();
    };
    this.#taught.load().then(look, () => undefined);
  }

  #takeTone(): void {
    this.#tones.forget();
    this.#room.forget();
    this.#rows.onScroll();
    this.#rows.showAll();
    this.#region.restyle();
  }

  #hear(notice: PortalNotice): void {
    // What an open editor says is between its frame and this page.
    if (!('ticket' in notice) && this.#attention.misses()) return;
    this.#region.hear(notice);
    this.#card.hear(notice);
    this.#rows.hear(notice);
    if (notice.about === 'taught') this.#learn();
    if (notice.about === 'status') this.#refreshSettings();
    if (notice.about !== 'devices') return;
    for (const id of notice.ids === 'all' ? this.#shownIds() : notice.ids) this.#changed.add(id);
    this.#refreshShown();
  }

  #shownIds(): readonly DeviceId[] {
    const ids = [...this.#rows.shownIds(), this.#card.shownId, this.#region.importedId];
    return ids.filter((id) => id !== undefined);
  }

  async #refresh(): Promise<void> {
    const wanted = this.#shownIds().filter((id) => this.#changed.has(id));
    this.#changed.clear();
    const gone = await this.#devices.refresh(wanted);
    if (gone.length > 0) this.#rows.showAll();
  }

  #end(): void {
    this.#watch.stop();
    this.#card.close();
    this.#ticks.leave();
    this.#rows.stop();
    this.#region.stop();
  }
}
