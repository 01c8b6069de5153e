import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { badgeOf, fleet } from './device-view';
import { badgesIn, goTo, overlayOver, pass, write, type PortalPage } from './portal-page';

let page: PortalPage | undefined;
let isHidden = false;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
  goTo('/QADashB/QuickAccess/NewDesktops');
});
afterEach(() => {
  page?.stop();
  isHidden = false;
  vi.useRealTimers();
});

function turn(to: 'hidden' | 'visible'): void {
  isHidden = to === 'hidden';
  document.dispatchEvent(new Event('visibilitychange'));
}

const devices = fleet(4);
const rowOf = (number: number): string => `<tr><td>WS-00${number}</td><td>Online</td></tr>`;
const tableOf = (...numbers: number[]): string =>
  `<h1>Devices</h1><table>${numbers.map(rowOf).join('')}</table>`;

test('in a tab that nobody sees nothing is asked and nothing is drawn', async () => {
  write(tableOf(1, 2));
  page = overlayOver(devices);
  await pass();
  turn('hidden');
  const { asked } = page.worker;
  const before = asked.length;
  document.querySelector('tbody')?.insertAdjacentHTML('beforeend', rowOf(3));
  goTo('/QADashB/QuickAccess/NewDesktops/device-details/abc');
  page.notify({ about: 'devices', ids: 'all' });
  await pass(60_000);
  expect(asked).toHaveLength(before);
  expect(badgesIn()).toHaveLength(2);
});

test('what has changed meanwhile is right as soon as somebody comes back', async () => {
  write(tableOf(1, 2));
  page = overlayOver(devices);
  await pass();
  turn('hidden');
  const [first] = document.querySelectorAll('td');
  if (first?.firstChild) first.firstChild.nodeValue = 'WS-004';
  document.querySelector('tbody')?.insertAdjacentHTML('beforeend', rowOf(3));
  await pass();
  turn('visible');
  expect(badgesIn()).not.toContainEqual(expect.stringContaining(badgeOf(1)));
  await pass(2_000);
  const shown = badgesIn();
  expect(shown).toHaveLength(3);
  for (const [at, number] of [4, 2, 3].entries()) expect(shown[at]).toContain(badgeOf(number));
});

test('a page that was opened in the background is looked at when it is first seen', async () => {
  isHidden = true;
  write(tableOf(1));
  page = overlayOver(devices);
  await pass(60_000);
  expect(page.worker.asked).toEqual([]);
  turn('visible');
  await pass();
  expect(badgesIn()).toEqual([expect.stringContaining(badgeOf(1))]);
});
