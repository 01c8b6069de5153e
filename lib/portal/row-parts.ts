const GRIDS = '[role="grid"],[role="treegrid"],[role="table"]';
const PART_KEYS = [
  'row-id',
  'data-row-id',
  'aria-rowindex',
  'data-rowindex',
  'data-row-index',
  'row-index',
  'data-row',
  'data-uid',
  'data-index',
];
const ROWS = '[role="row"],tr';
/** Names of what holds some columns in their place. */
const PINNED = /frozen|fixed|pinned|locked|sticky/i;
const SIDE = /frozen|fixed|pinned|locked|sticky|left|right/i;
const ID_KEY = /^(?:data-)?(?:row-id|uid)=/;
const HIGHEST_CLIMB = 4;
const MOST_TABLES = 4;

/**
 * A grid with pinned columns splits one row over several elements, one in each of its containers, which share an id,
 * index or place; a term of a definition list goes with its definitions. Made for one moment: what it has read of a grid
 * is not read again.
 */
export class RowParts {
  readonly #grids = new Map<Element, ReadonlyMap<string, readonly Element[]>>();
  readonly #gridOf = new Map<Element | null, Element | undefined>();

  /** All elements of the row that this one belongs to, in page order. */
  of(row: Element): readonly Element[] {
    if (row.tagName === 'DT' || row.tagName === 'DD') return termParts(row);
    const grid = this.#gridAround(row);
    const key = grid && partKey(row, grid);
    if (!grid || key === undefined) return [row];
    const parts = this.#partsIn(grid).get(key) ?? [];
    return parts.includes(row) && areSideBySide(parts, grid, key) ? parts : [row];
  }

  #gridAround(row: Element): Element | undefined {
    const { parentElement } = row;
    if (this.#gridOf.has(parentElement)) return this.#gridOf.get(parentElement);
    const grid = row.closest(GRIDS) ?? (row.tagName === 'TR' ? tablesAround(row) : undefined);
    this.#gridOf.set(parentElement, grid);
    return grid;
  }

  #partsIn(grid: Element): ReadonlyMap<string, readonly Element[]> {
    const known = this.#grids.get(grid);
    if (known) return known;
    const byKey = new Map<string, Element[]>();
    for (const row of grid.querySelectorAll(ROWS)) {
      const key = partKey(row, grid);
      if (key === undefined || isOfInnerGrid(row, grid)) continue;
      const parts = byKey.get(key);
      if (parts) parts.push(row);
      else byKey.set(key, [row]);
    }
    this.#grids.set(grid, byKey);
    return byKey;
  }
}

/** Sections of a list count their rows anew, and so do lists inside of it: those are rows of their own. */
function areSideBySide(parts: readonly Element[], grid: Element, key: string): boolean {
  const holders = new Set(parts.flatMap(({ parentElement }) => parentElement ?? []));
  if (holders.size < parts.length) return false;
  const isInside = parts.some((part) =>
    [...holders].some((one) => one !== part.parentElement && one.contains(part)),
  );
  if (isInside) return false;
  return ID_KEY.test(key) || !haveSameColumns(parts) || parts.some((part) => isPinned(part, grid));
}

const isOfInnerGrid = (row: Element, grid: Element): boolean =>
  grid.matches(GRIDS) && row.closest(GRIDS) !== grid;

const haveSameColumns = ([first, ...others]: readonly Element[]): boolean =>
  others.some(
    ({ childElementCount }) =>
      childElementCount > 1 && childElementCount === first?.childElementCount,
  );

const isPinned = (part: Element, grid: Element): boolean =>
  Array.from(namesUpTo(part, grid)).some((name) => SIDE.test(name));

function partKey(row: Element, grid: Element): string | undefined {
  const name = PART_KEYS.find((attribute) => row.hasAttribute(attribute));
  if (name) return `${name}=${row.getAttribute(name) ?? ''}`;
  if (!(row instanceof HTMLTableRowElement) || grid.matches(GRIDS)) return undefined;
  return `${row.parentElement?.tagName ?? ''}=${row.sectionRowIndex}`;
}

/** What holds tables side by side of which one keeps its columns in place. */
function tablesAround(row: Element): Element | undefined {
  const table = row.closest('table');
  if (!table) return undefined;
  let inside: Element = table;
  for (let step = 0; inside.parentElement && step < HIGHEST_CLIMB; step += 1) {
    const around: Element = inside.parentElement;
    const tables = [table, ...tablesBeside(inside)];
    if (tables.length > MOST_TABLES) return undefined;
    if (tables.length > 1) return areSplit(tables, around) ? around : undefined;
    inside = around;
  }
  return undefined;
}

/** A table may have thousands of rows: it is not searched itself. */
const tablesBeside = (inside: Element): HTMLTableElement[] =>
  Array.from(inside.parentElement?.children ?? []).flatMap((other) => {
    if (other === inside) return [];
    return other instanceof HTMLTableElement ? other : Array.from(other.querySelectorAll('table'));
  });

function areSplit(tables: readonly HTMLTableElement[], around: Element): boolean {
  const isInside = tables.some((one) =>
    tables.some((other) => one !== other && one.contains(other)),
  );
  const names = tables.flatMap((table) => Array.from(namesUpTo(table, around)));
  const heights = new Set(tables.map(({ rows }) => rows.length));
  return !isInside && heights.size === 1 && names.some((name) => PINNED.test(name));
}

function* namesUpTo(table: Element, around: Element): Generator<string> {
  for (let at: Element | null = table; at && at !== around; at = at.parentElement) {
    yield `${at.id} ${at.getAttribute('class') ?? ''}`;
  }
}

/** A term and the definitions that follow it. */
function termParts(part: Element): readonly Element[] {
  let term: Element | null = part;
  while (term && term.tagName === 'DD') term = term.previousElementSibling;
  if (term?.tagName !== 'DT') return [part];
  const parts = [term];
  for (let next = term.nextElementSibling; next?.tagName === 'DD'; next = next.nextElementSibling) {
    parts.push(next);
  }
  return parts;
}
