import type { Page } from '@playwright/test';
import { PORTAL_HOST } from '../sandbox/hosts.ts';
import type { Stage } from './stage.ts';

/** The same page of the portal twice in one browser, once with Shelflife and once without. */
export interface SideBySide {
  readonly page: Page;
  readonly alone: Page;
}

export const WINDOW = { width: 1_280, height: 800 } as const;

/** Both are in view: each has a window of its own. */
export async function openBeside(
  { shelflife: { context } }: Stage,
  path: string,
): Promise<SideBySide> {
  // The browser lets no extension into a context of this kind.
  const without = await context.browser()?.newContext({ ignoreHTTPSErrors: true });
  if (!without) throw new Error('The context has no browser of its own.');
  const [page, alone] = [await context.newPage(), await without.newPage()];
  for (const one of [page, alone]) {
    await one.setViewportSize(WINDOW);
    await one.goto(`https://${PORTAL_HOST}${path}`);
  }
  return { page, alone };
}
