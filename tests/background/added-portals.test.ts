import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { createDatabase } from '@/lib/store/open';
import { changeSettings } from '@/lib/store/state';
import { createAddedPortals } from '@/entrypoints/background/added-portals';

interface Script {
  readonly id: string;
  readonly matches: readonly string[];
}

let registered: Script[];
/** Every state that the browser was in, as matches. */
let states: (readonly string[])[];
let databases = 0;

const turn = () => new Promise((done) => setImmediate(done));

/** As strict as the browser: an id is registered once, and only what is registered is changed. */
const scripting = {
  async getRegisteredContentScripts() {
    await turn();
    return [...registered];
  },
  async registerContentScripts([script]: readonly [Script]) {
    await turn();
    if (registered.length > 0) throw new Error(`Duplicate script ID '${script.id}'`);
    become([script]);
  },
  async updateContentScripts([script]: readonly [Script]) {
    await turn();
    if (registered.length === 0) throw new Error(`Nonexistent script ID '${script.id}'`);
    become([script]);
  },
  async unregisterContentScripts({ ids: [id] }: { readonly ids: readonly string[] }) {
    await turn();
    if (registered.length === 0) throw new Error(`Nonexistent script ID '${id}'`);
    become([]);
  },
};

function become(scripts: Script[]): void {
  registered = scripts;
  states.push(scripts.flatMap(({ matches }) => matches));
}

beforeEach(() => {
  registered = [];
  states = [];
  databases += 1;
  Object.assign(browser, { scripting });
  Object.assign(browser.permissions, { contains: async () => true });
});

function setUp() {
  const openDatabase = createDatabase(`added-portals-${databases}`);
  const portals = createAddedPortals(openDatabase);
  const add = async (...portalHosts: readonly string[]) =>
    changeSettings(await openDatabase(), { portalHosts });
  return { portals, add };
}

test('the script runs on the hosts that there are last, whoever registers it at once', async () => {
  const { portals, add } = setUp();
  await add('one.example.com');
  const first = portals.register();
  await add('one.example.com', 'two.example.com');
  await Promise.all([first, portals.register(), portals.register()]);
  expect(registered.flatMap(({ matches }) => matches)).toEqual([
    'https://one.example.com/*',
    'https://two.example.com/*',
  ]);
  await add();
  await Promise.all([portals.register(), portals.register()]);
  expect(registered).toEqual([]);
});

test('there is no moment without the script while its hosts change', async () => {
  const { portals, add } = setUp();
  await add('one.example.com');
  await portals.register();
  await add('two.example.com');
  await portals.register();
  expect(states).toEqual([['https://one.example.com/*'], ['https://two.example.com/*']]);
});

test('a failure does not keep the next one from registering', async () => {
  const { portals, add } = setUp();
  await add('one.example.com');
  Object.assign(browser.permissions, { contains: () => Promise.reject(new Error('gone')) });
  await expect(portals.register()).rejects.toThrow('gone');
  Object.assign(browser.permissions, { contains: async () => true });
  await portals.register();
  expect(registered).toHaveLength(1);
});
