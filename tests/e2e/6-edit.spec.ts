import type { Page } from '@playwright/test';
import type { FaultEffect } from '../sandbox/faults.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { openTab } from './connecting.ts';
import {
  closeEditor,
  editDates,
  editorFrame,
  editorOn,
  openEditor,
  panelOn,
  typeDates,
} from './editing.ts';
import { expect, test as base } from './journey.ts';
import type { Part } from './overlay.ts';
import { openDevicePage } from './portal-pages.ts';
import { starts } from './prepared-profiles.ts';
import { until } from './until.ts';

const FIELD = 'Warranty Expiry Date';
const FORMER = '2027-10-09';
const NEW = '2029-05-01';

interface Setting {
  /** The device page of an imported device whose warranty ends on `FORMER`. */
  readonly page: Page;
  readonly panel: Part;
  readonly deviceId: string;
}

const test = base.extend<{ readonly setting: Setting }>({
  start: starts.imported,
  setting: async ({ sandbox, shelflife }, provide) => {
    const device = sandbox.world.devices.find((one) => one.friendlyName === 'ALD-WS-001');
    if (!device) throw new Error('The world has no ALD-WS-001');
    const page = await openDevicePage(shelflife.context, device);
    const panel = await panelOn(page);
    await panel.button(new RegExp(`^Warranty active ${FORMER}`)).one();
    await provide({ page, panel, deviceId: device.id });
  },
});

const warrantyIn = (sandbox: Sandbox, deviceId: string) =>
  sandbox.world.fieldValue(deviceId, FIELD);
const writesIn = (sandbox: Sandbox) => sandbox.requests.filter(({ method }) => method === 'PUT');
const status = (panel: Part) => panel.get('status');

test('a date is saved when the RMM holds it, and not said to be before', async ({
  setting: { page, panel, deviceId },
  sandbox,
}) => {
  const write = sandbox.fault({ method: 'PUT', effect: { kind: 'hang' } });
  await editDates(page, panel, { warrantyExpires: NEW });

  await status(panel).says(/^Saving to ConnectWise RMM/);
  await panel.button(new RegExp(`^Warranty active ${NEW}`)).one();
  expect(warrantyIn(sandbox, deviceId)).toBe(FORMER);
  write.release();
  await status(panel).says(/^Saved to ConnectWise RMM/);
  expect(warrantyIn(sandbox, deviceId)).toBe(NEW);
  expect(writesIn(sandbox)).toHaveLength(1);
  expect(sandbox.world.fieldValue(deviceId, 'Purchase Date')).toBe('2024-10-10');
});

test('the frame of the editor is no higher than what it shows', async ({
  setting: { page, panel },
  sandbox,
}) => {
  await openEditor(page, panel);
  const heightOf = async () =>
    (await (await editorFrame(page)?.frameElement())?.boundingBox())?.height ?? 0;
  const form = await heightOf();
  sandbox.fault({ method: 'PUT', times: Infinity, effect: { kind: 'status', status: 400 } });
  const dialog = await editorOn(page);
  await typeDates(dialog, { warrantyExpires: NEW });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText(/^Not saved: /);
  await expect.poll(heightOf).toBeLessThan(form - 60);
  const [inside, outside] = [await dialog.boundingBox(), await heightOf()];
  expect(Math.abs(outside - (inside?.height ?? 0))).toBeLessThanOrEqual(3);

  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(heightOf).toBeGreaterThanOrEqual(form);
});

test('Undo beside the status writes the former date back', async ({
  setting: { page, panel, deviceId },
  sandbox,
}) => {
  await editDates(page, panel, { warrantyExpires: NEW });
  await status(panel).says(/^Saved to ConnectWise RMM/);
  await closeEditor(page);
  await panel.button('Undo').click();

  await panel.button(new RegExp(`^Warranty active ${FORMER}`)).one();
  await until('the former date', async () => warrantyIn(sandbox, deviceId) === FORMER);
  await status(panel).says(/^Saved to ConnectWise RMM/);
});

test('Undo in the activity writes the former date back', async ({
  popup,
  setting: { page, panel, deviceId },
  sandbox,
}) => {
  await editDates(page, panel, { purchaseDate: '2024-12-24', warrantyExpires: NEW });
  await status(panel).says(/^Saved to ConnectWise RMM/);
  await popup.bringToFront();
  await openTab(popup, 'Activity');
  const list = popup.getByRole('list', { name: 'Activity', exact: true });
  await list.getByRole('button', { name: 'Undo' }).first().click();

  await until('both former dates', async () => {
    const purchase = sandbox.world.fieldValue(deviceId, 'Purchase Date');
    return warrantyIn(sandbox, deviceId) === FORMER && purchase === '2024-10-10';
  });
});

test('a cleared date is an edit like any other', async ({
  setting: { page, panel, deviceId },
  sandbox,
}) => {
  const dialog = await openEditor(page, panel);
  await dialog.getByRole('button', { name: 'Clear warranty' }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();

  await panel.button(/^Warranty unknown/).one();
  await status(panel).says(/^Saved to ConnectWise RMM/);
  expect(warrantyIn(sandbox, deviceId)).toBe('');
});

test('the year buttons count from the purchase date', async ({ setting: { page, panel } }) => {
  const dialog = await openEditor(page, panel);
  await dialog.getByRole('button', { name: '+5 years' }).click();
  await expect(dialog.getByLabel('Warranty expires')).toHaveValue('2029-10-10');
  await closeEditor(page);
});

const refusals: readonly { readonly what: string; readonly effect: FaultEffect }[] = [
  { what: 'forbidden', effect: { kind: 'status', status: 403 } },
  { what: 'rejected', effect: { kind: 'status', status: 400 } },
  { what: 'met by a fault of ConnectWise', effect: { kind: 'status', status: 500 } },
  { what: 'answered by a web page', effect: { kind: 'html' } },
  { what: 'cut off before it arrives', effect: { kind: 'disconnect' } },
  { what: 'throttled', effect: { kind: 'status', status: 429, headers: { 'retry-after': '2' } } },
];

test('a write that is refused waits or fails with its reason, and Retry saves it', async ({
  setting: { page, panel, deviceId },
  sandbox,
}) => {
  for (const [at, { what, effect }] of refusals.entries()) {
    await test.step(what, async () => {
      const before = warrantyIn(sandbox, deviceId);
      const wanted = `2029-05-1${at}`;
      sandbox.fault({ method: 'PUT', times: Infinity, effect });
      await editDates(page, panel, { warrantyExpires: wanted });
      await status(panel).says(/^(Waiting to save|Not saved): .{10}/, 30_000);
      expect(warrantyIn(sandbox, deviceId)).toBe(before);

      sandbox.clearFaults();
      await closeEditor(page);
      await panel.button('Retry').click();
      await status(panel).says(/^Saved to ConnectWise RMM/, 20_000);
      expect(warrantyIn(sandbox, deviceId)).toBe(wanted);
    });
  }
});

test('a write that is accepted and not stored is not called saved', async ({
  setting: { page, panel, deviceId },
  sandbox,
}) => {
  sandbox.fault({ method: 'PUT', times: Infinity, effect: { kind: 'not-stored' } });
  await editDates(page, panel, { warrantyExpires: NEW });
  await status(panel).says(/^Not saved: /);
  expect(warrantyIn(sandbox, deviceId)).toBe(FORMER);

  sandbox.clearFaults();
  await closeEditor(page);
  await panel.button('Retry').click();
  await status(panel).says(/^Saved to ConnectWise RMM/);
  expect(warrantyIn(sandbox, deviceId)).toBe(NEW);
});

test('a write whose answer is lost is found by reading, and not written again', async ({
  setting: { page, panel, deviceId },
  sandbox,
}) => {
  sandbox.fault({ method: 'PUT', effect: { kind: 'lose-answer' } });
  await editDates(page, panel, { warrantyExpires: NEW });
  await status(panel).says(/^(Waiting to save|Saved)/);
  await until('the status after the loss', async () => {
    const [retry] = await panel.button('Retry').all();
    if (retry) await panel.button('Retry').click();
    return (await status(panel).all()).some(({ text }) => text.startsWith('Saved'));
  });
  expect(warrantyIn(sandbox, deviceId)).toBe(NEW);
  // Chromium itself sends a request again whose connection broke before an answer: the same one, by its id.
  const ids = writesIn(sandbox).map(({ headers }) => headers['x-request-id']);
  expect(new Set(ids).size).toBe(1);
});

for (const { keep, choice, holds } of [
  { keep: 'mine', choice: 'Keep mine', holds: NEW },
  { keep: 'theirs', choice: 'Take theirs', holds: '2031-01-31' },
] as const) {
  test(`what another technician set meanwhile is shown, and ${keep} is kept on a choice`, async ({
    setting: { page, panel, deviceId },
    sandbox,
  }) => {
    const dialog = await openEditor(page, panel);
    await expect(dialog.getByLabel('Warranty expires')).toHaveValue(FORMER);
    sandbox.world.setFieldValue(deviceId, FIELD, { value: '2031-01-31', by: 'tech.west' });
    await typeDates(dialog, { warrantyExpires: NEW });
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await status(panel).says(/^Not saved: someone else changed this date/);
    expect(warrantyIn(sandbox, deviceId)).toBe('2031-01-31');
    for (const part of [NEW, '2031-01-31', 'tech.west']) await expect(dialog).toContainText(part);
    expect(writesIn(sandbox)).toHaveLength(0);

    await dialog.getByRole('button', { name: choice }).click();
    await panel.button(new RegExp(`^Warranty active ${holds}`)).one();
    await until('the chosen date', async () => warrantyIn(sandbox, deviceId) === holds);
  });
}

test('an impossible date cannot be saved', async ({ setting: { page, panel }, sandbox }) => {
  const dialog = await openEditor(page, panel);
  for (const typed of ['02/31/2028', '05/01/0202']) {
    await dialog.getByLabel('Warranty expires').focus();
    await page.keyboard.type(typed);
    const save = dialog.getByRole('button', { name: 'Save', exact: true });
    if (await save.isEnabled()) await save.click();
    await expect(dialog.getByLabel('Warranty expires')).toHaveAttribute('aria-invalid', 'true');
  }
  await typeDates(dialog, { purchaseDate: '2024-10-10', warrantyExpires: FORMER });
  expect(writesIn(sandbox)).toEqual([]);
});

test('the page learns nothing of what is typed', async ({ setting: { page, panel } }) => {
  await page.evaluate(() => {
    const seen: string[] = [];
    for (const type of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change']) {
      addEventListener(type, (event) => seen.push(event.type), { capture: true });
    }
    Object.assign(globalThis, { seen });
  });
  const dialog = await openEditor(page, panel);
  // The dialog puts the focus into its first date when it opens; keys typed before that would go there.
  await expect(dialog.getByLabel('Purchase date')).toBeFocused();
  await dialog.getByLabel('Warranty expires').focus();
  await page.keyboard.type('05012029');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await status(panel).says(/^Saved to ConnectWise RMM/);

  expect(await page.evaluate(() => Reflect.get(globalThis, 'seen') as string[])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('chrome-ext');
});

test('a worker that is stopped between write and confirmation loses nothing and writes once', async ({
  popup: _popup,
  setting: { page, panel, deviceId },
  sandbox,
  shelflife,
}) => {
  const held = sandbox.fault({ method: 'PUT', effect: { kind: 'hold-answer' } });
  await editDates(page, panel, { warrantyExpires: NEW });
  await until('the value in the RMM', async () => warrantyIn(sandbox, deviceId) === NEW);
  await shelflife.killWorker();
  held.release();

  await page.reload();
  await status(panel).says(/^Saved to ConnectWise RMM/, 45_000);
  expect(writesIn(sandbox)).toHaveLength(1);
  expect(warrantyIn(sandbox, deviceId)).toBe(NEW);
});

test('a worker that is stopped before the write takes it up again', async ({
  popup: _popup,
  setting: { page, panel, deviceId },
  sandbox,
  shelflife,
}) => {
  const held = sandbox.fault({
    path: new RegExp(`${deviceId}/custom-fields`),
    times: Infinity,
    effect: { kind: 'hang' },
  });
  await editDates(page, panel, { warrantyExpires: NEW });
  await status(panel).says(/^Saving to ConnectWise RMM/);
  await until('the first look at the RMM', async () => held.hits > 0);
  await shelflife.killWorker();
  sandbox.clearFaults();

  await page.reload();
  await status(panel).says(/^Saved to ConnectWise RMM/, 45_000);
  expect(writesIn(sandbox)).toHaveLength(1);
});

test('an edit made without a network is kept, and saved when it is back', async ({
  popup,
  setting: { page, panel, deviceId },
  sandbox,
  shelflife,
}) => {
  sandbox.fault({ times: Infinity, effect: { kind: 'disconnect' } });
  await editDates(page, panel, { warrantyExpires: NEW });
  await status(panel).says(/^Waiting to save: /);
  await shelflife.killWorker();
  await page.reload();
  await panel.button(new RegExp(`^Warranty active ${NEW}`)).one();
  expect(warrantyIn(sandbox, deviceId)).toBe(FORMER);

  sandbox.clearFaults();
  await popup.reload();
  await popup.getByRole('button', { name: 'Resync', exact: true }).click();
  await until('the value in the RMM', async () => warrantyIn(sandbox, deviceId) === NEW, {
    timeoutMs: 45_000,
  });
  await page.bringToFront();
  await status(panel).says(/^Saved to ConnectWise RMM/);
});
