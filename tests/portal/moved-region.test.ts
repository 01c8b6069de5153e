import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { shownDevice } from './device-view';
import { goTo, overlayOver, pass, regionRoot, write } from './portal-page';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a page that carries the region elsewhere as often as it comes is left in peace', async () => {
  const device = shownDevice(1);
  goTo(`/QADashB/QuickAccess/NewDesktops/device/${device.id}`);
  write(`<main><h1>${device.name}</h1></main><aside></aside>`);
  let carried = 0;
  const carry = new MutationObserver(() => {
    const host = regionRoot()?.host;
    const aside = document.querySelector('aside');
    if (!host || !aside || host.parentNode === aside) return;
    carried += 1;
    aside.append(host);
  });
  carry.observe(document, { childList: true, subtree: true });
  const page = overlayOver([device]);
  await pass(4000);
  carry.disconnect();
  expect(carried).toBe(3);
  expect(regionRoot()).toBeUndefined();
  page.stop();
});
