import type { DeviceView } from '@/lib/domain/device-view';
import { nameKeyOf } from '@/lib/domain/evidence';
import { serialKey } from '@/lib/domain/serial-number';
import type { BadgeRoom, CellRoom } from './cell-room';
import { isOwn } from './own-hosts';
import { parentOf } from './page-tree';
import type { Leaf } from './row-evidence';
import { TextMemory } from './text-memory';

/** A point in the page: in `parent`, before `before` or at its end. */
export interface Place {
  readonly parent: Element;
  readonly before: Node | null;
}

interface Named extends Pick<DeviceView, 'name' | 'serialNumber'> {
  readonly id: string;
}
type Finder = (leaves: readonly Leaf[], device: Named) => Leaf | undefined;

const nameKeys = new TextMemory(nameKeyOf);

/** Where in a row the device is named, surest first. */
const finders: readonly Finder[] = [
  (leaves, { name }) => leaves.find(({ text }) => nameKeys.of(text) === nameKeys.of(name)),
  (leaves, { name }) => leaves.find(({ text }) => nameKeys.of(text).includes(nameKeys.of(name))),
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

type Cells = Pick<CellRoom, 'after' | 'together'>;

interface Surroundings {
  /** Out of it the badge does not go, even where the row itself is a link. */
  readonly row: Element;
  readonly room: Cells;
  /** What the badge reads. */
  readonly text: string;
}

export interface BadgePlace extends Place {
  readonly room: BadgeRoom;
  /** The width that keeps name and badge in one line, px; 0 where nothing needs to be done for that. */
  readonly together: number;
}

/** Where a row's badge goes: beside the text that names the device, out of the link or button around it. */
export function badgePlace(
  leaves: readonly Leaf[],
  device: Named,
  { row, room: cells, text }: Surroundings,
): BadgePlace | undefined {
  const leaf = finders.reduce<Leaf | undefined>(
    (found, find) => found ?? find(leaves, device),
    undefined,
  );
  if (!leaf) return undefined;
  let inner: Node = leaf.node;
  let parent = parentOf(inner);
  while (parent && parent !== row && INLINE.test(parent.tagName) && !parent.matches(CELL)) {
    inner = parent;
    parent = parentOf(inner);
  }
  if (!parent) return undefined;
  const room = cells.after(leaf, parent, text);
  const keeps = room === 'whole' && isLast(inner);
  const together = keeps ? cells.together(leaf, parent, text) : 0;
  return { parent, before: room === 'none' ? inner : inner.nextSibling, room, together };
}

const linkAround = (node: Node): string | undefined =>
  parentOf(node)?.closest('a[href]')?.getAttribute('href') ?? undefined;

const isLast = ({ nextSibling }: Node): boolean =>
  nextSibling === null || (isOwn(nextSibling) && nextSibling.nextSibling === null);
