import type { Page } from '@playwright/test';

/** Jumps from place to place as a dragged scroll bar does, two frames at each. */
export async function scrollThrough(
  page: Page,
  selector: string,
  stops: readonly number[],
): Promise<void> {
  const viewport = page.locator(selector);
  for (const top of stops) {
    await viewport.evaluate((element, to) => element.scrollTo({ top: to }), top);
    await frames(page, 2);
  }
}

export const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (left) => {
    for (let at = 0; at < left; at += 1) await new Promise((done) => requestAnimationFrame(done));
  }, count);
