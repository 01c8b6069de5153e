import { fileURLToPath } from 'node:url';

/** The production build for Firefox, as it goes to the store. */
export const BUILD = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));

export const ADDON_ID = 'shelflife@shelflife.example';
/** Firefox draws one at random for each profile; a fixed one gives our pages a known address. */
const UUID = '0f1d2c3b-4a5e-4f6a-8b7c-9d0e1f2a3b4c';
export const ORIGIN = `moz-extension://${UUID}`;

export const WINDOW = { width: 1280, height: 900 };

/** `proxyPort`: where every host is this machine. */
export const preferences = (proxyPort: number) => ({
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': proxyPort,
  'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: UUID }),
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
});

/** What either way to drive Firefox starts from. */
export interface Start {
  /** The program. */
  readonly path: string;
  /** Where the sandbox listens. */
  readonly httpsPort: number;
}
