import { readFile } from 'node:fs/promises';
import { htmlPage } from './html.ts';

const installed = new URL('../../../node_modules/', import.meta.url);

/** The files of each grid's package, in the order in which a page loads them. */
const kits = {
  'ag-grid': { scripts: ['ag-grid-community/dist/ag-grid-community.min.js'], styles: [] },
  slickgrid: {
    scripts: [
      'sortablejs/Sortable.min.js',
      'slickgrid/dist/browser/slick.core.js',
      'slickgrid/dist/browser/slick.interactions.js',
      'slickgrid/dist/browser/slick.grid.js',
    ],
    styles: ['slickgrid/dist/styles/css/slick.grid.css'],
  },
} as const;

export type GridKit = keyof typeof kits;

/** Where a list in one of these grids is shown, in lower case. */
export const gridPaths: Readonly<Record<string, GridKit>> = {
  '/qadashb/quickaccess/aggrid': 'ag-grid',
  '/qadashb/quickaccess/slickgrid': 'slickgrid',
};

const PACKAGES = '/portal-packages/';

/** Both grids write style elements of their own, so their pages can't forbid that. */
export const GRID_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
].join('; ');

export function gridPage(kit: GridKit): string {
  const { scripts, styles } = kits[kit];
  const head = [
    ...styles.map((path) => `<link rel="stylesheet" href="${PACKAGES}${path}">`),
    ...scripts.map((path) => `<script src="${PACKAGES}${path}"></script>`),
    `<script type="module" src="/portal-assets/${kit}.ts"></script>`,
  ];
  return htmlPage({
    title: 'Devices | Northfield RMM',
    body: `<main class="view"><h1>Devices</h1><p><label>Filter <input id="filter" type="search"></label></p><div id="grid"></div></main>`,
    bodyClass: 'app grid-kit',
    head: head.join('\n'),
  });
}

/** A file of one of the grids' packages, and no other. */
export async function packageFile(
  path: string,
): Promise<{ readonly type: string; readonly body: string } | undefined> {
  const file = path.slice(PACKAGES.length);
  const isKnown = Object.values(kits).some(({ scripts, styles }) =>
    [...scripts, ...styles].some((known) => known === file),
  );
  if (!path.startsWith(PACKAGES) || !isKnown) return undefined;
  const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
  return { type: `${type}; charset=utf-8`, body: await readFile(new URL(file, installed), 'utf8') };
}
