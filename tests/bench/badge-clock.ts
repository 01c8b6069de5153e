/// <reference types="chrome" />
import type { Page } from '@playwright/test';
import { extensionWorld } from '../e2e/badge-recorder.ts';

declare global {
  var badgeClock: ReturnType<typeof startClock> | undefined;
}

/** Runs in the extension's own world, the only one that can look into closed shadow roots. */
export interface BadgeClock {
  /** From the heading that is this name to the region's badge, ms. */
  region(name: string): Promise<number>;
  /** From the first row that says something else to the badges of all rows in view but those whose links have one of these ids, ms. */
  rows(without: readonly string[]): Promise<number>;
}

/** For the badges of the extension that has this origin: of Shelflife, or of the bare one. */
export async function clockIn(page: Page, origin: string): Promise<BadgeClock> {
  const session = await page.context().newCDPSession(page);
  const contextId = await extensionWorld(session, origin);
  const call = async (expression: string): Promise<number> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId,
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return Number(result.value);
  };
  await call(`globalThis.badgeClock = (${startClock.toString()})(), 0`);
  return {
    region: (name) => call(`badgeClock.region(${JSON.stringify(name)})`),
    rows: (without) => call(`badgeClock.rows(${JSON.stringify(without)})`),
  };
}

/** Sent to the browser as text: may use nothing from outside of itself. */
function startClock() {
  const LONGEST_MS = 10_000;
  const badgesIn = (root: ParentNode): HTMLElement[] => {
    const bare = [...root.querySelectorAll<HTMLElement>('b[data-bare]')];
    const ours = [...root.querySelectorAll<HTMLElement>('div:not([role])')].flatMap((host) => {
      const inner = chrome.dom.openOrClosedShadowRoot(host);
      return [...(inner?.querySelectorAll<HTMLElement>('button') ?? [])].filter((button) =>
        (button.getAttribute('aria-label') ?? button.textContent).startsWith('Warranty'),
      );
    });
    return [...bare, ...ours].filter((badge) => badge.getBoundingClientRect().height > 0);
  };

  /** The time from the first moment at which there is a name to the end of the frame that shows its badge. */
  function time(isNamed: () => boolean, isDone: () => boolean): Promise<number> {
    return new Promise((done, fail) => {
      let inDom: number | undefined;
      const end = performance.now() + LONGEST_MS;
      const look = () => {
        if (inDom === undefined && isNamed()) inDom = performance.now();
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, characterData: true });
      const frame = () => {
        const isShown = inDom !== undefined && isDone();
        if (!isShown && performance.now() < end) return void requestAnimationFrame(frame);
        observer.disconnect();
        if (!isShown || inDom === undefined) return fail(new Error('No badge came.'));
        const from = inDom;
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => done(performance.now() - from));
        port1.start();
        port2.postMessage(undefined);
        return undefined;
      };
      requestAnimationFrame(frame);
    });
  }

  return {
    region: (name: string) =>
      time(
        () => document.querySelector('h1')?.textContent === name,
        () => document.querySelector('h1')?.textContent === name && badgesIn(document).length > 0,
      ),
    rows(without: readonly string[]) {
      const rows = () =>
        [...document.querySelectorAll('.grid-viewport [role="row"]')].filter((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return bottom > 100 && top < innerHeight;
        });
      const before = document.querySelector('.grid-viewport [role="row"]')?.textContent;
      const ids = new Set(without);
      const idIn = (row: Element): string =>
        /endpointId=([\da-f-]{36})/.exec(row.querySelector('a')?.href ?? '')?.[1] ?? '';
      const isWithout = (row: Element) => ids.has(idIn(row));
      const hasOwn = (row: Element) => isWithout(row) || badgesIn(row).length > 0;
      return time(
        () => document.querySelector('.grid-viewport [role="row"]')?.textContent !== before,
        () => rows().length > 5 && rows().every(hasOwn),
      );
    },
  };
}
