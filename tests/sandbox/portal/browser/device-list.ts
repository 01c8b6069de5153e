import { element } from './dom.ts';
import { VirtualGrid, type Column } from './grid.ts';
import type { DeviceRow, ListData } from './portal-data.ts';
import { deviceHref } from './route.ts';
import type { Switches } from './switches.ts';

const COLUMNS: readonly Column[] = [
  { name: 'Friendly Name', text: ({ name }) => name },
  { name: 'Company', text: ({ company }) => company },
  { name: 'Site', text: ({ site }) => site },
  { name: 'Type', text: ({ type }) => type },
  { name: 'Model', text: ({ model }) => model },
  { name: 'Serial Number', text: ({ serial }) => serial },
  { name: 'Last Seen', text: ({ seen }) => seen },
];

interface ListOptions {
  readonly data: ListData;
  readonly switches: Switches;
  readonly search: string;
  readonly navigate: (href: string) => void;
}

export function deviceList({ data, switches, search, navigate }: ListOptions): HTMLElement {
  const hrefOf = (row: DeviceRow) => deviceHref(row, switches, search);
  const filter = element('input', {
    type: 'search',
    placeholder: 'Filter devices',
    'aria-label': 'Filter devices',
  });
  const company = companyChoice(data);
  const count = element('p', { class: 'muted' });
  let order: { readonly column: Column; readonly sign: 1 | -1 } | undefined;

  const grid = new VirtualGrid({
    columns: COLUMNS,
    switches,
    hrefOf,
    open: (row) => navigate(hrefOf(row)),
    sortBy: (column) => {
      order = { column, sign: order?.column === column && order.sign === 1 ? -1 : 1 };
      refresh();
      return order.sign === 1 ? 'ascending' : 'descending';
    },
  });

  function refresh(): void {
    const shown = filtered(data.rows, { text: filter.value, companyId: company.value });
    const rows = order ? shown.toSorted(by(order.column, order.sign)) : shown;
    count.textContent = `${rows.length.toLocaleString('en')} of ${data.rows.length.toLocaleString('en')} devices`;
    grid.show(rows);
  }

  filter.addEventListener('input', refresh);
  company.addEventListener('change', refresh);
  refresh();
  return element(
    'section',
    { class: 'view view-list' },
    element(
      'header',
      { class: 'view-head' },
      element('div', {}, element('h1', {}, 'Devices'), count),
      filter,
      company,
    ),
    grid.element,
  );
}

function companyChoice({ companies }: ListData): HTMLSelectElement {
  const choices = companies.map(({ id, name }) => element('option', { value: id }, name));
  return element(
    'select',
    { 'aria-label': 'Company' },
    element('option', { value: '' }, 'All companies'),
    ...choices,
  );
}

interface Wanted {
  readonly text: string;
  readonly companyId: string;
}

function filtered(rows: readonly DeviceRow[], { text, companyId }: Wanted): readonly DeviceRow[] {
  const word = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (companyId === '' || row.companyId === companyId) &&
      (word === '' ||
        `${row.name} ${row.serial} ${row.model} ${row.company}`.toLowerCase().includes(word)),
  );
}

const by =
  ({ text }: Column, sign: 1 | -1) =>
  (left: DeviceRow, right: DeviceRow): number =>
    sign * text(left).localeCompare(text(right), 'en');
