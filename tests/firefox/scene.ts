import { deviceAddresses } from '../e2e/portal-pages.ts';
import { until } from '../e2e/until.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { Device } from '../sandbox/world/records.ts';
import type { Start } from './installation.ts';
import type { Remote } from './remote.ts';
import { tabOf, type Tab } from './tab.ts';

/** A sandbox, and a Firefox with Shelflife that takes it for ConnectWise. */
export interface Scene {
  readonly sandbox: Sandbox;
  readonly tab: Tab;
  device(name: string): Device;
  openPortal(path: string): Promise<void>;
  openDevice(name: string): Promise<void>;
  end(): Promise<void>;
}

export async function setScene(
  launch: (start: Start) => Promise<Remote>,
  program: string,
): Promise<Scene> {
  const sandbox = await startSandbox({ size: 'small' });
  const tab = tabOf(await launch({ path: program, httpsPort: sandbox.httpsPort }));

  function device(name: string): Device {
    const found = sandbox.world.devices.find(({ friendlyName }) => friendlyName === name);
    if (!found) throw new Error(`The world has no ${name}.`);
    return found;
  }

  const openPortal = (path: string) => tab.open(`${sandbox.portalOrigin}${path}`);

  return {
    sandbox,
    tab,
    device,
    openPortal,
    openDevice: (name) => openPortal(deviceAddresses.hash(device(name))),
    async end() {
      await tab.close();
      await sandbox.stop();
    },
  };
}

export const BADGE = /^Warranty (active|expired|expiring|unknown)/;
export const EDITOR = { is: 'iframe[src^="moz-extension:"]' } as const;

export const button = (named: string | RegExp) => ({ is: 'button, [role=button]', named }) as const;

export const textOf = async (tab: Tab): Promise<string> =>
  String(await tab.run('return document.body.innerText'));

export const untilPageSays = (tab: Tab, words: string): Promise<unknown> =>
  until(`a page that says ${words}`, async () => (await textOf(tab)).includes(words), {
    timeoutMs: 20_000,
    seen: () => textOf(tab),
  });

export const section = (named: string) => ({ is: 'section', named }) as const;

/** `name`: of a section. */
export const untilSays = (tab: Tab, name: string, words: RegExp): Promise<unknown> => {
  const text = async () => (await tab.all(section(name)))[0]?.text ?? '';
  return until(`${name} that says ${String(words)}`, async () => words.test(await text()), {
    timeoutMs: 20_000,
    seen: text,
  });
};

/** By this button of the region, which moves while the region fills: a click that it moves away from is made again. */
export async function openEditor(tab: Tab, named: string): Promise<void> {
  await tab.find(button(named));
  const isOpen = async () => {
    if ((await tab.all(EDITOR)).length > 0) return true;
    await tab.tryClick(button(named));
    return false;
  };
  await until('the editor', isOpen, { intervalMs: 500 });
}

/**
 * Firefox can't tell whether the dialog is seen: who has used it only just now is asked, and nobody else. The form grows
 * while it fills: a click that it moves away from is made again.
 */
export async function saveInEditor(tab: Tab, ...clicks: readonly string[]): Promise<void> {
  await tab.enter(EDITOR);
  for (const name of clicks) await tab.click(button(name));
  await tab.find(button('Save'));
  await until('a save', async () => {
    const isAsked = await tab.tryClick(button('Yes, go on'));
    return !isAsked && !(await tab.tryClick(button('Save')));
  });
  await tab.leaveFrames();
}

/** The frame shrinks to what was saved just then. */
export async function closeEditor(tab: Tab): Promise<void> {
  await until('the end of the editor', async () => {
    await tab.leaveFrames();
    const [frame] = await tab.all(EDITOR);
    if (!frame) return true;
    await tab.enter(EDITOR);
    await tab.tryClick(button('Close'));
    return false;
  });
}
