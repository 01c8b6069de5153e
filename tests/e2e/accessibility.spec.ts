import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openTab } from './connecting.ts';
import { editorFrame, editorOn, openEditor, panelOn } from './editing.ts';
import { importDevices, untilDatesRead } from './importing.ts';
import { expect, test } from './journey.ts';
import type { Shelflife } from './launch.ts';
import { overlayOn } from './overlay.ts';
import { openDeviceList, openDevicePage } from './portal-pages.ts';
import { ALDER, starts } from './prepared-profiles.ts';

const TABS = ['Overview', 'Companies', 'Devices', 'Activity'] as const;

/** What axe finds, named by rule and place: everything in light, and the contrasts again in dark. */
async function findingsOn(page: Page): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    if (colorScheme === 'dark') axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      findings.push(...nodes.map(({ target }) => `${colorScheme}: ${id} at ${target.join(' ')}`));
    }
  }
  return findings;
}

test('the popup has no accessibility findings before it is connected', async ({ popup }) => {
  await expect(popup.getByRole('heading', { name: 'Connect to ConnectWise RMM' })).toBeVisible();

  expect(await findingsOn(popup)).toEqual([]);
});

test('the popup can be used with the keyboard alone', async ({ popup, sandbox }) => {
  const key = sandbox.keys.get('full');
  await focusByTab(popup, 'Client ID');
  await popup.keyboard.type(key.clientId);
  await focusByTab(popup, 'Client secret');
  await popup.keyboard.type(key.clientSecret);
  await focusByTab(popup, 'Save and sync');
  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('tab', { name: 'Overview' })).toBeVisible();

  await focusByTab(popup, 'Overview');
  await popup.keyboard.press('ArrowRight');
  await expect(popup.getByRole('tab', { name: 'Companies' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await focusByTab(popup, 'Match automatically');
  await popup.keyboard.press('Enter');
  await focusByTab(popup, 'Save mapping');
  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('button', { name: 'Save mapping' })).toBeDisabled();
});

test.describe('while devices wait for review', () => {
  test.use({ start: starts.mapped });

  test('no tab of the popup has accessibility findings', async ({ popup }) => {
    for (const tab of TABS) {
      await openTab(popup, tab);
      expect(await findingsOn(popup), `popup, ${tab}`).toEqual([]);
    }
  });

  test('no part of the workspace has accessibility findings', async ({ shelflife }) => {
    const workspace = await shelflife.openWorkspace();
    const links = workspace.getByRole('navigation', { name: 'Workspace' }).getByRole('link');
    await expect(links.first()).toBeVisible();
    for (const link of await links.all()) {
      const title = (await link.textContent()) ?? '';
      await link.click();
      await expect(workspace.getByRole('heading', { name: title, level: 1 })).toBeVisible();
      expect(await findingsOn(workspace), `workspace, ${title}`).toEqual([]);
    }
    await workspace.getByRole('link', { name: 'Devices', exact: true }).click();
    await workspace.getByRole('link', { name: 'ALD-WS-001' }).click();
    await expect(workspace.getByText(/are read once it is imported/)).toBeVisible();
    expect(await findingsOn(workspace), 'workspace, a device').toEqual([]);
  });

  test('the editor has no accessibility findings, whatever becomes of a date', async ({
    popup,
    sandbox,
    shelflife,
  }) => {
    const [device, other] = sandbox.world.devices;
    const othersSet = (id = '', value = '') =>
      sandbox.world.setFieldValue(id, 'Warranty Expiry Date', { value, by: 'Kim' });
    othersSet(other?.id, 'when it is paid');
    await importDevices(popup);
    await untilDatesRead(popup);
    const page = await openImported(shelflife);
    await page.getByRole('link', { name: 'ALD-WS-001' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lifecycle dates' });
    const save = async (date: string) => {
      await page.getByRole('button', { name: 'Edit dates' }).click();
      await dialog.getByLabel('Warranty expires').fill(date);
      await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    };
    const shows = async (text: RegExp) => {
      await expect(dialog.getByRole('status')).toHaveText(text, { timeout: 30_000 });
      expect(await findingsOn(page), String(text)).toEqual([]);
    };
    sandbox.fault({ method: 'PUT', times: Infinity, effect: { kind: 'status', status: 400 } });
    await save('2031-01-01');
    await shows(/^Not saved: /);
    sandbox.clearFaults();
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await expect(dialog.getByLabel('Warranty expires')).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    othersSet(device?.id, '2032-02-02');
    await save('2031-01-01');
    await shows(/changed/i);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();

    await page.getByRole('link', { name: 'Devices', exact: true }).click();
    await page.getByRole('tab', { name: 'Imported' }).click();
    await page.getByRole('link', { name: 'ALD-WS-002' }).click();
    await page.getByRole('button', { name: 'Edit dates' }).click();
    await expect(dialog.getByText(/when it is paid/).first()).toBeVisible();
    expect(await findingsOn(page), 'a text that is no date').toEqual([]);
  });
});

test.describe('with imported devices', () => {
  test.use({ start: starts.imported });

  test('the date editor has no accessibility findings', async ({ sandbox, shelflife }) => {
    const [device] = sandbox.world.devices;
    if (!device) throw new Error('The world has no device');
    const page = await openDevicePage(shelflife.context, device);
    const dialog = await openEditor(page, await panelOn(page));
    await expect(dialog.getByLabel('Warranty expires')).toBeVisible();
    // From the portal's document axe finds no way into the frame, so the tab goes to the frame's address.
    await page.goto(editorFrame(page)?.url() ?? '');
    await expect(page.getByLabel('Warranty expires')).toBeVisible();

    expect(await findingsOn(page)).toEqual([]);
  });

  test('no list, page or setting of imported devices has accessibility findings', async ({
    shelflife,
  }) => {
    const page = await openImported(shelflife);
    await expect(page.getByRole('button', { name: 'Next device without dates' })).toBeVisible();
    expect(await findingsOn(page), 'imported devices').toEqual([]);
    await page.getByRole('link', { name: 'ALD-WS-001' }).click();
    await expect(page.getByRole('button', { name: 'Edit dates' })).toBeVisible();
    expect(await findingsOn(page), 'a device').toEqual([]);
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    expect(await findingsOn(page), 'settings').toEqual([]);
  });

  test('no dialog, menu or fold of the workspace has accessibility findings', async ({
    shelflife,
  }) => {
    const page = await shelflife.openWorkspace();
    const lead = (name: string) => page.getByRole('link', { name, exact: true }).click();
    const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
    await lead('Companies');
    await press('Clients…');
    await expect(page.getByRole('dialog', { name: 'Clients' })).toBeVisible();
    expect(await findingsOn(page), 'clients').toEqual([]);
    await press('Import from a file…');
    const rows = ['Name,Account', `${ALDER} Ltd,A-1`, 'Contoso,A-2', ',A-3'].join('\n');
    const file = { name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) };
    await page.getByLabel('CSV file').setInputFiles(file);
    await expect(page.getByText('What the import would do')).toBeVisible();
    expect(await findingsOn(page), 'clients of a file').toEqual([]);
    await page.reload();

    await lead('Fleet');
    for (const menu of ['Views', 'Columns']) {
      await press(new RegExp(`^${menu}`));
      expect(await findingsOn(page), menu).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await lead('Devices');
    await page.getByRole('tab', { name: 'Imported' }).click();
    await page.getByText('Counts by company, site, type and maker').click();
    await expect(page.getByRole('list', { name: 'By type' })).toBeVisible();
    expect(await findingsOn(page), 'counts').toEqual([]);
  });

  test('the bulk dialog has no accessibility findings, before and after', async ({
    sandbox,
    shelflife,
  }) => {
    const page = await openImported(shelflife);
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await page.getByRole('button', { name: 'Edit dates…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await findingsOn(page), 'the choice').toEqual([]);

    await dialog.getByRole('combobox', { name: 'What to do' }).selectOption('Set date');
    await dialog.getByLabel('New date').fill('2031-02-28');
    await expect(dialog.getByRole('table', { name: 'What would change' })).toBeVisible();
    expect(await findingsOn(page), 'what would change').toEqual([]);

    const isSure = dialog.getByRole('checkbox', { name: /^Yes, change/ });
    if (await isSure.isVisible()) await isSure.check();
    sandbox.fault({ method: 'PUT', times: 2, effect: { kind: 'status', status: 400 } });
    await dialog.getByRole('button', { name: 'Start' }).click();
    await expect(dialog.getByRole('status')).toHaveText(/^Done: /, { timeout: 60_000 });
    expect(await findingsOn(page), 'what became of it').toEqual([]);
  });

  test('a date can be edited from a list with the keyboard alone', async ({
    sandbox,
    shelflife,
  }) => {
    const page = await openDeviceList(shelflife.context, 'table');
    const overlay = await overlayOn(page);
    const badge = overlay.button(/^Warranty active 2027-10-09/);
    await badge.one();
    await badge.focusByTab();
    await page.keyboard.press('Enter');
    await overlay.button('Edit dates').focusByTab(6);
    await page.keyboard.press('Enter');

    const dialog = await editorOn(page);
    await expect(dialog.getByLabel('Purchase date')).toBeFocused();
    await page.keyboard.type('01022025');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('status')).toHaveText('Saved to ConnectWise RMM');
    const [device] = sandbox.world.devices;
    expect(sandbox.world.fieldValue(device?.id ?? '', 'Purchase Date')).toBe('2025-01-02');

    // The key ends the frame that it is pressed in: the browser may never report that it has arrived.
    void page.keyboard.press('Escape').catch(() => undefined);
    await expect.poll(() => editorFrame(page)).toBeUndefined();
    await page.keyboard.press('Escape');
    await overlay.button('Edit dates').gone();
  });

  test('everything that can be pressed on a portal page is large enough to be hit', async ({
    sandbox,
    shelflife,
  }) => {
    const list = await overlayOn(await openDeviceList(shelflife.context, 'grid'));
    await list
      .button(/^Warranty active/)
      .first()
      .click();
    const [device] = sandbox.world.devices;
    if (!device) throw new Error('The world has no device');
    const panel = await panelOn(await openDevicePage(shelflife.context, device));
    await panel.button('Edit dates').one();

    const card = list.get('dialog', /^Hardware lifecycle/);
    for (const part of [list.button(/^Warranty/), card.button(), panel.button()]) {
      const boxes = await part.boxes();
      expect(boxes.length).toBeGreaterThan(1);
      for (const { width, height } of boxes) {
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
      }
    }
  });
});

/** The workspace's list of imported devices, with their dates. */
async function openImported(shelflife: Shelflife): Promise<Page> {
  const page = await shelflife.openWorkspace();
  await page.getByRole('link', { name: 'Devices', exact: true }).click();
  await page.getByRole('tab', { name: 'Imported' }).click();
  await expect(page.getByRole('table', { name: 'Imported devices' })).toBeVisible();
  return page;
}

/** Presses Tab until the control of that name has the focus; it must come within one round. */
async function focusByTab(page: Page, name: string): Promise<void> {
  const control = page
    .getByLabel(name, { exact: true })
    .or(page.getByRole('button', { name, exact: true }))
    .or(page.getByRole('tab', { name, exact: true }))
    .first();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}
