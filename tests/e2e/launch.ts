import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The production build, as it goes to the store. */
export const BUILD = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

export const POPUP_SIZE = { width: 380, height: 600 } as const;

export interface LaunchOptions {
  /** Switches that send production host names to the sandbox. */
  readonly args: readonly string[];
  readonly headless: boolean;
  readonly viewport: { readonly width: number; readonly height: number } | null;
  /** Absent: a new one that goes with the browser. */
  readonly profile?: string;
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
  const { args, headless, viewport, profile = '' } = options;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless,
    viewport,
    ignoreHTTPSErrors: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...args,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--disable-extensions-except=${BUILD}`,
      `--load-extension=${BUILD}`,
      '--no-first-run',
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const { origin } = new URL(worker.url());

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

async function killWorker(context: BrowserContext, origin: string): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('The context has no browser to ask.');
  const session = await browser.newBrowserCDPSession();
  const findWorker = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  };
  const worker = await findWorker();
  if (worker) {
    const { targetId } = worker;
    await session.send('Target.closeTarget', { targetId });
    await until('the end of the worker', async () => (await findWorker())?.targetId !== targetId);
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
