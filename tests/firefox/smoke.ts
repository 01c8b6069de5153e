import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviceAddresses } from '../e2e/portal-pages.ts';
import { until } from '../e2e/until.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { untilBadgesAreRight } from './badges.ts';
import { ADDON_ID, ORIGIN, type Start } from './installation.ts';
import type { Remote } from './remote.ts';
import {
  button,
  closeEditor,
  EDITOR,
  openEditor,
  saveInEditor,
  setScene,
  untilPageSays,
  untilSays,
  type Scene,
} from './scene.ts';
import type { Tab } from './tab.ts';

const REGION = 'Hardware lifecycle';
const FIELD = 'Warranty Expiry Date';
const UNREAD = { is: 'input[type=checkbox]', named: /^Select (?!all)/ } as const;

/** Named by the command that runs these tests; empty where no Firefox could be found or installed. */
const program = process.env['FIREFOX_PATH'] ?? '';

interface Way {
  readonly title: string;
  readonly launch: (start: Start) => Promise<Remote>;
  /** What one of the ways shows beyond that; half of it each, for they run side by side. */
  readonly goesOn: (scene: () => Scene) => void;
}

/** The main path, the same for each way to drive Firefox. One browser for all: a test goes on where the last has left it. */
export function smokeTests({ title, launch, goesOn }: Way): void {
  let scene: Scene;
  let sandbox: Sandbox;
  let tab: Tab;

  const untilRegionSays = (words: RegExp) => untilSays(tab, REGION, words);
  const writes = () => sandbox.requests.filter(({ method }) => method === 'PUT').length;
  const dateInRmm = () => sandbox.world.fieldValue(scene.device('ALD-WS-001').id, FIELD);

  const told = program
    ? `in Firefox, driven by ${title}`
    : 'skipped, because no Firefox was found or installed: the main path in Firefox';

  describe.skipIf(!program)(told, () => {
    beforeAll(async () => {
      scene = await setScene(launch, program);
      ({ sandbox, tab } = scene);
    }, 60_000);

    afterAll(() => scene.end());

    test('a key connects, and companies and devices come in', async () => {
      const { clientId, clientSecret } = sandbox.keys.get('full');
      await tab.open(`${ORIGIN}/popup.html`);
      await tab.type({ is: 'input[type=text]' }, clientId);
      await tab.type({ is: 'input[type=password]' }, clientSecret);
      await tab.click(button('Save and sync'));
      await tab.click({ is: '[role=tab]', named: /^Companies/ });
      await untilPageSays(tab, `${sandbox.world.companies.length} companies`);
      await tab.click(button('Match automatically'));
      await untilPageSays(tab, 'Chose a client for');
      await tab.click(button('Save mapping'));
      await untilPageSays(tab, 'Mapping saved');
      // What is shown may still be of before: a page that is loaded asks first.
      await tab.open(`${ORIGIN}/popup.html`);
      await untilPageSays(tab, 'Up to date');
      await tab.click({ is: '[role=tab]', named: /^Devices/ });
      await tab.find(UNREAD);
      await tab.click(button('Import all'));
      await until('the end of the import', async () => (await tab.all(UNREAD)).length === 0);
      expect(sandbox.violations).toEqual([]);
    }, 60_000);

    test('a device’s page shows its dates', async () => {
      await scene.openDevice('ALD-WS-001');
      await tab.find(button(/^Warranty active 2027-10-09/));
      await untilRegionSays(/2024-10-10/);
    }, 60_000);

    test('a date is saved from the framed dialog, and read back', async () => {
      await openEditor(tab, 'Edit dates');
      await saveInEditor(tab, '+5 years');
      await untilRegionSays(/Saved to ConnectWise RMM/);
      expect(dateInRmm()).toBe('2029-10-10');
    }, 60_000);

    test('Undo, where visibility can’t be proved, opens the dialog with the former date filled in', async () => {
      await closeEditor(tab);
      await openEditor(tab, 'Undo');
      await saveInEditor(tab);
      await untilRegionSays(/Warranty active.*2027-10-09/);
      await until('the former date in the RMM', async () => dateInRmm() === '2027-10-09');
    }, 60_000);

    test('what is typed outlives a page that renders itself anew, and the page hears and sees none of it', async () => {
      await closeEditor(tab);
      await tab.run(`
        const { dataset } = document.documentElement;
        for (const type of ['keydown', 'beforeinput', 'input', 'message']) {
          addEventListener(type, () => (dataset.heard = type), true);
        }
      `);
      await openEditor(tab, 'Edit dates');
      await tab.enter(EDITOR);
      await tab.click(button('+3 years'));
      await tab.run(`
          const { dataset } = document.documentElement;
          addEventListener('keydown', () => (dataset.heard = 'keydown'));
        `);
      await tab.type(button('Save'), 'x');
      await until(
        'a key that the dialog hears',
        async () => (await tab.run('return document.documentElement.dataset.heard')) === 'keydown',
      );
      await tab.leaveFrames();
      expect(await tab.run(LEARNED)).toEqual({ heard: null, frames: 0, addresses: [] });
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
      const before = writes();
      await scene.openPortal(deviceAddresses.path(scene.device('ALD-WS-001')));
      await tab.find(button('Edit dates'));
      await tab.run(`
        // The page's own would lead away from it.
        const forge = (element) => {
          if (element.closest('a, button')) return;
          element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
          element.click?.();
        };
        for (const element of document.querySelectorAll('*')) forge(element);
        for (let y = 0; y < innerHeight; y += 16) {
          for (let x = 0; x < innerWidth; x += 16) forge(document.elementFromPoint(x, y) ?? document.body);
        }
      `);
      expect(await tab.all(EDITOR)).toEqual([]);
      expect(writes()).toBe(before);
    }, 60_000);

    test('a list has a badge beside each device', async () => {
      await scene.openPortal('/QADashB/QuickAccess/Desktops');
      await untilBadgesAreRight(scene);
    }, 60_000);

    test('a strict policy of the page keeps neither region nor dialog out', async () => {
      await scene.openPortal(`${deviceAddresses.path(scene.device('ALD-WS-001'))}?csp=strict`);
      await openEditor(tab, 'Edit dates');
      await tab.enter(EDITOR);
      await tab.find(button('Save'));
      await tab.leaveFrames();
    }, 60_000);

    test('goes on after the browser has put the background page to sleep', async () => {
      await tab.runInBrowser(
        `return WebExtensionPolicy.getByID(arguments[0]).extension.terminateBackground()`,
        ADDON_ID,
      );
      await scene.openDevice('ALD-WS-001');
      await tab.find(button(/^Warranty active 2027-10-09/));
    }, 60_000);

    goesOn(() => scene);
  });
}

/** What a page could have learned of the dialog that stands in it. */
const LEARNED = `
  const { dataset, outerHTML } = document.documentElement;
  const loaded = performance.getEntries().map(({ name }) => name);
  return {
    heard: dataset.heard ?? null,
    frames: frames.length,
    addresses: [outerHTML, ...loaded].filter((text) => text.includes('moz-extension')),
  };
`;
