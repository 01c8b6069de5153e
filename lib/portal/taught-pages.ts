import {
  piecesOf,
  ROW_ITSELF,
  type TaughtPage,
  type TaughtPlace,
  type TaughtText,
} from '@/lib/domain/taught-page';
import type { PortalAsk } from '@/lib/state/portal-worker';
import type { BadgePlace, Place } from './badge-place';
import { isOwn } from './own-hosts';
import { evidenceText } from './page-tree';

type Root = ParentNode & Node;

interface TaughtDeps {
  readonly ask: PortalAsk;
  readonly addresses: () => readonly string[];
  readonly onLearned: () => void;
}

const MOST_ADDRESSES = 8;

/** What was taught of the lists here. */
export interface TaughtRows {
  readonly isRow: (element: Element) => boolean | undefined;
  readonly textOfRow: (parts: readonly Element[]) => string | undefined;
  readonly badgePlaceIn: (parts: readonly Element[]) => BadgePlace | undefined;
}

/** What a person has taught of the page that this frame shows. Most pages were taught nothing, and then it costs nothing. */
export class TaughtPages implements TaughtRows {
  readonly #deps: TaughtDeps;
  /** What is tried just now first, then the most precise. */
  #here: readonly TaughtPage[] = [];
  /** One selector for the rows of the lists here; empty where none was taught. */
  #rows = '';
  #isHostTaught = false;

  constructor(deps: TaughtDeps) {
    this.#deps = deps;
  }

  /** Asks what was taught of the page; one that was taught nothing, as most, is not looked at again. */
  learn(): void {
    const { ask, onLearned } = this.#deps;
    const asked = this.#addresses();
    const wasEmpty = this.#here.length === 0;
    ask('portal.taught', { addresses: asked }).then(
      ({ pages, isHostTaught }) => {
        this.#isHostTaught = isHostTaught;
        // The page has moved on meanwhile: what holds for its former address would read another device's page.
        if (asked.join() !== this.#addresses().join()) return this.visit();
        this.#take(pages);
        if (!wasEmpty || pages.length > 0) onLearned();
      },
      // Not reached: the next page or notice asks again.
      () => undefined,
    );
  }

  #addresses(): readonly string[] {
    return this.#deps.addresses().slice(0, MOST_ADDRESSES);
  }

  /** A change of the address: what was taught of the former page holds no more. */
  visit(): void {
    this.#take([]);
    if (this.#isHostTaught) this.learn();
  }

  /** What the page says where its device's name or serial number was shown to stand. */
  textIn(roots: readonly Root[]): string | undefined {
    return firstOf(this.#of('device'), ({ says }) => textAt(says, roots));
  }

  regionAt(roots: readonly Root[]): { readonly at: Element; readonly side: Side } | undefined {
    return firstOf(this.#of('device'), ({ says, place }) => {
      if (textAt(says, roots) === undefined) return undefined;
      const at = onlyOne(place.selectors, roots);
      return at && { at, side: place.side };
    });
  }

  /** Whether an element is a row: yes, no (it holds rows), or not that anybody has said. */
  isRow = (element: Element): boolean | undefined => {
    if (this.#rows === '') return undefined;
    if (element.matches(this.#rows)) return true;
    return element.querySelector(this.#rows) ? false : undefined;
  };

  textOfRow(parts: readonly Element[]): string | undefined {
    return firstOf(this.#of('list'), ({ says }) => textAt(says, parts));
  }

  badgePlaceIn(parts: readonly Element[]): BadgePlace | undefined {
    return firstOf(this.#of('list'), ({ place }) => {
      const at = onlyOne(place.selectors, parts);
      const beside = at && placeBeside(at, place.side);
      return beside && { ...beside, room: 'whole', together: 0 };
    });
  }

  #take(pages: readonly TaughtPage[]): void {
    this.#here = pages;
    const rows = this.#of('list').flatMap(({ rows: selectors = [] }) => selectors);
    this.#rows = rows.filter(isValid).join();
  }

  #of(kind: TaughtPage['kind']): readonly TaughtPage[] {
    return this.#here.length === 0 ? [] : this.#here.filter((page) => page.kind === kind);
  }
}

type Side = TaughtPlace['side'];

export function placeBeside(at: Element, side: Side): Place | undefined {
  if (side === 'inside') return { parent: at, before: null };
  const parent = at.parentElement;
  if (!parent) return undefined;
  if (side === 'before') return { parent, before: at };
  let before = at.nextSibling;
  while (before && isOwn(before)) before = before.nextSibling;
  return { parent, before };
}

function textAt(says: TaughtText, roots: readonly Root[]): string | undefined {
  const element = onlyOne(says.selectors, roots);
  const text = element && readingOf(element, says.read);
  const said = says.piece === undefined ? text : text && piecesOf(text)[says.piece];
  return said === undefined || said === '' ? undefined : said;
}

/** What an element says in one of its ways. */
export function readingOf(element: Element, read: string): string {
  if (read === 'text') return evidenceText(element.textContent);
  if (read === 'value' && element instanceof HTMLInputElement) {
    return element.type === 'password' ? '' : evidenceText(element.value);
  }
  return evidenceText(element.getAttribute(read) ?? '');
}

/** What the first of the alternatives names that names one element that is shown, and no more. */
export function onlyOne(selectors: readonly string[], roots: readonly Root[]): Element | undefined {
  return firstOf(selectors, (selector) => {
    const found = roots.flatMap((root) => allIn(root, selector)).filter(isShown);
    return found.length === 1 ? found[0] : undefined;
  });
}

/** A selector is a person's or a file's: one that no browser understands finds nothing. */
export function allIn(root: Root, selector: string): Element[] {
  if (selector === ROW_ITSELF) return root instanceof Element ? [root] : [];
  try {
    return Array.from(root.querySelectorAll(selector));
  } catch {
    return [];
  }
}

const isValid = (selector: string): boolean => {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
};

/** Not in a page that is kept hidden behind the one that is shown. */
const isShown = (element: Element): boolean =>
  !isOwn(element) && (element.checkVisibility?.() ?? true);

function firstOf<Item, Value>(
  items: Iterable<Item>,
  read: (item: Item) => Value | undefined,
): Value | undefined {
  for (const item of items) {
    const value = read(item);
    if (value !== undefined) return value;
  }
  return undefined;
}
