import { expect, test } from 'vitest';
import { until } from '../e2e/until.ts';
import { untilBadgesAreRight } from './badges.ts';
import { BADGE, button, type Scene } from './scene.ts';

const ARROW_UP = '\uE013';

const grids = [
  {
    name: 'AG Grid',
    path: 'AgGrid',
    scroller: '.ag-grid-viewport',
    header: '.ag-header-cell',
  },
  {
    name: 'SlickGrid',
    path: 'SlickGrid',
    scroller: '.slick-viewport-top.slick-viewport-left',
    header: '.slick-header-column',
  },
] as const;

/** How a page may fill a frame without loading anything into it. */
const fills = {
  'has its text in an attribute': 'frame.srcdoc = table.outerHTML',
  'has no address': 'frame.contentDocument.body.append(table.cloneNode(true))',
  'is written': 'frame.contentDocument.write(table.outerHTML); frame.contentDocument.close()',
  'is made of a blob':
    "frame.src = URL.createObjectURL(new Blob([table.outerHTML], { type: 'text/html' }))",
} as const;

/** Pages of kinds that need something of the browser. */
export function pageTests(scene: () => Scene): void {
  for (const { name, path, scroller, header } of grids) {
    test(`in ${name} the badges stand beside their devices, also scrolled and sorted`, async () => {
      const { tab } = scene();
      await scene().openPortal(`/QADashB/QuickAccess/${path}`);
      await untilBadgesAreRight(scene());
      await tab.run(`document.querySelector(arguments[0]).scrollTop = 900`, scroller);
      await untilBadgesAreRight(scene());
      await tab.click({ is: header, named: /^Serial Number/ });
      await untilBadgesAreRight(scene());
    }, 60_000);
  }

  for (const [name, fill] of Object.entries(fills)) {
    test(`a frame that ${name} has its badges`, async () => {
      const { tab } = scene();
      await scene().openPortal('/QADashB/QuickAccess/Lists/nested?csp=off');
      await tab.run(`
        const table = document.querySelector('table');
        const frame = document.createElement('iframe');
        table.before(frame);
        ${fill};
        table.remove();
      `);
      await tab.enter({ is: 'iframe' });
      await tab.find(button(BADGE));
      await tab.leaveFrames();
    }, 60_000);
  }

  test('where a page has no place for the region it stands at the edge, moved and folded as it was left', async () => {
    const { tab } = scene();
    const open = async () => {
      await scene().openPortal(`/bare/details/${scene().device('ALD-WS-001').id}?csp=off`);
      await tab.run(`document.body.innerHTML = '<div>Endpoint</div>'`);
      await tab.find(button('Move'));
    };
    const height = async () => (await tab.all(button('Move')))[0]?.y ?? 0;
    await open();
    const first = await height();
    await tab.type(button('Move'), ARROW_UP);
    await until('the region further up', async () => (await height()) < first);
    await tab.click(button(/^Hardware lifecycle/));
    await until('a folded region', async () => (await tab.all(button('Edit dates'))).length === 0);
    await open();
    await tab.find(button(/ALD-WS-001$/));
    expect(await tab.all(button('Edit dates'))).toEqual([]);
  }, 60_000);
}
