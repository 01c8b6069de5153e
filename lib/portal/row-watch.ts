import { LONG, LongLists } from './long-lists';
import { isOwn } from './own-hosts';
import type { RowTracker } from './row-tracker';
import { rowAround, searchRows, type Found } from './row-search';
import { parentOf } from './page-tree';
import { Slices } from './slices';

interface RowWatchDeps {
  readonly tracker: RowTracker;
  readonly now: () => number;
  readonly frame: (run: () => void) => void;
  readonly after: (ms: number, run: () => void) => void;
  readonly onRoot: (root: ShadowRoot) => void;
  /** Called after rows were read: what is not known of them can be asked for. */
  readonly onRead: () => void;
}

// Rows that a grid makes anew while scrolling get their badges before they are painted, if it is quick.
const AT_ONCE_MS = 3;
const QUIET_ATTRIBUTES = new Set(['class', 'style']);
/** When to look again at custom elements that had no shadow root yet: getting one is no change that is told. */
const UPGRADE_WAITS_MS = [300, 1500, 5000];

/** Keeps the tracker up with the page: finds rows, and has those read again that have changed. */
export class RowWatch {
  readonly #deps: RowWatchDeps;
  readonly #lists = new WeakSet<Element>();
  readonly #search: Slices<Found>;
  /** What is in sight goes before all else. */
  readonly #inSight: Slices<Found>;
  readonly #long: LongLists;
  #found: Element[] = [];
  readonly #unnamed = new Set<Node>();
  readonly #late = new Set<Element>();

  constructor(deps: RowWatchDeps) {
    this.#deps = deps;
    this.#search = new Slices<Found>(deps, (found) => this.#take(found));
    this.#inSight = new Slices<Found>(deps, (found) => this.#take(found));
    this.#long = new LongLists({
      ...deps,
      readNow: (elements) => this.#readNow(elements),
      readLater: (elements) => this.#search.add(this.#searchingWaiting(elements)),
    });
  }

  /** Looks through everything below an element. */
  search(top: Element): void {
    this.#search.add(this.#searching(top));
  }

  /** After a scroll, or another size of the window. */
  onScroll = (): void => this.#long.measure();

  /** In the microtask of the change, before it is painted. True where more has changed than rows of devices. */
  onRecords(records: readonly MutationRecord[]): boolean {
    const changed = new Set<Element>();
    const added = new Set<Element>();
    const removed = new Set<Node>();
    for (const record of records) this.#sort(record, { changed, added, removed });

    const { tracker, onRead } = this.#deps;
    if (removed.size > 0) tracker.dropRemoved();
    this.#takeMoved(added, removed, changed);
    if (changed.size > 0) tracker.judge(changed);
    const isBeyond = this.#searchAdded(added);
    if (this.#unnamed.size > 0) this.#searchUnnamed();
    if (added.size > 0) this.#search.run(AT_ONCE_MS);
    if (changed.size > 0 || added.size > 0) onRead();
    return isBeyond || removed.size > added.size || [...changed].some((row) => !tracker.deviceOf(row));
  }

  stop(): void {
    this.#long.stop();
    this.#inSight.clear();
    this.#search.clear();
    this.#unnamed.clear();
  }

  #sort(record: MutationRecord, { changed, added, removed }: Changes): void {
    if (isQuiet(record)) return;
    const { type, target } = record;
    const row = this.#deps.tracker.rowOf(target);
    if (row) changed.add(row);
    if (type === 'childList') this.#sortNodes(record, row, { changed, added, removed });
    else if (!row) this.#unnamed.add(target);
  }

  #sortNodes(record: MutationRecord, row: Element | undefined, { added, removed }: Changes): void {
    for (const node of record.removedNodes) if (!isOwn(node)) removed.add(node);
    if (row) return;
    for (const node of record.addedNodes) {
      if (isOwn(node)) continue;
      if (node instanceof Element) added.add(node);
      else if (node instanceof Text) this.#unnamed.add(record.target);
    }
  }

  /** A row that was taken out and put back in one go may have changed while nobody was told. */
  #takeMoved(added: Set<Element>, removed: Set<Node>, changed: Set<Element>): void {
    const moved = [...added].filter((element) => removed.has(element));
    if (moved.length === 0) return;
    for (const row of this.#deps.tracker.rows()) {
      if (moved.some((element) => element.contains(row))) changed.add(row);
    }
  }

  /** What is put in can make a list of its siblings. */
  #searchRoot(added: Element): Element {
    const row = added.closest('[role="row"]');
    if (row) return row;
    const parent = parentOf(added);
    const stands = added.matches('tr,li,[role]') || !parent || this.#lists.has(parent);
    return stands || parent === document.body || parent === document.documentElement
      ? added
      : parent;
  }

  /** Texts and attributes outside of known rows: an empty frame of a row may have been filled. */
  #searchUnnamed(): void {
    const nodes = [...this.#unnamed];
    this.#unnamed.clear();
    this.#search.add(this.#searchingAround(nodes));
  }

  *#searchingAround(nodes: readonly Node[]): Generator<Found> {
    for (const node of nodes) {
      const row = node.isConnected ? rowAround(node, this.#lists) : undefined;
      yield row ? { kind: 'row', element: row } : { kind: 'step' };
    }
    yield* this.#endOfSearch();
  }

  *#searching(top: Element): Generator<Found> {
    yield* searchRows(top, this.#lists);
    yield* this.#endOfSearch();
  }

  *#endOfSearch(): Generator<Found> {
    this.#judgeFound();
    yield { kind: 'step' };
  }

  #take(found: Found): void {
    if (found.kind === 'root') this.#deps.onRoot(found.root);
    if (found.kind === 'late') this.#addLate(found.element);
    if (found.kind !== 'row') return;
    this.#found.push(found.element);
    if (this.#found.length >= 20) this.#judgeFound();
  }

  #addLate(element: Element): void {
    if (this.#late.size === 0) {
      for (const waitMs of UPGRADE_WAITS_MS)
        this.#deps.after(waitMs, () => this.#searchLate(waitMs));
    }
    this.#late.add(element);
  }

  #searchLate(waitMs: number): void {
    for (const element of this.#late) {
      if (!element.shadowRoot) continue;
      this.#late.delete(element);
      this.search(element);
    }
    if (waitMs === UPGRADE_WAITS_MS.at(-1)) this.#late.clear();
  }

  #judgeFound(): void {
    const rows = this.#found.filter((row) => row.isConnected);
    this.#found = [];
    if (rows.length === 0) return;
    this.#deps.tracker.judge(rows);
    this.#deps.onRead();
  }
}

interface Changes {
  readonly changed: Set<Element>;
  readonly added: Set<Element>;
  readonly removed: Set<Node>;
}

/** What says nothing new: looks, a value that was written again, or a badge that we put in. */
function isQuiet(record: MutationRecord): boolean {
  switch (record.type) {
    case 'attributes':
      return isQuietAttribute(record);
    case 'childList':
      // A badge that was taken out may have been taken by the page.
      return record.removedNodes.length === 0 && Array.from(record.addedNodes).every(isOwn);
    default:
      return false;
  }
}

function isQuietAttribute({ target, attributeName, oldValue }: MutationRecord): boolean {
  if (attributeName === null || QUIET_ATTRIBUTES.has(attributeName)) return true;
  return target instanceof Element && target.getAttribute(attributeName) === oldValue;
}
