import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { badgeOf, fleet, shownDevice } from './device-view';
import { badgesIn, goTo, hostsIn, overlayOver, pass, write, type PortalPage } from './portal-page';

let page: PortalPage | undefined;
const lay = (...args: Parameters<typeof overlayOver>): PortalPage => (page = overlayOver(...args));

beforeEach(() => {
  vi.useFakeTimers();
  goTo('/QADashB/QuickAccess/NewDesktops');
});
afterEach(() => {
  page?.stop();
  vi.useRealTimers();
});

const devices = fleet(4);
const [one, two, three] = devices;
const rowsOf = (make: (name: string, id: string, serial: string) => string): string =>
  devices.map(({ name, id, serialNumber = '' }) => make(name, id, serialNumber)).join('');

/** Each way in which a page may list the same four devices; the badge is looked for in the nth of `rows`. */
const structures: readonly (readonly [name: string, rows: string, html: string])[] = [
  [
    'a plain table',
    'tbody tr',
    `<table><thead><tr><th>Name</th><th>Serial</th></tr></thead><tbody>${rowsOf((name, _id, serial) => `<tr><td><input type="checkbox"></td><td>${name}</td><td>${serial}</td></tr>`)}</tbody></table>`,
  ],
  [
    'a legacy table with scripts',
    'tr.dev',
    `<table>${rowsOf((name, id) => `<tr class="dev"><td class="tdFullBoxLink" onclick="openDevice('${id}')">${name}</td><td>Online</td></tr>`)}</table>`,
  ],
  [
    'a table inside a table that lays out the page',
    '#inner tr',
    `<table><tr><td>Menu</td><td><table id="inner">${rowsOf((name) => `<tr><td>${name}</td><td>x</td></tr>`)}</table></td></tr></table>`,
  ],
  [
    'a cell with a table of its own',
    'tbody.list > tr',
    `<table><tbody class="list">${rowsOf((name, id) => `<tr data-id="${id}"><td><table><tr><td>•</td><td>${name}</td></tr></table></td><td>Online</td></tr>`)}</tbody></table>`,
  ],
  [
    'a grid of roles',
    '[role=row][data-i]',
    `<div role="grid"><div role="row"><div role="columnheader">Name</div></div>${rowsOf((name) => `<div role="row" data-i><div role="gridcell"><a href="#x">${name}</a></div><div role="gridcell">Online</div></div>`)}</div>`,
  ],
  [
    'a list',
    'li',
    `<ul>${rowsOf((name) => `<li><b>${name}</b> <span>Alder Dental</span></li>`)}</ul>`,
  ],
  [
    'cards',
    '.card',
    `<div class="cards">${rowsOf((name, _id, serial) => `<div class="card"><h3>${name}</h3><div class="facts"><div class="fact"><span>Serial</span><span>${serial}</span></div><div class="fact"><span>Company</span><span>Alder</span></div></div></div>`)}</div>`,
  ],
  [
    'repeated links',
    'a.item',
    `<div>${rowsOf((name, id) => `<a class="item" href="/d/${id}">${name}</a>`)}</div>`,
  ],
  [
    'a grid whose rows have levels',
    '[role=row][aria-level="2"]',
    `<div role="treegrid"><div role="row" aria-level="1"><div role="gridcell">All (4)</div></div>${rowsOf((name) => `<div role="row" aria-level="2"><div role="gridcell"><span>▸</span><span>${name}</span></div><div role="gridcell">Online</div></div>`)}</div>`,
  ],
  [
    'a tree',
    '[role=group] > [role=treeitem]',
    `<div role="tree"><div role="treeitem"><span>Alder</span><div role="group">${rowsOf((name) => `<div role="treeitem"><span>${name}</span></div>`)}</div></div></div>`,
  ],
  [
    'a list of definitions',
    'dt',
    `<dl>${rowsOf((name, _id, serial) => `<dt>${name}</dt><dd>Dell</dd><dd>${serial}</dd>`)}</dl>`,
  ],
  [
    'definitions in groups',
    'dl > div',
    `<dl>${rowsOf((name, _id, serial) => `<div><dt>Device name</dt><dd>${name}</dd><dt>Serial number</dt><dd>${serial}</dd></div>`)}</dl>`,
  ],
  [
    'a table whose first column spans rows',
    'tr:has([data-n])',
    `<table>${rowsOf((name, id) => `<tr><td rowspan="2" data-n="${id}">${name}</td><td>C:</td></tr><tr><td>D:</td></tr>`)}</table>`,
  ],
  [
    'a table with a header for each group',
    'tr:not(.group)',
    `<table>${rowsOf((name) => `<tr class="group"><th colspan="2">Alder, room ${name.slice(-1)}</th></tr><tr><td>${name}</td><td>Online</td></tr>`)}</table>`,
  ],
  [
    'rows whose cells hold tables of other things',
    'tbody.list > tr',
    `<table><tbody class="list">${rowsOf((name) => `<tr><td>${name}</td><td><table><tr><td>C:</td><td>120 GB</td></tr><tr><td>D:</td><td>1 TB</td></tr></table></td></tr>`)}</tbody></table>`,
  ],
  [
    'rows without any role',
    '.r',
    `<div class="rows">${rowsOf((name) => `<div class="r"><div class="c">${name}</div><div class="c">Alder</div><div class="c">Online</div></div>`)}</div>`,
  ],
];

describe.for(structures)('in %s', ([, selector, html]) => {
  test('each row has the badge of its device, once', async () => {
    const body = write(html);
    lay(devices);
    await pass();
    const rows = Array.from(body.querySelectorAll(selector));
    expect(rows.map((row) => badgesIn(row).map((name) => name.slice(0, 26)))).toEqual([
      [badgeOf(1)],
      [badgeOf(2)],
      [badgeOf(3)],
      [badgeOf(4)],
    ]);
    expect(badgesIn()).toHaveLength(4);
  });

  test('nothing of the page is touched, and nothing is left behind', async () => {
    const body = write(html);
    const before = body.innerHTML;
    const { stop } = lay(devices);
    await pass();
    for (const host of hostsIn()) expect(host.attributes).toHaveLength(0);
    stop();
    expect(body.innerHTML).toBe(before);
  });
});

test('the badge stands after the name, outside of the link around it', async () => {
  const body = write(
    `<table>${rowsOf((name) => `<tr><td><a href="#">${name}</a></td><td>x</td></tr>`)}</table>`,
  );
  lay(devices);
  await pass();
  const [host] = hostsIn();
  expect(host?.parentElement).toBe(body.querySelector('td'));
  expect(host?.previousElementSibling).toBe(body.querySelector('a'));
});

test('where a cell cuts off its end, the badge stands before the name', async () => {
  const style = 'overflow-x:hidden;white-space:nowrap';
  const body = write(
    `<table>${rowsOf((name) => `<tr><td style="${style}"><a href="#">${name}</a></td></tr>`)}</table>`,
  );
  lay(devices);
  await pass();
  expect(hostsIn()[0]?.nextElementSibling).toBe(body.querySelector('a'));
});

test('a grid that splits a row over pinned columns shows one badge for it, beside the name', async () => {
  const part = (make: (index: number) => string) =>
    devices
      .map(
        (_device, index) =>
          `<div role="row" row-id="${index}" aria-rowindex="${index + 2}">${make(index)}</div>`,
      )
      .join('');
  const body = write(`<div role="treegrid">
    <div class="pinned">${part((at) => `<div role="gridcell">${devices[at]?.name ?? ''}</div>`)}</div>
    <div class="middle">${part((at) => `<div role="gridcell" data-endpoint="${devices[at]?.id ?? ''}">Online</div>`)}</div>
  </div>`);
  // Names alone say nothing here: the id stands in the other part.
  const twins = devices.map((device) => ({ ...device, name: device.name }));
  const { worker } = lay([
    ...twins,
    ...twins.map((twin, at) =>
      shownDevice(20 + at, { name: twin.name, serialNumber: `T${at}TTT` }),
    ),
  ]);
  await pass();
  expect(worker.named('portal.rows')).toHaveLength(1);
  expect(badgesIn(body.querySelector('.pinned') ?? body)).toHaveLength(4);
  expect(badgesIn(body.querySelector('.middle') ?? body)).toEqual([]);
});

describe('rows of one number are rows of their own', () => {
  const row = (at: number, attribute: string, more = '') =>
    `<div role="row" ${attribute}><div role="gridcell" class="n">${devices[at]?.name ?? ''}</div><div role="gridcell">On</div>${more}</div>`;
  const counted = (at: number, number: number, more = '') =>
    row(at, `aria-rowindex="${number}"`, more);
  const tableRow = (at: number, number: number) =>
    `<tr role="row" data-index="${number}"><td class="n">${devices[at]?.name ?? ''}</td><td>On</td></tr>`;

  test.for<[string, string]>([
    [
      'in sections that count anew',
      `<div role="grid"><div role="rowgroup">${row(0, 'data-index="0"')}${row(1, 'data-index="1"')}</div><div role="rowgroup">${row(2, 'data-index="0"')}${row(3, 'data-index="1"')}</div></div>`,
    ],
    [
      'in a grid inside of one of them',
      `<div role="grid">${counted(0, 1)}${counted(1, 2, `<div role="gridcell"><div role="grid">${counted(2, 1)}${counted(3, 2)}</div></div>`)}</div>`,
    ],
    [
      'in a table below one of them',
      `<table role="grid"><tbody>${tableRow(0, 0)}<tr><td colspan="2"><table><tbody>${tableRow(1, 0)}${tableRow(2, 1)}</tbody></table></td></tr>${tableRow(3, 1)}</tbody></table>`,
    ],
  ])('%s', async ([, html]) => {
    const body = write(html);
    lay(devices);
    await pass();
    const cells = Array.from(body.querySelectorAll('.n'));
    expect(cells.map((cell) => badgesIn(cell).map((name) => name.slice(0, 26)))).toEqual(
      [1, 2, 3, 4].map((number) => [badgeOf(number)]),
    );
  });
});

describe('a row inside of another device’s row', () => {
  const [host, guest, other, last] = devices.map(({ name }) => name);
  const inner = `<table><tr><th>Guest</th><th>State</th></tr><tr><td>${guest ?? ''}</td><td>On</td></tr><tr><td>${other ?? ''}</td><td>On</td></tr></table>`;
  const told = (body: HTMLElement, selector: string) =>
    Array.from(body.querySelectorAll(selector), (cell) =>
      Array.from(cell.children)
        .filter((child) => child.shadowRoot)
        .flatMap(() => badgesIn(cell).map((name) => name.slice(0, 26))),
    );

  test.for([
    ['in a cell', `<tr><td class="d">${host ?? ''}</td><td>${inner}</td></tr>`],
    [
      'in a row of details',
      `<tr><td class="d">${host ?? ''}</td><td>On</td></tr><tr><td colspan="2">${inner}</td></tr>`,
    ],
  ] as const)('%s has its own badge', async ([, rows]) => {
    const body = write(
      `<table class="outer">${rows}<tr><td class="d">${last ?? ''}</td><td>On</td></tr></table>`,
    );
    lay(devices);
    await pass();
    expect(told(body, '.d')).toEqual([[badgeOf(1)], [badgeOf(4)]]);
    expect(told(body, '.outer .outer td, table table td:first-child')).toEqual([
      [badgeOf(2)],
      [badgeOf(3)],
    ]);
    expect(badgesIn()).toHaveLength(4);
  });

  test('that is opened later, and filled with others, changes nothing of the outer one', async () => {
    const body = write(
      `<table>${rowsOf((name) => `<tr><td class="d">${name}</td><td class="more">On</td></tr>`)}</table>`,
    );
    lay(devices);
    await pass();
    const more = body.querySelector('.more');
    if (more) more.innerHTML = inner;
    await pass();
    expect(badgesIn()).toHaveLength(6);
    const cell = more?.querySelector('td');
    if (cell) cell.textContent = last ?? '';
    await pass();
    expect(badgesIn(more ?? body).map((name) => name.slice(0, 26))).toEqual([
      badgeOf(4),
      badgeOf(3),
    ]);
    expect(told(body, '.d')).toEqual([1, 2, 3, 4].map((number) => [badgeOf(number)]));
  });
});

describe('a row that is split over two tables has one badge, beside its name', () => {
  const split = (left: string, right: string, of: string) => {
    const rows = (make: (at: number) => string, attributes: (at: number) => string) =>
      devices.map((_device, at) => `<tr ${attributes(at)}>${make(at)}</tr>`).join('');
    const named = (at: number) => `<td>${devices[at]?.name ?? ''}</td>`;
    const serial = (at: number) => `<td>${devices[at]?.serialNumber ?? ''}</td><td>Online</td>`;
    const key = (at: number) => (of === '' ? '' : `${of}="${at}"`);
    return `<div class="grid"><div class="${left}"><table><tbody>${rows(named, key)}</tbody></table></div><div class="${right}"><table><tbody>${rows(serial, key)}</tbody></table></div></div>`;
  };

  test.for([
    ['by an index, in a grid', split('l', 'r', 'data-row').replace('<div', '<div role="grid"')],
    ['by an id of its own', split('locked', 'content', 'data-uid')],
    ['by its place alone', split('frozen-left', 'body', '')],
  ] as const)('%s', async ([, html]) => {
    const body = write(html);
    lay(devices);
    await pass();
    const [left, right] = body.querySelectorAll('table');
    expect(badgesIn(left).map((name) => name.slice(0, 26))).toEqual([1, 2, 3, 4].map(badgeOf));
    expect(badgesIn(right)).toEqual([]);
  });
});

test('a list of facts about one device is no list of devices', async () => {
  write(
    `<dl><dt>Device name</dt><dd>${one?.name ?? ''}</dd><dt>Serial number</dt><dd>${one?.serialNumber ?? ''}</dd></dl>`,
  );
  lay(devices);
  await pass();
  expect(badgesIn()).toEqual([]);
});

test('rows in an open shadow root have their badges', async () => {
  const host = write('<x-grid></x-grid>').querySelector('x-grid');
  const root = host?.attachShadow({ mode: 'open' });
  if (!root) throw new Error('There is no root');
  root.innerHTML = `<table>${rowsOf((name) => `<tr><td>${name}</td></tr>`)}</table>`;
  lay(devices);
  await pass();
  expect(badgesIn(root)).toHaveLength(4);
  root.querySelector('table')?.insertAdjacentHTML('beforeend', '<tr><td>SERIAL1X</td></tr>');
  await pass();
  expect(badgesIn(root)).toHaveLength(5);
});

test('a shadow root that comes late is found', async () => {
  const host = write('<x-late></x-late>').querySelector('x-late');
  lay(devices);
  await pass();
  const root = host?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = `<table><tr><td>${one?.name ?? ''}</td></tr></table>`;
  await pass(2000);
  expect(badgesIn()).toHaveLength(1);
});

test('virtual machines have no badge', async () => {
  write(`<ul>${rowsOf((name) => `<li>${name}</li>`)}</ul>`);
  lay(devices.map((device) => ({ ...device, kind: 'virtual-machine' as const })));
  await pass();
  expect(badgesIn()).toEqual([]);
});

test('menus, tabs and breadcrumbs are no lists', async () => {
  const items = rowsOf((name) => `<li><a href="#">${name}</a></li>`);
  write(
    `<nav><ul>${items}</ul></nav><ol aria-label="Breadcrumb">${items}</ol><ul role="menu">${items}</ul>`,
  );
  lay(devices);
  await pass();
  expect(badgesIn()).toEqual([]);
});

test('hostile names are looked up as text and change nothing else', async () => {
  const name = '<img src=x onerror=alert(1)>';
  const body = write('<table><tr><td></td></tr></table>');
  const cell = body.querySelector('td');
  if (cell) cell.textContent = name;
  lay([shownDevice(1, { name })]);
  await pass();
  expect(badgesIn()).toHaveLength(1);
  expect(document.querySelector('img')).toBeNull();
});

test('a thousand rows are asked about in few messages of legal size', async () => {
  const many = fleet(28);
  const rows = Array.from(
    { length: 1000 },
    (_, at) => `<tr><td>${many[at % 28]?.name ?? ''}</td><td>row ${at}</td></tr>`,
  );
  write(`<table>${rows.join('')}</table>`);
  const { worker } = lay(many);
  await pass(3000);
  const sizes = worker
    .named('portal.rows')
    .map((body) => (body as { rows: unknown[] }).rows.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(250);
  expect(sizes.length).toBeLessThanOrEqual(30);
  expect(badgesIn()).toHaveLength(1000);
});

test('a row that named no device is asked about again after an import, and one that was ignored loses its badge', async () => {
  write(`<table>${rowsOf((name) => `<tr><td>${name}</td></tr>`)}</table>`);
  const { worker, notify } = lay([one, two].filter((device) => device !== undefined));
  await pass();
  expect(badgesIn()).toHaveLength(2);
  worker.devices = [two, three].filter((device) => device !== undefined);
  notify({ about: 'devices', ids: 'all' });
  await pass(2500);
  expect(badgesIn().map((name) => name.slice(0, 26))).toEqual([badgeOf(2), badgeOf(3)]);
});

test('a worker that could not be reached is asked again later', async () => {
  write(`<table>${rowsOf((name) => `<tr><td>${name}</td></tr>`)}</table>`);
  const { worker } = lay(devices);
  worker.answers['portal.rows'] = () => {
    throw new Error('The message channel closed before a response was received.');
  };
  await pass();
  expect(badgesIn()).toEqual([]);
  delete worker.answers['portal.rows'];
  await pass(6000);
  expect(badgesIn()).toHaveLength(4);
});

test('a changed date shows in the row after a notice', async () => {
  write(`<table>${rowsOf((name) => `<tr><td>${name}</td></tr>`)}</table>`);
  const { worker, notify } = lay(devices);
  await pass();
  const other = shownDevice(9).dates;
  worker.change(devices[0]?.id ?? '', { dates: other });
  notify({ about: 'devices', ids: [devices[0]?.id ?? shownDevice(1).id] });
  await pass(1000);
  expect(badgesIn()[0]).toContain(badgeOf(9));
});
