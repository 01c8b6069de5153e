import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectMarionette, type Marionette } from './marionette.ts';
import { startProxy } from './proxy.ts';

/** The production build for Firefox, as it goes to the store. */
const BUILD = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));

export const ADDON_ID = 'shelflife@shelflife.example';
/** Firefox draws one at random for each profile; a fixed one gives our pages a known address. */
const UUID = '0f1d2c3b-4a5e-4f6a-8b7c-9d0e1f2a3b4c';
export const ORIGIN = `moz-extension://${UUID}`;

const WINDOW = { width: 1280, height: 900 };

/** A Firefox with nothing but Shelflife in it. */
export interface Firefox {
  readonly marionette: Marionette;
  close(): Promise<void>;
}

/** `httpsPort`: where the sandbox listens. `path`: the program. */
export async function launchFirefox(httpsPort: number, path: string): Promise<Firefox> {
  const proxy = await startProxy(httpsPort);
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'shelflife-firefox-'));
  writeFileSync(join(profile, 'user.js'), preferences({ proxyPort: proxy.port, port }));
  const browser = spawn(
    path,
    [
      '--headless',
      '--marionette',
      '--remote-allow-system-access',
      '--no-remote',
      '--profile',
      profile,
    ],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        MOZ_HEADLESS_WIDTH: String(WINDOW.width),
        MOZ_HEADLESS_HEIGHT: String(WINDOW.height),
      },
    },
  );
  const marionette = await connectMarionette(port);
  await marionette.send('WebDriver:NewSession', {
    acceptInsecureCerts: true,
    pageLoadStrategy: 'eager',
  });
  await marionette.send('Addon:Install', { path: BUILD, temporary: true });
  return {
    marionette,
    async close() {
      marionette.close();
      proxy.close();
      await ended(browser);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function preferences(ports: { readonly proxyPort: number; readonly port: number }): string {
  const wanted = {
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': ports.proxyPort,
    'marionette.port': ports.port,
    'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: UUID }),
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.enabled': false,
  };
  return Object.entries(wanted)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

async function ended(browser: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => browser.once('exit', resolve));
  browser.kill('SIGKILL');
  await exit;
}
