import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '@/lib/domain/settings';
import { badgeOf, fleet, shownDevice } from './device-view';
import {
  badgesIn,
  beforePaint,
  goTo,
  hostsIn,
  overlayOver,
  pass,
  write,
  type PortalPage,
} from './portal-page';

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

const devices = fleet(20);
const nameOf = (at: number): string => devices[at]?.name ?? '';
const idOf = (at: number): string => devices[at]?.id ?? '';

/** A grid of a few elements that stand for many rows; each kind refills them in a way that real ones do. */
const refills: Readonly<Record<string, (row: HTMLElement, at: number) => void>> = {
  'by changing the text': (row, at) => {
    const text = row.querySelector('.name')?.firstChild;
    if (text instanceof Text) text.data = nameOf(at);
  },
  'by setting the content of the name': (row, at) => {
    const name = row.querySelector('.name');
    if (name) name.textContent = nameOf(at);
  },
  'by setting the content of the cell, our badge with it': (row, at) => {
    const cell = row.firstElementChild;
    if (cell) cell.innerHTML = `<span class="name">${nameOf(at)}</span>`;
  },
  'by text and link': (row, at) => {
    const name = row.querySelector('.name');
    if (name) name.textContent = nameOf(at);
    row.dataset['endpointId'] = idOf(at);
  },
  'by taking the row out, refilling it and putting it back': (row, at) => {
    const { parentElement: parent, nextSibling } = row;
    row.remove();
    const name = row.querySelector('.name');
    if (name) name.textContent = nameOf(at);
    parent?.insertBefore(row, nextSibling);
  },
  'by a new row': (row, at) => {
    const fresh = row.cloneNode(true) as HTMLElement;
    const name = fresh.querySelector('.name');
    if (name) name.textContent = nameOf(at);
    row.replaceWith(fresh);
  },
};

const gridOf = (count: number): HTMLElement =>
  write(
    `<div role="grid">${Array.from({ length: count }, (_, at) => `<div role="row"><div role="gridcell"><span class="name">${nameOf(at)}</span></div><div role="gridcell">Online</div></div>`).join('')}</div>`,
  );

const rowsIn = (body: HTMLElement): HTMLElement[] => [
  ...body.querySelectorAll<HTMLElement>('[role=row]'),
];

/** What stands in each row at this moment, and what of it would be wrong there. */
function wrongBadges(body: HTMLElement): string[] {
  return rowsIn(body).flatMap((row) => {
    const name = row.querySelector('.name')?.textContent ?? '';
    const number = devices.findIndex((device) => device.name === name) + 1;
    return badgesIn(row).filter((badge) => number === 0 || !badge.startsWith(badgeOf(number)));
  });
}

describe.for(Object.entries(refills))('a row that is refilled %s', ([, refill]) => {
  test('never has the badge of the device before, and soon that of the new one', async () => {
    const body = gridOf(5);
    lay(devices);
    await pass();
    for (const first of [3, 9, 1, 15, 0, 8]) {
      for (const [at, row] of rowsIn(body).entries()) refill(row, first + at);
      await beforePaint();
      expect(wrongBadges(body)).toEqual([]);
      await pass();
      expect(wrongBadges(body)).toEqual([]);
      expect(badgesIn(body)).toHaveLength(5);
    }
  });

  test('has the badge of a device that was shown before at once', async () => {
    const body = gridOf(5);
    lay(devices);
    await pass();
    const fill = (first: number) => {
      for (const [at, row] of rowsIn(body).entries()) refill(row, first + at);
    };
    for (const first of [0, 5]) {
      fill(first);
      await pass();
    }
    fill(0);
    await beforePaint();
    expect(badgesIn(body).map((name) => name.slice(0, 26))).toEqual([1, 2, 3, 4, 5].map(badgeOf));
  });

  test('has no badge while the worker is slow, and none if it never answers', async () => {
    const body = gridOf(3);
    const { worker } = lay(devices);
    await pass();
    worker.held = new Promise(() => undefined);
    for (const [at, row] of rowsIn(body).entries()) refill(row, 10 + at);
    await pass(1000);
    expect(badgesIn(body)).toEqual([]);
  });
});

test('a text in the row that changes by itself neither hides the badge nor asks again', async () => {
  const body = gridOf(3);
  const { worker } = lay(devices);
  const cell = body.querySelector('[role=row]')?.lastElementChild;
  if (cell) cell.textContent = '1 minute ago';
  await pass();
  const asked = worker.named('portal.rows').length;
  for (let at = 2; at < 20; at += 1) {
    if (cell) cell.textContent = `${at} minutes ago`;
    await beforePaint();
    expect(badgesIn(body)).toHaveLength(3);
    await pass(20);
  }
  expect(worker.named('portal.rows')).toHaveLength(asked);
});

test('a row whose id stays keeps its badge while another of its texts is asked about', async () => {
  const body = gridOf(3);
  const [row] = rowsIn(body);
  if (row) row.dataset['endpointId'] = idOf(0);
  lay(devices);
  await pass();
  if (row?.lastElementChild) row.lastElementChild.textContent = 'Offline';
  await beforePaint();
  expect(badgesIn(row)).toHaveLength(1);
});

test('an answer that comes when the row has moved on is not shown in it', async () => {
  const body = gridOf(1);
  const { worker } = lay(devices);
  let release = () => undefined as void;
  worker.held = new Promise((resolve) => (release = resolve));
  await pass(40);
  const [row] = rowsIn(body);
  if (row) refills['by changing the text']?.(row, 7);
  await beforePaint();
  release();
  worker.held = undefined;
  await beforePaint();
  expect(wrongBadges(body)).toEqual([]);
  await pass();
  expect(badgesIn(body)[0]).toContain(badgeOf(8));
});

test('a name means another device once the page speaks of another company', async () => {
  const body = write(
    '<h1>Alder Dental</h1><div role="grid"><div role="row"><div role="gridcell"><span class="name">DC01</span></div></div></div>',
  );
  const alder = shownDevice(1, { name: 'DC01', companyName: 'Alder Dental' });
  const birch = shownDevice(2, { name: 'DC01', companyName: 'Birch Legal' });
  const { worker } = lay([]);
  worker.answers['portal.rows'] = ({ rows, page: { texts } }) => ({
    display: { expiringWithinDays: 90, dateDisplay: 'iso', textDates: 'none' },
    devices: rows.map(() => (texts.includes('Alder Dental') ? alder : birch)),
  });
  worker.answers['portal.page'] = () => ({ is: 'unknown' });
  body.append(' ');
  await pass(6000);
  expect(badgesIn()[0]).toContain(badgeOf(1));
  const heading = body.querySelector('h1');
  if (heading) heading.textContent = 'Birch Legal';
  await beforePaint();
  expect(badgesIn().join()).not.toContain(badgeOf(1));
  await pass();
  expect(badgesIn()[0]).toContain(badgeOf(2));
});

test('a page that renders again and again gets each badge back, and one that fights is left alone', async () => {
  const body = gridOf(3);
  lay(devices);
  await pass();
  for (let at = 0; at < 4; at += 1) {
    for (const host of hostsIn()) host.remove();
    await pass(400);
    expect(badgesIn(body)).toHaveLength(3);
  }
  const enemy = new MutationObserver(() => {
    for (const host of hostsIn(body)) host.remove();
  });
  enemy.observe(body, { childList: true, subtree: true });
  for (const host of hostsIn()) host.remove();
  await pass(3000);
  enemy.disconnect();
  expect(badgesIn(body)).toEqual([]);
});

test('a storm of renders costs few questions', async () => {
  const body = gridOf(5);
  const { worker } = lay(devices);
  await pass();
  for (let at = 0; at < 100; at += 1) {
    for (const [index, row] of rowsIn(body).entries()) {
      refills['by setting the content of the cell, our badge with it']?.(row, (at + index) % 15);
    }
    await pass(5);
  }
  await pass();
  expect(worker.named('portal.rows').length).toBeLessThanOrEqual(25);
  expect(wrongBadges(body)).toEqual([]);
  expect(badgesIn(body)).toHaveLength(5);
});

test('a name means another device once the header of its group speaks of another company', async () => {
  const body = write(
    '<table><tr><td colspan="2">Alder Dental</td></tr><tr><td>DC01</td><td>Online</td></tr></table>',
  );
  const alder = shownDevice(1, { name: 'DC01' });
  const birch = shownDevice(2, { name: 'DC01', companyName: 'Birch Legal' });
  const { worker } = lay([]);
  worker.answers['portal.rows'] = ({ rows }) => ({
    display: defaultSettings,
    devices: rows.map(({ around = [] }) => {
      if (around.includes('Alder Dental')) return alder;
      return around.includes('Birch Legal') ? birch : null;
    }),
  });
  await pass(6000);
  expect(badgesIn()[0]).toContain(badgeOf(1));
  const header = body.querySelector('td');
  if (header) header.textContent = 'Birch Legal';
  await beforePaint();
  expect(badgesIn().join()).not.toContain(badgeOf(1));
  await pass();
  expect(badgesIn()[0]).toContain(badgeOf(2));
});
