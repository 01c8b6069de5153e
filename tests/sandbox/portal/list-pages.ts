import type { World } from '../world/world.ts';
import type { DeviceRow } from './browser/portal-data.ts';
import { topbar } from './classic.ts';
import { listData } from './data.ts';
import { escaped, htmlPage } from './html.ts';

/** In how many ways a portal may list the same things; none of them carries an id but in the links of `companies`. */
const kinds = {
  definitions,
  grouped,
  spans,
  nested,
  split,
  tree,
  dialog,
  srcdoc,
  companies: (_rows: readonly DeviceRow[], world: World) => companyTable(world),
  sites: (_rows: readonly DeviceRow[], world: World) => siteTable(world),
} as const;

export type ListPage = keyof typeof kinds;

const MOST_ROWS = 60;

/** `undefined` where there is no such kind. */
export function listPage(world: World, kind: string, query: URLSearchParams): string | undefined {
  const make = Object.entries(kinds).find(([name]) => name === kind)?.[1];
  if (!make) return undefined;
  const rows = listData(world, query).rows.slice(0, MOST_ROWS);
  return htmlPage({
    title: 'Lists | Northfield RMM',
    bodyClass: 'classic',
    body: `${topbar()}<div class="classic-body"><h1>Overview</h1>${make(rows, world)}</div>`,
  });
}

const cells = (...texts: readonly string[]): string =>
  texts.map((text) => `<td>${escaped(text)}</td>`).join('');

const table = (columns: readonly string[], rows: readonly string[], attributes = ''): string =>
  `<table class="plain" ${attributes}><thead><tr>${columns.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;

const COLUMNS = ['Name', 'Company', 'Serial number', 'Last seen'];

const plainRow = ({ name, company, serial, seen }: DeviceRow): string =>
  `<tr>${cells(name, company, serial, seen)}</tr>`;

function definitions(rows: readonly DeviceRow[]): string {
  const items = rows.map(
    ({ name, company, serial }) =>
      `<dt>${escaped(name)}</dt><dd>${escaped(company)}</dd>${serial && `<dd>${escaped(serial)}</dd>`}`,
  );
  return `<dl>${items.join('')}</dl>`;
}

const byCompany = (rows: readonly DeviceRow[]) =>
  [...Map.groupBy(rows, ({ company }) => company)].map(
    ([company, devices]) => [company, devices] as const,
  );

/** Each company has a header, and its devices do not name it. */
function grouped(rows: readonly DeviceRow[]): string {
  const groups = byCompany(rows).map(
    ([company, devices]) =>
      `<tr><td colspan="3">${escaped(company)} (${devices.length})</td></tr>${devices.map(({ name, serial, seen }) => `<tr>${cells(name, serial, seen)}</tr>`).join('')}`,
  );
  return table(['Name', 'Serial number', 'Last seen'], groups);
}

/** Each company stands in one cell beside all of its devices. */
function spans(rows: readonly DeviceRow[]): string {
  const groups = byCompany(rows).flatMap(([company, devices]) =>
    devices.map(({ name, serial }, at) => {
      const first = `<td rowspan="${devices.length}">${escaped(company)}</td>`;
      return `<tr>${at === 0 ? first : ''}${cells(name, serial)}</tr>`;
    }),
  );
  return table(['Company', 'Name', 'Serial number'], groups);
}

/** Every third device is opened, and shows the next two in a table of their own. */
function nested(rows: readonly DeviceRow[]): string {
  const lines = rows.map((row, at) => {
    if (at % 3 > 0) return '';
    const inner = rows.slice(at + 1, at + 3).map(plainRow);
    return `${plainRow(row)}<tr><td colspan="4">${table(COLUMNS, inner)}</td></tr>`;
  });
  return table(COLUMNS, lines);
}

/** The names keep their place while the rest is moved: two tables, whose rows belong together by their places. */
function split(rows: readonly DeviceRow[]): string {
  const names = rows.map(({ name }) => `<tr>${cells(name)}</tr>`);
  const rest = rows.map(({ company, serial, seen }) => `<tr>${cells(company, serial, seen)}</tr>`);
  return `<div class="split"><div class="table-locked">${table(['Name'], names)}</div><div class="table-content">${table(COLUMNS.slice(1), rest)}</div></div>`;
}

function tree(rows: readonly DeviceRow[]): string {
  const branches = byCompany(rows).map(
    ([company, devices]) =>
      `<li role="treeitem"><span>${escaped(company)}</span><ul role="group">${devices.map(({ name, serial }) => `<li role="treeitem"><span>${escaped(name)}</span> <small>${escaped(company)}</small> <small>${escaped(serial)}</small></li>`).join('')}</ul></li>`,
  );
  return `<ul role="tree">${branches.join('')}</ul>`;
}

function dialog(rows: readonly DeviceRow[]): string {
  return `<p>Choose a device.</p><dialog>${table(COLUMNS, rows.slice(0, 12).map(plainRow))}</dialog>`;
}

/** A frame that has no address of its own. */
function srcdoc(rows: readonly DeviceRow[]): string {
  const inside = `<!doctype html><title>Devices</title>${table(COLUMNS, rows.slice(0, 12).map(plainRow))}`;
  return `<iframe class="frame" title="Devices" srcdoc="${escaped(inside)}"></iframe>`;
}

function companyTable(world: World): string {
  const rows = world.companies.map(
    ({ id, name, siteIds }) =>
      `<tr><td><a href="/QADashB/QuickAccess/NewDesktops?companyId=${id}">${escaped(name)}</a></td>${cells('Active', `${siteIds.length} sites`)}</tr>`,
  );
  return table(['Company', 'State', 'Sites'], rows);
}

function siteTable(world: World): string {
  const names = new Map(world.companies.map(({ id, name }) => [id, name]));
  const rows = world.sites.map(
    ({ id, name, companyId, town }) =>
      `<tr><td><a href="/QADashB/QuickAccess/NewDesktops?companyId=${companyId}&siteId=${id}">${escaped(name)}</a></td>${cells(names.get(companyId) ?? '', town)}</tr>`,
  );
  return table(['Site', 'Company', 'Town'], rows);
}
