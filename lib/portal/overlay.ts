import type { DeviceId } from '@/lib/domain/ids';
import type { Place } from '@/lib/domain/row-place';
import type { PortalNotice } from '@/lib/state/portal-worker';
import { createActLimit } from './act-limit';
import { Attention } from './attention';
import { BadgePool } from './badge-pool';
import { CellRoom } from './cell-room';
import { CardLayer } from './card-layer';
import { addressesOf, standsInThisFrame } from './frame-place';
import { KnownDevices } from './known-devices';
import type { OverlayDeps } from './overlay-deps';
import { listenToPage } from './page-events';
import { PageRegion } from './page-region';
import { PageWatch } from './page-watch';
import { createPutBackLimit } from './put-back-limit';
import type { PageSubject } from './row-tracker';
import { RowOverlay } from './row-overlay';
import { taughtAnchor } from './taught-anchor';
import { TaughtPages } from './taught-pages';
import { TickLayer } from './tick-layer';
import { ShownRefresh } from './shown-refresh';
import { Timing } from './timing';
import { wantStyles } from './styles';
import { followTone, mayChangeTone, ToneSampler } from './tone-sampler';
import { watchVisibility } from './visibility-guard';
import { Visits } from './visits';

/** Lays lifecycle data over this frame of the portal until the signal aborts; then nothing of it is left in the page. */
export function startOverlay(deps: OverlayDeps, stop: AbortSignal): void {
  if (stop.aborted) return;
  const life = new AbortController();
  const end = () => life.abort();
  stop.addEventListener('abort', end);
  const beginAnew = () => {
    stop.removeEventListener('abort', end);
    end();
    startOverlay(deps, stop);
  };
  new Overlay(deps, life.signal, beginAnew).start();
}

class Overlay {
  readonly #deps: OverlayDeps;
  readonly #stop: AbortSignal;
  readonly #beginAnew: () => void;
  readonly #top: Element;
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
  readonly #retone: () => void;
  readonly #refresh: ShownRefresh;
  /** False while the page was not seen once. */
  #hasBegun = false;

  /** `beginAnew`: the document was written anew, and everything that listened in it was taken out. */
  constructor(deps: OverlayDeps, stop: AbortSignal, beginAnew: () => void) {
    this.#deps = deps;
    this.#stop = stop;
    this.#beginAnew = beginAnew;
    this.#top = deps.window.document.documentElement;
    this.#devices = new KnownDevices(deps.ask);
    this.#taught = new TaughtPages({
      ask: deps.ask,
      addresses: () => addressesOf(deps.window),
      onLearned: () => {
        this.#rows.learn(deps.window.document.body);
        this.#region.learn();
      },
    });
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
    this.#retone = followTone(timing, deps.window.document, this.#restyle);
    this.#refresh = new ShownRefresh({
      timing,
      devices: this.#devices,
      shownIds: this.#shownIds,
      onGone: () => this.#rows.showAll(),
    });
  }

  start(): void {
    const { window, listen } = this.#deps;
    this.#watch.add(window.document);
    if (!this.#attention.misses()) this.#begin();
    listen((notice) => this.#hear(notice), this.#stop);
    const soon = { review: this.#review, restyle: this.#restyle };
    listenToPage({ window, rows: this.#rows, ticks: this.#ticks, ...soon }, this.#stop);
    this.#stop.addEventListener('abort', () => this.#end());
  }

  #common(timing: Timing) {
    const { window, ask, now, today, editorUrl, shadowMode = 'closed' } = this.#deps;
    const { accepts = (event: Event) => event.isTrusted, onPushedOut } = this.#deps;
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
      mayPutBack: createPutBackLimit(now, onPushedOut),
      onPushedOut,
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
    const { documentElement, body } = this.#deps.window.document;
    if (documentElement !== this.#top) return body && this.#beginAnew();
    if (this.#attention.misses()) return;
    this.#visits.check();
    const isNews = this.#rows.onRecords(records);
    this.#region.check();
    this.#card.check();
    if (records.some(mayChangeTone)) this.#retone();
    if (isNews) this.#review();
  }

  #begin(): void {
    this.#hasBegun = true;
    wantStyles(this.#deps.ask);
    this.#rows.search(this.#deps.window.document.body);
    this.#region.visit();
    this.#taught.learn();
  }

  /** Before the page is painted again: everything may have changed, here and in the store. */
  #onReturn(): void {
    if (!this.#hasBegun) return this.#begin();
    this.#visits.check();
    this.#taught.learn();
    this.#watch.tidy();
    this.#rows.readAgain(this.#deps.window.document.body);
    this.#region.check();
    this.#review();
    this.#hear({ about: 'devices', ids: 'all' });
  }

  #onVisit(): void {
    wantStyles(this.#deps.ask);
    this.#taught.visit();
    this.#card.close();
    this.#ticks.leave();
    this.#watch.tidy();
    this.#rows.refreshContext();
    this.#region.visit();
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
    if (notice.about === 'taught') this.#taught.learn();
    this.#refresh.hear(notice);
  }

  readonly #shownIds = (): readonly DeviceId[] =>
    [...this.#rows.shownIds(), this.#card.shownId, this.#region.importedId].filter(
      (id) => id !== undefined,
    );

  #end(): void {
    this.#watch.stop();
    this.#card.close();
    this.#ticks.leave();
    this.#rows.stop();
    this.#region.stop();
  }
}
