import { uuidsIn } from './ids-in-text';
import { isClosedToUs } from './page-tree';

const ROW = 'tr,[role="row"],li,[role="listitem"],[role="treeitem"]';
const TABLE_ROW = 'tr,[role="row"]';
const TABLES = 'table,[role="table"],[role="grid"],[role="treegrid"]';
const TABLE_CELL = 'td,th,[role="gridcell"],[role="cell"]';
/** A list of facts about one thing, and no list of things. */
const FACT =
  /^(?:.*\b(?:name|serial|number|tag|address|company|client|site|model|manufacturer|maker|system|type|status|version|user|domain|installed|seen)|s\/n|ip|os|mac)\s*:?$|:\s*$/i;
/** Menus, tabs and breadcrumbs repeat elements too, but list no devices. */
const NOT_A_LIST =
  'nav,header nav,[role="navigation"],[role="menu"],[role="menubar"],[role="tablist"],[role="toolbar"],[role="listbox"],[aria-label*="breadcrumb" i],[data-component="Breadcrumbs"]';
const NEVER_A_ROW =
  /^(?:SPAN|B|I|EM|STRONG|MARK|SMALL|BUTTON|LABEL|INPUT|IMG|BR|HR|P|H[1-6]|D[TDL]|T[DH]|THEAD|TBODY|TFOOT|TABLE|UL|OL|COL|COLGROUP|MAIN|HEADER|FOOTER|ASIDE|FORM|FIELDSET|BODY|OPTION|PICTURE|VIDEO)$/;
const HEADER_CELL = 'th:not([scope="row"]),[role="columnheader"]';
/** Grids put the cells into a row after it is there: one by one they would look like rows of a list. */
const CELL = '[role="gridcell"],[role="cell"],[role="columnheader"],[role="rowheader"]';
const PAGE_PARTS = 'h1,main,[role="main"],iframe,form';
const LONGEST_ROW = 800;

/** Containers of rows, and what a person has said of rows: yes, no, or nothing. */
export interface Lists extends Pick<WeakSet<Element>, 'has' | 'add'> {
  readonly isTaught?: ((element: Element) => boolean | undefined) | undefined;
}

/** Whether nothing below an element may be a row. */
export const holdsNoRows = (element: Element): boolean =>
  isClosedToUs(element) || element.matches(NOT_A_LIST);

/**
 * Whether an element is a row of a list: by its role, or because the page repeats its like. Containers whose rows have
 * emptied but one are remembered in `lists`, so that a filtered list keeps its badge.
 */
export function isRow(element: Element, lists: Lists): boolean {
  const taught = lists.isTaught?.(element);
  if (taught !== undefined) return taught;
  if (element.matches(TABLE_ROW)) return isTableRow(element);
  if (element.matches(ROW)) return true;
  if (element.tagName === 'DT') return isTerm(element);
  return isRepeated(element, lists) && readsLikeRow(element, lists);
}

function isHeaderRow(row: Element): boolean {
  if (row.parentElement?.tagName === 'THEAD') return true;
  const isHeader = (cell: Element) => cell.matches(HEADER_CELL);
  // Most rows are told by their first cell.
  const { firstElementChild: first } = row;
  return first !== null && isHeader(first) && Array.from(row.children).every(isHeader);
}

/** A row may hold a table of other rows, unless it only lays out the page or a cell. */
function isTableRow(row: Element): boolean {
  if (isHeaderRow(row) || isCellLayout(row)) return false;
  if (innerTablesOf(row).length === 0 || row.role === 'row') return true;
  return hasLikes(row) && !row.querySelector(`${PAGE_PARTS},h2`);
}

/** The one row of a table that lays out a cell of a row. */
function isCellLayout(row: Element): boolean {
  const table = row.closest(TABLES);
  if (!table?.parentElement?.closest(TABLE_CELL)) return false;
  return table.querySelectorAll(TABLE_ROW).length === 1;
}

const hasLikes = (row: Element): boolean =>
  row.childElementCount > 1 &&
  [row.previousElementSibling, row.nextElementSibling].some(
    (other) => other?.matches(TABLE_ROW) && other.childElementCount === row.childElementCount,
  );

/** Tables inside of a row that have rows of their own. */
export function innerTablesOf(row: Element): Element[] {
  const tables = Array.from(row.querySelectorAll(TABLES));
  return tables.filter((table) => table.querySelectorAll(TABLE_ROW).length > 1);
}

/** A term of a list of things: what a fact is called is no name. */
const isTerm = (term: Element): boolean =>
  term.nextElementSibling?.tagName === 'DD' && !FACT.test(term.textContent.trim());

function isRepeated(element: Element, lists: Lists): boolean {
  const parent = element.parentElement;
  if (!parent || NEVER_A_ROW.test(element.tagName) || element.matches(CELL)) return false;
  if (likesOf(element).length >= 2) {
    lists.add(parent);
    return true;
  }
  return lists.has(parent) || Array.from(element.attributes).some(namesId);
}

const namesId = ({ name, value }: Attr): boolean =>
  (name === 'id' || name === 'href' || name.startsWith('data-')) && uuidsIn(value).length > 0;

const NEIGHBOURS = 4;

/** Near siblings of the same kind: the same tag, and a class in common where there are classes. */
function likesOf(element: Element): Element[] {
  const near: Element[] = [];
  let before = element.previousElementSibling;
  let after = element.nextElementSibling;
  for (let step = 0; step < NEIGHBOURS; step += 1) {
    if (before) near.push(before);
    if (after) near.push(after);
    before = before?.previousElementSibling ?? null;
    after = after?.nextElementSibling ?? null;
  }
  return near.filter((other) => isLike(element, other));
}

function isLike(one: Element, other: Element): boolean {
  if (one.tagName !== other.tagName) return false;
  if (one.classList.length === 0 || other.classList.length === 0) {
    return one.classList.length === other.classList.length;
  }
  return Array.from(one.classList).some((name) => other.classList.contains(name));
}

function readsLikeRow(element: Element, lists: Lists): boolean {
  const { textContent } = element;
  if (textContent.length > LONGEST_ROW || textContent.trim().length < 2) return false;
  if (element.querySelector(`${PAGE_PARTS},${TABLE_ROW}`)) return false;
  return isSingleCellOfList(element, lists) || !isContainer(element);
}

/** A row with one text is a list's only where its container is not itself one row of several. */
function isSingleCellOfList(element: Element, lists: Lists): boolean {
  const parent = element.parentElement;
  if (!parent || partsOf(element).length > 1) return false;
  if (Array.from(element.attributes).some(namesId)) return true;
  return lists.has(parent) && likesOf(parent).length === 0;
}

/** Whether what an element repeats inside are rows of their own (columns of cards), and not facts with labels. */
function isContainer(element: Element): boolean {
  const parts = partsOf(element);
  if (parts.length < 2) return true;
  return groupsIn(element).some((group) => group.length >= 2 && !areFacts(group));
}

/** Whether each begins with a label that its counterparts in other cards have too. */
function areFacts(group: readonly Element[]): boolean {
  const labels = group.map((fact) => partsOf(fact)[0] ?? '');
  const [first] = group;
  const list = first?.parentElement;
  const cards = likesOf(cardOf(first));
  if (!list || cards.length === 0) return false;
  return labels.some((label) => cards.some(({ textContent }) => textContent.includes(label)));
}

function cardOf(element: Element | undefined): Element {
  let card = element ?? document.body;
  while (card.parentElement && likesOf(card.parentElement).length === 0) card = card.parentElement;
  return card.parentElement ?? card;
}

/** Groups of like siblings below an element that have two texts or more each. */
function groupsIn(element: Element): Element[][] {
  const parents = [element, ...Array.from(element.querySelectorAll('*')).slice(0, 60)];
  return parents.flatMap((parent) => {
    const [first] = parent.children;
    if (!first || parent.children.length < 2) return [];
    const group = [first, ...likesOf(first)];
    const whole = group.filter((one) => partsOf(one).length > 1);
    return whole.length > 1 ? [whole] : [];
  });
}

/** The texts of an element, up to a few. */
function partsOf(element: Element): string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  while (parts.length < 6 && walker.nextNode()) {
    const text = walker.currentNode.nodeValue?.trim() ?? '';
    if (text.length > 1) parts.push(text);
  }
  return parts;
}
