import type { BrowserContext, Page } from '@playwright/test';
import { expect } from '../e2e/patient-expect.ts';
import { openTab, testConnection, typeKey, untilSynced } from '../e2e/connecting.ts';
import { closeEditor, openEditor, panelOn, typeDates } from '../e2e/editing.ts';
import { chooseFilter, importDevices, mapAll, untilDatesRead } from '../e2e/importing.ts';
import type { Shelflife } from '../e2e/launch.ts';
import { overlayOn } from '../e2e/overlay.ts';
import { openDeviceList, openDevicePage } from '../e2e/portal-pages.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Pictures } from './pictures.ts';

/** Narrow enough for a phone, and for 1280 pixels at 400 %. */
const NARROW = { width: 320, height: 700 } as const;

const MANY_DEVICES = 300;

interface Walk {
  readonly shelflife: Shelflife;
  readonly sandbox: Sandbox;
  readonly pictures: Pictures;
}

/** The whole journey, with a picture of each step. */
export async function walk(going: Walk): Promise<void> {
  const popup = await going.shelflife.openPopup();
  await connectStep(going, popup);
  await importStep(going, popup);
  const page = await deviceStep(going);
  await editStep(going, page);
  await listStep(going);
  await afterwards(going, popup);
}

async function connectStep({ sandbox, pictures }: Walk, popup: Page): Promise<void> {
  await pictures.take(popup, 'popup, not connected');
  await pictures.takeDark(popup, 'popup, not connected');
  const key = sandbox.keys.get('full');
  await typeKey(popup, { ...key, clientSecret: `${key.clientSecret.slice(0, -1)}x` });
  await testConnection(popup);
  await expect(popup.getByRole('alert')).toBeVisible();
  await pictures.take(popup, 'popup, wrong secret');

  await typeKey(popup, key);
  await testConnection(popup);
  await expect(popup.getByRole('status').filter({ hasText: /^Connected/ })).toBeVisible();
  await pictures.take(popup, 'popup, connection tested');
  const sites = sandbox.fault({
    path: '/company/sites',
    after: 1,
    effect: { kind: 'hold-answer' },
  });
  await popup.getByRole('button', { name: 'Save and sync' }).click();
  await expect(popup.getByRole('progressbar', { name: 'Sync progress' })).toBeVisible();
  await pictures.take(popup, 'popup, first sync');
  sites.release();
  await untilSynced(popup);
  await pictures.take(popup, 'popup, connected');
}

async function importStep({ sandbox, pictures }: Walk, popup: Page): Promise<void> {
  await openTab(popup, 'Companies');
  await pictures.take(popup, 'popup, companies');
  await mapAll(popup);
  await openTab(popup, 'Companies');
  await pictures.take(popup, 'popup, companies mapped');
  await openTab(popup, 'Devices');
  await expect(popup.getByRole('checkbox', { name: /^Select / }).first()).toBeVisible();
  await pictures.take(popup, 'popup, devices to import');
  const { companies, fleet } = sandbox.world;
  // Dates are read one device at a time: of a large world one customer is enough to show.
  if (fleet.count > MANY_DEVICES) await chooseFilter(popup, 'Company', companies[0]?.name ?? '');
  await importDevices(popup);
  await pictures.take(popup, 'popup, devices imported');
  await untilDatesRead(popup);
}

async function deviceStep({ shelflife, sandbox, pictures }: Walk): Promise<Page> {
  const device = sandbox.world.devices[0];
  if (!device) throw new Error('The sandbox has no device.');
  const page = await openDevicePage(shelflife.context, device);
  await (await panelOn(page)).button(/^Warranty /).one();
  await pictures.take(page, 'portal, device page');
  await pictures.takeDark(page, 'portal, device page');
  return page;
}

async function editStep({ pictures }: Walk, page: Page): Promise<void> {
  const panel = await panelOn(page);
  const dialog = await openEditor(page, panel);
  await expect(dialog.getByLabel('Warranty expires')).toBeVisible();
  await pictures.take(page, 'portal, edit dates');
  await pictures.takeDark(page, 'portal, edit dates');
  await typeDates(dialog, { warrantyExpires: '2030-06-30' });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await panel.get('status').says(/^Saved to ConnectWise RMM/);
  await closeEditor(page);
  await pictures.take(page, 'portal, date saved');
  await panel.button('Undo').click();
  await panel.button(/^Warranty (?!.*2030-06-30)/).one();
  await panel.get('status').says(/^Saved to ConnectWise RMM/);
  await pictures.take(page, 'portal, date undone');
}

async function listStep({ shelflife, pictures }: Walk): Promise<void> {
  for (const kind of ['table', 'grid'] as const) {
    const list = await openDeviceList(shelflife.context, kind);
    const overlay = await overlayOn(list);
    const badges = overlay.button(/^Warranty /);
    await expect.poll(async () => (await badges.all()).length).toBeGreaterThan(3);
    await pictures.take(list, `portal, device list, ${kind}`);
    if (kind === 'table') {
      await badges.first().click();
      await overlay.button('Edit dates').one();
      await pictures.take(list, 'portal, card of a row');
    }
  }
}

async function afterwards({ shelflife, pictures }: Walk, popup: Page): Promise<void> {
  await openTab(popup, 'Activity');
  await expect(popup.getByRole('listitem').filter({ hasText: 'Undo on' })).toBeVisible();
  await pictures.take(popup, 'popup, activity');
  await openTab(popup, 'Overview');
  await pictures.take(popup, 'popup, overview');
  await pictures.takeDark(popup, 'popup, overview');
  const workspace = await shelflife.openWorkspace();
  await pictureWorkspace(workspace, pictures);
}

async function pictureWorkspace(workspace: Page, pictures: Pictures): Promise<void> {
  await pictureParts(workspace, pictures, 'workspace');
  await pictures.takeDark(workspace, 'workspace');
  await pictureFleet(workspace, pictures);
  await pictureDevice(workspace, pictures);
  await workspace.setViewportSize(NARROW);
  await pictureParts(workspace, pictures, 'workspace at 320 pixels');
}

async function pictureFleet(workspace: Page, pictures: Pictures): Promise<void> {
  await workspace.getByRole('link', { name: 'Fleet', exact: true }).click();
  await expect(workspace.getByRole('grid', { name: 'Fleet' })).toBeVisible();
  await expect(workspace.getByRole('progressbar')).toBeHidden();
  await pictures.take(workspace, 'workspace, fleet');
  await pictures.takeDark(workspace, 'workspace, fleet');
  await workspace.getByText('Figures', { exact: true }).click();
  await pictures.take(workspace, 'workspace, figures of the fleet');
}

async function pictureDevice(workspace: Page, pictures: Pictures): Promise<void> {
  await workspace.getByRole('link', { name: 'Devices', exact: true }).click();
  await workspace.getByRole('tab', { name: 'Imported' }).click();
  const devices = workspace.getByRole('table', { name: 'Imported devices' });
  await devices.getByRole('link').first().click();
  await expect(workspace.getByText(/^Read from ConnectWise/)).toBeVisible();
  await pictures.take(workspace, 'workspace, a device');
  await pictures.takeDark(workspace, 'workspace, a device');
}

async function pictureParts(workspace: Page, pictures: Pictures, what: string): Promise<void> {
  for (const title of ['Overview', 'Companies', 'Devices', 'Activity', 'Settings']) {
    await workspace.getByRole('link', { name: title, exact: true }).click();
    await expect(workspace.getByRole('heading', { name: title, level: 1 })).toBeVisible();
    await pictures.take(workspace, `${what}, ${title}`);
  }
}

/** Opens what the person of a demo with a window begins with; the Shelflife tab in front. */
export async function openFirstTabs(context: BrowserContext, shelflife: Shelflife): Promise<void> {
  const empty = context.pages();
  await openDeviceList(context, 'table');
  const workspace = await shelflife.openWorkspace();
  await Promise.all(empty.map((page) => page.close()));
  await workspace.bringToFront();
}
