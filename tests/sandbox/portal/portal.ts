import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { readRequest, type Listener } from '../api-server.ts';
import type { World } from '../world/world.ts';
import { assetOf } from './assets.ts';
import { classicDevice, classicTable, framedPage } from './classic.ts';
import type { FieldEdit } from './browser/portal-data.ts';
import { detailData, editField, listData } from './data.ts';
import { GRID_POLICY, gridPage, gridPaths, packageFile } from './grid-pages.ts';
import { htmlPage } from './html.ts';
import { listPage } from './list-pages.ts';

// As strict as a portal could be: nothing from elsewhere, and no text ever becomes markup.
const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const LISTS = '/qadashb/quickaccess/lists/';
const SHELL = '/qadashb/quickaccess/newdesktops';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** What the page allows; the strict one where it is left out. */
  readonly policy?: string;
}

const html = (body: string, status = 200): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
});
const jsonBody = (data: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(data),
});

/** The portal's web server: old pages as documents, the new app as a shell with scripts, and the app's data. */
export function createPortalListener(world: World): Listener {
  return async (incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'https://portal.invalid');
    if (pathname === '/') return redirect(response);
    const late = Number(searchParams.get('serverDelay') ?? 0);
    if (late > 0) await wait(late);
    const answer =
      incoming.method === 'POST'
        ? await edited(world, incoming)
        : await answerTo(world, pathname, searchParams);
    send(response, answer ?? html(NOT_FOUND, 404), searchParams.get('csp') === 'off');
    return undefined;
  };
}

const NOT_FOUND = htmlPage({
  title: 'Not found',
  body: '<h1>Not found</h1>',
  bodyClass: 'classic',
});

/** Paths count in any case: the real portal is linked to in several. */
async function answerTo(
  world: World,
  path: string,
  query: URLSearchParams,
): Promise<Answer | undefined> {
  const page = path.toLowerCase().replace(/\/$/, '');
  if (page.startsWith('/portal-assets/')) {
    const asset = await assetOf(path);
    return asset && { status: 200, ...asset };
  }
  if (page === SHELL || page.startsWith(`${SHELL}/`)) {
    return html(htmlPage({ title: 'Northfield RMM', body: '', bodyClass: 'app', scripted: true }));
  }
  if (page.startsWith('/portal-packages/')) {
    const file = await packageFile(path);
    return file && { status: 200, ...file };
  }
  const kit = gridPaths[page];
  if (kit) return { ...html(gridPage(kit)), policy: GRID_POLICY };
  if (page.startsWith('/portal-data/')) return dataOf(world, path, query);
  return classicOf(world, page, query);
}

/** The one thing that can be changed in the portal: a device's custom field. */
async function edited(world: World, incoming: IncomingMessage): Promise<Answer | undefined> {
  const { path, body } = await readRequest(incoming, 'na');
  const [, key] = DEVICE_DATA.exec(path) ?? [];
  if (key === undefined) return undefined;
  const { name, value } = JSON.parse(body) as FieldEdit;
  const fault = editField(world, key, { name, value });
  return { status: fault ? 400 : 200, type: 'text/plain; charset=utf-8', body: fault ?? '' };
}

const DEVICE_DATA = /^\/portal-data\/devices\/(.+)$/;

function classicOf(world: World, page: string, query: URLSearchParams): Answer | undefined {
  switch (page) {
    case '/qadashb/quickaccess/desktops':
      return html(classicTable(world, query));
    case '/qadashb/quickaccess/quickacessserverdetails': {
      const document = classicDevice(world, query);
      return document === undefined ? undefined : html(document);
    }
    case '/qadashb/quickaccess/framed':
      return html(framedPage(query));
    default: {
      const list = page.startsWith(LISTS) && listPage(world, page.slice(LISTS.length), query);
      return list ? html(list) : undefined;
    }
  }
}

function dataOf(world: World, path: string, query: URLSearchParams): Answer {
  const [, key] = DEVICE_DATA.exec(path) ?? [];
  if (key === undefined) return jsonBody(listData(world, query));
  const detail = detailData(world, decodeURIComponent(key));
  return detail ? jsonBody(detail) : jsonBody({ error: 'Not found' }, 404);
}

function redirect(response: ServerResponse): void {
  response.writeHead(302, { location: '/QADashB/QuickAccess/NewDesktops' }).end();
}

function send(
  response: ServerResponse,
  { status, type, body, policy = STRICT_POLICY }: Answer,
  withoutPolicy: boolean,
): void {
  response
    .writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(type.startsWith('text/html') && !withoutPolicy && { 'content-security-policy': policy }),
    })
    .end(body);
}
