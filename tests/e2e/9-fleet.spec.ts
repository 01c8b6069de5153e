import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { expect, test } from './journey.ts';
import type { Shelflife } from './launch.ts';
import { ALDER, starts } from './prepared-profiles.ts';

test.use({ start: starts.threeCompanies });

async function openFleet({ context, origin }: Shelflife, view = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/workspace.html#fleet${view}`);
  await expect(page.getByRole('grid', { name: 'Fleet' })).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeHidden();
  return page;
}

const rowsIn = (page: Page) => page.getByRole('grid', { name: 'Fleet' }).getByRole('rowheader');

async function findingsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id} at ${target.join(' ')}`),
  );
}

test('the fleet is searched, filtered by its figures, gone through by keys, and exported as it is shown', async ({
  shelflife,
}) => {
  const page = await openFleet(shelflife);
  const grid = page.getByRole('grid', { name: 'Fleet' });
  const all = Number(await grid.getAttribute('aria-rowcount')) - 1;
  expect(all).toBeGreaterThan(20);
  expect(await findingsOn(page)).toEqual([]);

  const expired = page.getByRole('button', { name: /^Expired \d/ });
  const count = /\d+/.exec((await expired.textContent()) ?? '')?.[0];
  await expired.click();
  await expect(grid).toHaveAttribute('aria-rowcount', String(Number(count) + 1));
  await expect(page).toHaveURL(/#fleet\?warranty=expired$/);

  await page.getByRole('columnheader', { name: 'Device' }).getByRole('button').click();
  const names = await rowsIn(page).allTextContents();
  await rowsIn(page).first().locator('..').focus();
  await page.keyboard.press('End');
  await expect(page.locator('tr:focus')).toContainText(names.at(-1) ?? '');
  await page.keyboard.press('Space');
  await expect(page.getByText('1 selected')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  // One of them would be a formula to a spreadsheet.
  const quoted = names.map((name) => name.replace(/^=/, "'="));
  expect(quoted).not.toEqual(names);
  expect(data.map(({ Device }) => Device)).toEqual(quoted);
  expect(new Set(data.map(({ Warranty }) => Warranty))).toEqual(new Set(['Expired']));

  await rowsIn(page).first().locator('..').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#device\//);
  await page.goBack();
  await expect(grid).toHaveAttribute('aria-rowcount', String(Number(count) + 1));
  await expect(page.locator('tr:focus')).toContainText(names[0] ?? '');
});

test('at any width nothing widens the page; a client’s report fits paper', async ({
  shelflife,
}) => {
  const page = await openFleet(shelflife, '?sort=-expiry');
  for (const width of [320, 760, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(rowsIn(page).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
  }
  expect(await findingsOn(page)).toEqual([]);

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByLabel('Report for').selectOption(ALDER);
  await expect(page.getByRole('article', { name: ALDER })).toBeVisible();
  expect(await findingsOn(page)).toEqual([]);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
  await expect(page.getByRole('article', { name: ALDER }).getByRole('row')).toHaveCount(10);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.byteLength).toBeGreaterThan(10_000);
});
