import type { Page } from '@playwright/test';
import { untilSynced } from './connecting.ts';
import { deviceNamed, FORMER, test } from './device-setting.ts';
import { closeEditor, editorFrame, editorOn, openEditor, panelOn } from './editing.ts';
import { hide, hidingNames, showAgain, type Hiding } from './hiding.ts';
import { expect } from './journey.ts';
import type { Box, Part } from './overlay.ts';
import { openDevicePage } from './portal-pages.ts';
import { starts } from './prepared-profiles.ts';
import { until } from './until.ts';

const NEW = '2029-10-10';

/** Clicks where the control is by now, seen or not. */
async function clickBlindly(page: Page, control: Part): Promise<void> {
  const [box] = await control.boxes();
  if (!box) throw new Error('The control is not there');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** How many colours but the commonest one it takes to draw an area. */
async function inkIn(page: Page, area: Box | undefined): Promise<number> {
  if (!area) throw new Error('Nothing to draw');
  const png = await page.screenshot({ clip: area });
  const blank = await page.context().newPage();
  const ink = await blank.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    const { width, height } = Object.assign(canvas, { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    // Without the border, in which there are no words.
    const { data } = context?.getImageData(4, 4, width - 8, height - 8) ?? { data: [] };
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join());
    return colours.size - 1;
  }, png.toString('base64'));
  await blank.close();
  return ink;
}

/** What only our own script is told; pages are to have no way to it. */
async function addressOfTheDay(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const worlds: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const ours = worlds.find(({ origin }) => origin.startsWith('chrome-extension:'));
  const { result } = await session.send('Runtime.evaluate', {
    contextId: ours?.id ?? 0,
    expression: `chrome.runtime.getURL('/editor.html')`,
  });
  return String(result.value);
}

/** Keeps what a browser tells a page of scripts that ran on it, while ours are kept busy. */
const listenForTraces = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const traces: string[] = [];
    Object.assign(globalThis, { traces });
    const note = (...told: unknown[]) => traces.push(told.map(String).join(' '));
    for (const type of PerformanceObserver.supportedEntryTypes) {
      const options = { type, buffered: true, durationThreshold: 16 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) note(JSON.stringify(entry));
      }).observe(options);
    }
    const observer = Reflect.get(globalThis, 'ReportingObserver') as new (
      tell: (reports: unknown) => void,
      options: object,
    ) => { observe: () => void };
    new observer((reports) => note(JSON.stringify(reports)), { buffered: true }).observe();
    Error.stackTraceLimit = 100;
    const heard = ['error', 'unhandledrejection', 'message', 'focusin', 'focusout', 'scroll'];
    for (const type of [...heard, 'toggle', 'securitypolicyviolation', 'click', 'pointerover']) {
      const listen = (event: Event) => {
        note(type, new Error('here').stack);
        for (const key in event) note(key, Reflect.get(event, key));
      };
      window.addEventListener(type, listen, true);
    }
    // Refused by the page's policy, so that it is seen that such a refusal is noted.
    document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/a.png' }));
    const table = document.createElement('table');
    for (let row = 0; row < 1500; row += 1) table.insertRow().insertCell().append(`WS-${row}`);
    document.body.append(table);
    for (let frames = 0; frames < 4; frames += 1) {
      await new Promise(requestAnimationFrame);
      for (const type of ['scroll', 'beforeprint', 'click', 'change', 'keyup', 'load']) {
        document.body.dispatchEvent(new Event(type, { bubbles: true }));
      }
      for (const end = performance.now() + 70; performance.now() < end;);
    }
    table.remove();
  });

const tracesOn = (page: Page): Promise<string> =>
  page.evaluate(() => (Reflect.get(globalThis, 'traces') as string[]).join('\n'));

test('a control that the page hides, cuts, covers, distorts or moves only proposes', async ({
  setting: { page, panel, warranty, writes },
}) => {
  const control = panel.button('+5 years');
  const onlyProposes = async (attack: (area: Box) => Promise<unknown>) => {
    await attack(await control.settled());
    await clickBlindly(page, control);
    const dialog = await editorOn(page);
    await showAgain(page);
    await expect(dialog.getByLabel('Warranty expires')).toHaveValue(NEW);
    await closeEditor(page);
  };
  for (const how of hidingNames) {
    await test.step(how, () => onlyProposes((area) => hide(page, how, area)));
  }
  await test.step('brought under the pointer', async () => {
    const { x, y, width, height } = await control.settled();
    await page.evaluate(() => {
      const bring = () => void (document.body.style.marginTop = '40px');
      window.addEventListener('pointermove', bring, { capture: true, once: true });
    });
    await page.mouse.click(x + width / 2, y + 40 + height / 2);
    const dialog = await editorOn(page);
    await showAgain(page);
    await expect(dialog.getByLabel('Warranty expires')).toHaveValue(NEW);
    await closeEditor(page);
  });
  expect(warranty()).toBe(FORMER);
  expect(writes()).toBe(0);

  await test.step('while all is selected in the colours of the ground, its words can be read', async () => {
    const colours = await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*::selection { background: white; color: white }');
      document.adoptedStyleSheets = [sheet];
      document.execCommand('selectAll');
      return getComputedStyle(document.body, '::selection').color;
    });
    expect(colours).toBe('rgb(255, 255, 255)');
    const [box] = await control.boxes();
    expect(await inkIn(page, box)).toBeGreaterThan(1);
  });

  await test.step('while names of colours mean none, its words can be read', async () => {
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
      getSelection()?.removeAllRanges();
      for (const name of ['text', 'quiet', 'ground', 'raised', 'line', 'strong-line', 'accent']) {
        const none = { syntax: '<color>', inherits: false, initialValue: 'transparent' };
        CSS.registerProperty({ ...none, name: `--${name}` });
      }
    });
    const [box] = await control.boxes();
    expect(await inkIn(page, box)).toBeGreaterThan(1);
  });
});

test('a dialog that the page hides, cuts, covers or distorts does not act, and moves to a tab of its own', async ({
  setting: { page, panel, warranty, writes },
  shelflife,
}) => {
  const dialog = await openEditor(page, panel);
  const save = dialog.getByRole('button', { name: 'Save', exact: true });
  const expiry = dialog.getByLabel('Warranty expires');
  const alert = dialog.getByRole('alert');
  const savedBlindly = async (how: Hiding) => {
    // What is typed puts the last refusal away.
    await expiry.fill(FORMER);
    await expiry.fill(NEW);
    await expect(alert).toHaveCount(0);
    // Its foot moves with what is said in it, its head keeps its place.
    const area = await dialog.boundingBox();
    if (!area) throw new Error('The dialog is not there');
    await hide(page, how, { y: area.y, height: 40 });
    // As a click led there would; a browser may not bring a real one to a frame that it does not draw.
    await save.evaluate((button) => {
      if (!(button instanceof HTMLElement)) return;
      button.focus();
      button.click();
    });
    await expect(alert).toContainText('so nothing was changed');
    await showAgain(page);
  };
  for (const how of hidingNames) await test.step(how, () => savedBlindly(how));
  expect(writes()).toBe(0);

  const opened = shelflife.context.waitForEvent('page');
  await dialog.getByRole('button', { name: 'Open in a tab of its own' }).click();
  const own = await opened;
  await until('the end of the frame', async () => editorFrame(page) === undefined);
  await expect(own.getByLabel('Warranty expires')).toHaveValue(NEW);
  await own.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(own.getByRole('status')).toHaveText(/^Saved to ConnectWise RMM/);
  expect(warranty()).toBe(NEW);
});

test('a page that listens to every key hears nothing of what is typed', async ({
  setting: { page, panel, warranty },
}) => {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const keys = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'textInput'];
    for (const type of [...keys, 'compositionupdate', 'paste', 'selectionchange']) {
      window.addEventListener(
        type,
        (event) => heard.push(`${type} ${event instanceof KeyboardEvent ? event.key : ''}`.trim()),
        true,
      );
    }
  });
  const heard = () => page.evaluate(() => Reflect.get(globalThis, 'heard') as string[]);
  const dialog = await openEditor(page, panel);
  await dialog.getByLabel('Warranty expires').focus();
  await page.evaluate(() => void (Reflect.get(globalThis, 'heard') as string[]).splice(0));
  await page.keyboard.type('10102029');
  await expect(dialog.getByLabel('Warranty expires')).toHaveValue(NEW);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText(/^Saved to ConnectWise RMM/);
  expect(warranty()).toBe(NEW);
  expect(await heard()).toEqual([]);

  await closeEditor(page);
  await panel.button('Undo').press('Shift');
  expect(await heard()).toContain('keydown Shift');
});

test('a page that forges the event of a newer script ends the region once at most', async ({
  setting: { page, panel },
  shelflife,
}) => {
  const { host } = new URL(shelflife.origin);
  for (let times = 0; times < 4; times += 1) {
    await page.evaluate((id) => {
      const type = `${id}:portal:wxt:content-script-started`;
      const detail = { contentScriptName: 'portal', messageId: 'forged' };
      document.dispatchEvent(new CustomEvent(type, { detail }));
      window.postMessage({ type, ...detail }, '*');
    }, host);
    await panel.button(new RegExp(`^Warranty active ${FORMER}`)).one();
  }
});

test('a page that keeps removing the region is left alone, and named in the overview', async ({
  popup,
  setting: { page, panel, device },
  shelflife,
}) => {
  await page.evaluate(() => {
    const isOurs = (node: Node): node is HTMLElement =>
      node instanceof HTMLDivElement && node.attributes.length === 0 && !node.hasChildNodes();
    const removed: number[] = [];
    const sweep = () => {
      for (const node of document.querySelectorAll('div')) {
        if (!isOurs(node)) continue;
        node.remove();
        removed.push(Date.now());
      }
    };
    Object.assign(globalThis, { removed });
    new MutationObserver(sweep).observe(document, { childList: true, subtree: true });
    document.body.append('.');
  });
  await popup.bringToFront();
  const notice = popup.getByRole('alert').filter({ hasText: 'keeps removing' });
  await until('the notice in the overview', async () => {
    await popup.reload();
    await untilSynced(popup);
    return (await notice.count()) === 1;
  });
  await expect(notice).toContainText('control.itsupport247.net');
  await page.bringToFront();
  await panel.gone();
  const removals = await page.evaluate(() => Reflect.get(globalThis, 'removed') as number[]);
  expect(removals.length).toBeLessThanOrEqual(6);

  await page.reload();
  await panel.button(/^Warranty active/).one();
  await popup.reload();
  await untilSynced(popup);
  await expect(notice).toHaveCount(0);
  await (await panelOn(await openDevicePage(shelflife.context, device))).one();
});

test('the editor opens in no frame but its own', async ({
  setting: { page, panel },
  sandbox,
  shelflife,
}) => {
  await openEditor(page, panel);
  const address = editorFrame(page)?.url() ?? '';
  const ticket = new URL(address).hash;
  const other = await openDevicePage(shelflife.context, deviceNamed(sandbox, 'ALD-WS-002'));
  await (await panelOn(other)).one();
  const frameIt = (src: string) =>
    other.evaluate((from) => {
      const frame = document.createElement('iframe');
      frame.src = from;
      document.body.append(frame);
    }, src);
  // By the id that the store knows, with a ticket guessed or overheard: not even loaded.
  await frameIt(`${shelflife.origin}/editor.html${ticket}`);
  await frameIt(`${shelflife.origin}/editor.html#made-up`);
  await expect.poll(() => other.evaluate(() => document.querySelectorAll('iframe').length)).toBe(2);
  // By the address of the day, should that ever leak: it tells nothing and does nothing.
  await frameIt(`${await addressOfTheDay(other)}${ticket}`);
  const frame = await until('the frame that a page made', async () => editorFrame(other));
  await expect(frame.getByRole('alert')).toContainText('Choose “Edit dates”');
  await expect(frame.getByLabel('Warranty expires')).toHaveCount(0);
  const loaded = other.frames().filter((one) => /\/editor\.html/.test(one.url()));
  expect(loaded).toHaveLength(1);
});

test('what a page can read of the overlay is what it shows, and no id', async ({
  setting: { page, panel },
  sandbox,
  shelflife,
}) => {
  await listenForTraces(page);
  const dialog = await openEditor(page, panel);
  await expect(dialog.getByLabel('Warranty expires')).toHaveValue(FORMER);
  const others = sandbox.world.devices.filter(({ friendlyName }) => friendlyName !== 'ALD-WS-001');
  const secrets = [
    new URL(shelflife.origin).host,
    new URL(editorFrame(page)?.url() ?? '').host,
    sandbox.keys.get('full').clientId,
    ...others.map(({ hardware }) => hardware.systemSerial ?? ''),
  ].filter((text) => text.length > 3);
  const told = await page.evaluate((wanted) => {
    const readable: string[] = [];
    const keep = (text: unknown) => readable.push(String(text));
    keep(document.documentElement.outerHTML);
    keep(document.body.innerText);
    document.execCommand('selectAll');
    keep(getSelection()?.toString());
    for (const { name } of performance.getEntries()) keep(name);
    for (const sheet of document.styleSheets) keep(sheet.href);
    for (const sheet of document.adoptedStyleSheets) keep(sheet);
    keep([...document.querySelectorAll('iframe')].map(({ src }) => src).join());
    try {
      document
        .querySelectorAll('*')
        .forEach((element) => keep(element.shadowRoot?.innerHTML ?? ''));
    } catch (error) {
      keep(error instanceof Error ? error.stack : error);
    }
    const find = Reflect.get(window, 'find') as (text: string) => boolean;
    const found = wanted.filter((text) => {
      getSelection()?.removeAllRanges();
      return find.call(window, text);
    });
    return {
      found,
      read: wanted.filter((text) => readable.some((one) => one.includes(text))),
      frames: window.length,
      isPolluted: 'shelflife' in Object.prototype,
    };
  }, secrets);
  expect(told).toEqual({ found: [], read: [], frames: 0, isPolluted: false });

  const traces = await tracesOn(page);
  expect(traces).toContain('long-animation-frame');
  expect(traces).toContain('securitypolicyviolation');
  expect(traces).not.toContain('-extension:');
  expect(secrets.filter((text) => traces.includes(text))).toEqual([]);
});

test('a page that tampers with what scripts share reaches nothing of ours, under the strictest policy', async ({
  setting: { page, panel, warranty },
}) => {
  await page.evaluate(() => {
    // The policy that the page has allows no text to become markup.
    let isStrict = false;
    try {
      document.createElement('div').innerHTML = '<b>text</b>';
    } catch {
      isStrict = true;
    }
    if (!isStrict) throw new Error('The page has no strict policy.');
    const trap = (): never => {
      Object.assign(document.documentElement.dataset, { trapped: 'yes' });
      throw new Error('trapped');
    };
    Object.assign(Object.prototype, { prefill: { warrantyExpiry: '2099-01-01' }, kind: 'removed' });
    Object.assign(Array.prototype, { map: trap, filter: trap });
    Object.assign(Element.prototype, { attachShadow: trap, append: trap });
    Object.assign(EventTarget.prototype, { addEventListener: trap });
    Object.assign(globalThis, { IntersectionObserver: trap, chrome: { runtime: { id: 'x' } } });
  });
  await panel.button('+5 years').click();
  await panel.button(new RegExp(`^Warranty active ${NEW}`)).one();
  await panel.get('status').says(/^Saved to ConnectWise RMM/);
  expect(warranty()).toBe(NEW);
  expect(await page.evaluate(() => document.documentElement.dataset['trapped'])).toBeUndefined();
});

test.describe('a device that waits for review', () => {
  test.use({ start: starts.mapped });

  test('is imported by nothing that the page hides or makes up', async ({ sandbox, shelflife }) => {
    const device = deviceNamed(sandbox, 'ALD-WS-002');
    const page = await openDevicePage(shelflife.context, device);
    const panel = await panelOn(page);
    const control = panel.button('Import this device');
    for (const how of ['an opacity further up', 'something in the top layer'] as const) {
      await control.settled();
      await hide(page, how, await control.box());
      await clickBlindly(page, control);
      await panel.button('Yes, import it').settled();
      // A second click that is led there is no answer.
      await clickBlindly(page, panel.button('Yes, import it'));
      await panel.get('status').says(/^The page hid or moved this button/);
      await showAgain(page);
      await panel.button('No').click();
      await control.one();
    }
    // Shown again as soon as it is pressed, so that it can be seen ever after.
    await control.settled();
    await page.evaluate(() => {
      document.body.style.opacity = '0.01';
      const show = () => document.body.removeAttribute('style');
      window.addEventListener('pointerdown', show, { capture: true, once: true });
    });
    await clickBlindly(page, control);
    await panel.button('Yes, import it').one();
    expect(sandbox.requests.filter(({ path }) => path.includes('custom-fields'))).toEqual([]);
  });
});
