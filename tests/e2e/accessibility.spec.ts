import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { connect, openTab } from './connecting.ts';
import { editorFrame, openEditor, panelOn } from './editing.ts';
import { importDevices, mapCompanies } from './importing.ts';
import { expect, test } from './journey.ts';
import { openDevicePage } from './portal-pages.ts';

const TABS = ['Overview', 'Companies', 'Devices', 'Activity'] as const;

/** Everything axe finds in light and in dark, named by rule and place. */
async function findingsOn(page: Page): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
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
