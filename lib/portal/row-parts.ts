const GRIDS = '[role="grid"],[role="treegrid"],[role="table"]';
const PART_KEYS = [
  'row-id',
  'data-row-id',
  'aria-rowindex',
  'data-rowindex',
  'data-row-index',
  'row-index',
];

/**
 * A grid with pinned columns splits one row over several elements, one in each of its containers, which share an id or
 * index. Made for one moment: what it has read of a grid is not read again.
 */
export class RowParts {
  readonly #grids = new Map<Element, ReadonlyMap<string, readonly Element[]>>();

  /** All elements of the row that this one belongs to, in page order. */
  of(row: Element): readonly Element[] {
    const key = partKey(row);
    const grid = key === undefined ? null : row.closest(GRIDS);
    if (key === undefined || !grid) return [row];
    const parts = this.#partsIn(grid).get(key) ?? [];
    const containers = new Set(parts.map(({ parentElement }) => parentElement));
    return parts.includes(row) && containers.size === parts.length ? parts : [row];
  }

  #partsIn(grid: Element): ReadonlyMap<string, readonly Element[]> {
    const known = this.#grids.get(grid);
    if (known) return known;
    const byKey = new Map<string, Element[]>();
    for (const row of grid.querySelectorAll('[role="row"],tr')) {
      const key = partKey(row);
      if (key === undefined) continue;
      const parts = byKey.get(key);
      if (parts) parts.push(row);
      else byKey.set(key, [row]);
    }
    this.#grids.set(grid, byKey);
    return byKey;
  }
}

function partKey(row: Element): string | undefined {
  const name = PART_KEYS.find((attribute) => row.hasAttribute(attribute));
  return name && `${name}=${row.getAttribute(name) ?? ''}`;
}
