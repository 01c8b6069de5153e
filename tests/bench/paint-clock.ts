import type { Page } from '@playwright/test';

declare global {
  var paintClock: ReturnType<typeof makeClock> | undefined;
}

/** Has a clock in every page that is opened here from now on, before anything else of the page runs. */
export async function withClock(page: Page): Promise<void> {
  await page.addInitScript({ content: `globalThis.paintClock = (${makeClock.toString()})()` });
}

/** Milliseconds from the begin of the page until something is in it that fits the selector, and painted. */
export const paintedAfter = (page: Page, selector: string): Promise<number> =>
  page.evaluate(async (wanted) => paintClock?.until(wanted) ?? Number.NaN, selector);

/** Milliseconds from each keystroke until what the attribute of an element tells has changed, and is painted. */
export async function keystrokes(
  page: Page,
  {
    text,
    selector,
    attribute,
  }: { readonly text: string; readonly selector: string; readonly attribute: string },
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const letter of text) {
    await page.evaluate(([on, name]) => paintClock?.awaitInput(on, name), [
      selector,
      attribute,
    ] as const);
    await page.keyboard.press(letter);
    times.push(await page.evaluate(async () => paintClock?.told() ?? Number.NaN));
    // What follows a pause in typing is no part of the next keystroke.
    await page.waitForTimeout(300);
  }
  return times;
}

/** Sent to the browser as text: may use nothing from outside of itself. */
function makeClock() {
  const LONGEST_MS = 20_000;

  /** The end of the first frame in which it is so. */
  function endOfFrame(isSo: () => boolean): Promise<number> {
    const last = performance.now() + LONGEST_MS;
    return new Promise((done, fail) => {
      const look = (): void => {
        if (performance.now() > last) return fail(new Error('It never came.'));
        if (!isSo()) return void requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => done(performance.now()));
        port1.start();
        return port2.postMessage(undefined);
      };
      requestAnimationFrame(look);
    });
  }

  let told: Promise<number> = Promise.resolve(Number.NaN);

  return {
    until: (selector: string): Promise<number> =>
      endOfFrame(() => document.querySelector(selector) !== null),
    /** From the next input on, until what the attribute tells has changed. */
    awaitInput(selector: string, attribute: string): void {
      const read = () => document.querySelector(selector)?.getAttribute(attribute);
      const before = read();
      told = new Promise<number>((done) => {
        const heed = ({ timeStamp }: Event): void => done(timeStamp);
        document.addEventListener('input', heed, { capture: true, once: true });
      }).then(async (began) => (await endOfFrame(() => read() !== before)) - began);
    },
    told: (): Promise<number> => told,
  };
}
