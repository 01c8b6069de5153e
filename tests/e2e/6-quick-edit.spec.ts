import type { BrowserContext, Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Device } from '../sandbox/world/records.ts';
import { editorOn, panelOn } from './editing.ts';
import { expect, test as base } from './journey.ts';
import { overlayOn, type Part } from './overlay.ts';
import { openDeviceList, openDevicePage, openPortal, type DeviceAddress } from './portal-pages.ts';
import { ALDER, starts } from './prepared-profiles.ts';
import { until } from './until.ts';

const PURCHASE = 'Purchase Date';
const WARRANTY = 'Warranty Expiry Date';
const FORMER = '2027-10-09';

const deviceNamed = (sandbox: Sandbox, name: string): Device => {
  const device = sandbox.world.devices.find(({ friendlyName }) => friendlyName === name);
  if (!device) throw new Error(`The world has no ${name}`);
  return device;
};

interface Setting {
  readonly page: Page;
  readonly panel: Part;
  /** What the RMM holds as the end of the warranty. */
  readonly warranty: () => string | undefined;
}

const test = base.extend<{ readonly setting: Setting }>({
  start: starts.imported,
  setting: async ({ sandbox, shelflife }, provide) => {
    const device = deviceNamed(sandbox, 'ALD-WS-001');
    const page = await openDevicePage(shelflife.context, device);
    const panel = await panelOn(page);
    await panel.button(new RegExp(`^Warranty active ${FORMER}`)).one();
    await provide({
      page,
      panel,
      warranty: () => sandbox.world.fieldValue(device.id, WARRANTY),
    });
  },
});

const writesIn = (sandbox: Sandbox) => sandbox.requests.filter(({ method }) => method === 'PUT');

test('a quick warranty is saved by one click, and taken back by another', async ({
  setting: { panel, warranty },
}) => {
  await panel.button('+5 years').click();
  await panel.button(/^Warranty active 2029-10-10/).one();
  await panel.get('status').says(/^Saved to ConnectWise RMM/);
  expect(warranty()).toBe('2029-10-10');

  await panel.button('Undo').click();
  await panel.button(new RegExp(`^Warranty active ${FORMER}`)).one();
  await until('the former date', async () => warranty() === FORMER);
});

test('a quick warranty that would end sooner is asked about in the dialog', async ({
  setting: { page, panel, warranty },
  sandbox,
}) => {
  await panel.button('+1 year').click();
  const dialog = await editorOn(page);
  await expect(dialog.getByText(/^Nothing was saved yet/)).toBeVisible();
  await expect(dialog.getByText(/would end earlier: 2025-10-10 instead of/)).toBeVisible();
  expect(writesIn(sandbox)).toEqual([]);
  await dialog.getByRole('button', { name: 'Yes, save it' }).click();
  await until('the date in the RMM', async () => warranty() === '2025-10-10');
});

test('a quick warranty works from the card of a row', async ({
  setting: { warranty },
  shelflife,
}) => {
  const page = await openDeviceList(shelflife.context, 'table');
  const overlay = await overlayOn(page);
  await overlay.button(new RegExp(`^Warranty active ${FORMER}`)).press('Enter');
  await overlay.get('dialog', 'Hardware lifecycle of ALD-WS-001').button('+5 years').click();
  await until('the date in the RMM', async () => warranty() === '2029-10-10');
});

test('a click on a quick warranty that a page makes up does nothing', async ({
  setting: { page, panel, warranty },
  sandbox,
}) => {
  const { x, y, width, height } = await panel.button('+5 years').box();
  await page.evaluate(
    ([atX = 0, atY = 0]) => {
      const target = document.elementFromPoint(atX, atY);
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        const at = { clientX: atX, clientY: atY };
        target?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, ...at }));
      }
      if (target instanceof HTMLElement) target.click();
    },
    [x + width / 2, y + height / 2],
  );
  await panel.button('+5 years').press('Tab');

  expect(warranty()).toBe(FORMER);
  expect(writesIn(sandbox)).toEqual([]);
});

test('a quick warranty that the page has made invisible is filled into the dialog instead', async ({
  setting: { page, panel, warranty },
  sandbox,
}) => {
  const { x, y, width, height } = await panel.button('+5 years').box();
  await page.evaluate(() => {
    document.body.style.opacity = '0';
  });
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.evaluate(() => {
    document.body.style.opacity = '';
  });

  const dialog = await editorOn(page);
  await expect(dialog.getByLabel('Warranty expires')).toHaveValue('2029-10-10');
  expect(warranty()).toBe(FORMER);
  expect(writesIn(sandbox)).toEqual([]);
});

test('the details show what only the call for one device tells', async ({
  setting: { panel },
  sandbox,
}) => {
  await panel.button('Details').click();
  for (const label of ['Operating system', 'Processor', 'Memory', 'Last signed-in user'])
    await panel.says(new RegExp(label));
  await panel.says(/Recognised by\s*Its id in the portal/);
  const { hardware } = deviceNamed(sandbox, 'ALD-WS-001');
  await panel.says(new RegExp(hardware.model));
});

test('what is typed outlives a page that renders itself anew', async ({
  setting: { page, panel },
}) => {
  await panel.button('Edit dates').click();
  const dialog = await editorOn(page);
  await dialog.getByLabel('Warranty expires').fill('2031-12-31');
  await page.evaluate(() => {
    const view = document.querySelector('main')?.firstElementChild;
    view?.replaceWith(view.cloneNode(true));
  });

  await until('the dialog with what was typed', async () => {
    const again = await editorOn(page);
    const input = again.getByLabel('Warranty expires');
    return (await input.inputValue({ timeout: 500 }).catch(() => '')) === '2031-12-31';
  });
});

const bulkPage = (context: BrowserContext): Promise<Page> =>
  until('the bulk dialog', async () =>
    context.pages().find((page) => /workspace\.html#bulk/.test(page.url())),
  );

test.describe('ticked rows', () => {
  const ticked = ['ALD-WS-002', 'ALD-LT-004'];
  test.use({ start: { companies: [ALDER], devices: ['ALD-WS-001', ...ticked] } });

  for (const kind of ['native', 'role'] as const) {
    test(`lead to a bulk dialog for exactly these devices (${kind} boxes)`, async ({
      setting: _setting,
      shelflife,
    }) => {
      const page = await openDeviceList(shelflife.context, 'grid', { ticks: kind });
      const overlay = await overlayOn(page);
      const bar = overlay.get('region', 'Ticked devices');
      for (const name of ticked)
        await page.getByRole('row').filter({ hasText: name }).getByRole('checkbox').click();
      await bar.button('Edit dates of 2 devices').one();

      await page.locator('.grid-viewport').evaluate((element) => element.scrollTo(0, 3_000));
      await bar.button('Edit dates of 2 devices').one();
      await bar.button('Edit dates of 2 devices').click();
      const bulk = await bulkPage(shelflife.context);
      const dialog = bulk.getByRole('dialog', { name: 'Edit dates of 2 devices' });
      const rows = dialog.getByRole('table', { name: 'What would change' }).getByRole('row');
      await expect(rows).toHaveCount(1 + ticked.length);
      for (const name of ticked) await expect(rows.filter({ hasText: name })).toHaveCount(1);
    });
  }

  test('all at once count as far as they are imported, and none any more', async ({
    setting: _setting,
    shelflife,
  }) => {
    const page = await openDeviceList(shelflife.context, 'grid', { ticks: 'native' });
    const bar = (await overlayOn(page)).get('region', 'Ticked devices');
    const all = page.getByRole('checkbox', { name: 'Select all devices' });
    await all.check();
    await bar.button('Edit dates of 3 devices').one();
    await all.uncheck();
    await bar.gone();
  });
});

/** Text that is no date counts as none: somebody has to look at it. */
const lacksDate = (sandbox: Sandbox, { id }: Device): boolean =>
  [PURCHASE, WARRANTY].some((field) => !/^\d{4}-/.test(sandbox.world.fieldValue(id, field) ?? ''));

test.describe('the next device without dates', () => {
  for (const address of ['hash', 'path', 'query'] as const satisfies readonly DeviceAddress[]) {
    test(`is shown on its own page of the portal (${address})`, async ({ sandbox, shelflife }) => {
      const first = deviceNamed(sandbox, 'ALD-WS-001');
      const page = await openDevicePage(shelflife.context, first, address);
      await (await panelOn(page)).button('Next device without dates').click();

      const name = await until('the name of another device', async () => {
        const heading = await page.locator('h1').textContent();
        return heading === null || heading === first.friendlyName ? undefined : heading;
      });
      const next = deviceNamed(sandbox, name);
      expect(next.companyId).toBe(first.companyId);
      expect(lacksDate(sandbox, next)).toBe(true);
      expect(page.url()).toContain(next.id);
      await (await panelOn(page)).button(/^Warranty/).one();
    });
  }

  test('is shown in the workspace where no address has named a device yet', async ({
    shelflife,
  }) => {
    const path = '/QADashB/QuickAccess/NewDesktops/device-details?item=0';
    const page = await openPortal(shelflife.context, path);
    await (await panelOn(page)).button('Next device without dates').click();
    await until('the device in the workspace', async () =>
      shelflife.context.pages().find((one) => /workspace\.html#device\//.test(one.url())),
    );
    expect(page.url()).toContain(path);
  });
});
