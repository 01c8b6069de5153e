import type { Download, Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { daysUntil, tallied, written, type Counted } from './fleet-counts.ts';
import { expect } from './patient-expect.ts';

// What a person does with a fleet; every number is held against what was counted without the product.

const gridOf = (page: Page): Locator => page.getByRole('grid', { name: 'Fleet' });

export const expectRows = (page: Page, count: number): Promise<void> =>
  expect(gridOf(page)).toHaveAttribute('aria-rowcount', String(count + 1));

const LOADING_MS = 60_000;

/** The first rows are there at once; the rest comes in parts. */
export async function untilRead(page: Page): Promise<void> {
  await expect(gridOf(page)).toBeVisible({ timeout: LOADING_MS });
  await expect(page.getByRole('progressbar')).toBeHidden({ timeout: LOADING_MS });
}

const howMany = (devices: readonly Counted[], test: (device: Counted) => boolean): number =>
  devices.filter(test).length;

export async function checkFigures(
  page: Page,
  imported: readonly Counted[],
  today: string,
): Promise<void> {
  for (const state of ['Active', 'Expiring', 'Expired', 'Unknown'] as const) {
    const count = howMany(imported, ({ warranty }) => warranty === state);
    // Replacement has an Unknown as well.
    const button = page.getByRole('button', { name: new RegExp(`^${state} [\\d,]+`) }).first();
    await expect(button.locator('.share-count')).toHaveText(written(count));
  }
  const lacking = howMany(imported, ({ lacksDates }) => lacksDates);
  await expect(
    page.getByRole('button', { name: `No purchase date ${written(lacking)}` }),
  ).toBeVisible();

  const months = Array.from({ length: 18 }, (_, at) =>
    new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + at, 1))
      .toISOString()
      .slice(0, 7),
  );
  const ends = months.map((month) => howMany(imported, ({ expiry }) => expiry.startsWith(month)));
  expect(Math.max(...ends)).toBeGreaterThan(100);
  const bars = page.locator('.months .month-button');
  await expect(bars).toHaveCount(ends.length);
  const names = await bars.evaluateAll((all) =>
    all.map((bar) => bar.getAttribute('aria-label') ?? ''),
  );
  expect(names.map((name) => Number(/: ([\d,]+) /.exec(name)?.[1]?.replace(',', '')))).toEqual(
    ends,
  );

  await page.getByText('By client', { exact: true }).click();
  await page.getByLabel('Order of the clients').selectOption('Most devices');
  const [[client, devices] = ['', 0]] = tallied(imported, (device) => device.client);
  const line = page.locator('.clients tbody tr').first();
  await expect(line.getByRole('rowheader')).toHaveText(client);
  const expired = howMany(
    imported,
    (device) => device.client === client && device.warranty === 'Expired',
  );
  await expect(line.getByRole('cell').first()).toHaveText(written(devices));
  await expect(line.getByRole('cell').nth(3)).toHaveText(written(expired));
  await page.getByText('By client', { exact: true }).click();
  // What is not shown is not worked out anew with each filter that follows.
  await page.getByText('Figures', { exact: true }).click();
}

export async function checkSearch(page: Page, imported: readonly Counted[]): Promise<void> {
  const search = page.getByRole('searchbox', { name: /^Search name, serial/ });
  const { serial } = imported.find((one) => one.serial.length > 6) ?? { serial: '' };
  const [[client] = ['']] = tallied(imported, (device) => device.client);
  const wanted = [
    client.split(' ')[0] ?? '',
    tallied(imported, ({ maker }) => maker)[1]?.[0],
    serial,
  ];
  for (const text of wanted) {
    const part = (text ?? '').toLowerCase();
    const count = howMany(imported, (device) => device.text.includes(part));
    expect(count).toBeGreaterThan(0);
    await search.fill(part);
    await expectRows(page, count);
    await expect(
      page.getByText(`${written(count)} of ${written(imported.length)} devices`),
    ).toBeVisible();
  }
  await search.fill('');
  await expectRows(page, imported.length);
}

/** One option of each filter, and two filters together. */
export async function checkFilters(
  page: Page,
  imported: readonly Counted[],
  today: string,
): Promise<void> {
  const [[client] = ['']] = tallied(imported, (device) => device.client);
  const [site] = tallied(imported, (device) => device.site).find(
    ([name]) =>
      tallied(
        imported.filter((one) => one.site === name),
        (one) => one.siteId,
      ).length === 1,
  ) ?? [''];
  const [, , [maker] = ['']] = tallied(imported, (device) => device.maker);
  const endsWithin = (days: number) => (device: Counted) =>
    device.expiry !== '' &&
    daysUntil(device.expiry, today) >= 0 &&
    daysUntil(device.expiry, today) <= days;
  const filters: readonly (readonly [string, string, (device: Counted) => boolean])[] = [
    ['Warranty', 'Expiring', ({ warranty }) => warranty === 'Expiring'],
    ['Expires', 'Within 30 days', endsWithin(30)],
    ['Expires', 'Within 180 days', endsWithin(180)],
    ['Expires', 'This year', ({ expiry }) => expiry.startsWith(today.slice(0, 4))],
    ['Expires', 'No date', ({ lacksDates }) => lacksDates],
    ['Client', client, (device) => device.client === client],
    ['RMM company', client, (device) => device.client === client],
    ['Site', site, (device) => device.site === site],
    ['Type', 'Laptop', ({ kind }) => kind === 'Laptop'],
    ['Maker', maker, (device) => device.maker === maker],
    ['Missing data', 'No warranty date', ({ lacksDates }) => lacksDates],
  ];
  for (const [facet, option, isMeant] of filters) {
    const count = howMany(imported, isMeant);
    expect(count, `${facet}: ${option}`).toBeGreaterThan(0);
    await choose(page, facet, option, count);
    await expectRows(page, count);
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expectRows(page, imported.length);
  }
}

async function choose(page: Page, facet: string, option: string, count: number): Promise<void> {
  const menu = page
    .getByRole('button', { name: facet, exact: true })
    .and(page.locator('.menu-button'));
  await menu.click();
  const panel = page.getByRole('group', { name: facet, exact: true });
  const search = panel.getByRole('searchbox');
  if (await search.isVisible()) await search.fill(option);
  await panel.getByRole('checkbox', { name: `${option} ${written(count)}`, exact: true }).check();
  await page.keyboard.press('Escape');
}

export async function checkColumnsAndViews(
  page: Page,
  imported: readonly Counted[],
): Promise<void> {
  const head = gridOf(page).getByRole('columnheader');
  const expires = page.getByRole('columnheader', { name: 'Warranty expires' }).getByRole('button');
  const days = imported.flatMap(({ expiry }) => (expiry === '' ? [] : [expiry])).toSorted();
  const firstExpiry = gridOf(page).locator('.fleet-body [data-column="expiry"]').first();
  await expires.click();
  await expect(firstExpiry).toContainText(days[0] ?? '-');
  await expires.click();
  await expect(firstExpiry).toContainText(days.at(-1) ?? '-');

  const columns = page.getByRole('button', { name: 'Columns', exact: true });
  await columns.click();
  await page.getByRole('button', { name: 'Move Serial number up' }).click();
  await page.getByRole('checkbox', { name: 'Type', exact: true }).check();
  await page.keyboard.press('Escape');
  const order = await head.allTextContents();
  expect(order.slice(1, 4)).toEqual(['Device', 'Client', 'Serial number']);
  expect(order).toContain('Type');

  const laptops = howMany(imported, ({ kind }) => kind === 'Laptop');
  await choose(page, 'Type', 'Laptop', laptops);
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByLabel('Name of this view').fill('All laptops');
  await page.getByRole('button', { name: 'Keep this view' }).click();
  await expect(page.getByText('Kept as All laptops.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear search and filters' }).click();

  await page.reload();
  await untilRead(page);
  await expectRows(page, imported.length);
  expect(await head.allTextContents()).toEqual(order);
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('link', { name: 'All laptops' }).click();
  await expectRows(page, laptops);
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
}

export async function goThroughByKeys(page: Page, imported: readonly Counted[]): Promise<void> {
  const focused = page.locator('tr:focus');
  await gridOf(page).locator('.fleet-body tr').first().focus();
  await page.keyboard.press('End');
  await expect(focused).toHaveAttribute('aria-rowindex', String(imported.length + 1));
  await expect(focused).toBeInViewport();
  const name = (await focused.getByRole('rowheader').textContent()) ?? '';
  await page.keyboard.press('PageUp');
  await page.keyboard.press('End');
  await expect(focused).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await page.goBack();
  await expect(focused).toContainText(name);
  await page.keyboard.press('Home');
  await expect(focused).toHaveAttribute('aria-rowindex', '2');
}

export async function editTogether(page: Page, imported: readonly Counted[]): Promise<void> {
  const all = page.getByRole('checkbox', { name: 'Select all that are shown' });
  const edit = page.getByRole('button', { name: 'Edit dates…' });
  await all.check();
  await expect(page.getByText(`${written(imported.length)} selected`)).toBeVisible();
  await expect(edit).toBeDisabled();
  await page.getByRole('button', { name: 'Clear selection' }).click();

  const clients = tallied(imported, (device) => device.client);
  const [client, count] = clients.find(([, some]) => some <= 500) ?? ['', 0];
  await choose(page, 'Client', client, count);
  await expectRows(page, count);
  await all.check();
  await edit.click();
  await expect(page.getByRole('dialog', { name: `Edit dates of ${count} devices` })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expectRows(page, imported.length);
}

async function saved(page: Page, button: string): Promise<string> {
  const download: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await download).path(), 'utf8');
}

export async function exportAll(page: Page, imported: readonly Counted[]): Promise<void> {
  const csv = await saved(page, 'Export CSV');
  const { data, errors } = Papa.parse<Record<string, string>>(csv.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  expect(csv).not.toMatch(/(^|[\r\n,"])[=+@-][^\r\n,"]/);
  const lineOf = (...parts: readonly (string | undefined)[]) => parts.join(' | ');
  const wanted = imported.map((one) => lineOf(one.client, one.serial, one.expiry, one.warranty));
  const found = data.map((row) =>
    lineOf(row['Client'], row['Serial number'], row['Warranty expires'], row['Warranty']),
  );
  expect(found.toSorted()).toEqual(wanted.toSorted());

  const [client, count] = tallied(imported, (device) => device.client)[40] ?? ['', 0];
  await choose(page, 'Client', client, count);
  await expectRows(page, count);
  const json = JSON.parse(await saved(page, 'Export JSON')) as {
    readonly devices: readonly { readonly id: string }[];
  };
  const ids = imported.filter((one) => one.client === client).map(({ id }) => id);
  expect(json.devices.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
}

export async function reportOfOneClient(page: Page, imported: readonly Counted[]): Promise<void> {
  const [client, count] = tallied(imported, (device) => device.client)[20] ?? ['', 0];
  const devices = imported.filter((device) => device.client === client);
  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByLabel('Report for').selectOption(client);
  const report = page.getByRole('article', { name: client });
  await expect(report.getByRole('row')).toHaveCount(count + 1);
  const summary = report.getByRole('region', { name: 'Summary' });
  await expect(summary).toContainText(
    `Expired${howMany(devices, ({ warranty }) => warranty === 'Expired')}`,
  );
}
