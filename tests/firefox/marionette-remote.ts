import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD, preferences, WINDOW, type Start } from './installation.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { startProxy } from './proxy.ts';
import { AMONG, termsOf, type RawFound, type Remote } from './remote.ts';

/** A Firefox with nothing but Shelflife in it, driven by its own remote control: no package, no driver beside it. */
export async function launchByMarionette({ path, httpsPort }: Start): Promise<Remote> {
  const proxy = await startProxy(httpsPort);
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'shelflife-firefox-'));
  writeFileSync(
    join(profile, 'user.js'),
    linesOf({ ...preferences(proxy.port), 'marionette.port': port }),
  );
  const browser = start(path, profile);
  const marionette = await connectMarionette(port);
  await marionette.send('WebDriver:NewSession', {
    acceptInsecureCerts: true,
    pageLoadStrategy: 'eager',
  });
  await marionette.send('Addon:Install', { path: BUILD, temporary: true });
  return remoteOf(marionette, async () => {
    marionette.close();
    proxy.close();
    await ended(browser);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
}

const SEARCH = `
  ${AMONG}
  const elements = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      elements.push(element);
      if (element.openOrClosedShadowRoot) walk(element.openOrClosedShadowRoot);
    }
  };
  walk(document);
  return among(elements, arguments);
`;

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

interface NewTab {
  readonly handle: string;
}

interface Executed {
  /** Where the script runs; in the page's own world without it. */
  readonly sandbox?: 'system';
}

async function remoteOf(marionette: Marionette, close: () => Promise<void>): Promise<Remote> {
  const send = (command: string, params?: object) => marionette.send(command, params);
  const { value: first } = (await send('WebDriver:GetWindowHandle')) as { readonly value: string };

  async function execute(script: string, args: readonly unknown[], where: Executed = {}) {
    const params = { script, args, newSandbox: true, ...where };
    const result = await send('WebDriver:ExecuteScript', params);
    return (result as { readonly value: unknown }).value;
  }

  const act = async (command: string, params?: object) => void (await send(command, params));

  return {
    close,
    async open(url) {
      await act('WebDriver:SwitchToFrame', {});
      await act('WebDriver:Navigate', { url });
    },
    async search(sought) {
      const found = await execute(SEARCH, termsOf(sought), { sandbox: 'system' });
      return (found as readonly RawFound<Readonly<Record<string, string>>>[]).map(
        ([element, name, text, y]) => ({ ref: element[ELEMENT] ?? '', name, text, y }),
      );
    },
    click: (id) => act('WebDriver:ElementClick', { id }),
    type: (id, text) => act('WebDriver:ElementSendKeys', { id, text }),
    run: (body, args) => execute(body, args),
    async runInBrowser(body, args) {
      await act('Marionette:SetContext', { value: 'chrome' });
      try {
        return await execute(body, args);
      } finally {
        await act('Marionette:SetContext', { value: 'content' });
      }
    },
    enter: (element) => act('WebDriver:SwitchToFrame', { element }),
    leaveFrames: () => act('WebDriver:SwitchToFrame', {}),
    async openTab() {
      const { handle } = (await send('WebDriver:NewWindow', { type: 'tab' })) as NewTab;
      await act('WebDriver:SwitchToWindow', { handle });
    },
    goToFirstTab: () => act('WebDriver:SwitchToWindow', { handle: first }),
  };
}

const linesOf = (wanted: object): string =>
  Object.entries(wanted)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');

const start = (path: string, profile: string): ChildProcess =>
  spawn(
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
