import { expect, test } from 'vitest';
import { ADDON_ID, ORIGIN } from './installation.ts';
import { button, EDITOR, openEditor, untilPageSays, type Scene } from './scene.ts';

/** As a Firefox with the German language pack does it. */
const SPEAK_GERMAN = `
  Services.locale.availableLocales = ['de', 'en-US'];
  Services.locale.requestedLocales = ['de'];
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  return AddonManager.getAddonByID(arguments[0]).then((addon) => addon.reload());
`;

/** The last: from here on the browser speaks German. */
export function germanTests(scene: () => Scene): void {
  test('in a German browser region, dialog and popup are German', async () => {
    const { tab } = scene();
    await tab.runInBrowser(SPEAK_GERMAN, ADDON_ID);
    await scene().openDevice('ALD-WS-001');
    await tab.find(button(/^Garantie aktiv/));
    await openEditor(tab, 'Datumsangaben bearbeiten');
    await tab.enter(EDITOR);
    await tab.find(button('Speichern'));
    await tab.open(`${ORIGIN}/popup.html`);
    await untilPageSays(tab, 'Vollständig synchronisieren');
    expect(await tab.run('return document.documentElement.lang')).toBe('de');
  }, 60_000);
}
