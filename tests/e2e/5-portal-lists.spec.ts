import { recordBadges } from './badge-recorder.ts';
import { expectedBadges } from './expected-badges.ts';
import { panelOn } from './editing.ts';
import { expect, test } from './journey.ts';
import { overlayOn } from './overlay.ts';
import { openDeviceList } from './portal-pages.ts';
import { starts } from './prepared-profiles.ts';
import { frames, scrollThrough } from './scrolling.ts';

const { companies: COMPANIES } = starts.threeCompanies;

test.use({ start: starts.threeCompanies });

test('each row of the plain table has its badge, which shows its focus, and Enter opens its card', async ({
  sandbox,
  shelflife,
}) => {
  const page = await openDeviceList(shelflife.context, 'table');
  const recorder = await recordBadges(page, expectedBadges(sandbox, COMPANIES));
  const { wrong } = await recorder.complete();
  expect(wrong).toEqual([]);

  const overlay = await overlayOn(page);
  const badge = overlay.button(/^Warranty active 2029-04-13/);
  await badge.press('Enter');
  await overlay.button('Edit dates').one();
  await overlay.says(/2024-04-14/);
  await page.keyboard.press('Escape');
  await overlay.button('Edit dates').gone();
  // Names of the page's own colours come through to ours.
  await page.evaluate(() => document.documentElement.style.setProperty('--accent', 'initial'));
  const withFocus = await page.screenshot({ clip: await badge.box() });
  await page.keyboard.press('Tab');
  const withoutFocus = await page.screenshot({ clip: await badge.box() });
  expect(withFocus.equals(withoutFocus)).toBe(false);
});

test('a badge keeps its size in a cell that stretches what it holds', async ({ shelflife }) => {
  const page = await openDeviceList(shelflife.context, 'table');
  const badge = (await overlayOn(page)).button(/^Warranty active 2029-04-13/);
  const { width, height } = await badge.box();
  for (const direction of ['row', 'column']) {
    await page.locator('tbody tr > *').evaluateAll((cells, flexDirection) => {
      for (const cell of cells) {
        if (!(cell instanceof HTMLElement)) continue;
        Object.assign(cell.style, { display: 'flex', flexDirection, height: '60px' });
      }
    }, direction);
    expect(await badge.box()).toMatchObject({ width, height });
  }
});

test('a table whose texts take several lines is not made much taller by its badges', async ({
  sandbox,
  shelflife,
}) => {
  const page = await openDeviceList(shelflife.context, 'table');
  await page.setViewportSize({ width: 800, height: 800 });
  await page.reload();
  const recorder = await recordBadges(page, expectedBadges(sandbox, COMPANIES));
  await recorder.complete();
  const heights = await page.locator('table').evaluate((table: HTMLTableElement) => {
    const bare = table.cloneNode(true) as typeof table;
    for (const host of bare.querySelectorAll('td div:empty')) host.remove();
    const badges = table.querySelectorAll('td div:empty').length;
    const shown = table.offsetHeight;
    table.replaceWith(bare);
    const before = bare.offsetHeight;
    bare.replaceWith(table);
    return { badges, shown, before };
  });
  expect(heights.badges).toBeGreaterThan(5);
  expect(heights.shown).toBeLessThan(heights.before * 1.1);
});

for (const [recycle, ids] of [
  ['text', 'href'],
  ['text', 'data'],
  ['content', 'none'],
] as const) {
  test(`badges stay with their devices in a grid that recycles rows (${recycle}, ids: ${ids})`, async ({
    sandbox,
    shelflife,
  }) => {
    const page = await openDeviceList(shelflife.context, 'grid', { recycle, ids });
    const recorder = await recordBadges(page, expectedBadges(sandbox, COMPANIES));
    await recorder.complete();
    await scrollThrough(
      page,
      '.grid-viewport',
      [44, 88, 300, 900, 2_000, 4_000, 2_200, 3_960, 880, 0],
    );
    await recorder.complete();
    for (const column of ['Serial Number', 'Model', 'Model', 'Last Seen', 'Friendly Name']) {
      await page.getByRole('button', { name: new RegExp(`^${column}`) }).click();
      await frames(page, 4);
      await scrollThrough(page, '.grid-viewport', [500, 1_500, 0]);
    }
    await page.getByRole('searchbox', { name: 'Filter devices' }).fill('ald');
    const { wrong, frames: seen } = await recorder.complete();

    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(30);
  });
}

test('badges come back after the list was left and returned to', async ({ sandbox, shelflife }) => {
  const page = await openDeviceList(shelflife.context, 'grid');
  const recorder = await recordBadges(page, expectedBadges(sandbox, COMPANIES));
  await recorder.complete();
  await page.getByRole('link', { name: 'ALD-WS-001' }).click();
  await (await panelOn(page)).button(/^Warranty active 2027-10-09/).one();
  await page.getByRole('link', { name: 'Devices', exact: true }).first().click();

  expect((await recorder.complete()).wrong).toEqual([]);
});

test('badges are right in an open shadow root, and after the view was made anew', async ({
  sandbox,
  shelflife,
}) => {
  const page = await openDeviceList(shelflife.context, 'grid', {
    shadow: 'open',
    late: '150',
    rerender: '900',
  });
  const badges = (await overlayOn(page)).button(/^Warranty active 2029-04-13/);
  await badges.one();
  const heading = await page.getByRole('heading', { name: 'Devices' }).elementHandle();
  await page.waitForFunction((shown) => !shown?.isConnected, heading);

  await badges.one();
  expect(sandbox.violations).toEqual([]);
});

test('cards show badges as well', async ({ shelflife }) => {
  const page = await openDeviceList(shelflife.context, 'cards');

  await (await overlayOn(page)).button(/^Warranty active 2029-04-13/).one();
});

test('hostile names stay text, and run nothing', async ({ sandbox, shelflife }) => {
  const page = await openDeviceList(shelflife.context, 'grid', { csp: 'off' });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole('searchbox', { name: 'Filter devices' }).fill('Quick');
  const recorder = await recordBadges(page, expectedBadges(sandbox, COMPANIES));
  await recorder.complete();
  const overlay = await overlayOn(page);
  await overlay
    .button(/^Warranty /)
    .first()
    .click();
  await overlay.button('Edit dates').one();

  expect(dialogs).toEqual([]);
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
});
