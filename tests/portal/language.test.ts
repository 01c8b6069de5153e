import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { speak } from '../speak';
import { fleet, shownDevice } from './device-view';
import { goTo, overlayOver, ownRoots, pass, write, type PortalPage } from './portal-page';

let page: PortalPage | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  speak('de');
});
afterEach(() => {
  page?.stop();
  speak('en');
  vi.useRealTimers();
});

test('what stands in a page of another language says its own, and speaks it', async () => {
  const devices = fleet(1);
  const [device = shownDevice(1)] = devices;
  goTo(`/QADashB/QuickAccess/NewDesktops#??asio_route=/d?endpointId=${device.id}??`);
  write(`<h1>${device.name}</h1>`);
  page = overlayOver(devices);
  await pass(2000);

  const [stage] = ownRoots(document).map((root) => root.querySelector('.stage.region'));
  expect(stage?.getAttribute('lang')).toBe('de');
  expect(stage?.textContent).toMatch(/Hardware-Lebenszyklus.*Kaufdatum.*Datumsangaben bearbeiten/);
});
