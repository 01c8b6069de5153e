import { isLong } from './long-lists';
import { holdsNoRows, innerTablesOf, isRow, type Lists } from './rows';
import { lineOf } from './page-tree';

export type Found =
  | { readonly kind: 'row'; readonly element: Element }
  | { readonly kind: 'root'; readonly root: ShadowRoot }
  /** A custom element that may still get a shadow root. */
  | { readonly kind: 'late'; readonly element: Element }
  /** An element with so many children that they are not to be searched all at once. */
  | { readonly kind: 'long'; readonly element: Element }
  /** Nothing: a place to pause. */
  | { readonly kind: 'step' };

const STEP: Found = { kind: 'step' };

/** Finds the rows below an element, and the open shadow roots; pauses at each element, so that it can be sliced. */
export function* searchRows(top: Element, lists: Lists): Generator<Found> {
  if (holdsNoRows(top)) return;
  const stack: Element[] = [top];
  for (let element = stack.pop(); element; element = stack.pop()) {
    yield STEP;
    const found = isRow(element, lists);
    if (found) yield { kind: 'row', element };
    // Items of a list hold further rows, the branches of a tree; and rows of tables that are opened.
    if (!found && isLong(element.children)) yield { kind: 'long', element };
    else if (!found) pushAll(stack, element.children);
    else pushAll(stack, innerLists(element));
    if (element.shadowRoot) {
      yield { kind: 'root', root: element.shadowRoot };
      pushAll(stack, element.shadowRoot.children);
    } else if (element.tagName.includes('-')) {
      yield { kind: 'late', element };
    }
  }
}

/** Rows in which there may be others. */
const INNERMOST = 'li,[role="treeitem"],tr,[role="row"]';
const BRANCH = 'li,[role="treeitem"]';

function innerLists(row: Element): Iterable<Element> {
  if (row.matches(BRANCH)) return row.querySelectorAll('ul,ol,[role="group"]');
  return row.matches('tr,[role="row"]') ? innerTablesOf(row) : [];
}

/** So that the first child is taken first. */
function pushAll(stack: Element[], children: Iterable<Element>): void {
  const rooms = Array.from(children).filter((child) => !holdsNoRows(child));
  stack.push(...rooms.toReversed());
}

/** The row around a node, where there is one: what a search from the top would have found. */
export function rowAround(node: Node, lists: Lists): Element | undefined {
  let row: Element | undefined;
  for (const element of lineOf(node)) {
    if (holdsNoRows(element)) return undefined;
    if (isRow(element, lists)) row = element.matches(INNERMOST) ? (row ?? element) : element;
  }
  return row;
}
