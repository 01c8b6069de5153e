import { recordBadges } from './badge-recorder.ts';
import { expectedBadges } from './expected-badges.ts';
import { expect, test } from './journey.ts';
import { openDeviceList } from './portal-pages.ts';
import { starts } from './prepared-profiles.ts';
import { frames, scrollThrough } from './scrolling.ts';

const { companies: COMPANIES } = starts.threeCompanies;
const STOPS = [44, 88, 300, 900, 2_000, 4_000, 2_200, 3_960, 880, 0];

test.use({ start: starts.threeCompanies });

const grids = [
  { kind: 'ag-grid', scroller: '.ag-grid-viewport', header: '.ag-header-cell' },
  {
    kind: 'slickgrid',
    scroller: '.slick-viewport-top.slick-viewport-left',
    header: '.slick-header-column',
  },
] as const;

for (const { kind, scroller, header } of grids) {
  for (const ids of ['href', 'none'] as const) {
    test(`badges stay with their devices in ${kind} while it is scrolled and sorted (ids: ${ids})`, async ({
      sandbox,
      shelflife,
    }) => {
      const page = await openDeviceList(shelflife.context, kind, { ids });
      const recorder = await recordBadges(page, expectedBadges(sandbox, COMPANIES));
      await recorder.complete();
      await scrollThrough(page, scroller, STOPS);
      await recorder.complete();
      for (const column of ['Serial Number', 'Model', 'Friendly Name']) {
        await page.locator(header, { hasText: column }).click();
        await frames(page, 4);
        await scrollThrough(page, scroller, [500, 1_500, 0]);
      }
      const { wrong, frames: seen } = await recorder.complete();

      expect(wrong).toEqual([]);
      expect(seen).toBeGreaterThan(30);
    });
  }
}
