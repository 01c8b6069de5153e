import { isLong } from './long-lists';
import { isOwn } from './own-hosts';

/** What a batch of changes means for rows. */
export interface RowChanges {
  /** Known rows in which something changed. */
  readonly changed: Set<Element>;
  /** Elements that were put in outside of known rows, by what they were put into. */
  readonly added: Map<Node, Element[]>;
  /** Long lists that were filled, or filled anew: to look at each of their rows now would cost too much. */
  readonly refilled: Set<Element>;
  readonly removed: Set<Node>;
  /** Out of what something was taken, outside of known rows. */
  readonly emptied: Set<Node>;
  /** Texts and attributes outside of known rows: an empty frame of a row may have been filled. */
  readonly unnamed: Set<Node>;
}

export function sortChanges(
  records: readonly MutationRecord[],
  rowOf: (node: Node) => Element | undefined,
): RowChanges {
  const changes: RowChanges = {
    changed: new Set(),
    added: new Map(),
    refilled: new Set(),
    removed: new Set(),
    emptied: new Set(),
    unnamed: new Set(),
  };
  for (const record of records) if (!isQuiet(record)) sort(record, rowOf(record.target), changes);
  return changes;
}

function sort(record: MutationRecord, row: Element | undefined, changes: RowChanges): void {
  if (row) changes.changed.add(row);
  if (record.type === 'childList') sortNodes(record, row, changes);
  else if (!row) changes.unnamed.add(record.target);
}

function sortNodes(record: MutationRecord, row: Element | undefined, changes: RowChanges): void {
  const { target, addedNodes, removedNodes } = record;
  if (!isLong(removedNodes)) sortRemoved(removedNodes, changes);
  // A row that is opened shows others inside of it.
  if (row) return sortAdded(target, Array.from(addedNodes).filter(holdsRows), changes);
  if (removedNodes.length > 0) changes.emptied.add(target);
  if (target instanceof Element && isLong(addedNodes)) changes.refilled.add(target);
  else sortAdded(target, addedNodes, changes);
}

const ROW = 'tr,[role="row"],li,[role="treeitem"]';

const holdsRows = (node: Node): boolean =>
  node instanceof Element && (node.matches(ROW) || node.querySelector(ROW) !== null);

function sortRemoved(nodes: NodeList, { removed }: RowChanges): void {
  for (const node of nodes) if (!isOwn(node)) removed.add(node);
}

function sortAdded(target: Node, nodes: Iterable<Node>, { added, unnamed }: RowChanges): void {
  const news = Array.from(nodes).filter((node) => !isOwn(node));
  const elements = news.filter((node) => node instanceof Element);
  if (news.some((node) => node instanceof Text)) unnamed.add(target);
  if (elements.length === 0) return;
  const all = added.get(target) ?? [];
  all.push(...elements);
  added.set(target, all);
}

const QUIET_ATTRIBUTES = new Set(['class', 'style']);

/** What says nothing new: looks, a value that was written again, or a badge that we put in. */
function isQuiet(record: MutationRecord): boolean {
  switch (record.type) {
    case 'attributes':
      return isQuietAttribute(record);
    case 'childList':
      // A badge that was taken out may have been taken by the page.
      return record.removedNodes.length === 0 && isOwnOnly(record.addedNodes);
    default:
      return false;
  }
}

const isOwnOnly = (nodes: NodeList): boolean => !isLong(nodes) && Array.from(nodes).every(isOwn);

function isQuietAttribute({ target, attributeName, oldValue }: MutationRecord): boolean {
  if (attributeName === null || QUIET_ATTRIBUTES.has(attributeName)) return true;
  return target instanceof Element && target.getAttribute(attributeName) === oldValue;
}
