import type { DeviceId } from '@/lib/domain/ids';
import { RowParts } from './row-parts';
import type { ShownDevice } from './known-devices';

/** A row and the device that it names, as far as that is known. */
export type NamedRow = readonly [row: Element, device: ShownDevice | undefined];

/** What ticks a row, or all of them. */
export const TICK = 'input[type="checkbox"],[role="checkbox"]';

/** Which devices the person has ticked in the page's list. A virtual grid shows a few rows only: the others are kept. */
export class TickedRows {
  readonly #ticked = new Set<DeviceId>();

  get ids(): readonly DeviceId[] {
    return [...this.#ticked];
  }

  /**
   * Reads the ticks of the rows that are there. `isForAll`: after something that concerns more rows than one, such as
   * "select none": when that unticks a row, it has unticked those out of sight as well.
   */
  read(rows: Iterable<NamedRow>, isForAll: boolean): void {
    const shown = ticksIn(rows);
    let isAnyUnticked = false;
    for (const [id, isTicked] of shown) {
      if (isTicked) this.#ticked.add(id);
      else isAnyUnticked = this.#ticked.delete(id) || isAnyUnticked;
    }
    if (!isForAll || !isAnyUnticked) return;
    for (const id of this.#ticked) if (!shown.has(id)) this.#ticked.delete(id);
  }

  clear(): void {
    this.#ticked.clear();
  }
}

function ticksIn(rows: Iterable<NamedRow>): ReadonlyMap<DeviceId, boolean> {
  const parts = new RowParts();
  const ticks = new Map<DeviceId, boolean>();
  for (const [row, device] of rows) {
    const id = device?.peek()?.id;
    const tick = id && tickOf(parts.of(row));
    // A device may stand in two lists of a page.
    if (id && tick !== undefined) ticks.set(id, tick || ticks.get(id) === true);
  }
  return ticks;
}

/** Whether a row is ticked; `undefined` where it shows nothing to tick. */
function tickOf(parts: readonly Element[]): boolean | undefined {
  const told = parts.flatMap((part) => {
    const box = part.querySelector(TICK);
    const marks = [box && isTicked(box), flagOf(part, 'aria-selected')];
    return marks.filter((mark) => mark !== null);
  });
  return told.length > 0 ? told.includes(true) : undefined;
}

const isTicked = (box: Element): boolean =>
  box instanceof HTMLInputElement ? box.checked : flagOf(box, 'aria-checked') === true;

function flagOf(element: Element, name: string): boolean | null {
  const value = element.getAttribute(name);
  return value === null ? null : value === 'true';
}
