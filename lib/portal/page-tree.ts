import { displayText } from '@/lib/domain/display-text';
import { EVIDENCE_LIMITS } from '@/lib/domain/evidence';
import { TextMemory } from './text-memory';
import { isOwn } from './own-hosts';

/** Elements in which no device is named for a reader, and those in which a person types. */
const CLOSED_TO_US = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'SELECT',
  'TEXTAREA',
  'IFRAME',
  'OBJECT',
  'CANVAS',
  'svg',
  'HEAD',
]);

export const isClosedToUs = (element: Element): boolean =>
  CLOSED_TO_US.has(element.tagName) || isOwn(element);

/** The element around a node, out of an open shadow root as well. */
export function parentOf(node: Node): Element | undefined {
  // A form's own properties give way to its fields' names: one called `parentNode` would hide what is around the form.
  const parentNode: unknown = Reflect.get(Node.prototype, 'parentNode', node);
  if (parentNode instanceof Element) return parentNode;
  return parentNode instanceof ShadowRoot ? parentNode.host : undefined;
}

/** Children as a reader meets them: an open shadow root's before the element's own. */
export function* childrenOf(element: Element): Generator<Node> {
  if (element.shadowRoot) yield* element.shadowRoot.childNodes;
  yield* element.childNodes;
}

/** The element itself and what is around it, at most `limit` of them. */
export function* lineOf(node: Node, limit = 40): Generator<Element> {
  let element = node instanceof Element ? node : parentOf(node);
  for (let step = 0; element && step < limit; step += 1) {
    yield element;
    element = parentOf(element);
  }
}

/** A text of the page in the form in which names are compared and sent. */
export const evidenceText = (text: string): string => cleaned.of(text.slice(0, 1000));

// The limit counts characters here and code units where the worker checks it: only emoji make a difference.
const cleaned = new TextMemory((text) =>
  displayText(text, EVIDENCE_LIMITS.textLength).slice(0, EVIDENCE_LIMITS.textLength),
);

/** Texts below a node in page order, open shadow roots included, at most `limit`; nothing below what `isLeftOut`. */
export function* textNodesIn(
  root: ParentNode & Node,
  limit: number,
  isLeftOut: (element: Element) => boolean = isClosedToUs,
): Generator<Text> {
  const stack: Node[] = Array.from(root.childNodes).toReversed();
  for (let left = limit, node = stack.pop(); node && left > 0; node = stack.pop()) {
    if (node instanceof Text) {
      left -= 1;
      yield node;
    } else if (node instanceof Element && !isLeftOut(node)) {
      stack.push(...Array.from(childrenOf(node)).toReversed());
    }
  }
}
