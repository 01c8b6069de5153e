import type { BrowserContext, Page } from '@playwright/test';
import { resolve } from 'node:path';

/** The least that an extension can be, for the numbers of what the browser itself needs. */
export const BARE_EXTENSION = resolve(import.meta.dirname, 'bare-extension');

export async function bareOrigin(context: BrowserContext): Promise<string> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { targetInfos = [] } = (await session?.send('Target.getTargets')) ?? {};
  await session?.detach();
  const worker = targetInfos.find(({ url }) => url.endsWith('/bare-worker.js'));
  if (!worker) throw new Error('The bare extension does not run.');
  return `chrome-extension://${new URL(worker.url).host}`;
}

export const openBarePage = (page: Page, origin: string) => page.goto(`${origin}/bare-page.html`);
