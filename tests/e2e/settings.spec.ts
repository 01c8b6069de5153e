import type { Page } from '@playwright/test';
import { openTab, resync } from './connecting.ts';
import { panelOn } from './editing.ts';
import { expect, test } from './journey.ts';
import { openDevicePage } from './portal-pages.ts';
import { ALDER, starts } from './prepared-profiles.ts';
import { setSiteAccess } from './site-access.ts';

const POPUP_TABS = ['Overview', 'Companies', 'Devices', 'Activity'] as const;
const PAGES = ['Overview', 'Companies', 'Devices', 'Activity', 'Settings'] as const;

/** How much of what stood there has moved while the page loaded, as browsers reckon it. */
async function shiftOf(page: Page): Promise<number> {
  // A page behind another one paints nothing.
  await page.bringToFront();
  await page.reload();
  await expect(page.getByText('Loading')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            sum += (entry as PerformanceEntry & { readonly value: number }).value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        // The entries of what has been painted come with the next frames.
        let frames = 0;
        const next = () => (++frames < 12 ? requestAnimationFrame(next) : resolve(sum));
        requestAnimationFrame(next);
      }),
  );
}

test.describe('with imported devices', () => {
  test.use({ start: starts.imported });

  test('a scope that was withdrawn is told on every page, and by the list of permissions', async ({
    popup,
    sandbox,
    shelflife,
  }) => {
    const { scopes } = sandbox.keys.get('full');
    sandbox.setScopes(
      'full',
      scopes.filter((scope) => scope !== 'platform.sites.read'),
    );
    await popup.getByRole('button', { name: 'Resync', exact: true }).click();
    const inPopup = popup.getByRole('button', { name: 'Enter the key again' });
    for (const tab of POPUP_TABS) {
      await openTab(popup, tab);
      await expect(inPopup, tab).toBeVisible();
    }

    const workspace = await shelflife.openWorkspace();
    for (const name of PAGES) {
      await workspace.getByRole('link', { name, exact: true }).click();
      await expect(workspace.getByRole('heading', { name, level: 1 })).toBeVisible();
      await expect(workspace.getByRole('button', { name: 'Enter the key again' })).toBeVisible();
    }
    const permissions = workspace.getByRole('list', { name: 'Permissions', exact: true });
    await expect(permissions.getByRole('listitem').nth(1)).toHaveText(/Read sites.*missing/s);
  });

  test('a host that the browser took away is told on open pages, until it is given back', async ({
    popup,
    shelflife,
  }) => {
    const workspace = await shelflife.openWorkspace();
    const allow = (page: Page) => page.getByRole('button', { name: 'Allow access to ConnectWise' });
    await setSiteAccess(shelflife, 'ON_CLICK');
    for (const page of [popup, workspace]) {
      await page.bringToFront();
      await expect(page.getByText(/^The browser does not let Shelflife reach/)).toBeVisible();
      await expect(allow(page)).toBeVisible();
    }
    await setSiteAccess(shelflife, 'ON_ALL_SITES');
    for (const page of [popup, workspace]) {
      await page.bringToFront();
      await expect(allow(page)).toHaveCount(0);
    }
    await resync(popup);
  });

  test('rules of a client decide what the portal shows of its devices', async ({
    sandbox,
    shelflife,
  }) => {
    const device = sandbox.world.devices.find(({ friendlyName }) => friendlyName === 'ALD-WS-001');
    if (!device) throw new Error('The world has no such device');
    const page = await openDevicePage(shelflife.context, device);
    const panel = await panelOn(page);
    await panel.button(/^Warranty active/).one();

    const workspace = await shelflife.openWorkspace();
    await workspace.getByRole('link', { name: 'Settings', exact: true }).click();
    await workspace.getByLabel('Client to set rules for').selectOption({ label: ALDER });
    const rules = workspace.getByRole('group').filter({ hasText: `Rules for ${ALDER}` });
    await rules.getByLabel('Maximum age: Desktop').selectOption('1');
    await rules.getByLabel('Maximum age: Laptop').selectOption('1');
    await expect(workspace.getByText('Setting saved.')).toBeVisible();

    // A page that nobody sees waits until it is seen.
    await page.bringToFront();
    await panel.says(/policy: 1/);
  });

  test('nothing moves while a page loads', async ({ popup, shelflife }) => {
    const workspace = await shelflife.openWorkspace();
    const moved: Record<string, number> = { popup: await shiftOf(popup) };
    for (const name of ['Overview', 'Devices', 'Settings']) {
      await workspace.goto(`${workspace.url().split('#')[0]}#${name.toLowerCase()}`);
      moved[name] = await shiftOf(workspace);
    }
    const most = Math.max(...Object.values(moved));
    expect(most, JSON.stringify(moved)).toBeLessThan(0.05);
  });

  test('everything that was removed comes back from a file', async ({ popup, shelflife }) => {
    const workspace = await shelflife.openWorkspace();
    await workspace.getByRole('link', { name: 'Settings', exact: true }).click();
    const [download] = await Promise.all([
      workspace.waitForEvent('download'),
      workspace.getByRole('button', { name: 'Export data' }).click(),
    ]);
    const file = await download.path();
    await openTab(popup, 'Activity');
    const lines = popup.getByRole('list', { name: 'Activity' }).getByRole('listitem');
    await expect(lines.first()).toBeVisible();
    const known = await lines.count();

    await workspace.getByRole('button', { name: 'Remove all data' }).click();
    await workspace.getByRole('button', { name: 'Yes, remove the data' }).click();
    await expect(workspace.getByText('The data was removed.')).toBeVisible();
    await expect(lines).toHaveCount(1);

    await workspace.getByLabel('Data file').setInputFiles(file);
    await expect(workspace.getByRole('table', { name: 'What the import would do' })).toContainText(
      'Devices',
    );
    await expect(lines).toHaveCount(1);
    await workspace.getByRole('button', { name: 'Import this file' }).click();
    await expect(workspace.getByText('The import is done.')).toBeVisible();
    // What was there, the removal, and the import; a sync that follows adds its own.
    await expect(lines.filter({ hasText: 'Data imported' })).toHaveCount(1);
    await expect.poll(() => lines.count()).toBeGreaterThanOrEqual(known + 2);
    await openTab(popup, 'Companies');
    await expect(popup.getByRole('combobox', { name: `Client for ${ALDER}` })).toContainText(ALDER);
  });
});
