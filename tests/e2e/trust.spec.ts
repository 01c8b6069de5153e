import type { Page } from '@playwright/test';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { closeEditor, editDates, editorOn, openEditor, panelOn } from './editing.ts';
import { expect, test as base } from './journey.ts';
import type { Part } from './overlay.ts';
import { openDevicePage } from './portal-pages.ts';
import { starts } from './prepared-profiles.ts';

const NEW = '2029-05-01';

interface Setting {
  readonly page: Page;
  readonly panel: Part;
  readonly deviceId: string;
}

/** A device page on which a date has just been saved, so that it offers Undo. */
const test = base.extend<{ readonly saved: Setting }>({
  start: starts.imported,
  saved: async ({ sandbox, shelflife }, provide) => {
    const [device] = sandbox.world.devices;
    if (!device) throw new Error('The world has no device');
    const page = await openDevicePage(shelflife.context, device);
    const panel = await panelOn(page);
    await panel.button(/^Warranty active 2027-10-09/).one();
    await editDates(page, panel, { warrantyExpires: NEW });
    await panel.get('status').says(/^Saved to ConnectWise RMM/);
    await closeEditor(page);
    await provide({ page, panel, deviceId: device.id });
  },
});

const writesIn = (sandbox: Sandbox) => sandbox.requests.filter(({ method }) => method === 'PUT');
const warrantyIn = (sandbox: Sandbox, deviceId: string) =>
  sandbox.world.fieldValue(deviceId, 'Warranty Expiry Date');

test('clicks and keys that a page makes by script do nothing, and it can’t lead the focus there', async ({
  saved,
  sandbox,
}) => {
  const { page, panel, deviceId } = saved;
  const { x, y, width, height } = await panel.button('Undo').box();
  await page.evaluate(
    ([atX = 0, atY = 0]) => {
      const target = document.elementFromPoint(atX, atY);
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        const event = new MouseEvent(type, {
          bubbles: true,
          cancelable: true,
          composed: true,
          clientX: atX,
          clientY: atY,
        });
        target?.dispatchEvent(event);
      }
      if (!(target instanceof HTMLElement)) throw new Error('Nothing is there');
      target.click();
      target.tabIndex = 0;
      target.autofocus = true;
      target.focus();
      for (const type of ['keydown', 'keypress', 'keyup']) {
        for (const key of ['Enter', ' ']) {
          const options = { bubbles: true, composed: true, cancelable: true, key, code: key };
          target.dispatchEvent(new KeyboardEvent(type, options));
        }
      }
    },
    [x + width / 2, y + height / 2],
  );
  // A person's keys, wherever the page has led the focus.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');

  // What a click had set going would have been written by the time that the RMM was read again.
  const dialog = await openEditor(page, panel);
  await expect(dialog.getByLabel('Warranty expires')).toHaveValue(NEW);
  expect(warrantyIn(sandbox, deviceId)).toBe(NEW);
  expect(writesIn(sandbox)).toHaveLength(1);
});

test('Undo that the page has made invisible opens the dialog instead of acting', async ({
  saved,
  sandbox,
}) => {
  const { page, panel, deviceId } = saved;
  const { x, y, width, height } = await panel.button('Undo').box();
  await page.evaluate(() => {
    document.body.style.opacity = '0';
  });
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.up();
  await page.evaluate(() => {
    document.body.style.opacity = '';
  });

  const dialog = await editorOn(page);
  await expect(dialog.getByLabel('Warranty expires')).toHaveValue('2027-10-09');
  expect(warrantyIn(sandbox, deviceId)).toBe(NEW);
  expect(writesIn(sandbox)).toHaveLength(1);
});

test('the page finds no trace of the extension’s id, and nothing of it in its own world', async ({
  saved: { page },
  shelflife,
}) => {
  const id = new URL(shelflife.origin).host;
  const found = await page.evaluate(async (wanted) => {
    const opened = await fetch(`chrome-extension://${wanted}/editor.html`).then(
      () => true,
      () => false,
    );
    return {
      opened,
      markup: document.documentElement.outerHTML.includes(wanted),
      resources: performance.getEntries().some(({ name }) => name.includes(wanted)),
      openRoots: [...document.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot).length,
    };
  }, id);

  expect(found).toEqual({ opened: false, markup: false, resources: false, openRoots: 0 });
});

test('the worker answers a portal page’s script only what portal pages may ask', async ({
  saved: { page },
}) => {
  const session = await page.context().newCDPSession(page);
  const worlds: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const world = worlds.find(({ origin }) => origin.startsWith('chrome-extension:'));
  const closed = ['status.get', 'connection.forget', 'devices.list', 'edit.save', 'settings.set'];
  const asked = [...closed, '__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const { result } = await session.send('Runtime.evaluate', {
    contextId: world?.id ?? 0,
    awaitPromise: true,
    returnByValue: true,
    expression: `Promise.all(${JSON.stringify(asked)}.map((name) =>
      chrome.runtime.sendMessage({ name, body: null }).then(({ ok, kind }) => [ok, kind])))`,
  });

  expect(result.value).toEqual(asked.map(() => [false, 'denied']));

  const open = ['portal.page', 'portal.quick-edit', 'portal.undo'];
  const sly =
    '{"__proto__":{"deviceId":"x","evidence":{}},"constructor":{"prototype":{"ok":true}}}';
  const odd = await session.send('Runtime.evaluate', {
    contextId: world?.id ?? 0,
    awaitPromise: true,
    returnByValue: true,
    expression: `Promise.all(${JSON.stringify(open)}.map((name) =>
      chrome.runtime.sendMessage({ name, body: JSON.parse(${JSON.stringify(sly)}) })
        .then(({ ok, kind }) => [ok, kind])))`,
  });
  expect(odd.result.value).toEqual(open.map(() => [false, 'bad-input']));
});
