import { lineOf } from './page-tree';

interface LongListsDeps {
  readonly now: () => number;
  readonly frame: (run: () => void) => void;
  readonly after: (ms: number, run: () => void) => void;
  /** Reads what is in sight before it is painted, if it is quick. */
  readonly readNow: (elements: readonly Element[]) => void;
  /** Reads the others in slices. */
  readonly readLater: (elements: readonly Element[]) => void;
}

/** Places among the children of a list. */
interface Sight {
  readonly from: number;
  readonly to: number;
}

interface LongList {
  sight: Sight;
  /** The children that were read; it is small while most are out of sight. */
  readonly read: WeakSet<Element>;
}

/** From so many children on most of a list is out of sight. */
const LONG = 60;
export const isLong = ({ length }: { readonly length: number }): boolean => length >= LONG;
/** Of a list that was never measured: about a screen. */
const FIRST_SIGHT: Sight = { from: 0, to: 40 };
const MARGIN = 3;

// A page that renders all its rows again and again would have those out of sight made for nothing each time.
const SHORTEST_REST_MS = 100;
const LONGEST_REST_MS = 2000;
const RESTLESS_MS = 3000;
/** What is in sight of such a list changes less than what it says; a scroll is followed at once. */
const RESTLESS_MEASURE_MS = 1000;

/**
 * Lists with more rows than a screen has: those in sight are read at once, the others when the list has kept still for a
 * while, or when they are scrolled into view.
 */
export class LongLists {
  readonly #deps: LongListsDeps;
  readonly #lists = new Map<Element, LongList>();
  /** A list may be made anew as a whole: then this is what was in sight of the one before. */
  #lastSight = FIRST_SIGHT;
  #restMs = SHORTEST_REST_MS;
  #changedAt = -Infinity;
  #isMeasuring = false;
  #isResting = false;

  constructor(deps: LongListsDeps) {
    this.#deps = deps;
  }

  has = (list: Element): boolean => this.#lists.has(list);

  /** What is put in, even if it was there before, may say something else than it did. */
  forget(elements: Iterable<Element>): void {
    for (const element of elements) {
      const { parentElement } = element;
      if (parentElement) this.#lists.get(parentElement)?.read.delete(element);
    }
  }

  /** Notes a list that was found, or has got many children; gives those to read now. */
  take(element: Element): readonly Element[] {
    for (const known of this.#lists.keys()) if (!known.isConnected) this.#lists.delete(known);
    const sight = this.#lists.get(element)?.sight ?? this.#lastSight;
    const list = { sight, read: new WeakSet<Element>() };
    this.#lists.set(element, list);
    const isRestless = this.#deps.now() - this.#changedAt < RESTLESS_MS;
    this.#measureSoon(isRestless);
    this.#finishLater(isRestless);
    return unreadIn(element, list);
  }

  /** Whether a node stands in a row that is still to be read. */
  isWaiting(node: Node): boolean {
    if (this.#lists.size === 0) return false;
    for (const element of lineOf(node)) {
      const list = element.parentElement && this.#lists.get(element.parentElement);
      if (list && !list.read.has(element)) return true;
    }
    return false;
  }

  /** Notes that children of lists are read; gives those that were not before. */
  *reading(elements: Iterable<Element>): Generator<Element> {
    for (const element of elements) {
      const list = element.parentElement && this.#lists.get(element.parentElement);
      if (list?.read.has(element)) continue;
      list?.read.add(element);
      yield element;
    }
  }

  /** After a scroll, say: reads what has come into sight. */
  measure = (): void => {
    for (const [element, list] of this.#lists) {
      const sight = element.isConnected ? sightOf(element) : undefined;
      if (!sight) continue;
      list.sight = sight;
      this.#lastSight = sight;
      const come = unreadIn(element, list);
      if (come.length > 0) this.#deps.readNow(come);
    }
  };

  /** Has all the others read. */
  finish(): void {
    for (const { children } of this.#lists.keys()) this.#deps.readLater(Array.from(children));
  }

  stop(): void {
    this.#lists.clear();
  }

  /** Once it is painted: to ask for places before would cost the page a layout. */
  #measureSoon(isRestless: boolean): void {
    if (this.#isMeasuring) return;
    this.#isMeasuring = true;
    const { frame, after } = this.#deps;
    const measure = () => {
      this.#isMeasuring = false;
      this.measure();
    };
    const begin = () => frame(() => after(0, measure));
    if (isRestless) after(RESTLESS_MEASURE_MS, begin);
    else begin();
  }

  #finishLater(isRestless: boolean): void {
    const doubled = Math.min(this.#restMs * 2, LONGEST_REST_MS);
    this.#restMs = isRestless ? doubled : SHORTEST_REST_MS;
    this.#changedAt = this.#deps.now();
    if (!this.#isResting) this.#rest();
  }

  /** One timer for all changes: some lists never keep still. */
  #rest(): void {
    const { now, after, frame } = this.#deps;
    const restMs = this.#changedAt + this.#restMs - now();
    this.#isResting = restMs > 0;
    if (this.#isResting) after(restMs, () => this.#rest());
    else frame(() => this.finish());
  }
}

function unreadIn({ children }: Element, { sight, read }: LongList): readonly Element[] {
  const some: Element[] = [];
  const end = Math.min(children.length, sight.to + MARGIN);
  for (let at = Math.max(0, sight.from - MARGIN); at < end; at += 1) {
    const child = children[at];
    if (child && !read.has(child)) some.push(child);
  }
  return some;
}

/** Which children are in the window. They stand one below the other, so a few of them tell. */
function sightOf(list: Element): Sight | undefined {
  const { children } = list;
  const height = list.ownerDocument.defaultView?.innerHeight ?? 0;
  const from = firstWhere(children, ({ bottom }) => bottom > 0);
  const to = firstWhere(children, ({ top }) => top >= height);
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
}

/** The number of children where none fits; nothing where the list is not shown. */
function firstWhere(children: HTMLCollection, fits: (box: DOMRect) => boolean): number | undefined {
  let [low, high, isShown] = [0, children.length, false];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const shown = firstShown(children, middle, high);
    isShown ||= shown !== undefined;
    if (!shown || fits(shown.box)) high = middle;
    else low = shown.at + 1;
  }
  return isShown ? low : undefined;
}

/** A filter may have hidden some of them: those have no box. */
function firstShown(children: HTMLCollection, from: number, end: number) {
  for (let at = from; at < end; at += 1) {
    const box = children[at]?.getBoundingClientRect();
    if (box && box.height > 0) return { at, box };
  }
  return undefined;
}
