import { isLong, LongLists } from './long-lists';
import { parentOf } from './page-tree';
import { sortChanges, type RowChanges } from './row-changes';
import { rowAround, searchRows, type Found } from './row-search';
import type { RowTracker } from './row-tracker';
import type { Lists } from './rows';
import { Slices } from './slices';
import type { TaughtRows } from './taught-pages';

interface RowWatchDeps {
  readonly taughtRows?: TaughtRows | undefined;
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
/** When to look again at custom elements that had no shadow root yet: getting one is no change that is told. */
const UPGRADE_WAITS_MS = [300, 1500, 5000];
const LONGEST_STANDSTILL_MS = 2000;

/** Keeps the tracker up with the page: finds rows, and has those read again that have changed. */
export class RowWatch {
  readonly #deps: RowWatchDeps;
  readonly #lists: Lists;
  readonly #search: Slices<Found>;
  /** Of long lists what is in sight: it goes before all else. */
  readonly #inSight: Slices<Found>;
  readonly #long: LongLists;
  #found: Element[] = [];
  readonly #late = new Set<Element>();

  constructor(deps: RowWatchDeps) {
    this.#deps = deps;
    const isTaught = deps.taughtRows?.isRow;
    this.#lists = Object.assign(new WeakSet<Element>(), { isTaught });
    const take = (found: Found) => this.#take(found);
    this.#search = new Slices<Found>(deps, take);
    this.#inSight = new Slices<Found>(deps, take);
    this.#long = new LongLists({
      ...deps,
      readNow: (elements) => this.#readNow(elements),
      readLater: (elements) => this.#search.add(this.#searching(this.#long.reading(elements))),
    });
  }

  /** Looks through everything below an element. */
  search(top: Element): void {
    this.#search.add(this.#searching([top]));
  }

  /** Everything below an element, rows that are known first: they may be other devices' by now. */
  readAgain(top: Element): void {
    const { tracker, onRead } = this.#deps;
    tracker.dropRemoved();
    tracker.judge(tracker.rows());
    this.search(top);
    this.#search.run(AT_ONCE_MS);
    onRead();
  }

  /** In the microtask of the change, before it is painted. True where more than the rows of devices has changed. */
  onRecords(records: readonly MutationRecord[]): boolean {
    const { tracker, onRead } = this.#deps;
    const changes = sortChanges(records, (node) => tracker.rowOf(node));
    const { changed, added, refilled, unnamed } = changes;
    if (changes.removed.size + changes.emptied.size > 0) tracker.dropRemoved();
    this.#takeMoved(changes);
    const isBeyond = this.#isBeyondRows(changes);
    if (changed.size > 0) tracker.judge(changed);
    for (const list of refilled) this.#readNow(this.#long.take(list));
    for (const [parent, elements] of added) this.#searchAdded(parent, elements);
    if (unnamed.size > 0) this.#search.add(this.#searchingAround([...unnamed]));
    if (added.size > 0) this.#search.run(AT_ONCE_MS);
    if (changed.size + added.size + refilled.size > 0) onRead();
    return isBeyond;
  }

  /** After a scroll, or when the window has another size. */
  onScroll = (): void => this.#long.measure();

  /** Before the page is printed: all of it is seen then. */
  readAll(): void {
    this.#long.finish();
    this.#search.run(LONGEST_STANDSTILL_MS);
  }

  stop(): void {
    this.#long.stop();
    this.#inSight.clear();
    this.#search.clear();
  }

  /** A row that was taken out and put back in one go may have changed while nobody was told. */
  #takeMoved({ added, removed, changed }: RowChanges): void {
    const moved = [...added.values()].flat().filter((element) => removed.has(element));
    if (moved.length === 0) return;
    for (const row of this.#deps.tracker.rows()) {
      if (moved.some((element) => element.contains(row))) changed.add(row);
    }
  }

  /** A long list that is filled anew says no more of the page than it did before. */
  #isBeyondRows({ changed, added, refilled, emptied, unnamed }: RowChanges): boolean {
    const isElsewhere = (parent: Node) =>
      !(parent instanceof Element && (refilled.has(parent) || this.#long.has(parent)));
    return (
      added.size > 0 ||
      [...emptied].some(isElsewhere) ||
      [...changed].some((row) => !this.#deps.tracker.namesDevice(row)) ||
      [...unnamed].some((node) => !this.#long.isWaiting(node))
    );
  }

  #searchAdded(parent: Node, elements: readonly Element[]): void {
    this.#long.forget(elements);
    if (parent instanceof Element && isLong(elements)) {
      return this.#readNow(this.#long.take(parent));
    }
    for (const element of this.#long.reading(elements)) this.search(this.#searchRoot(element));
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

  #readNow(elements: readonly Element[]): void {
    this.#inSight.begin(this.#searching(this.#long.reading(elements)), AT_ONCE_MS);
  }

  *#searchingAround(nodes: readonly Node[]): Generator<Found> {
    for (const node of nodes) {
      const isWanted = node.isConnected && !this.#long.isWaiting(node);
      const row = isWanted ? rowAround(node, this.#lists) : undefined;
      yield row ? { kind: 'row', element: row } : { kind: 'step' };
    }
    yield* this.#endOfSearch();
  }

  *#searching(tops: Iterable<Element>): Generator<Found> {
    for (const top of tops) if (top.isConnected) yield* searchRows(top, this.#lists);
    yield* this.#endOfSearch();
  }

  *#endOfSearch(): Generator<Found> {
    this.#judgeFound();
    yield { kind: 'step' };
  }

  #take(found: Found): void {
    if (found.kind === 'root') this.#deps.onRoot(found.root);
    if (found.kind === 'late') this.#addLate(found.element);
    if (found.kind === 'long') this.#readNow(this.#long.take(found.element));
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
