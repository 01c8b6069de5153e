import { launch } from 'puppeteer-core';
import { bidiOf, type Argument, type Bidi } from './bidi.ts';
import { BUILD, preferences, WINDOW, type Start } from './installation.ts';
import { startProxy } from './proxy.ts';
import { AMONG, termsOf, type Found, type Remote } from './remote.ts';

/** The same Firefox driven by WebDriver BiDi, the standard that other browsers speak as well. */
export async function launchByBidi({ path, httpsPort }: Start): Promise<Remote> {
  const proxy = await startProxy(httpsPort);
  const browser = await launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: null,
    args: ['-remote-allow-system-access', `-width=${WINDOW.width}`, `-height=${WINDOW.height}`],
    extraPrefsFirefox: preferences(proxy.port),
  });
  await browser.installExtension(BUILD);
  return remoteOf(bidiOf(browser), async () => {
    await browser.close();
    proxy.close();
  });
}

interface Tree {
  readonly contexts: readonly { readonly context: string }[];
}

interface Node {
  readonly sharedId: string;
  readonly value: { readonly shadowRoot?: Node | null };
}

interface Plain<Value> {
  readonly value: Value;
}

type RawFound = Plain<readonly [Node, Plain<string>, Plain<string>, Plain<number>]>;

const LIST = `(root = document) => [...root.querySelectorAll('*')]`;

const MATCH = `(terms, ...roots) => {
  ${AMONG}
  const elements = [document, ...roots].flatMap((root) => [...root.querySelectorAll('*')]);
  return among(elements, JSON.parse(terms));
}`;

/** Into view, and until it stays where it is. */
const SETTLE = `async (element) => {
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  let top;
  while (top !== (top = element.getBoundingClientRect().top)) {
    await new Promise(requestAnimationFrame);
  }
}`;

const running = (body: string): string =>
  `async (args) => JSON.stringify(await (function () { ${body} }).apply(null, JSON.parse(args)))`;

const asText = (value: unknown): Argument => ({ type: 'string', value: JSON.stringify(value) });

async function remoteOf({ send, call }: Bidi, close: () => Promise<void>): Promise<Remote> {
  const windowOf = async (scope: 'content' | 'chrome') => {
    const { contexts } = await send<Tree>('browsingContext.getTree', { 'moz:scope': scope });
    return contexts[0]?.context ?? '';
  };
  const first = await windowOf('content');
  let tab = first;
  let place = first;
  const goTo = (context: string) => {
    tab = context;
    place = context;
  };

  /** The closed ones are ours. */
  async function shadowRoots(within: readonly Argument[] = []): Promise<readonly Argument[]> {
    const roots = (await call<readonly Node[]>(place, LIST, ...within)).flatMap(({ value }) =>
      value.shadowRoot ? [{ sharedId: value.shadowRoot.sharedId }] : [],
    );
    const deeper = await Promise.all(roots.map((root) => shadowRoots([root])));
    return [...roots, ...deeper.flat()];
  }

  async function execute(context: string, body: string, args: readonly unknown[]) {
    const json = await call<string | undefined>(context, running(body), asText(args));
    return json === undefined ? undefined : (JSON.parse(json) as unknown);
  }

  const act = (type: 'pointer' | 'key', actions: readonly object[]) =>
    send('input.performActions', { context: place, actions: [{ type, id: type, actions }] });

  return {
    close,
    async open(url) {
      goTo(tab);
      await send('browsingContext.navigate', { context: tab, url, wait: 'interactive' });
    },
    async search(sought) {
      const terms = asText(termsOf(sought));
      const found = await call<readonly RawFound[]>(place, MATCH, terms, ...(await shadowRoots()));
      return found.map(foundOf);
    },
    async click(sharedId) {
      await call(place, SETTLE, { sharedId });
      await act('pointer', clickOn(sharedId));
    },
    async type(sharedId, text) {
      await call(place, '(element) => element.focus()', { sharedId });
      await act('key', keysOf(text));
    },
    run: (body, args) => execute(place, body, args),
    runInBrowser: async (body, args) => execute(await windowOf('chrome'), body, args),
    async enter(sharedId) {
      const inside = await call<Tree['contexts'][0]>(place, '(frame) => frame.contentWindow', {
        sharedId,
      });
      place = inside.context;
    },
    leaveFrames: async () => goTo(tab),
    async openTab() {
      goTo((await send<Tree['contexts'][0]>('browsingContext.create', { type: 'tab' })).context);
    },
    async goToFirstTab() {
      await send('browsingContext.activate', { context: first });
      goTo(first);
    },
  };
}

const foundOf = ({ value: [element, name, text, y] }: RawFound): Found => ({
  ref: element.sharedId,
  name: name.value,
  text: text.value,
  y: y.value,
});

const clickOn = (sharedId: string) => [
  {
    type: 'pointerMove',
    x: 0,
    y: 0,
    origin: { type: 'element', element: { sharedId } },
  },
  { type: 'pointerDown', button: 0 },
  { type: 'pointerUp', button: 0 },
];

const keysOf = (text: string) =>
  Array.from(text).flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
