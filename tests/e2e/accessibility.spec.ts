import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { connect, openTab } from './connecting.ts';
import { editorFrame, editorOn, openEditor, panelOn } from './editing.ts';
import { importDevices, mapCompanies, untilDatesRead } from './importing.ts';
import { expect, test } from './journey.ts';
import { overlayOn } from './overlay.ts';
import { openDeviceList, openDevicePage } from './portal-pages.ts';

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

test('no tab of the popup has accessibility findings', async ({ popup, sandbox }) => {
  await connect(popup, sandbox.keys.get('full'));
  await mapCompanies(popup, ['Alder & Finch Dental']);
  for (const tab of TABS) {
    await openTab(popup, tab);
    expect(await findingsOn(popup), `popup, ${tab}`).toEqual([]);
  }
});

test('no part of the workspace has accessibility findings', async ({
  popup,
  sandbox,
  shelflife,
}) => {
  await connect(popup, sandbox.keys.get('full'));
  await mapCompanies(popup, ['Alder & Finch Dental']);
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

test('the date editor has no accessibility findings', async ({ popup, sandbox, shelflife }) => {
  await connect(popup, sandbox.keys.get('full'));
  await mapCompanies(popup, ['Alder & Finch Dental']);
  await importDevices(popup, ['ALD-WS-001']);
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

test('a date can be edited from a list with the keyboard alone', async ({
  popup,
  sandbox,
  shelflife,
}) => {
  await connect(popup, sandbox.keys.get('full'));
  await mapCompanies(popup, ['Alder & Finch Dental']);
  await importDevices(popup, ['ALD-WS-001']);
  await untilDatesRead(popup);
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

  await page.keyboard.press('Escape');
  await expect.poll(() => editorFrame(page)).toBeUndefined();
  await page.keyboard.press('Escape');
  await overlay.button('Edit dates').gone();
});

test('everything that can be pressed on a portal page is large enough to be hit', async ({
  popup,
  sandbox,
  shelflife,
}) => {
  await connect(popup, sandbox.keys.get('full'));
  await mapCompanies(popup, ['Alder & Finch Dental']);
  await importDevices(popup);
  await untilDatesRead(popup);
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
