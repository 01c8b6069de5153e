import type { Page } from '@playwright/test';
import { expect } from './patient-expect.ts';

export interface Key {
  readonly clientId: string;
  readonly clientSecret: string;
}

export type RegionName = 'North America' | 'Europe' | 'Australia';

/** Types a key into the form, as pasted from ConnectWise. */
export async function typeKey(page: Page, { clientId, clientSecret }: Key): Promise<void> {
  await page.getByRole('textbox', { name: 'Client ID', exact: true }).fill(clientId);
  await page.getByLabel('Client secret', { exact: true }).fill(clientSecret);
}

export const chooseRegion = (page: Page, region: RegionName) =>
  page.getByRole('combobox', { name: 'Region' }).selectOption({ label: region });

export const testConnection = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Test connection' }).click();

/** Connects and waits for the end of the first sync. */
export async function connect(popup: Page, key: Key): Promise<void> {
  await typeKey(popup, key);
  await popup.getByRole('button', { name: 'Save and sync' }).click();
  await expect(popup.getByRole('tab', { name: 'Overview' })).toBeVisible();
  await untilSynced(popup);
}

/** Resyncs and waits for its end. */
export async function resync(popup: Page): Promise<void> {
  await popup.bringToFront();
  await openTab(popup, 'Overview');
  const button = popup.getByRole('button', { name: 'Resync', exact: true });
  await button.click();
  await expect(button).not.toHaveAttribute('aria-busy');
  await untilSyncedAnew(popup);
}

/** As `untilSynced`, where what is shown may still be of before: a page that is loaded asks first. */
export async function untilSyncedAnew(popup: Page): Promise<void> {
  await popup.reload();
  await untilSynced(popup);
}

/** Waits until no sync runs and one has come to its end. */
export async function untilSynced(popup: Page): Promise<void> {
  await openTab(popup, 'Overview');
  await expect(popup.getByText(/^Last synced/)).toBeVisible({ timeout: 30_000 });
  await expect(popup.getByRole('button', { name: 'Cancel sync' })).toBeHidden({ timeout: 30_000 });
}

export const openTab = (
  popup: Page,
  name: 'Overview' | 'Companies' | 'Devices' | 'Activity',
): Promise<void> => popup.getByRole('tab', { name, exact: true }).click();
