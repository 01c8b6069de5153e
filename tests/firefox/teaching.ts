import { test } from 'vitest';
import { ORIGIN } from './installation.ts';
import { button, untilSays, type Scene } from './scene.ts';

const BAR = 'Teach this page';

const FILL = `
  document.body.innerHTML =
    '<div><div data-part="who">unit | ' + arguments[0] + ' | rack 7</div><p>fine</p></div>';
`;

/** The permission that it needs is granted within the click that asks for it. */
export function teachingTests(scene: () => Scene): void {
  test('a page is taught by pointing, confirmed in a tab of ours, and known from then on', async () => {
    const { tab } = scene();
    const open = async (name: string) => {
      const { regId, hardware } = scene().device(name);
      await scene().openPortal(`/odd/unit/${regId}?csp=off`);
      await tab.run(FILL, hardware.systemSerial);
    };
    await open('ALD-WS-001');
    await tab.openTab();
    await tab.open(`${ORIGIN}/popup.html`);
    await tab.click(button('Teach this page'));
    await tab.goToFirstTab();
    await untilSays(tab, BAR, /Click the device/);
    await tab.click({ is: '[data-part=who]' });
    await untilSays(tab, BAR, /Recognised: ALD-WS-001/);
    await tab.click({ is: 'p', named: 'fine' });
    await untilSays(tab, BAR, /This is how it will look/);
    await tab.click(button('Keep'));
    await untilSays(tab, BAR, /Confirm it in the tab/);
    await tab.openTab();
    await tab.open(`${ORIGIN}/workspace.html#settings`);
    await tab.click(button('Keep'));
    await tab.find(button('Forget'));
    await tab.goToFirstTab();
    await open('ALD-WS-002');
    await tab.click(button('Details'));
    await untilSays(tab, 'Hardware lifecycle', /taught/i);
  }, 60_000);
}
