import type { World } from '../world/world.ts';
import type { DeviceRow } from './browser/portal-data.ts';
import { detailData, listData } from './data.ts';
import { escaped, htmlPage } from './html.ts';

const PAGE_SIZE = 100;
const TABLE = '/QADashB/QuickAccess/Desktops';
// Spelt as the portal spells it (asio/api.md, section 5.2).
const DETAILS = '/QaDashB/QuickAccess/QuickAcessServerDetails';

/** The portal's older pages: whole documents from the server, numeric ids, no script. */
export function classicTable(world: World, query: URLSearchParams): string {
  const { rows } = listData(world, query);
  const page = Math.max(1, Number(query.get('page') ?? 1));
  const shown = rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const linked = query.get('ids') !== 'none';
  const ticks = query.get('ticks') === 'native';
  return htmlPage({
    title: 'Desktops | Northfield RMM',
    bodyClass: 'classic',
    body: `${topbar()}
<div class="classic-body">
<h1>Desktops and servers</h1>
<p class="muted">${rows.length} devices, page ${page} of ${Math.max(1, Math.ceil(rows.length / PAGE_SIZE))}</p>
<table class="plain" id="tblDevices">
<thead><tr>${ticks ? '<th scope="col"></th>' : ''}<th scope="col">Name</th><th scope="col">Company</th><th scope="col">Site</th><th scope="col">Model</th><th scope="col">Serial number</th><th scope="col">Last seen</th></tr></thead>
<tbody>
${shown.map((row) => tableRow(row, { linked, ticks })).join('\n')}
</tbody>
</table>
${pager(page, rows.length)}
</div>`,
  });
}

interface RowLook {
  readonly linked: boolean;
  readonly ticks: boolean;
}

function tableRow(row: DeviceRow, { linked, ticks }: RowLook): string {
  const kind = row.type === 'Server' ? 'S' : 'D';
  const address = `${DETAILS}?regId=${row.regId}&resourceType=${kind}`;
  const name = linked
    ? `<a href="${escaped(address)}">${escaped(row.name)}</a>`
    : escaped(row.name);
  const others = [row.company, row.site, row.model, row.serial, row.seen];
  const box = ticks ? '<td><input type="checkbox" aria-label="Select row" /></td>' : '';
  return `<tr>${box}<td>${name}</td>${others.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`;
}

function pager(page: number, rows: number): string {
  const links = [
    ...(page > 1 ? [`<a href="${TABLE}?page=${page - 1}">Previous</a>`] : []),
    ...(page * PAGE_SIZE < rows ? [`<a href="${TABLE}?page=${page + 1}">Next</a>`] : []),
  ];
  return links.length > 0 ? `<p class="pager">${links.join(' ')}</p>` : '';
}

/** `undefined` where there is no such device. */
export function classicDevice(world: World, query: URLSearchParams): string | undefined {
  const device = detailData(world, query.get('regId') ?? '');
  if (!device) return undefined;
  const facts: readonly (readonly [string, string])[] = [
    ['Company', device.company],
    ['Site', device.site],
    ['Manufacturer', device.maker],
    ['Model', device.model],
    ['Serial number', device.serial],
    ['Operating system', device.os],
    ['IP address', device.ip],
    ['Agent installed', device.installed],
  ];
  return htmlPage({
    title: `${device.name} | Northfield RMM`,
    bodyClass: 'classic',
    body: `${topbar()}
<div class="classic-body">
<p class="crumbs"><a href="${TABLE}">Desktops</a> <span>${escaped(device.name)}</span></p>
<div class="divTopLabelDdl"><h1>${escaped(device.name)}</h1></div>
<table class="plain facts-table"><tbody>
${facts.map(([label, text]) => `<tr><th scope="row">${label}</th><td>${escaped(text) || '—'}</td></tr>`).join('\n')}
</tbody></table>
</div>`,
  });
}

/** The old shell around a newer page in a frame of the same origin; `show` says which. */
export function framedPage(query: URLSearchParams): string {
  const inside = frameAddress(query);
  return htmlPage({
    title: 'Northfield RMM',
    bodyClass: 'framed',
    body: `${topbar()}<iframe class="frame" title="Devices" src="${escaped(inside)}"></iframe>`,
  });
}

function frameAddress(query: URLSearchParams): string {
  const id = query.get('endpointId');
  const rest = new URLSearchParams(
    [...query].filter(([name]) => name !== 'show' && name !== 'endpointId'),
  );
  rest.set('embed', '1');
  if (query.get('show') === 'table') return `${TABLE}?${rest.toString()}`;
  if (id) rest.set('endpointId', id);
  return `/QADashB/QuickAccess/NewDesktops${id ? '/device-details' : ''}?${rest.toString()}`;
}

/** The bar of the older pages. */
export const topbar = (): string =>
  `<header class="topbar head_container"><span class="brand">Northfield RMM</span>
<ul id="divMainTopNav"><li class="active"><a href="${TABLE}">Devices</a></li><li><a href="/QADashB/QuickAccess/NewDesktops">New view</a></li></ul>
<span class="avatar" title="Signed in as tech.north">TN</span></header>`;
