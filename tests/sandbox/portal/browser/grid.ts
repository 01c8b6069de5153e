import { element } from './dom.ts';
import type { DeviceRow } from './portal-data.ts';
import type { Switches } from './switches.ts';
import { tickBox, type TickBox } from './tick-box.ts';

const ROW_HEIGHT = 44;
const SPARE_ROWS = 6;

export interface Column {
  readonly name: string;
  readonly text: (row: DeviceRow) => string;
}

interface GridOptions {
  readonly columns: readonly Column[];
  readonly switches: Switches;
  readonly hrefOf: (row: DeviceRow) => string;
  readonly open: (row: DeviceRow) => void;
  readonly sortBy: (column: Column) => 'ascending' | 'descending';
}

/** A row element and what it shows at the moment; it shows another device after a scroll. */
interface RecycledRow {
  readonly element: HTMLElement;
  readonly nameCell: HTMLElement;
  readonly cells: readonly HTMLElement[];
  readonly box: TickBox | undefined;
  shown: DeviceRow | undefined;
}

/**
 * A home-made virtual grid: a few dozen row elements stand for any number of rows, and row `n` is always shown by
 * element `n mod their number`, so that scrolling by one row rewrites one element.
 */
export class VirtualGrid {
  readonly element: HTMLElement;
  readonly #options: GridOptions;
  readonly #viewport = element('div', { class: 'grid-viewport', role: 'rowgroup', tabindex: '0' });
  readonly #spacer = element('div', { class: 'grid-spacer', role: 'presentation' });
  readonly #recycled: RecycledRow[] = [];
  readonly #ticked = new Set<string>();
  #rows: readonly DeviceRow[] = [];
  #frame = 0;

  constructor(options: GridOptions) {
    this.#options = options;
    this.element = element('div', { class: 'grid', role: 'grid', 'aria-label': 'Devices' });
    this.#viewport.append(this.#spacer);
    if (options.switches.ticks !== 'none') this.element.classList.add('has-ticks');
    this.element.append(this.#header(), this.#viewport);
    this.#viewport.addEventListener('scroll', () => this.#paintSoon(), { passive: true });
    new ResizeObserver(() => this.#paintSoon()).observe(this.#viewport);
  }

  show(rows: readonly DeviceRow[]): void {
    this.#rows = rows;
    this.element.setAttribute('aria-rowcount', String(rows.length + 1));
    this.#spacer.style.height = `${rows.length * ROW_HEIGHT}px`;
    this.#paint();
  }

  #header(): HTMLElement {
    const buttons = this.#options.columns.map((column) => {
      const header = element('div', { class: 'grid-cell', role: 'columnheader' });
      const button = element('button', { type: 'button', class: 'sort' }, column.name);
      button.addEventListener('click', () => {
        for (const other of header.parentElement?.children ?? [])
          other.removeAttribute('aria-sort');
        header.setAttribute('aria-sort', this.#options.sortBy(column));
        this.#viewport.scrollTop = 0;
      });
      header.append(button);
      return header;
    });
    const box = this.#tickBox('Select all devices', (isTicked) => {
      for (const { id } of this.#rows) this.#tick(id, isTicked);
      this.#showTicks();
    });
    const row = element(
      'div',
      { class: 'grid-row grid-head', role: 'row', 'aria-rowindex': '1' },
      ...boxCell(box, 'columnheader'),
      ...buttons,
    );
    return element('div', { role: 'rowgroup', class: 'grid-header' }, row);
  }

  #tickBox(label: string, onToggle: (isTicked: boolean) => void): TickBox | undefined {
    const { ticks } = this.#options.switches;
    if (ticks === 'none') return undefined;
    const box = tickBox(ticks, label, (isTicked) => {
      box.show(isTicked);
      onToggle(isTicked);
    });
    return box;
  }

  #tick(id: string, isTicked: boolean): void {
    if (isTicked) this.#ticked.add(id);
    else this.#ticked.delete(id);
  }

  #showTicks(): void {
    for (const { box, shown } of this.#recycled) box?.show(this.#ticked.has(shown?.id ?? ''));
  }

  #paintSoon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    const height = this.#viewport.clientHeight || 600;
    const wanted = Math.min(this.#rows.length, Math.ceil(height / ROW_HEIGHT) + SPARE_ROWS);
    while (this.#recycled.length < wanted) this.#addElement();
    const first = Math.max(
      0,
      Math.min(
        Math.floor(this.#viewport.scrollTop / ROW_HEIGHT) - SPARE_ROWS / 2,
        this.#rows.length - wanted,
      ),
    );
    const shown = this.#recycled.length;
    for (const [at, recycled] of this.#recycled.entries()) {
      const index = first + ((at - (first % shown) + shown) % shown);
      this.#fill(recycled, index, this.#rows[index]);
    }
  }

  #addElement(): void {
    const { columns, switches } = this.#options;
    const cells = columns.map((_column, at) =>
      element('div', { class: 'grid-cell', role: 'gridcell', 'aria-colindex': String(at + 1) }),
    );
    const [first, ...others] = cells;
    const nameCell = element(switches.ids === 'href' ? 'a' : 'span', { class: 'name' }, '');
    first?.append(element('span', { class: 'dot' }), nameCell);
    for (const cell of others) cell.append('');
    const box = this.#tickBox('Select row', (isTicked) => {
      if (recycled.shown) this.#tick(recycled.shown.id, isTicked);
    });
    const row = element(
      'div',
      { class: 'grid-row', role: 'row' },
      ...boxCell(box, 'gridcell'),
      ...cells,
    );
    const recycled: RecycledRow = { element: row, nameCell, cells: others, box, shown: undefined };
    row.addEventListener('click', (event) => {
      const inLink =
        event.target instanceof Element && event.target.closest('a, button, .grid-tick');
      if (recycled.shown && !inLink) this.#options.open(recycled.shown);
    });
    this.#recycled.push(recycled);
    this.#spacer.append(row);
  }

  #fill(recycled: RecycledRow, index: number, row: DeviceRow | undefined): void {
    recycled.element.hidden = row === undefined;
    if (!row) return;
    recycled.element.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
    recycled.element.setAttribute('aria-rowindex', String(index + 2));
    if (recycled.shown === row) return;
    recycled.shown = row;
    recycled.box?.show(this.#ticked.has(row.id));
    const { columns, switches, hrefOf } = this.#options;
    this.#write(recycled.nameCell, row.name);
    recycled.nameCell.previousElementSibling?.classList.toggle('dot-on', row.online);
    for (const [at, cell] of recycled.cells.entries())
      this.#write(cell, columns[at + 1]?.text(row) ?? '');
    if (switches.ids === 'href') recycled.nameCell.setAttribute('href', hrefOf(row));
    if (switches.ids === 'data') recycled.element.dataset['endpointId'] = row.id;
  }

  #write(target: HTMLElement, text: string): void {
    const [own] = target.childNodes;
    if (this.#options.switches.recycle === 'text' && own instanceof Text) own.data = text;
    else target.replaceChildren(text);
  }
}

const boxCell = (box: TickBox | undefined, role: string): HTMLElement[] =>
  box ? [element('div', { class: 'grid-cell grid-tick', role }, box.element)] : [];
