import type { DeviceView } from '@/lib/domain/device-view';
import { nameKeyOf } from '@/lib/domain/evidence';
import { serialKey } from '@/lib/domain/serial-number';
import { parentOf } from './page-tree';
import type { Leaf } from './row-evidence';

/** A point in the page: in `parent`, before `before` or at its end. */
export interface Place {
  readonly parent: Element;
  readonly before: Node | null;
}

type Named = Pick<DeviceView, 'id' | 'name' | 'serialNumber'>;
type Finder = (leaves: readonly Leaf[], device: Named) => Leaf | undefined;

/** Where in a row the device is named, surest first. */
const finders: readonly Finder[] = [
  (leaves, { name }) => leaves.find(({ text }) => nameKeyOf(text) === nameKeyOf(name)),
  (leaves, { name }) => leaves.find(({ text }) => nameKeyOf(text).includes(nameKeyOf(name))),
  (leaves, { serialNumber }) => {
    const serial = serialKey(serialNumber ?? '');
    return serial ? leaves.find(({ text }) => serialKey(text) === serial) : undefined;
  },
  (leaves, { id }) => leaves.find(({ node }) => linkAround(node)?.toLowerCase().includes(id)),
  ([first]) => first,
];

const CELL =
  'td,th,[role="gridcell"],[role="cell"],[role="rowheader"],tr,li,[role="row"],[role="listitem"]';
const INLINE = /^(?:A|ABBR|B|BUTTON|CODE|EM|FONT|I|LABEL|MARK|S|SMALL|SPAN|STRONG|SUB|SUP|U)$/;

/** Where a row's badge goes: beside the text that names the device, out of the link or button around it. */
export function badgePlace(
  leaves: readonly Leaf[],
  device: Named,
  isClipped: (cell: Element) => boolean,
): Place | undefined {
  const leaf = finders.reduce<Leaf | undefined>(
    (found, find) => found ?? find(leaves, device),
    undefined,
  );
  if (!leaf) return undefined;
  let inner: Node = leaf.node;
  let parent = parentOf(inner);
  while (parent && INLINE.test(parent.tagName) && !parent.matches(CELL)) {
    inner = parent;
    parent = parentOf(inner);
  }
  if (!parent) return undefined;
  return { parent, before: isClipped(parent) ? inner : inner.nextSibling };
}

const linkAround = (node: Node): string | undefined =>
  parentOf(node)?.closest('a[href]')?.getAttribute('href') ?? undefined;

/** Whether what stands at the end of a cell's text may be cut off. */
export function cutsOff(cell: Element): boolean {
  for (let element: Element | null = cell, step = 0; element && step < 3; step += 1) {
    const { overflowX, whiteSpace, display } = getComputedStyle(element);
    const hides = overflowX !== 'visible' && overflowX !== '';
    if (hides && (whiteSpace.includes('nowrap') || display.includes('flex'))) return true;
    if (element.matches(CELL)) return false;
    element = element.parentElement;
  }
  return false;
}
