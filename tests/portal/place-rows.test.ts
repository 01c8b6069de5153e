import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nameKeyOf, type RowEvidence } from '@/lib/domain/evidence';
import { Failure } from '@/lib/domain/failure';
import type { RowPlace } from '@/lib/domain/row-place';
import { defaultSettings } from '@/lib/domain/settings';
import { companyId, siteId } from '../fixtures/make';
import { fleet } from './device-view';
import {
  beforePaint,
  buttonIn,
  goTo,
  hostsIn,
  overlayOver,
  ownRoots,
  pass,
  write,
  type PortalPage,
} from './portal-page';

const names = [
  'Alder Dental',
  'Birch Legal',
  'Cedar Homes',
  'Dune Optics',
  'Elm Foods',
  'Fir & Co',
];
const places: readonly RowPlace[] = names.map((name, at) => ({
  companyId: companyId(at + 1),
  name,
  isById: false,
  expired: at + 1,
  expiring: at,
}));
const textOf = (name: string): string => {
  const at = names.indexOf(name);
  return at === 0 ? '1 expired' : `${at + 1} expired, ${at} expiring`;
};

let page: PortalPage | undefined;
const devices = fleet(3);
/** What the worker makes of a row's lead; the numbers may change. */
let known = places;

function lay(): PortalPage {
  page = overlayOver(devices);
  const { worker } = page;
  const find = ({ texts }: RowEvidence) => devices.find(({ name }) => texts.includes(name)) ?? null;
  worker.answers['portal.page'] = () => ({ is: 'unknown' });
  worker.answers['portal.rows'] = ({ rows }) => ({
    display: defaultSettings,
    devices: rows.map(find),
    places: rows.map((row) => (find(row) ? null : placeOf(row))),
  });
  worker.answers['portal.open-fleet'] = () => null;
  return page;
}

function placeOf({ lead }: RowEvidence): RowPlace | null {
  const text = lead?.text.replace(/\s*\(\d+\)$/, '') ?? '';
  const byName = known.find(({ name }) => nameKeyOf(name) === nameKeyOf(text));
  const byId = known.find((place) => lead?.ids.includes(place.companyId));
  return byId ? { ...byId, isById: true } : (byName ?? null);
}

const summariesIn = (below: ParentNode = document): string[] =>
  ownRoots(below).flatMap((root) =>
    [...root.querySelectorAll('button')].flatMap((button) =>
      button.getAttribute('aria-label')?.startsWith('Warranties of') ? [button.textContent] : [],
    ),
  );

beforeEach(() => {
  vi.useFakeTimers();
  goTo('/QADashB/QuickAccess/Companies');
  known = places;
});
afterEach(() => {
  page?.stop();
  vi.useRealTimers();
});

const rowsOf = (make: (name: string, at: number) => string): string => names.map(make).join('');
const all = names.map((name) => [textOf(name)]);

describe('a list of companies shows a summary in each row', () => {
  test.for<[string, string, string]>([
    [
      'of a table',
      'tbody tr',
      `<table><thead><tr><th>Name</th><th>Devices</th></tr></thead><tbody>${rowsOf((name, at) => `<tr><td>${name}</td><td>${at * 7}</td></tr>`)}</tbody></table>`,
    ],
    [
      'whose state comes first',
      'tbody tr',
      `<table><tbody>${rowsOf((name) => `<tr><td><input type="checkbox"></td><td>Active</td><td>${name}</td><td>Gold plan</td></tr>`)}</tbody></table>`,
    ],
    [
      'of a grid',
      '[role=row]',
      `<div role="grid">${rowsOf((name) => `<div role="row"><div role="gridcell"><a href="#">${name}</a></div><div role="gridcell">Active</div></div>`)}</div>`,
    ],
    [
      'of cards',
      '.card',
      `<div>${rowsOf((name, at) => `<div class="card"><h3>${name}</h3><p>${at} devices</p><p>Gold plan</p></div>`)}</div>`,
    ],
    [
      'that is called otherwise, by the id in its link',
      'tbody tr',
      `<table><tbody>${rowsOf((_name, at) => `<tr><td><a href="/companies/${companyId(at + 1)}">Customer no. ${at}</a></td><td>Active</td></tr>`)}</tbody></table>`,
    ],
  ])('%s', async ([, selector, html]) => {
    const body = write(html);
    lay();
    await pass();
    expect(Array.from(body.querySelectorAll(selector), summariesIn)).toEqual(all);
  });
});

describe('no summary stands', () => {
  const none = async (html: string) => {
    write(html);
    lay();
    await pass();
    expect(summariesIn()).toEqual([]);
  };

  test('in a list of devices whose first column names their companies', () =>
    none(
      `<table>${rowsOf((name, at) => `<tr><td>${name}</td><td>${devices[at]?.name ?? 'PC'}</td></tr>`)}</table>`,
    ));
  test('in a list of devices of which none is known', () =>
    none(
      `<table><thead><tr><th>Company</th><th>Serial number</th></tr></thead>${rowsOf((name, at) => `<tr><td>${name}</td><td>X${at}X9Y8</td></tr>`)}</table>`,
    ));
  test('in a list that names a company several times', () =>
    none(
      `<table>${[1, 2, 3].map((at) => `<tr><td>Alder Dental</td><td>Room ${at}</td></tr>`).join('')}</table>`,
    ));
  test('in a list of tickets', () =>
    none(
      `<table><tr><th>Company</th><th>Summary</th></tr>${rowsOf((name) => `<tr><td>${name}</td><td>Printer jams</td></tr>`)}</table>`,
    ));
  test('where one row of many begins with the name of a company', () =>
    none(
      `<table>${['Monitoring', 'Patching', 'Alder Dental', 'Backup'].map((name) => `<tr><td>${name}</td><td>Policy</td></tr>`).join('')}</table>`,
    ));
  test('in a choice of companies beside the page', () =>
    none(
      `<ul>${rowsOf((name) => `<li><label><input type="checkbox">${name}</label></li>`)}</ul><aside><ul>${rowsOf((name) => `<li>${name} <i>some</i></li>`)}</ul></aside>`,
    ));
  test('for a company of which nothing is expired or expiring', async () => {
    known = places.map((place) => ({ ...place, expired: 0, expiring: 0 }));
    await none(`<table>${rowsOf((name) => `<tr><td>${name}</td><td>Active</td></tr>`)}</table>`);
  });
});

test('in a grouped list of devices the header of each group has its summary, and each device its badge', async () => {
  const [one, two] = devices;
  const body = write(`<table>
    <tr><td colspan="3">Alder Dental (1)</td></tr><tr><td>${one?.name ?? ''}</td><td>Alder Dental</td></tr>
    <tr><td colspan="3">Birch Legal (1)</td></tr><tr><td>${two?.name ?? ''}</td><td>Birch Legal</td></tr></table>`);
  lay();
  await pass();
  expect(Array.from(body.querySelectorAll('tr'), (row) => summariesIn(row))).toEqual([
    ['1 expired'],
    [],
    ['2 expired, 1 expiring'],
    [],
  ]);
  expect(hostsIn()).toHaveLength(4);
});

test('a summary leads to the devices, and says why if it can not', async () => {
  write(`<table>${rowsOf((name) => `<tr><td>${name}</td><td>Active</td></tr>`)}</table>`);
  const { worker } = lay();
  await pass();
  const [root] = ownRoots(document);
  buttonIn(root, /^Warranties of Alder Dental: 1 expired/).click();
  await pass(1000);
  expect(worker.named('portal.open-fleet')).toEqual([{ companyId: companyId(1) }]);
  worker.answers['portal.open-fleet'] = () => {
    throw new Failure('denied', 'That is too fast.');
  };
  buttonIn(root, /^Warranties/).click();
  await pass();
  expect(buttonIn(root, /That is too fast/)).toBeTruthy();
});

test('a summary of a site leads to the devices of the site', async () => {
  known = [
    {
      companyId: companyId(1),
      siteId: siteId(4),
      name: 'Harbour',
      isById: true,
      expired: 2,
      expiring: 0,
    },
  ];
  write('<table><tr><td>Harbour</td><td>12 devices</td></tr></table>');
  const { worker } = lay();
  await pass();
  buttonIn(ownRoots(document)[0], /Harbour/).click();
  await pass();
  expect(worker.named('portal.open-fleet')).toEqual([
    { companyId: companyId(1), siteId: siteId(4) },
  ]);
});

test('new numbers are shown after a notice', async () => {
  write(`<table>${rowsOf((name) => `<tr><td>${name}</td><td>Active</td></tr>`)}</table>`);
  const { notify } = lay();
  await pass();
  known = places.map((place) => ({ ...place, expired: 9, expiring: 0 }));
  notify({ about: 'devices', ids: 'all' });
  await pass(2000);
  expect(summariesIn()).toEqual(names.map(() => '9 expired'));
});

describe('a row that is refilled never has the summary of the company before', () => {
  const grid = () =>
    write(
      `<div role="grid">${[0, 1, 2].map((at) => `<div role="row"><div role="gridcell"><span class="name">${names[at] ?? ''}</span></div><div role="gridcell">Active</div></div>`).join('')}</div>`,
    );
  const wrong = (body: HTMLElement) =>
    [...body.querySelectorAll('[role=row]')].flatMap((row) => {
      const name = row.querySelector('.name')?.textContent ?? '';
      return summariesIn(row).filter((text) => text !== textOf(name));
    });
  const fill = (body: HTMLElement, texts: readonly string[]) => {
    for (const [at, name] of [...body.querySelectorAll('.name')].entries()) {
      const { firstChild } = name;
      if (firstChild instanceof Text) firstChild.data = texts[at] ?? '';
    }
  };

  test('by another company', async () => {
    const body = grid();
    lay();
    await pass();
    for (const first of [3, 1, 2, 0, 3]) {
      fill(body, names.slice(first));
      await beforePaint();
      expect(wrong(body)).toEqual([]);
      await pass();
      expect(wrong(body)).toEqual([]);
      expect(summariesIn(body)).toHaveLength(3);
    }
  });

  test('by a device, and the other way round', async () => {
    const body = grid();
    lay();
    await pass();
    expect(summariesIn(body)).toHaveLength(3);
    fill(
      body,
      devices.map(({ name }) => name),
    );
    await beforePaint();
    expect(summariesIn(body)).toEqual([]);
    await pass();
    expect(hostsIn(body)).toHaveLength(3);
    fill(body, names);
    await beforePaint();
    expect(wrong(body)).toEqual([]);
    await pass();
    expect(summariesIn(body)).toHaveLength(3);
    expect(hostsIn(body)).toHaveLength(3);
  });
});

test('nothing of it is left behind', async () => {
  const body = write(
    `<table>${rowsOf((name) => `<tr><td>${name}</td><td>Active</td></tr>`)}</table>`,
  );
  const before = body.innerHTML;
  const { stop } = lay();
  await pass();
  stop();
  expect(body.innerHTML).toBe(before);
});
