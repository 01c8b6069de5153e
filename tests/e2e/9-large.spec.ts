import type { Page } from '@playwright/test';
import { LARGE_AND_NEW } from '../fixtures/large-fleet/large-world.ts';
import { openTab } from './connecting.ts';
import { countedFleet, tallied, written, type Counted } from './fleet-counts.ts';
import {
  checkColumnsAndViews,
  checkFigures,
  checkFilters,
  checkSearch,
  editTogether,
  expectRows,
  exportAll,
  goThroughByKeys,
  reportOfOneClient,
  untilRead,
} from './fleet-steps.ts';
import { chooseFilter, deviceBoxes } from './importing.ts';
import { expect, test } from './journey.ts';
import { starts } from './prepared-profiles.ts';

// One after the other: the profile is made for the first of them, and the others need not wait for it.
test.describe.configure({ mode: 'default', timeout: 420_000 });
test.use({ start: starts.large, world: { size: LARGE_AND_NEW } });

test('with 400 companies and 50,000 devices all companies can be searched, mapped at one stroke and taken back; what waits is counted, put aside and brought back', async ({
  shelflife,
  sandbox,
}) => {
  const { companies, unmapped, imported, staged } = countedFleet(
    sandbox.world,
    sandbox.world.today,
  );
  expect(companies.length).toBeGreaterThan(400);
  expect(imported.length + staged.length).toBeGreaterThanOrEqual(50_000);

  const popup = await shelflife.openPopup();
  await expect(popup.getByText('Connected', { exact: true }).first()).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Resync', exact: true })).toBeEnabled();
  await expect(popup.getByText(`${written(staged.length)} devices wait`)).toBeVisible();

  for (const page of [popup, await shelflife.openWorkspace()]) {
    await page.bringToFront();
    if (page === popup) await openTab(popup, 'Companies');
    else await page.getByRole('link', { name: 'Companies', exact: true }).click();
    await findCompanies(page, companies, unmapped);
  }
  await mapAndTakeBack(popup, unmapped);

  const page = await shelflife.openWorkspace();
  await page.getByRole('link', { name: 'Devices', exact: true }).click();
  await countWaiting(page, staged);
  await putAsideAndBringBack(page, staged);
});

async function findCompanies(
  page: Page,
  companies: readonly string[],
  unmapped: readonly string[],
): Promise<void> {
  const choices = page.getByRole('combobox', { name: /^Client for / });
  await expect(choices).toHaveCount(companies.length);
  const part = (companies[200] ?? '').split(' ')[0] ?? '';
  const found = companies.filter((name) => name.toLowerCase().includes(part.toLowerCase()));
  const search = page.getByRole('searchbox', { name: 'Search companies' });
  await search.fill(part);
  await expect(page.getByText(`${found.length} companies`, { exact: true })).toBeVisible();
  for (const name of found) {
    const choice = page.getByRole('combobox', { name: `Client for ${name}`, exact: true });
    const client = unmapped.includes(name) ? 'Not mapped' : name;
    await expect(choice.locator('option:checked')).toHaveText(client);
  }
  await search.fill('');
  await page.getByRole('checkbox', { name: 'Only unmapped' }).check();
  await expect(choices).toHaveCount(unmapped.length);
}

async function mapAndTakeBack(popup: Page, unmapped: readonly string[]): Promise<void> {
  await popup.bringToFront();
  await expect(popup.getByText(`${unmapped.length} companies can be matched`)).toBeVisible();
  await popup.getByRole('button', { name: 'Accept all certain' }).click();
  await expect(popup.getByText(`${unmapped.length} unsaved changes`)).toBeVisible();
  await popup.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(popup.getByText(/unsaved change/)).toBeHidden();

  await popup.getByRole('checkbox', { name: 'Select all shown' }).check();
  await expect(popup.getByText(`${unmapped.length} selected`)).toBeVisible();
  await popup
    .getByRole('combobox', { name: 'Map selected to' })
    .selectOption({ label: 'Leave out' });
  await popup.getByRole('button', { name: 'Save mapping' }).click();
  await expect(popup.getByText(`Mapping saved for ${unmapped.length} companies.`)).toBeVisible();
  await expect(popup.getByText('Every company is mapped')).toBeVisible();
  await popup.getByRole('button', { name: `Undo mapping of ${unmapped.length} companies` }).click();
  const choices = popup.getByRole('combobox', { name: /^Client for / });
  await expect(choices).toHaveCount(unmapped.length);
}

async function countWaiting(page: Page, staged: readonly Counted[]): Promise<void> {
  await expect(page.getByText(shown(staged.length))).toBeVisible();
  await page.getByText('Counts by company, site, type and maker').click();
  const lists = [
    ['By company', ({ client }: Counted) => client],
    ['By type', ({ kind }: Counted) => kind],
    ['By maker', ({ maker }: Counted) => maker || 'Maker unknown'],
  ] as const;
  for (const [title, of] of lists) {
    const lines = page.getByRole('list', { name: title }).getByRole('listitem');
    const wanted = tallied(staged, of).slice(0, 8);
    await expect(lines).toHaveCount(wanted.length);
    const counts = wanted.map(([, count]) => written(count));
    await expect(lines.locator('.tally-count')).toHaveText(counts);
  }
}

const shown = (count: number): string => `All: ${written(count)} devices that the filters show.`;

/** All of one type of one company, over more than one page. */
async function putAsideAndBringBack(page: Page, staged: readonly Counted[]): Promise<void> {
  const [[client] = ['']] = tallied(staged, (device) => device.client);
  const ofClient = staged.filter((device) => device.client === client);
  const [[kind] = ['']] = tallied(ofClient, (device) => device.kind);
  const { length } = ofClient.filter((device) => device.kind === kind);
  expect(length).toBeGreaterThan(100);
  await chooseFilter(page, 'Company', client);
  await chooseFilter(page, 'Type', kind);
  await expect(page.getByText(shown(length))).toBeVisible();
  await selectAll(page, length);
  await page
    .getByRole('combobox', { name: 'Reason for ignoring' })
    .selectOption({ label: 'Retired or replaced' });
  await page.getByRole('button', { name: 'Ignore selected' }).click();
  await expect(page.getByText(`Ignored ${length} devices.`)).toBeVisible();

  await page.getByRole('tab', { name: 'Ignored' }).click();
  await expect(page.getByText('Ignored: Retired or replaced')).toHaveCount(100);
  await selectAll(page, length);
  await page.getByRole('button', { name: 'Put back for review' }).click();
  await expect(page.getByText(`Put back for review: ${length} devices.`)).toBeVisible();
  await page.getByRole('tab', { name: 'To import' }).click();
  await page
    .getByRole('button', { name: 'Show all' })
    .or(deviceBoxes(page).first())
    .first()
    .waitFor();
  await chooseFilter(page, 'Company', 'All companies');
  await chooseFilter(page, 'Type', 'All types');
  await expect(page.getByText(shown(staged.length))).toBeVisible();
}

async function selectAll(page: Page, count: number): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('button', { name: `Select all ${count} of this filter` }).click();
  await expect(page.getByText(`${count} selected.`)).toBeVisible();
}

test('50,000 devices are searched, filtered, sorted and gone through, shown in figures, edited together, exported and reported by client, and each number is that of the world', async ({
  shelflife,
  sandbox,
}) => {
  const { today } = sandbox.world;
  const { imported } = countedFleet(sandbox.world, today);
  const page = await shelflife.openWorkspace();
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.getByRole('link', { name: 'Fleet', exact: true }).click();
  await untilRead(page);
  await expectRows(page, imported.length);

  await checkFigures(page, imported, today);
  await checkSearch(page, imported);
  await checkFilters(page, imported, today);
  await checkColumnsAndViews(page, imported);
  await goThroughByKeys(page, imported);
  await editTogether(page, imported);
  await exportAll(page, imported);
  await reportOfOneClient(page, imported);
});
