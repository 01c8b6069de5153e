import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fleet, shownDevice } from './device-view';
import {
  buttonIn,
  goTo,
  hostsIn,
  overlayOver,
  pass,
  regionRoot,
  regionText,
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

const LONG_ENOUGH = 2000;

const pageOf = (name: string): string => `
  <main><div class="head" style="display:flex"><div><h1>${name}</h1><p>Online</p></div><button>Act</button></div>
  <div role="tablist"><button role="tab">Overview</button></div>
  <table><tr><th scope="row">Serial number</th><td>SERIAL1X</td></tr><tr><th scope="row">Name</th><td>${name}</td></tr></table></main>`;

const devices = fleet(2);
const [one = shownDevice(1), two = shownDevice(2)] = devices;
const addressOf = ({ id }: { readonly id: string }) =>
  `/QADashB/QuickAccess/NewDesktops#??asio_route=/devices/device-details?endpointId=${id}??`;

test('a document that is written anew is looked at anew', async () => {
  goTo(addressOf(one));
  write(pageOf(one.name));
  const { stop } = lay(devices);
  await pass(LONG_ENOUGH);
  expect(regionText()).toContain('2028-01-01');
  for (const [at, shown] of [two, one].entries()) {
    goTo(addressOf(shown));
    document.open();
    document.write(
      `<!doctype html><title>Portal</title><body>${pageOf(shown.name).replace('SERIAL1X', shown.serialNumber ?? '')}`,
    );
    document.close();
    await pass(LONG_ENOUGH);
    expect(regionText()).toContain(`2028-01-0${2 - at}`);
    expect(hostsIn()).toHaveLength(1);
    buttonIn(regionRoot(), /^Warranty active/).click();
    await pass(20);
    expect(buttonIn(regionRoot(), /^Warranty active/).ariaExpanded).toBe('true');
  }
  stop();
  expect(hostsIn()).toEqual([]);
});

test('data that comes ten seconds late, and a body that is replaced, are met', async () => {
  goTo(addressOf(one));
  const body = write('<main></main>');
  lay(devices);
  await pass(10_000);
  body.innerHTML = `<main><h1>${one.name}</h1></main>`;
  await pass(LONG_ENOUGH);
  expect(regionText()).toContain('2028-01-01');
  const other = document.createElement('body');
  other.innerHTML = pageOf(one.name);
  document.body.replaceWith(other);
  await pass(LONG_ENOUGH);
  expect(regionText()).toContain('2028-01-01');
  expect(hostsIn()).toHaveLength(1);
});
