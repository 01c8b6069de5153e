import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviceAddresses } from '../e2e/portal-pages.ts';
import { until } from '../e2e/until.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { tabOf, type Tab } from './driver.ts';
import { ADDON_ID, launchFirefox, ORIGIN, type Firefox } from './launch.ts';

const FIELD = 'Warranty Expiry Date';
const REGION = { is: 'section', named: 'Hardware lifecycle' } as const;
const EDITOR = { is: 'iframe' } as const;

/** Named by the command that runs these tests; empty where no Firefox could be found or installed. */
const program = process.env['FIREFOX_PATH'] ?? '';

let sandbox: Sandbox;
let firefox: Firefox;
let tab: Tab;

beforeAll(async () => {
  if (!program) return;
  sandbox = await startSandbox({ size: 'small' });
  firefox = await launchFirefox(sandbox.httpsPort, program);
  tab = tabOf(firefox.marionette);
}, 60_000);

afterAll(async () => {
  if (!program) return;
  await firefox.close();
  await sandbox.stop();
});

const button = (named: string | RegExp) => ({ is: 'button, [role=button]', named }) as const;
const tabNamed = (name: string) => ({ is: '[role=tab]', named: new RegExp(`^${name}`) }) as const;

function deviceNamed(name: string) {
  const device = sandbox.world.devices.find(({ friendlyName }) => friendlyName === name);
  if (!device) throw new Error(`The world has no ${name}.`);
  return device;
}

const openDevice = (name: string) =>
  tab.open(`${sandbox.portalOrigin}${deviceAddresses.hash(deviceNamed(name))}`);

const untilPageSays = (words: string) =>
  until(
    `a page that says ${words}`,
    async () => String(await tab.run('return document.body.innerText')).includes(words),
    { timeoutMs: 20_000 },
  );

const regionText = async (): Promise<string> => (await tab.all(REGION))[0]?.text ?? '';

const untilRegionSays = (words: RegExp) =>
  until(`a region that says ${words}`, async () => words.test(await regionText()), {
    timeoutMs: 20_000,
    seen: regionText,
  });

/** Saves from the framed dialog by its own buttons. */
async function saveInEditor(...clicks: readonly string[]): Promise<void> {
  await tab.enter(EDITOR);
  for (const name of [...clicks, 'Save']) await tab.click(button(name));
  await answerIfAsked();
  await tab.leaveFrames();
}

/** Firefox can't tell whether the dialog is seen: who has used it only just now is asked, and nobody else. */
async function answerIfAsked(): Promise<void> {
  await until('a save, or the question before it', async () => {
    const [yes] = await tab.all(button('Yes, go on'));
    if (yes) await tab.click(button('Yes, go on'));
    return (await tab.all(button('Save'))).length === 0;
  });
}

/** The frame shrinks to what was saved just then: a click that it moves away from is made again. */
async function closeEditor(): Promise<void> {
  await until('the end of the editor', async () => {
    const isOpen = (await tab.all(EDITOR)).length > 0;
    if (!isOpen) return true;
    await tab.enter(EDITOR);
    await tab.click(button('Close'));
    await tab.leaveFrames();
    return false;
  });
}

// One browser for all: each test goes on from where the one before has left it.
const title = program
  ? 'in Firefox'
  : 'skipped, because no Firefox was found or installed: the main path in Firefox';

describe.skipIf(!program)(title, () => {
  test('a key connects, and companies and devices come in', async () => {
    const { clientId, clientSecret } = sandbox.keys.get('full');
    await tab.open(`${ORIGIN}/popup.html`);
    await tab.type({ is: 'input[type=text]' }, clientId);
    await tab.type({ is: 'input[type=password]' }, clientSecret);
    await tab.click(button('Save and sync'));
    await tab.click(tabNamed('Companies'));
    await tab.click(button('Match automatically'));
    await tab.click(button('Save mapping'));
    await untilPageSays('Mapping saved');
    // What is shown may still be of before: a page that is loaded asks first.
    await tab.open(`${ORIGIN}/popup.html`);
    await untilPageSays('Up to date');
    await tab.click(tabNamed('Devices'));
    await tab.find({ is: 'input[type=checkbox]', named: /^Select (?!all)/ });
    await tab.click(button('Import all'));
    await until(
      'the end of the import',
      async () =>
        (await tab.all({ is: 'input[type=checkbox]', named: /^Select (?!all)/ })).length === 0,
    );
    expect(sandbox.violations).toEqual([]);
  }, 60_000);

  test('a device’s page shows its dates', async () => {
    await openDevice('ALD-WS-001');
    await tab.find(button(/^Warranty active 2027-10-09/));
    expect(await regionText()).toContain('2024-10-10');
  }, 60_000);

  test('a date is saved from the framed dialog, and read back', async () => {
    await tab.click(button('Edit dates'));
    await saveInEditor('+5 years');
    await untilRegionSays(/Saved to ConnectWise RMM/);
    expect(sandbox.world.fieldValue(deviceNamed('ALD-WS-001').id, FIELD)).toBe('2029-10-10');
  }, 60_000);

  test('Undo, where visibility can’t be proved, opens the dialog with the former date filled in', async () => {
    await closeEditor();
    await tab.click(button('Undo'));
    await tab.enter(EDITOR);
    await tab.click(button('Save'));
    await answerIfAsked();
    await tab.leaveFrames();
    await untilRegionSays(/Warranty active.*2027-10-09/);
    await until(
      'the former date in the RMM',
      async () => sandbox.world.fieldValue(deviceNamed('ALD-WS-001').id, FIELD) === '2027-10-09',
    );
  }, 60_000);

  test('what is typed outlives a page that renders itself anew', async () => {
    await closeEditor();
    await tab.click(button('Edit dates'));
    await tab.enter(EDITOR);
    await tab.click(button('+3 years'));
    await tab.leaveFrames();
    await tab.run(`
      const view = document.querySelector('main').firstElementChild;
      view.replaceWith(view.cloneNode(true));
    `);
    await until('the dialog with what was typed', async () => {
      await tab.leaveFrames();
      await tab.enter(EDITOR);
      const typed = await tab.run(`return document.querySelector('#warrantyExpiry')?.value`);
      return typed === '2027-10-10';
    });
    await tab.leaveFrames();
  }, 60_000);

  test('clicks that a page makes by script do nothing', async () => {
    const writes = sandbox.requests.filter(({ method }) => method === 'PUT').length;
    await openDevice('ALD-WS-001');
    await tab.find(button('Edit dates'));
    await tab.run(`
      for (const element of document.querySelectorAll('*')) {
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      }
      for (let y = 0; y < innerHeight; y += 8) {
        for (let x = 0; x < innerWidth; x += 8) document.elementFromPoint(x, y)?.click?.();
      }
    `);
    expect(await tab.all(EDITOR)).toEqual([]);
    expect(sandbox.requests.filter(({ method }) => method === 'PUT')).toHaveLength(writes);
  }, 60_000);

  test('a list has a badge in each row', async () => {
    await tab.open(`${sandbox.portalOrigin}/QADashB/QuickAccess/Desktops`);
    await tab.find(button(/^Warranty (active|expired|expiring|unknown)/));
    const rows = await tab.run(`return document.querySelectorAll('tbody tr').length`);
    await until(
      'badges',
      async () =>
        (await tab.all(button(/^Warranty (active|expired|expiring|unknown)/))).length >
        Number(rows) / 2,
    );
  }, 60_000);

  test('a strict policy of the page keeps neither region nor dialog out', async () => {
    const { id } = deviceNamed('ALD-WS-001');
    await tab.open(
      `${sandbox.portalOrigin}/QADashB/QuickAccess/NewDesktops/device-details/${id}?csp=strict`,
    );
    await tab.click(button('Edit dates'));
    await tab.enter(EDITOR);
    await tab.find(button('Save'));
    await tab.leaveFrames();
  }, 60_000);

  test('goes on after the browser has put the background page to sleep', async () => {
    await tab.runInBrowser(
      `return WebExtensionPolicy.getByID(arguments[0]).extension.terminateBackground()`,
      ADDON_ID,
    );
    await openDevice('ALD-WS-001');
    await tab.find(button(/^Warranty active 2027-10-09/));
  }, 60_000);
});
