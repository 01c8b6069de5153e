import { EVIDENCE_LIMITS } from '@/lib/domain/evidence';
import { evidenceText } from './page-tree';

/** How far back the header of a group is looked for: what stands further up may say nothing of the row. */
const FURTHEST = 80;
const LONGEST = 200;

/** Texts that hold for a whole group of rows in a table: of its header, and of a cell that spans several rows. */
export function textsAround(row: Element): readonly string[] {
  const texts: string[] = [];
  if (!standsInOrder(row)) return texts;
  let above = row.previousElementSibling;
  for (let step = 1; above && step <= FURTHEST; step += 1) {
    if (isGroupHeader(above)) return [...texts, ...textOf(above)].slice(0, EVIDENCE_LIMITS.around);
    texts.push(...spanning(above, step).flatMap(textOf));
    above = above.previousElementSibling;
  }
  return texts.slice(0, EVIDENCE_LIMITS.around);
}

/** The rows of which it says something besides itself. */
export function rowsUnder(row: Element): readonly Element[] {
  if (!(isGroupHeader(row) || spanning(row, 1).length > 0) || !standsInOrder(row)) return [];
  const rows: Element[] = [];
  let below = row.nextElementSibling;
  while (below && rows.length < FURTHEST && !isGroupHeader(below)) {
    rows.push(below);
    below = below.nextElementSibling;
  }
  return rows;
}

/** Rows that a grid moves about may stand after others than they seem to. */
const standsInOrder = (row: Element): row is HTMLElement =>
  row instanceof HTMLTableRowElement && row.style.transform === '' && row.style.top === '';

const isGroupHeader = ({ children, tagName }: Element): boolean =>
  tagName === 'TR' && children.length === 1 && spanOf(children[0], 'colspan') > 1;

const spanning = (row: Element, distance: number): Element[] =>
  row.querySelector('[rowspan]') === null
    ? []
    : Array.from(row.children).filter((cell) => spanOf(cell, 'rowspan') > distance);

const spanOf = (cell: Element | undefined, name: 'rowspan' | 'colspan'): number =>
  Number(cell?.getAttribute(name) ?? 1);

function textOf({ textContent }: Element): readonly string[] {
  if (textContent.length > LONGEST) return [];
  const text = evidenceText(textContent);
  const bare = text.replace(/\s*[([]\s*\d+[^)\]]*[)\]]\s*$/, '');
  return [...new Set([text, bare])].filter((one) => one.length > 1);
}
