import type { Frame, Page } from '@playwright/test';
import { expectedBadges, expectedSummaries } from './expected-badges.ts';
import { recordBadges } from './badge-recorder.ts';
import { expect, test } from './journey.ts';
import { overlayOn } from './overlay.ts';
import { openDeviceList, openPortal } from './portal-pages.ts';
import { starts } from './prepared-profiles.ts';
import { frames, scrollThrough } from './scrolling.ts';
import { until } from './until.ts';

const { companies: COMPANIES } = starts.threeCompanies;
const LISTS = '/QADashB/QuickAccess/Lists';

test.use({ start: starts.threeCompanies });

/** The beginnings of all badges in page order, once they are these. */
async function untilBadges(page: Page, wanted: readonly string[], frame?: Frame): Promise<void> {
  const badges = (await overlayOn(page, frame)).button(/^Warranty /);
  let names: readonly string[] = [];
  await until(
    `${wanted.length} badges`,
    async () => {
      names = await badges.names();
      return (
        names.length === wanted.length &&
        names.every((name, at) => name.startsWith(wanted[at] ?? '?'))
      );
    },
    { seen: () => names.join('\n') },
  );
}

test('badges stand in every kind of list, once for each device', async ({ sandbox, shelflife }) => {
  const expected = expectedBadges(sandbox, COMPANIES).map(([, badge]) => badge);
  const badgesOf = (count: number) => expected.slice(0, count).filter((badge) => badge !== null);
  for (const kind of ['definitions', 'grouped', 'spans', 'nested', 'split', 'tree'] as const) {
    await test.step(kind, async () => {
      const page = await openPortal(shelflife.context, `${LISTS}/${kind}`);
      await untilBadges(page, badgesOf(60));
      await page.close();
    });
  }
  await test.step('in a frame without an address', async () => {
    const page = await openPortal(shelflife.context, `${LISTS}/srcdoc`);
    const frame = await until('the frame', async () => page.frames()[1]);
    await untilBadges(page, badgesOf(12), frame);
    await page.close();
  });
  await test.step('in a document that the page writes anew, twice', async () => {
    const page = await openPortal(shelflife.context, `${LISTS}/nested?csp=off`);
    await untilBadges(page, badgesOf(60));
    for (const _ of [1, 2]) {
      await page.evaluate(() => {
        const { outerHTML } = document.documentElement;
        document.open();
        document.write(outerHTML);
        document.close();
      });
      await untilBadges(page, badgesOf(60));
    }
    const overlay = await overlayOn(page);
    await overlay
      .button(/^Warranty /)
      .first()
      .click();
    await overlay.button('Edit dates').one();
    await page.close();
  });
  await test.step('in a modal dialog, in which the card is of use', async () => {
    const page = await openPortal(shelflife.context, `${LISTS}/dialog`);
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await untilBadges(page, badgesOf(12));
    const overlay = await overlayOn(page);
    await overlay
      .button(/^Warranty /)
      .first()
      .click();
    await overlay.button('Details').click();
    await overlay.says(/Serial number/);
    await page.keyboard.press('Escape');
    await overlay.button('Edit dates').gone();
    expect(await page.evaluate(() => document.querySelector('dialog')?.open)).toBe(true);
  });
});

test('rows of companies and sites say how many warranties are expired or expiring, and lead to the fleet', async ({
  sandbox,
  shelflife,
}) => {
  const expected = expectedSummaries(sandbox, COMPANIES);
  const page = await openPortal(shelflife.context, `${LISTS}/companies`);
  const summaries = (await overlayOn(page)).button(/^Warranties of/);
  const names = await until('a summary for each', async () => {
    const found = await summaries.names();
    return found.length === expected.size && found;
  });
  const told = [...expected].map(([name, text]) => `Warranties of ${name}: ${text}.`);
  expect(
    names.map((name) => name.replace(/ Show the devices in Shelflife$/, '')).toSorted(),
  ).toEqual(told.toSorted());
  const opened = shelflife.context.waitForEvent('page');
  await summaries.first().click();
  expect((await opened).url()).toMatch(/workspace\.html#fleet\?company=/);

  await page.bringToFront();
  await page.goto(new URL(`${LISTS}/sites`, page.url()).href);
  await until('summaries of sites', async () => (await summaries.names()).length > 0);
});

test('badges stay with their devices in a grid whose first column keeps its place', async ({
  sandbox,
  shelflife,
}) => {
  const page = await openDeviceList(shelflife.context, 'slickgrid', { ids: 'none', frozen: '1' });
  const names = new Map(expectedBadges(sandbox, COMPANIES));
  const recorder = await recordBadges(page, [...names]);
  const complete = () =>
    until('badges', async () => {
      const recording = await recorder.read();
      return recording.shown > 5 && recording;
    });
  await complete();
  await scrollThrough(page, '.slick-viewport-top.slick-viewport-right', [44, 300, 2_000, 880, 0]);
  await frames(page, 4);
  const { wrong } = await complete();

  expect(wrong).toEqual([]);
});
