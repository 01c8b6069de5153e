import type { Download, Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { ActivityView } from '../../lib/domain/activity.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { expect, test as base } from './journey.ts';
import type { Shelflife } from './launch.ts';
import { starts } from './prepared-profiles.ts';
import { until } from './until.ts';

const FIELD = 'Purchase Date';
const NEW = '2024-02-29';
const DEVICES = 200;

const test = base.extend<{ readonly workspace: Page }>({
  // The worker's pace has a benchmark of its own; here the quota must not be what is waited for.
  world: {
    size: { companies: 1, sites: 2, devices: DEVICES },
    quota: { limit: 60_000, windowSeconds: 60 },
  },
  start: starts.everythingImported,
  workspace: async ({ shelflife }, provide) => {
    await provide(await openImported(shelflife));
  },
});

test.setTimeout(240_000);

async function openImported(shelflife: Shelflife): Promise<Page> {
  const page = await shelflife.openWorkspace();
  await page.getByRole('link', { name: 'Devices', exact: true }).click();
  await page.getByRole('tab', { name: 'Imported' }).click();
  await expect(page.getByRole('table', { name: 'Imported devices' })).toBeVisible();
  return page;
}

/** Ticks every device on every page and opens the dialog for them. */
async function editAll(page: Page): Promise<Locator> {
  const all = page.getByRole('checkbox', { name: 'Select all on this page' });
  const next = page.getByRole('button', { name: 'Next page' });
  await all.check();
  for (let shown = 100; shown < DEVICES; shown += 100) {
    await next.click();
    await expect(page.getByText(`${shown + 1} to `)).toBeVisible();
    // What was ticked stays ticked; the box tells only of the rows that are shown now.
    await expect(all).not.toBeChecked();
    await all.check();
  }
  await page.getByRole('button', { name: 'Edit dates…' }).click();
  return page.getByRole('dialog', { name: `Edit dates of ${DEVICES} devices` });
}

async function setPurchaseDate(dialog: Locator, date: string): Promise<void> {
  await dialog.getByRole('combobox', { name: 'What to do' }).selectOption('Set date');
  await dialog.getByRole('combobox', { name: 'Which date' }).selectOption('Purchase date');
  await dialog.getByLabel('New date').fill(date);
  await expect(dialog.getByRole('table', { name: 'What would change' })).toBeVisible();
  const asked = dialog.getByRole('checkbox', { name: /^Yes, change/ });
  if (await asked.isVisible()) await asked.check();
}

const status = (dialog: Locator) => dialog.getByRole('status');
const writesIn = ({ requests }: Sandbox) => requests.filter(({ method }) => method === 'PUT');

/** What the RMM holds for every device of the lists, in their order; a time of day says nothing. */
const datesIn = ({ world }: Sandbox) =>
  world.devices.map(({ id }) => world.fieldValue(id, FIELD)?.replace(/[T ]00:00.*/, '') ?? '');

/** How many devices hold the new date by now. */
function changedIn(sandbox: Sandbox): number {
  const ids = writesIn(sandbox).map(({ path }) => /endpoints\/([^/]+)/.exec(path)?.[1] ?? '');
  const held = [...new Set(ids)].map((id) => sandbox.world.fieldValue(id, FIELD));
  return held.filter((date) => date?.startsWith(NEW)).length;
}

test('200 dates are set through a refusal and a pause', async ({ workspace, sandbox }) => {
  const dialog = await editAll(workspace);
  await setPurchaseDate(dialog, NEW);
  const willChange = Number.parseInt((await status(dialog).textContent()) ?? '', 10);
  expect(willChange).toBeGreaterThan(DEVICES / 2);
  sandbox.clearRequests();
  const refusal = sandbox.fault({
    method: 'PUT',
    after: 60,
    times: 2,
    effect: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
  });
  const slow = sandbox.fault({ method: 'PUT', times: Infinity, effect: { kind: 'delay', ms: 40 } });

  await dialog.getByRole('button', { name: 'Start' }).click();
  await expect(status(dialog)).toHaveText(/^Saving to ConnectWise RMM: [1-9]/);
  await dialog.getByRole('button', { name: 'Pause' }).click();
  await expect(status(dialog)).toHaveText(/^Paused: /);
  await until('the end of what was on its way', async () => {
    const count = writesIn(sandbox).length;
    await workspace.waitForTimeout(1_000);
    return writesIn(sandbox).length === count;
  });
  expect(writesIn(sandbox).length).toBeLessThan(willChange);

  slow.release();
  await dialog.getByRole('button', { name: 'Resume' }).click();
  await expect(status(dialog)).toHaveText(new RegExp(`^Done: ${willChange} devices saved`), {
    timeout: 120_000,
  });
  expect(refusal.hits).toBe(2);
  expect(changedIn(sandbox)).toBe(willChange);
});

test('what a cancelled bulk edit had not begun stays as it was; the history tells it all, and takes it back', async ({
  workspace,
  sandbox,
}) => {
  const before = datesIn(sandbox);
  const dialog = await editAll(workspace);
  await setPurchaseDate(dialog, NEW);
  const slow = sandbox.fault({ method: 'PUT', times: Infinity, effect: { kind: 'delay', ms: 40 } });
  await dialog.getByRole('button', { name: 'Start' }).click();
  await expect(status(dialog)).toHaveText(/^Saving to ConnectWise RMM: [1-9]/);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(status(dialog)).toHaveText(/^Cancelled: \d+ devices saved, \d+ cancelled/);
  await expect(status(dialog)).not.toHaveText(/on their way/);
  const changed = changedIn(sandbox);
  await expect(status(dialog)).toHaveText(new RegExp(`^Cancelled: ${changed} devices saved`));
  expect(changed).toBeGreaterThan(0);
  expect(changed).toBeLessThan(DEVICES / 2);

  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await workspace.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(workspace.getByRole('list', { name: 'Bulk edits' })).toContainText('Cancelled');
  await workspace.getByRole('combobox', { name: 'Kind' }).selectOption('Edits of dates');
  const entries = workspace.getByRole('list', { name: 'Activity' }).locator('> li');
  await expect(entries).toHaveCount(1);

  const { lines } = JSON.parse(await exported(workspace, 'Export JSON')) as {
    readonly lines: readonly ActivityView[];
  };
  const rows = Papa.parse<Record<string, string>>(await exported(workspace, 'Export CSV'), {
    header: true,
    skipEmptyLines: true,
  }).data;
  expect(rows.map((row) => row['Number'])).toEqual(lines.map(({ number }) => String(number)));
  expect(lines).toHaveLength(changed);
  expect(new Set(rows.map((row) => row['To']))).toEqual(new Set([NEW]));

  slow.release();
  await workspace.getByRole('list', { name: 'Bulk edits' }).getByRole('link').click();
  await dialog.getByRole('button', { name: 'Undo all' }).click();
  await dialog.getByRole('button', { name: 'Yes, undo all' }).click();
  const undoing = workspace.getByRole('dialog');
  await expect(status(undoing)).toHaveText(new RegExp(`^Done: ${changed} devices? saved`), {
    timeout: 60_000,
  });
  expect(datesIn(sandbox)).toEqual(before);
});

async function exported(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return textOf(await download);
}

const textOf = async (download: Download): Promise<string> =>
  (await readFile(await download.path(), 'utf8')).replace(/^\ufeff/, '');
