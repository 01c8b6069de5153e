import type { BrowserContext, Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Device } from '../sandbox/world/records.ts';
import { panelOn } from './editing.ts';
import { expect, test } from './journey.ts';
import { overlayOn } from './overlay.ts';
import { openPortal } from './portal-pages.ts';
import { ALDER, starts } from './prepared-profiles.ts';

test.use({ start: starts.imported });

/** Pages of a portal whose markup says nothing to anybody: no heading, label, id, link, role or table. */
async function serveOddPages(context: BrowserContext, devices: readonly Device[]): Promise<void> {
  const page = (body: string) =>
    `<!doctype html><title>Units</title><body style="font:14px sans-serif;margin:24px">${body}`;
  await context.route('https://control.itsupport247.net/odd/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const shown = devices.find(({ regId }) => pathname.endsWith(`/${regId}`));
    const body = shown
      ? `<div class="q1"><div class="q2"><div data-part="who">unit | ${serialOf(shown)} | rack 7</div><div class="q3">fine</div></div></div>`
      : `<div class="q4">${devices.map(unit).join('')}</div>`;
    await route.fulfill({ contentType: 'text/html', body: page(body) });
  });
}

const unit = (device: Device, at: number): string =>
  `<p class="unit"><i class="dot" data-tag="${serialOf(device)}" style="display:inline-block;width:20px;height:20px;background:teal"></i> <span class="pos">Place ${at + 1}</span></p>`;

const serialOf = ({ hardware }: Device): string => hardware.systemSerial ?? '';

/** Workstations of the company that is imported. */
const workstationsOf = ({ world }: Sandbox): readonly Device[] => {
  const company = world.companies.find(({ name }) => name === ALDER);
  return world.devices.filter(
    ({ companyId, friendlyName }) => companyId === company?.id && /-WS-/.test(friendlyName),
  );
};

const barOn = async (page: Page) => (await overlayOn(page)).get('region', 'Teach this page');

async function teach(popup: Page, page: Page) {
  await popup.reload();
  await popup.getByRole('button', { name: 'Teach this page' }).click();
  await page.bringToFront();
  return barOn(page);
}

test('a page that nothing recognises is taught by pointing, and known from then on', async ({
  sandbox,
  shelflife: { context },
  popup,
}) => {
  const devices = workstationsOf(sandbox).slice(0, 2);
  const [first, second] = devices;
  await serveOddPages(context, devices);
  const page = await openPortal(context, `/odd/unit/${first?.regId}`);
  const bar = await teach(popup, page);
  await bar.says(/Click the device’s name or serial number/);

  await test.step('clicks do not reach the page, and what names no device is told', async () => {
    await page.evaluate(() => {
      document.body.addEventListener('click', () => (document.title = 'clicked'));
    });
    await page.locator('.q3').click();
    await bar.says(/No device that Shelflife knows is called “fine”/);
    expect(await page.title()).toBe('Units');
  });

  await test.step('the device is recognised at once, and shown before anything is kept', async () => {
    await page.getByText('rack 7').click();
    await bar.says(new RegExp(`Recognised: ${first?.friendlyName} of Alder`));
    await page.locator('.q3').click();
    await (await panelOn(page)).button(/^Warranty/).one();
    await bar.says(/This is how it will look/);
  });

  await test.step('what is kept holds for the next device as well', async () => {
    await bar.button('Keep').click();
    await bar.says(/Kept/);
    await bar.gone();
    await page.goto(`https://control.itsupport247.net/odd/unit/${second?.regId}`);
    const panel = await panelOn(page);
    await panel.button('Details').click();
    await panel.says(/taught/i);
  });
});

test('a list whose rows name nothing but in an attribute is taught with the keyboard', async ({
  sandbox,
  shelflife,
  popup,
}) => {
  const { context, origin } = shelflife;
  const devices = workstationsOf(sandbox).slice(0, 4);
  await serveOddPages(context, devices);
  const page = await openPortal(context, '/odd/units');
  const bar = await teach(popup, page);
  await bar.button('Choose with the keyboard').focus();
  for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
  // The first text stands beside the mark that bears the serial number.
  await bar.says(/Recognised|No device/);
  await page.locator('.dot').first().click();
  await bar.says(/and 3 more in this list/);
  await page.getByText('Place 1', { exact: true }).click();
  const overlay = await overlayOn(page);
  await expect.poll(async () => (await overlay.button(/^Warranty/).names()).length).toBe(4);

  await test.step('Escape leaves the page as it was', async () => {
    await page.keyboard.press('Escape');
    await bar.gone();
    await expect.poll(async () => (await overlay.button(/^Warranty/).names()).length).toBe(0);
  });

  const workspace = await shelflife.openWorkspace();
  await workspace.goto(`${origin}/workspace.html#settings`);
  await expect(workspace.getByText('None. Shelflife finds its way by itself.')).toBeVisible();
});

test('where a page has no place for the region it stands at the edge, and stays where it is put', async ({
  sandbox,
  shelflife: { context },
}) => {
  const [device] = workstationsOf(sandbox);
  await context.route('https://control.itsupport247.net/bare/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>x</title><body style="margin:0;display:flex"><a href="#b" style="position:fixed;right:60px;bottom:60px">Chat</a><div>Endpoint</div>',
    }),
  );
  const page = await openPortal(context, `/bare/details/${device?.id}`);
  const panel = await panelOn(page);

  // The corner in which the page has a control of its own is left free.
  const first = await panel.box();
  expect(first.x).toBeLessThan(40);

  const move = panel.button('Move');
  await move.press('ArrowUp');
  await expect.poll(async () => (await panel.box()).y).toBeLessThan(first.y);
  await panel.button(/^Hardware lifecycle/).click();
  await panel.button('Edit dates').gone();
  const folded = await panel.box();
  expect(folded.height).toBeLessThan(60);

  await page.reload();
  await expect.poll(async () => (await panelOn(page)).box()).toEqual(folded);
  await page.setViewportSize({ width: 320, height: 240 });
  await (await panelOn(page)).get('button', /ALD-WS/).click();
  const small = await (await panelOn(page)).box();
  expect(small.x).toBeGreaterThanOrEqual(0);
  expect(small.x + small.width).toBeLessThanOrEqual(320);
  expect(small.y + small.height).toBeLessThanOrEqual(240);
});
