import { fetchList, type DeviceRow } from './portal-data.ts';
import { deviceHref } from './route.ts';
import { switchesOf } from './switches.ts';

interface GridApi {
  setData(rows: readonly DeviceRow[], scrollToTop: boolean): void;
  invalidate(): void;
  render(): void;
  setSortColumn(field: string, isAscending: boolean): void;
  readonly onSort: {
    subscribe(
      listener: (
        event: unknown,
        args: { readonly sortAsc: boolean; readonly sortCol: { readonly field: keyof DeviceRow } },
      ) => void,
    ): void;
  };
}

declare const Slick: {
  readonly Grid: new (
    place: string,
    rows: readonly DeviceRow[],
    columns: readonly object[],
    options: object,
  ) => GridApi;
};

const { search } = location;
const switches = switchesOf(search);
const data = await fetchList(search);

/** Its formatters are given row, cell, value, column and item, and may give an element instead of markup. */
const link = (...[, , value, , item]: readonly [number, number, string, unknown, DeviceRow]) => {
  const anchor = document.createElement('a');
  anchor.href = deviceHref(item, switches, search);
  anchor.textContent = value;
  return anchor;
};

if (data) {
  const columns = [
    ['name', 'Friendly Name', 200],
    ['company', 'Company', 200],
    ['site', 'Site', 140],
    ['type', 'Type', 100],
    ['model', 'Model', 260],
    ['serial', 'Serial Number', 160],
    ['seen', 'Last Seen', 160],
  ] as const;
  const grid = new Slick.Grid(
    '#grid',
    data.rows,
    columns.map(([field, name, width]) => ({
      id: field,
      field,
      name,
      width,
      sortable: true,
      ...(field === 'name' && switches.ids === 'href' && { formatter: link }),
    })),
    {
      enableColumnReorder: true,
      rowHeight: 36,
      multiColumnSort: false,
      // The name keeps its place: then each row is two elements, in two panes.
      ...(switches.frozen && { frozenColumn: 0 }),
    },
  );
  grid.onSort.subscribe((_event, { sortAsc, sortCol: { field } }) => {
    const sign = sortAsc ? 1 : -1;
    grid.setData(
      data.rows.toSorted(
        (one, other) => sign * String(one[field]).localeCompare(String(other[field]), 'en'),
      ),
      false,
    );
    grid.invalidate();
    grid.render();
  });
}
