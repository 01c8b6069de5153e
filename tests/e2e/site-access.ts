import type { Shelflife } from './launch.ts';

/**
 * What a person may choose under "Site access" on the browser's own page about an extension. `ON_CLICK` takes every host
 * away, those of the manifest too.
 */
export async function setSiteAccess(
  { context, origin }: Shelflife,
  hostAccess: 'ON_CLICK' | 'ON_ALL_SITES',
): Promise<void> {
  const wanted = JSON.stringify({ extensionId: new URL(origin).host, hostAccess });
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  // Only this page has it, and no types tell of it.
  await page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${wanted})`);
  await page.close();
}
