import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { badgeOf, fleet } from './device-view';
import {
  badgesIn,
  beforePaint,
  goTo,
  overlayOver,
  pass,
  write,
  type PortalPage,
} from './portal-page';

let page: PortalPage | undefined;
const ROW_HEIGHT = 30;
const ROWS = 300;
let scrolledTo = 0;

beforeEach(() => {
  vi.useFakeTimers();
  scrolledTo = 0;
  goTo('/QADashB/QuickAccess/NewDesktops');
  // A page in which each row has a height.
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function box(
    this: Element,
  ) {
    const at = Array.from(this.parentElement?.children ?? []).indexOf(this);
    return new DOMRect(0, at * ROW_HEIGHT - scrolledTo, 100, ROW_HEIGHT);
  });
});
afterEach(() => {
  page?.stop();
  vi.useRealTimers();
});

const devices = fleet(28);
const rowOf = (at: number): string =>
  `<tr><td>${devices[at % 28]?.name ?? ''}</td><td>row ${at}</td></tr>`;
const rowsFrom = (first: number): string =>
  Array.from({ length: ROWS }, (_, at) => rowOf(first + at)).join('');
const body = (): Element => document.querySelector('tbody') ?? document.body;
const rowAt = (at: number): Element => body().children[at] ?? document.body;
const badgeAt = (at: number): string => badgesIn(rowAt(at))[0]?.slice(0, badgeOf(1).length) ?? '';

async function openList(): Promise<void> {
  write(`<table><tbody>${rowsFrom(0)}</tbody></table>`);
  page = overlayOver(devices);
  await pass(3_000);
}

async function scrollTo(at: number): Promise<void> {
  scrolledTo = at * ROW_HEIGHT;
  document.dispatchEvent(new Event('scroll'));
  await beforePaint();
}

test('every row of a long list has its badge before long', async () => {
  await openList();
  expect(badgesIn()).toHaveLength(ROWS);
});

test('a list that is filled anew shows the badges in sight before it is painted, and no others yet', async () => {
  await openList();
  body().innerHTML = rowsFrom(3);
  await beforePaint();
  expect(badgeAt(0)).toBe(badgeOf(4));
  expect(badgeAt(20)).toBe(badgeOf(24));
  expect(badgesIn().length).toBeLessThan(60);
});

test('what was in sight stays so when a whole list is made anew', async () => {
  await openList();
  await scrollTo(200);
  write(`<table><tbody>${rowsFrom(3)}</tbody></table>`);
  await beforePaint();
  expect(badgeAt(205)).toBe(badgeOf(((205 + 3) % 28) + 1));
});

test('rows that are scrolled into view have their badges before they are painted', async () => {
  await openList();
  body().innerHTML = rowsFrom(3);
  await beforePaint();
  expect(badgeAt(250)).toBe('');
  await scrollTo(245);
  expect(badgeAt(250)).toBe(badgeOf(((250 + 3) % 28) + 1));
});

test('a list that never keeps still has badges where it is seen only', async () => {
  await openList();
  for (let round = 0; round < 12; round += 1) {
    body().innerHTML = rowsFrom(round);
    await pass(500);
    expect(badgeAt(5)).toBe(badgeOf(((5 + round) % 28) + 1));
  }
  expect(badgesIn().length).toBeLessThan(60);
  await pass(5_000);
  expect(badgesIn()).toHaveLength(ROWS);
});

test('rows that are sorted, or taken out and put back, keep no badge of before', async () => {
  await openList();
  body().append(...[...body().children].toReversed());
  await pass(3_000);
  expect(badgeAt(0)).toBe(badgeOf(((ROWS - 1) % 28) + 1));
  expect(badgesIn()).toHaveLength(ROWS);
  const row = rowAt(150);
  row.remove();
  await pass();
  row.innerHTML = '<td>WS-001</td><td>again</td>';
  body().prepend(row);
  await pass();
  expect(badgeAt(0)).toBe(badgeOf(1));
});

test('all rows are read before the page is printed', async () => {
  await openList();
  body().innerHTML = rowsFrom(0);
  await beforePaint();
  expect(badgesIn().length).toBeLessThan(60);
  window.dispatchEvent(new Event('beforeprint'));
  expect(badgesIn()).toHaveLength(ROWS);
});
