import { lineOf } from './page-tree';

const LAYER = 'dialog[open],[aria-modal="true"],[popover]';
const DEEPEST = 300;

/**
 * In what something of ours has to stand to be of use beside a place: a modal dialog makes everything outside of it
 * inert, keeps the focus inside, and closes at a click beside it.
 */
export function layerAround(place: Node, document: Document): Element {
  for (const element of lineOf(place, DEEPEST)) if (element.matches(LAYER)) return element;
  return document.body;
}
