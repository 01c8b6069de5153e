import type { Frame, Locator, Page } from '@playwright/test';
import { overlayOn, type Part } from './overlay.ts';
import { until } from './until.ts';

/** What Shelflife shows of the device on a device page. */
export async function panelOn(page: Page, frame = page.mainFrame()): Promise<Part> {
  return (await overlayOn(page, frame)).get('region', 'Hardware lifecycle');
}

export const editorFrame = (page: Page): Frame | undefined =>
  page.frames().find((frame) => /^chrome-extension:.*\/editor\.html/.test(frame.url()));

/** The dialog in the framed extension page, which page scripts can't reach into. */
export async function editorOn(page: Page): Promise<Locator> {
  const frame = await until('the editor', async () => editorFrame(page));
  return frame.getByRole('dialog', { name: 'Lifecycle dates' });
}

/** Puts the dialog away, saved or not; an edit goes on by itself. */
export async function closeEditor(page: Page): Promise<void> {
  const dialog = await editorOn(page);
  const button = dialog.getByRole('button', { name: /^(Close|Cancel)$/ });
  await until(
    'the end of the editor',
    async () => {
      if (editorFrame(page) === undefined) return true;
      // The click ends the frame that it is made in: the browser may never report that it has arrived. And a frame that
      // moves while it is aimed at is missed, by a person too, who then presses once more.
      void button.click({ timeout: 1_000 }).catch(() => undefined);
      return false;
    },
    { intervalMs: 500 },
  );
}

/** Presses Save, once more where it could not be told that the dialog was in sight, until the save is on its way. */
async function pressSave(page: Page, dialog: Locator): Promise<void> {
  const button = dialog.getByRole('button', { name: 'Save', exact: true });
  await until('the save on its way', async () => {
    if (editorFrame(page) === undefined || (await button.isHidden())) return true;
    await button.click({ timeout: 2_000 });
    await button.waitFor({ state: 'hidden', timeout: 2_000 });
    return true;
  });
}

export async function openEditor(page: Page, panel: Part): Promise<Locator> {
  await panel.button('Edit dates').click();
  return editorOn(page);
}

export interface Dates {
  readonly purchaseDate?: string;
  readonly warrantyExpires?: string;
}

export async function typeDates(dialog: Locator, dates: Dates): Promise<void> {
  const { purchaseDate, warrantyExpires } = dates;
  if (purchaseDate !== undefined) await dialog.getByLabel('Purchase date').fill(purchaseDate);
  if (warrantyExpires !== undefined) {
    await dialog.getByLabel('Warranty expires').fill(warrantyExpires);
  }
}

/** Opens the dialog, types, saves. */
export async function editDates(page: Page, panel: Part, dates: Dates): Promise<void> {
  const dialog = await openEditor(page, panel);
  await typeDates(dialog, dates);
  await pressSave(page, dialog);
}
