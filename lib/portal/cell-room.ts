import { parentOf } from './page-tree';
import type { Leaf } from './row-evidence';

/** How a column lays out the text beside which its badges stand. Read once: asking for each row would cost a layout. */
interface Column {
  /** Whether what goes over the cell's end is cut off. */
  readonly isClipped: boolean;
  /** Whether it takes the width that its texts need, and has no better place for a badge below them. */
  readonly grows: boolean;
  /** Whether it is as wide as it is told, and breaks its text. */
  readonly isFixed: boolean;
  readonly font: string;
  /** Room for text, and what stands before it (a dot, an icon), in px. */
  readonly width: number;
  readonly lead: number;
}

/** Of a badge without its text: margin, border, padding, icon and gap, px; and of one that has none. */
const BADGE_FRAME = 38;
const MARK_WIDTH = 30;
const badgeFont = (font: string): string => font.replace(/^.*?[\d.]+px(?:\/\S+)?/, '500 12px');
/** A wrapped name makes two of one line. */
const SEVERAL_LINES = 2.5;
const NORMAL_LINE = 1.2;
/** So many of the rows at the top tell how high rows are. */
const ROWS_ASKED = 12;
/** A longer name may wrap: its column is not widened for it. */
const LONGEST_KEPT_TOGETHER = 260;

const CELL =
  'td,th,[role="gridcell"],[role="cell"],[role="rowheader"],tr,li,[role="row"],[role="listitem"]';

/**
 * How much of a badge has room after a name. Where it is not the whole, its mark must do: the name is what the page is
 * read for.
 */
export type BadgeRoom = 'whole' | 'mark' | 'none';

/** Tells where in a cell a badge has room: after the name, unless it would be cut off there. */
export class CellRoom {
  #columns = new WeakMap<Element, Map<number, Column>>();

  after(leaf: Leaf, box: Element, badgeText: string): BadgeRoom {
    const column = this.#columnOf(leaf, box);
    const { isClipped, isFixed, width } = column;
    if (!(isClipped || isFixed) || widthWith(badgeText, leaf, column) <= width) return 'whole';
    return isFixed || nameEnd(leaf, column) + MARK_WIDTH <= width ? 'mark' : 'none';
  }

  /** The width that keeps name and badge in one line of a table's cell, px; 0 where the cell is to be left alone. */
  together(leaf: Leaf, box: Element, badgeText: string): number {
    const column = this.#columnOf(leaf, box);
    if (!column.grows) return 0;
    const width = widthWith(badgeText, leaf, column);
    return width <= LONGEST_KEPT_TOGETHER ? Math.ceil(width) : 0;
  }

  /** After the window has changed its size, say. */
  forget(): void {
    this.#columns = new WeakMap();
  }

  #columnOf(leaf: Leaf, box: Element): Column {
    const cell = box.closest(CELL) ?? box;
    const row = cell.parentElement;
    const list = row?.parentElement;
    const at = row ? Array.prototype.indexOf.call(row.children, cell) : 0;
    const columns = (list && this.#columns.get(list)) ?? new Map<number, Column>();
    if (list) this.#columns.set(list, columns);
    const column = columns.get(at) ?? readColumn(leaf, box, cell);
    columns.set(at, column);
    return column;
  }
}

function readColumn(leaf: Leaf, box: Element, cell: Element): Column {
  const around = parentOf(leaf.node) ?? box;
  const textStyle = getComputedStyle(around);
  const cellStyle = getComputedStyle(cell);
  const { paddingInlineEnd, display, direction } = cellStyle;
  const outer = cell.getBoundingClientRect();
  const inner = textBox(leaf.node);
  const lead = direction === 'rtl' ? outer.right - inner.right : inner.left - outer.left;
  const isClipped = cutsOff(box, cell);
  const isTableCell = display === 'table-cell' && !isClipped;
  const table = isTableCell ? cell.closest('table') : null;
  const isFixed = table !== null && getComputedStyle(table).tableLayout === 'fixed';
  return {
    isClipped,
    grows: isTableCell && !isFixed && !hasRoomBelow(cell, cellStyle, textStyle),
    isFixed,
    font: textStyle.font,
    width: outer.width - (Number.parseFloat(paddingInlineEnd) || 0),
    lead: Math.max(0, lead),
  };
}

function textBox(node: Text): Pick<DOMRect, 'left' | 'right'> {
  const range = document.createRange();
  range.selectNodeContents(node);
  return typeof range.getBoundingClientRect === 'function'
    ? range.getBoundingClientRect()
    : { left: 0, right: 0 };
}

/** Where rows have several lines anyway, a wider column would take its width from others, whose texts then take more. */
function hasRoomBelow(
  cell: Element,
  { paddingTop, paddingBottom }: CSSStyleDeclaration,
  { lineHeight, fontSize }: CSSStyleDeclaration,
): boolean {
  const line = Number.parseFloat(lineHeight) || NORMAL_LINE * Number.parseFloat(fontSize);
  const padding = Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom);
  return rowHeightAround(cell) - padding >= SEVERAL_LINES * line;
}

/** On the whole: one row may have more to say than all the others. */
function rowHeightAround({ parentElement: row }: Element): number {
  if (!row) return 0;
  const likes: Element[] = [row];
  for (const other of row.parentElement?.children ?? []) {
    if (likes.length >= ROWS_ASKED) break;
    if (other !== row && other.childElementCount === row.childElementCount) likes.push(other);
  }
  const heights = likes.map((like) => like.getBoundingClientRect().height);
  return heights.reduce((sum, height) => sum + height, 0) / heights.length;
}

function cutsOff(box: Element, cell: Element): boolean {
  for (let element: Element | null = box; element; element = element.parentElement) {
    const { overflowX, whiteSpace, display } = getComputedStyle(element);
    const hides = overflowX !== 'visible' && overflowX !== '';
    if (hides && (whiteSpace.includes('nowrap') || display.includes('flex'))) return true;
    if (element === cell) return false;
  }
  return false;
}

/** Of name and badge side by side; without end where the browser can't tell. */
const widthWith = (badgeText: string, leaf: Leaf, column: Column): number =>
  nameEnd(leaf, column) + BADGE_FRAME + widthOf(badgeText, badgeFont(column.font));

const nameEnd = ({ text }: Leaf, { lead, font }: Column): number => lead + widthOf(text, font);

/** One for each font: to change a font takes longer than to measure. */
const pens = new Map<string, OffscreenCanvasRenderingContext2D | null>();
const widths = new Map<string, number>();
const MOST_PENS = 8;
const MOST_WIDTHS = 2000;

/** The width of a text in px, without asking the page for its layout. */
function widthOf(text: string, font: string): number {
  const key = `${font}\n${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const pen = penOf(font);
  if (!pen) return Infinity;
  const { width } = pen.measureText(text);
  if (widths.size >= MOST_WIDTHS) widths.clear();
  widths.set(key, width);
  return width;
}

function penOf(font: string): OffscreenCanvasRenderingContext2D | null {
  const known = pens.get(font);
  if (known || typeof OffscreenCanvas === 'undefined') return known ?? null;
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  if (pen) pen.font = font;
  if (pens.size >= MOST_PENS) pens.clear();
  pens.set(font, pen);
  return pen;
}
