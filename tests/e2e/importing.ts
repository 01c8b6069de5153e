import type { Locator, Page } from '@playwright/test';
import { openTab, untilSyncedAnew } from './connecting.ts';
import { expect } from './patient-expect.ts';

export const mappingOf = (popup: Page, companyName: string): Locator =>
  popup.getByRole('combobox', { name: `Client for ${companyName}`, exact: true });

export const chooseNewClient = (popup: Page, companyName: string) =>
  mappingOf(popup, companyName).selectOption({ label: `Create client ${companyName}` });

/** Gives each named company a client of its own, saves, and waits for its devices. */
export async function mapCompanies(popup: Page, names: readonly string[]): Promise<void> {
  await openTab(popup, 'Companies');
  for (const name of names) await chooseNewClient(popup, name);
  await saveMapping(popup);
}

/** Lets names decide, saves, and waits for the devices. */
export async function mapAll(popup: Page): Promise<void> {
  await openTab(popup, 'Companies');
  await popup.getByRole('button', { name: 'Match automatically' }).click();
  await saveMapping(popup);
}

async function saveMapping(popup: Page): Promise<void> {
  await popup.getByRole('button', { name: 'Save mapping' }).click();
  await expect(popup.getByText(/^Mapping saved/)).toBeVisible();
  await untilSyncedAnew(popup);
}

/** The boxes of the devices that are listed, without the one for all of them. */
export const deviceBoxes = (popup: Page): Locator =>
  popup
    .getByRole('table', { name: 'Devices to import' })
    .getByRole('checkbox', { name: /^Select (?!all)/ });

/** The choices tell how many devices each has: their texts begin with the name. */
export async function chooseFilter(
  popup: Page,
  filter: 'Company' | 'Type' | 'Group',
  part: string,
): Promise<void> {
  const box = popup.getByRole('combobox', { name: filter, exact: true });
  const option = box.locator('option', { hasText: part });
  await box.selectOption((await option.getAttribute('value')) ?? '');
}

/** Imports the devices of these names, or all that wait. */
export async function importDevices(popup: Page, names?: readonly string[]): Promise<void> {
  await openTab(popup, 'Devices');
  const table = popup.getByRole('table', { name: 'Devices to import' });
  if (!names) {
    await popup.getByRole('button', { name: 'Import all' }).click();
    await expect(deviceBoxes(popup)).toHaveCount(0);
    return;
  }
  for (const name of names) {
    await table.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  }
  await popup.getByRole('button', { name: 'Import selected' }).click();
  for (const name of names) {
    await expect(table.getByRole('checkbox', { name: `Select ${name}`, exact: true })).toHaveCount(
      0,
    );
  }
}

/** Waits until the dates of every imported device have been read from the RMM. */
export async function untilDatesRead(popup: Page): Promise<void> {
  await openTab(popup, 'Overview');
  await expect(popup.getByText(/^All dates read/)).toBeVisible({ timeout: 60_000 });
}
