import type { CDPSession, Frame, Page } from '@playwright/test';
import {
  frameIdOf,
  outline,
  readThings,
  withDescendants,
  type Thing,
} from './accessibility-tree.ts';
import { until } from './until.ts';

type Name = string | RegExp;

/** Longer than a control must have been visible before a click on it counts (300 ms). */
const SETTLED_MS = 450;

const isNamed = (name: string, wanted: Name | undefined): boolean =>
  wanted === undefined || (typeof wanted === 'string' ? name === wanted : wanted.test(name));

/**
 * What an extension shows on a page. It stands in closed shadow roots, which page scripts and locators do not
 * enter, so it is found the way a screen reader finds it, and used with real clicks and keys.
 */
export class Part {
  readonly #look: () => Promise<readonly Thing[]>;
  readonly #context: Context;
  readonly #description: string;

  constructor(context: Context, description: string, look: () => Promise<readonly Thing[]>) {
    this.#context = context;
    this.#description = description;
    this.#look = look;
  }

  /** What is inside of this and has that role and accessible name. */
  get(role: string, name?: Name): Part {
    const description = `${role} ${name === undefined ? '' : String(name)} in ${this.#description}`;
    return new Part(this.#context, description, async () =>
      (await this.#look()).flatMap((outer) =>
        outer.children
          .flatMap(withDescendants)
          .filter((inner) => inner.role === role && isNamed(inner.name, name)),
      ),
    );
  }

  button = (name?: Name): Part => this.get('button', name);

  /** Of several only the first one, in reading order. */
  first(): Part {
    return new Part(this.#context, `first ${this.#description}`, async () =>
      (await this.#look()).slice(0, 1),
    );
  }

  /** Everything that answers to it at this moment. */
  all = (): Promise<readonly Thing[]> => this.#look();

  async names(): Promise<readonly string[]> {
    return (await this.#look()).map(({ name }) => name);
  }

  /** Waits for it; more than one is an error. */
  async one(timeoutMs?: number): Promise<Thing> {
    return until(
      this.#description,
      async () => {
        const things = await this.#look();
        if (things.length > 1) throw new Error(`${things.length} × ${this.#description}`);
        return things[0];
      },
      { ...(timeoutMs && { timeoutMs }), seen: () => this.#context.outline() },
    );
  }

  async gone(timeoutMs?: number): Promise<void> {
    await until(`the end of ${this.#description}`, async () => (await this.#look()).length === 0, {
      ...(timeoutMs && { timeoutMs }),
      seen: () => this.#context.outline(),
    });
  }

  /** Waits until its name or text reads like this, and gives the whole of it. */
  async says(wanted: RegExp, timeoutMs?: number): Promise<string> {
    return until(
      `${this.#description} that says ${String(wanted)}`,
      async () =>
        (await this.#look())
          .flatMap(({ name, text }) => [text, name])
          .find((text) => wanted.test(text)),
      { ...(timeoutMs && { timeoutMs }), seen: () => this.#context.outline() },
    );
  }

  /** Its box in the page's view port, once it is in view and keeps its place. */
  async box(): Promise<Box> {
    return this.#context.settledBox(() => this.one(), 0);
  }

  /** Its box, once it has been there long enough to be seen. */
  async settled(): Promise<Box> {
    return this.#context.settledBox(() => this.one(), SETTLED_MS);
  }

  /** The boxes of all that answer to it, where they are at this moment. */
  async boxes(): Promise<readonly Box[]> {
    const things = await this.#look();
    return Promise.all(things.map(({ backendNodeId }) => this.#context.boxOf(backendNodeId)));
  }

  /** A person's click: on what stands still and was there long enough to be seen. */
  async click(): Promise<void> {
    const box = await this.settled();
    await this.#context.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  async focus(): Promise<void> {
    const { backendNodeId } = await this.one();
    await this.#context.focus(backendNodeId);
  }

  /** Presses Tab until it has the focus; it must come within so many presses. */
  async focusByTab(most = 40): Promise<void> {
    for (let presses = 0; presses < most; presses += 1) {
      await this.#context.page.keyboard.press('Tab');
      if ((await this.#look()).some(({ properties }) => properties.get('focused') === true)) return;
    }
    throw new Error(`Tab does not lead to ${this.#description}`);
  }

  async press(key: string): Promise<void> {
    await this.focus();
    await this.#context.page.keyboard.press(key);
  }
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

class Context {
  readonly page: Page;
  readonly #session: CDPSession;
  readonly #frame: Frame;

  constructor(page: Page, session: CDPSession, frame: Frame) {
    this.page = page;
    this.#session = session;
    this.#frame = frame;
  }

  async tree(): Promise<Thing> {
    return readThings(this.#session, await frameIdOf(this.#session, this.page, this.#frame));
  }

  async outline(): Promise<string> {
    return outline(await this.tree());
  }

  async focus(backendNodeId: number | undefined): Promise<void> {
    await this.#session.send('DOM.focus', { ...(backendNodeId && { backendNodeId }) });
  }

  async boxOf(backendNodeId: number | undefined): Promise<Box> {
    const wanted = backendNodeId === undefined ? {} : { backendNodeId };
    const { model } = await this.#session.send('DOM.getBoxModel', wanted);
    return boxAround(model.border);
  }

  /** The box after the thing has kept its place for so long. */
  async settledBox(find: () => Promise<Thing>, settledMs: number): Promise<Box> {
    let last = { box: '', since: 0 };
    let known: number | undefined;
    return until('a control that keeps its place', async () => {
      // The whole page is read to find it: while it stays, only its box is asked for.
      const backendNodeId = known ?? (await find()).backendNodeId;
      known = undefined;
      if (!backendNodeId) return undefined;
      await this.#session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
      const box = await this.boxOf(backendNodeId);
      const key = JSON.stringify(box);
      if (key !== last.box) last = { box: key, since: Date.now() };
      known = backendNodeId;
      if (Date.now() - last.since < settledMs) return undefined;
      known = (await find()).backendNodeId;
      return known === backendNodeId ? box : undefined;
    });
  }
}

function boxAround(quad: readonly number[]): Box {
  const xs = quad.filter((_, index) => index % 2 === 0);
  const ys = quad.filter((_, index) => index % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Everything on the page, or in one of its frames, as a screen reader finds it. */
export async function overlayOn(page: Page, frame: Frame = page.mainFrame()): Promise<Part> {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const context = new Context(page, session, frame);
  return new Part(context, frame.url(), async () => [await context.tree()]);
}
