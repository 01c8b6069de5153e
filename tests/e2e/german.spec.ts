import type { Frame, Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { withDescendants } from './accessibility-tree.ts';
import { editorFrame } from './editing.ts';
import { englishAmong, textsShown } from './foreign-words.ts';
import { expect, test } from './journey.ts';
import { overlayOn } from './overlay.ts';
import { openDeviceList, openDevicePage } from './portal-pages.ts';
import { starts } from './prepared-profiles.ts';
import { until } from './until.ts';

test.use({ language: 'de' });

const findingsOn = async (page: Pick<Frame, 'evaluate'>): Promise<readonly string[]> =>
  englishAmong(await textsShown(page), 'de');

function deviceIn({ world }: Sandbox) {
  const device = world.devices.find(({ friendlyName }) => friendlyName === 'ALD-WS-001');
  if (!device) throw new Error('The world has no ALD-WS-001.');
  return device;
}

const tab = (popup: Page, name: string) => popup.getByRole('tab', { name, exact: true });

test('a German browser is asked for a key in German', async ({ popup }) => {
  await expect(popup.locator('html')).toHaveAttribute('lang', 'de');
  await expect(popup.getByRole('heading', { name: 'Mit ConnectWise RMM verbinden' })).toBeVisible();
  await popup.getByRole('button', { name: 'Speichern und synchronisieren' }).click();
  await expect(popup.getByText('Client ID eingeben.')).toBeVisible();

  expect(await findingsOn(popup)).toEqual([]);
});

test.describe('with imported devices', () => {
  test.use({ start: starts.imported });

  test('popup and workspace speak German in every room', async ({ popup, shelflife, sandbox }) => {
    for (const name of ['Übersicht', 'Firmen', 'Geräte', 'Verlauf']) {
      await tab(popup, name).click();
      await expect(tab(popup, name)).toHaveAttribute('aria-selected', 'true');
      await expect(popup.locator('.skeleton')).toHaveCount(0);
      expect.soft(await findingsOn(popup), `popup, ${name}`).toEqual([]);
    }

    const workspace = await shelflife.openWorkspace();
    const links = workspace.getByRole('navigation', { name: 'Arbeitsbereich' }).getByRole('link');
    await expect(links.first()).toBeVisible();
    for (const link of await links.all()) {
      const title = (await link.textContent()) ?? '';
      await link.click();
      await expect(workspace.getByRole('heading', { name: title, level: 1 })).toBeVisible();
      await expect(workspace.locator('.skeleton')).toHaveCount(0);
      expect.soft(await findingsOn(workspace), `workspace, ${title}`).toEqual([]);
    }
    await workspace.goto(`${shelflife.origin}/workspace.html#device/${deviceIn(sandbox).id}`);
    await expect(workspace.getByRole('heading', { name: 'ALD-WS-001' })).toBeVisible();
    await workspace.getByRole('button', { name: 'Datumsangaben bearbeiten' }).click();
    await expect(workspace.getByRole('dialog')).toBeVisible();
    expect(await findingsOn(workspace), 'workspace, a device').toEqual([]);
  });

  test('region, badges and editor in the portal are German', async ({ shelflife, sandbox }) => {
    const page = await openDevicePage(shelflife.context, deviceIn(sandbox));
    const region = (await overlayOn(page)).get('region', 'Hardware-Lebenszyklus');
    await region.button(/^Garantie (aktiv|läuft|abgelaufen|unbekannt)/).one();
    const told = withDescendants(await region.one()).map(({ name }) => name);
    expect(englishAmong(told, 'de')).toEqual([]);

    await region.button('Datumsangaben bearbeiten').click();
    const editor = await until('the editor', async () => editorFrame(page));
    const dialog = editor.getByRole('dialog', { name: 'Kauf- und Garantiedaten' });
    await dialog.getByLabel('Garantieende', { exact: true }).fill('2001-01-01');
    await dialog.getByRole('button', { name: 'Speichern', exact: true }).click();
    await expect(dialog.getByRole('button', { name: 'Ja, speichern' })).toBeVisible();
    expect(await findingsOn(editor)).toEqual([]);

    const list = await openDeviceList(shelflife.context, 'table');
    const badges = (await overlayOn(list)).button(/^Garantie /);
    await until('German badges', async () => (await badges.names()).length > 0);
  });
});
