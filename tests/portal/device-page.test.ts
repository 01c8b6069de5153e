import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { badgeOf, fleet, shownDevice } from './device-view';
import {
  badgesIn,
  beforePaint,
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

const devices = fleet(3);
const [one = shownDevice(1), two = shownDevice(2)] = devices;
const addressOf = ({ id }: { readonly id: string }) =>
  `/QADashB/QuickAccess/NewDesktops#??asio_route=/devices/device-details?endpointId=${id}??`;

const LONG_ENOUGH = 2000;

const pageOf = (name: string): string => `
  <header><nav><a href="#">Devices</a></nav></header>
  <main><div class="head" style="display:flex"><div><h1>${name}</h1><p>Online</p></div><button>Act</button></div>
  <div role="tablist"><button role="tab">Overview</button></div>
  <table><tr><th scope="row">Serial number</th><td>SERIAL1X</td></tr><tr><th scope="row">Name</th><td>${name}</td></tr></table></main>`;

const nextElementOf = (host: Element | undefined) => host?.nextElementSibling;

describe('the region stands', () => {
  const place = async (html: string) => {
    goTo(addressOf(one));
    const body = write(html);
    lay(devices);
    await pass(LONG_ENOUGH);
    expect(hostsIn(), 'one region').toHaveLength(1);
    return { body, host: hostsIn()[0] };
  };

  test('below the line of the heading that is the device’s name', async () => {
    const { body, host } = await place(pageOf(one.name));
    expect(host?.previousElementSibling).toBe(body.querySelector('.head'));
  });

  test('below a name that no heading marks', async () => {
    const { body, host } = await place(`<div class="title">${one.name}</div><div>More</div>`);
    expect(host?.previousElementSibling).toBe(body.querySelector('.title'));
  });

  test('before the tabs where the page does not name the device', async () => {
    const { body, host } = await place('<main><p>A device</p><div role="tablist"></div></main>');
    expect(nextElementOf(host)).toBe(body.querySelector('[role=tablist]'));
  });

  test('first in the main part where there are no tabs', async () => {
    const { body, host } = await place('<aside>Menu</aside><main><p>A device</p></main>');
    expect(host?.parentElement).toBe(body.querySelector('main'));
    expect(host?.previousElementSibling).toBeNull();
  });

  test('at the page’s edge where there is nothing to stand by, and can be folded away', async () => {
    await place('<span>A device</span>');
    expect(regionRoot()?.querySelector('.docked')).not.toBeNull();
    buttonIn(regionRoot(), /Hardware lifecycle/).click();
    await pass(20);
    expect(regionRoot()?.querySelector<HTMLElement>('.body')?.hidden).toBe(true);
  });
});

test('it comes as soon as the name does, and not twice', async () => {
  goTo(addressOf(one));
  const body = write('<main></main>');
  lay(devices);
  await pass(50);
  expect(regionRoot()).toBeUndefined();
  const main = body.querySelector('main');
  if (main) main.innerHTML = `<h1>${one.name}</h1>`;
  await pass(20);
  expect(regionText()).toContain('Warranty active');
  await pass(LONG_ENOUGH);
  expect(hostsIn()).toHaveLength(1);
});

test('it moves from the edge to the heading when that comes late', async () => {
  goTo(addressOf(one));
  const body = write('<span>Loading</span>');
  lay(devices);
  await pass(LONG_ENOUGH);
  expect(regionRoot()?.querySelector('.docked')).not.toBeNull();
  body.insertAdjacentHTML('beforeend', `<h1>${one.name}</h1>`);
  await pass();
  expect(regionRoot()?.querySelector('.docked')).toBeNull();
  expect(hostsIn()).toHaveLength(1);
});

test('it comes back after the page was rendered anew', async () => {
  goTo(addressOf(one));
  const body = write(pageOf(one.name));
  lay(devices);
  await pass();
  for (let at = 0; at < 3; at += 1) {
    body.innerHTML = pageOf(one.name);
    await pass(500);
    expect(hostsIn()).toHaveLength(1);
    expect(regionText()).toContain('Warranty active');
  }
});

test('the page’s own device has no badge in its tables of facts', async () => {
  goTo(addressOf(one));
  write(pageOf(one.name));
  lay(devices);
  await pass(LONG_ENOUGH);
  expect(badgesIn()).toEqual([]);
});

test('a list beside the device keeps its badges', async () => {
  goTo(addressOf(one));
  write(`${pageOf(one.name)}<ul>${devices.map(({ name }) => `<li>${name}</li>`).join('')}</ul>`);
  lay(devices);
  await pass(LONG_ENOUGH);
  expect(badgesIn().map((name) => name.slice(0, 26))).toEqual([badgeOf(1), badgeOf(2), badgeOf(3)]);
});

test('another address takes the region away at once and brings the other device’s', async () => {
  goTo(addressOf(one));
  const body = write(pageOf(one.name));
  lay(devices);
  await pass();
  goTo(addressOf(two));
  body.innerHTML = pageOf(two.name);
  await beforePaint();
  expect(regionText()).not.toContain('2028-01-01');
  await pass();
  expect(regionText()).toContain('2028-01-02');
});

test('an address that changes only its tab keeps the region', async () => {
  goTo(addressOf(one));
  const body = write(pageOf(one.name));
  const { worker } = lay(devices);
  await pass();
  const [host] = hostsIn();
  goTo(`${addressOf(one)}&tabId=software`);
  body.append(' ');
  await pass();
  expect(hostsIn()[0]).toBe(host);
  expect(worker.named('portal.page')).toHaveLength(1);
});

test('beside another device’s name it does not stay, whatever the address still says', async () => {
  goTo(addressOf(one));
  const body = write(pageOf(one.name));
  lay(devices);
  await pass();
  const heading = body.querySelector('h1');
  if (heading) heading.textContent = two.name;
  await beforePaint();
  expect(regionText()).toBe('');
});

test('leaving for a page that is about no device leaves nothing', async () => {
  goTo(addressOf(one));
  const body = write(pageOf(one.name));
  lay(devices);
  await pass();
  goTo('/QADashB/QuickAccess/NewDesktops/service-tickets?companyId=' + one.companyId);
  body.innerHTML = '<main><h1>Tickets</h1></main>';
  await pass(LONG_ENOUGH);
  expect(hostsIn()).toEqual([]);
});

describe('a page whose address has no id', () => {
  test('shows the device that its heading and its serial number name', async () => {
    write(pageOf(one.name));
    lay(devices);
    await pass();
    expect(regionText()).toContain('2028-01-01');
  });

  test('shows nothing for a heading alone', async () => {
    write(`<main><h1>${one.name}</h1><p>Some text</p></main>`);
    lay(devices);
    await pass(LONG_ENOUGH);
    expect(regionRoot()).toBeUndefined();
  });

  test('shows nothing on a list', async () => {
    write(
      `<main><h1>Devices</h1><table>${devices.map(({ name, serialNumber = '' }) => `<tr><td>${name}</td><td>${serialNumber}</td></tr>`).join('')}</table></main>`,
    );
    lay(devices);
    await pass(LONG_ENOUGH);
    expect(regionRoot()).toBeUndefined();
    expect(badgesIn()).toHaveLength(3);
  });

  test('follows it to the next device', async () => {
    const body = write(pageOf(one.name));
    lay(devices);
    await pass();
    body.innerHTML = pageOf(two.name).replace('SERIAL1X', 'SERIAL2X');
    await beforePaint();
    expect(regionText()).toBe('');
    await pass(500);
    expect(regionText()).toContain('2028-01-02');
  });
});

describe('a page whose address has an id, but not the device’s', () => {
  const numbered = (number: number) =>
    `/QADashB/devices?companyId=${one.companyId}&resource=${number}`;

  test('follows it to the next device, whichever name comes late', async () => {
    goTo(numbered(1));
    const body = write(pageOf(one.name));
    lay(devices);
    await pass(LONG_ENOUGH);
    expect(regionText()).toContain('2028-01-01');
    goTo(numbered(2));
    body.innerHTML = '<main><p>Loading</p><div role="tablist"></div></main>';
    await pass(LONG_ENOUGH);
    expect(regionText()).toBe('');
    body.innerHTML = pageOf(two.name).replace('SERIAL1X', 'SERIAL2X');
    await pass(LONG_ENOUGH);
    expect(regionText()).toContain('2028-01-02');
    expect(regionText()).not.toContain('2028-01-01');
  });

  test('keeps it while the page changes around it', async () => {
    goTo(numbered(1));
    const body = write(pageOf(one.name));
    const { worker } = lay(devices);
    await pass(LONG_ENOUGH);
    const [host] = hostsIn();
    const asked = worker.named('portal.page').length;
    body.append(' ');
    await pass(LONG_ENOUGH);
    expect(hostsIn()).toEqual([host]);
    expect(worker.named('portal.page')).toHaveLength(asked);
  });
});

test('a late answer about what the page no longer says is not taken', async () => {
  const body = write('<main><h1>Devices</h1></main>');
  const { worker } = lay(devices);
  await pass(LONG_ENOUGH);
  const late = Promise.withResolvers<void>();
  worker.held = late.promise;
  body.innerHTML = pageOf(one.name);
  await pass(500);
  worker.held = undefined;
  body.innerHTML = pageOf(two.name).replace('SERIAL1X', 'SERIAL2X');
  await pass(500);
  expect(regionText()).toContain('2028-01-02');
  late.resolve();
  await pass(500);
  expect(regionText()).toContain('2028-01-02');
});

test('each page is asked about again a few times, not as often as others were seen before it', async () => {
  write('<main><h1>Tickets</h1></main>');
  const { worker } = lay([]);
  for (const { id } of fleet(10)) {
    goTo(addressOf({ id }));
    document.body.append(' ');
    await pass(20);
  }
  const before = worker.named('portal.page').length;
  await pass(20_000);
  expect(worker.named('portal.page').length - before).toBeLessThanOrEqual(4);
});

test('a device that is stored later is found by a notice', async () => {
  goTo(addressOf(one));
  write(pageOf(one.name));
  const { worker, notify } = lay([]);
  await pass();
  worker.devices = devices;
  notify({ about: 'devices', ids: 'all' });
  await pass();
  expect(regionText()).toContain('2028-01-01');
});

test('after the data were removed and imported again the device is back without a reload', async () => {
  goTo(addressOf(one));
  write(pageOf(one.name));
  const { worker, notify } = lay(devices);
  await pass(20_000);
  const tellAll = async () => {
    for (const about of ['companies', 'status'] as const) notify({ about });
    notify({ about: 'devices', ids: 'all' });
    await pass(1000);
  };
  const stored = worker.devices;
  worker.devices = [];
  await tellAll();
  expect(regionText()).toBe('');
  worker.devices = stored;
  await tellAll();
  expect(regionText()).toContain('Warranty active');
});

test('the end of the overlay takes everything with it', async () => {
  goTo(addressOf(one));
  const body = write(
    `${pageOf(one.name)}<ul>${devices.map(({ name }) => `<li>${name}</li>`).join('')}</ul>`,
  );
  const before = body.innerHTML;
  const { stop, worker } = lay(devices);
  await pass(LONG_ENOUGH);
  stop();
  expect(body.innerHTML).toBe(before);
  const asked = worker.asked.length;
  body.insertAdjacentHTML('beforeend', `<ul><li>${one.name}</li></ul>`);
  await pass(LONG_ENOUGH);
  expect(worker.asked).toHaveLength(asked);
  expect(hostsIn()).toEqual([]);
});
