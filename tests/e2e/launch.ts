import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The production build, as it goes to the store. */
export const BUILD = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

export const POPUP_SIZE = { width: 400, height: 600 } as const;

export interface LaunchOptions {
  /** Switches that send production host names to the sandbox. */
  readonly args: readonly string[];
  readonly headless: boolean;
  readonly viewport: { readonly width: number; readonly height: number } | null;
  /** Pixels of the screen for one of the page; only where there is a view port. */
  readonly deviceScaleFactor?: number;
  /** Of the browser and its pages; absent: American English. */
  readonly language?: string;
  /** Absent: a new one that goes with the browser. */
  readonly profile?: string;
  /** Folders of further extensions. */
  readonly extensions?: readonly string[];
}

/** A Chromium with nothing but Shelflife in it. */
export interface Shelflife {
  readonly context: BrowserContext;
  /** `chrome-extension://…`, without a trailing slash. */
  readonly origin: string;
  /** The popup's document in a tab of the popup's size. */
  openPopup(): Promise<Page>;
  openWorkspace(): Promise<Page>;
  /** Ends the worker as the browser does when it needs the memory: at once, whatever it is doing. */
  killWorker(): Promise<void>;
}

export async function launch(options: LaunchOptions): Promise<Shelflife> {
  const { extensions = [] } = options;
  const context = await launchWith([BUILD, ...extensions], options);
  const { host } = new URL((await until('the worker', () => findWorker(context))).url);
  const origin = `chrome-extension://${host}`;

  const open = async (path: string, size?: typeof POPUP_SIZE): Promise<Page> => {
    const page = await context.newPage();
    if (size) await page.setViewportSize(size);
    await page.goto(`${origin}/${path}`);
    return page;
  };
  return {
    context,
    origin,
    openPopup: () => open('popup.html', POPUP_SIZE),
    openWorkspace: () => open('workspace.html'),
    killWorker: () => killWorker(context, origin),
  };
}

/** A Chromium with the extensions of these folders and no other. */
export async function launchWith(
  extensions: readonly string[],
  options: Omit<LaunchOptions, 'extensions'>,
): Promise<BrowserContext> {
  const { args, headless, viewport, deviceScaleFactor, language, profile = '' } = options;
  const folders = extensions.join();
  return chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless,
    viewport,
    ...(deviceScaleFactor && { deviceScaleFactor }),
    ...(language && { locale: language }),
    ignoreHTTPSErrors: true,
    // Pages keep room for the bar: hidden, it would look like a mistake in the pictures.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...args,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--disable-extensions-except=${folders}`,
      `--load-extension=${folders}`,
      '--no-first-run',
      // The extension's texts follow the switch, the formats of its pages the locale.
      ...(language ? [`--lang=${language}`] : []),
      // Frames of another origin follow the screen, not what the context pretends of it.
      ...(deviceScaleFactor ? [`--force-device-scale-factor=${deviceScaleFactor}`] : []),
    ],
  });
}

/** Asked of the browser itself: the context sees a worker only while something attaches to it. */
async function findWorker(context: BrowserContext) {
  const browser = context.browser();
  if (!browser) throw new Error('The context has no browser to ask.');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  return targetInfos.find(
    ({ type, url }) =>
      type === 'service_worker' && /^chrome-extension:.*\/background\.js$/.test(url),
  );
}

/** A page that waits for an answer starts the worker again at once, so its end is listened for, not looked for. */
export async function killWorker(context: BrowserContext, origin: string): Promise<void> {
  const page = context.pages().find((one) => one.url().startsWith(origin));
  if (!page) throw new Error('Only a page of the extension hears of its worker: open one.');
  const session = await context.newCDPSession(page);
  const statuses: string[] = [];
  let versionId = '';
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    const own = versions.filter(({ scriptURL }) => scriptURL.startsWith(origin));
    statuses.push(...own.map(({ runningStatus }) => runningStatus));
    versionId = own[0]?.versionId ?? versionId;
  });
  await session.send('ServiceWorker.enable');
  await until('the worker', async () => versionId !== '');
  if (statuses.at(-1) !== 'stopped') {
    statuses.length = 0;
    await session.send('ServiceWorker.stopWorker', { versionId });
    await until('the end of the worker', async () => statuses.includes('stopped'));
  }
  await session.detach();
}

/** Named by the environment where a command has looked for it already. */
function chromiumPath(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  const finder = fileURLToPath(new URL('../commands/chromium.mjs', import.meta.url));
  const found = execFileSync(process.execPath, [finder], { cwd: root, encoding: 'utf8' }).trim();
  process.env['CHROMIUM_PATH'] = found;
  return found;
}
