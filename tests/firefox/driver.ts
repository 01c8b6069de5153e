import { until } from '../e2e/until.ts';
import type { Marionette } from './marionette.ts';

/** How Firefox names an element to its remote control. */
export type ElementRef = string;

export interface Wanted {
  /** A CSS selector. */
  readonly is: string;
  /** The whole of its accessible name or text, or how it is spelt. */
  readonly named?: string | RegExp;
}

/** The tab in front, with what stands in closed shadow roots: a test may look where a page can not. */
export interface Tab {
  open(address: string): Promise<void>;
  find(wanted: Wanted): Promise<ElementRef>;
  /** What is there now. */
  all(wanted: Wanted): Promise<readonly { readonly ref: ElementRef; readonly text: string }[]>;
  click(wanted: Wanted): Promise<void>;
  type(wanted: Wanted, text: string): Promise<void>;
  /** Runs in the page's own world and gives what it returns. */
  run(script: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Goes on inside this frame. */
  enter(frame: Wanted): Promise<void>;
  leaveFrames(): Promise<void>;
  /** Runs in the browser itself, with all its powers. */
  runInBrowser(script: string, ...args: readonly unknown[]): Promise<unknown>;
}

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

const SEARCH = `
  const [selector, source, flags, exact] = arguments;
  const isNamed = source === null ? () => true
    : exact ? (name) => name === source : (name) => new RegExp(source, flags).test(name);
  const textOf = ({ textContent }) => textContent.replace(/\\s+/g, ' ').trim();
  const nameOf = (element) => element.getAttribute('aria-label') ?? textOf(element);
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(selector) && isNamed(nameOf(element))) found.push(element);
      if (element.openOrClosedShadowRoot) walk(element.openOrClosedShadowRoot);
    }
  };
  walk(document);
  return found.map((element) => [element, textOf(element)]);
`;

export function tabOf(marionette: Marionette): Tab {
  const send = (command: string, params?: object) => marionette.send(command, params);

  async function execute(script: string, args: readonly unknown[], sandbox?: string) {
    const params = { script, args, newSandbox: true, ...(sandbox && { sandbox }) };
    return valueOf(await send('WebDriver:ExecuteScript', params));
  }

  async function all({ is, named }: Wanted) {
    const name =
      named instanceof RegExp ? [named.source, named.flags, false] : [named ?? null, '', true];
    const found = await execute(SEARCH, [is, ...name], 'system');
    if (!Array.isArray(found)) throw new Error('The search gave no list.');
    return found.map((pair: readonly [Readonly<Record<string, string>>, string]) => ({
      ref: pair[0][ELEMENT] ?? '',
      text: pair[1],
    }));
  }

  const find = (wanted: Wanted): Promise<ElementRef> =>
    until(`${wanted.is} ${String(wanted.named ?? '')}`, async () => (await all(wanted))[0]?.ref, {
      timeoutMs: 20_000,
      seen: async () => String(await execute('return document.documentElement.innerText', [])),
    });

  /** What is replaced between being found and being used is looked for again. */
  const actOn = (wanted: Wanted, act: (id: ElementRef) => Promise<unknown>): Promise<unknown> =>
    until(`a use of ${wanted.is} ${String(wanted.named ?? '')}`, async () => {
      await act(await find(wanted));
      return true;
    });

  return {
    find,
    all,
    async open(address) {
      await send('WebDriver:SwitchToFrame', {});
      await send('WebDriver:Navigate', { url: address });
    },
    async click(wanted) {
      await actOn(wanted, (id) => send('WebDriver:ElementClick', { id }));
    },
    async type(wanted, text) {
      await actOn(wanted, (id) => send('WebDriver:ElementSendKeys', { id, text }));
    },
    run: (script, ...args) => execute(script, args),
    async enter(frame) {
      await actOn(frame, (element) => send('WebDriver:SwitchToFrame', { element }));
    },
    async leaveFrames() {
      await send('WebDriver:SwitchToFrame', {});
    },
    async runInBrowser(script, ...args) {
      await send('Marionette:SetContext', { value: 'chrome' });
      try {
        return valueOf(await send('WebDriver:ExecuteScript', { script, args, newSandbox: true }));
      } finally {
        await send('Marionette:SetContext', { value: 'content' });
      }
    },
  };
}

const valueOf = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'value' in result ? result.value : result;
