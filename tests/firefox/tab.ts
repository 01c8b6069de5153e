import { until } from '../e2e/until.ts';
import type { ElementRef, Found, Remote } from './remote.ts';

export interface Wanted {
  /** A CSS selector. */
  readonly is: string;
  /** The whole of its accessible name or text, or how it is spelt. */
  readonly named?: string | RegExp;
}

/** The tab in use, with what stands in closed shadow roots. */
export interface Tab extends Pick<
  Remote,
  'open' | 'leaveFrames' | 'openTab' | 'goToFirstTab' | 'close'
> {
  find(wanted: Wanted): Promise<ElementRef>;
  /** What is there now. */
  all(wanted: Wanted): Promise<readonly Found[]>;
  click(wanted: Wanted): Promise<void>;
  /** False where there is no such thing now. */
  tryClick(wanted: Wanted): Promise<boolean>;
  type(wanted: Wanted, text: string): Promise<void>;
  enter(frame: Wanted): Promise<void>;
  run(body: string, ...args: readonly unknown[]): Promise<unknown>;
  runInBrowser(body: string, ...args: readonly unknown[]): Promise<unknown>;
}

/** What any way to drive Firefox can do, with the patience that a page needs. */
export function tabOf(remote: Remote): Tab {
  const all = ({ is, named }: Wanted) =>
    remote.search({ selector: is, ...(named !== undefined && { name: named }) });

  const find = (wanted: Wanted): Promise<ElementRef> =>
    until(nameOf(wanted), async () => (await all(wanted))[0]?.ref, {
      timeoutMs: 20_000,
      seen: async () => String(await remote.run('return document.documentElement.innerText', [])),
    });

  /** What is replaced between being found and being used is looked for again. */
  const actOn = async (wanted: Wanted, act: (element: ElementRef) => Promise<void>) => {
    await until(`a use of ${nameOf(wanted)}`, async () => {
      await act(await find(wanted));
      return true;
    });
  };

  return {
    open: (address) => remote.open(address),
    leaveFrames: () => remote.leaveFrames(),
    openTab: () => remote.openTab(),
    // Refused while another tab is being closed.
    async goToFirstTab() {
      await until('the first tab', async () => {
        await remote.goToFirstTab();
        return true;
      });
    },
    close: () => remote.close(),
    find,
    all,
    click: (wanted) => actOn(wanted, (element) => remote.click(element)),
    async tryClick(wanted) {
      const [found] = await all(wanted);
      if (found) await remote.click(found.ref);
      return found !== undefined;
    },
    type: (wanted, text) => actOn(wanted, (element) => remote.type(element, text)),
    enter: (frame) => actOn(frame, (element) => remote.enter(element)),
    run: (body, ...args) => remote.run(body, args),
    runInBrowser: (body, ...args) => remote.runInBrowser(body, args),
  };
}

const nameOf = ({ is, named }: Wanted): string => `${is} ${String(named ?? '')}`;
