import { fetchList, type DeviceRow } from './portal-data.ts';
import { deviceHref } from './route.ts';
import { switchesOf } from './switches.ts';

interface Cell {
  readonly value: string;
  readonly data: DeviceRow;
}

interface GridApi {
  setGridOption(name: 'quickFilterText', value: string): void;
}

declare const agGrid: {
  createGrid(place: HTMLElement, options: object): GridApi;
};

const { search } = location;
const switches = switchesOf(search);
const data = await fetchList(search);

const link = ({ value, data: row }: Cell): HTMLAnchorElement => {
  const anchor = document.createElement('a');
  anchor.href = deviceHref(row, switches, search);
  anchor.textContent = value;
  return anchor;
};

const place = document.querySelector<HTMLElement>('#grid');
if (place && data) {
  const grid = agGrid.createGrid(place, {
    rowData: data.rows,
    // Rows that slide over each other while they are sorted can't be told apart by where they stand.
    animateRows: false,
    // The name stands in a pinned column, so a row is two elements that have only their index in common.
    columnDefs: [
      {
        field: 'name',
        headerName: 'Friendly Name',
        pinned: 'left',
        ...(switches.ids === 'href' && { cellRenderer: link }),
      },
      { field: 'company', headerName: 'Company' },
      { field: 'site', headerName: 'Site' },
      { field: 'type', headerName: 'Type' },
      { field: 'model', headerName: 'Model', width: 260 },
      { field: 'serial', headerName: 'Serial Number' },
      { field: 'seen', headerName: 'Last Seen' },
    ],
    ...(switches.ids === 'data' && {
      getRowId: ({ data: row }: { readonly data: DeviceRow }) => row.id,
    }),
    rowSelection: { mode: 'multiRow' },
  });
  document.querySelector('#filter')?.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement) grid.setGridOption('quickFilterText', target.value);
  });
}
