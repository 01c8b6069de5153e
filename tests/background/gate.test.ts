import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createWorker } from '@/entrypoints/background/create-worker';
import { isAddedOrigin } from '@/lib/domain/portal-host';
import { serve, type Routes } from '@/lib/messages/serve';
import type { Reply } from '@/lib/messages/wire';

const own = 'chrome-extension://test-extension-id';
const id = 'test-extension-id';

/** Every kind of sender that a browser may name, and what it may ask for. */
const senders = [
  ['the popup', { id, origin: own, url: `${own}/popup.html` }, 'own-pages'],
  [
    'our page in a tab',
    { id, origin: own, url: `${own}/workspace.html`, tab: { id: 3 } },
    'own-pages',
  ],
  ['our page, in a browser that names no origin', { id, url: `${own}/popup.html` }, 'own-pages'],
  [
    'the editor in the portal',
    { id, origin: own, url: `${own}/editor.html`, frameId: 4, tab: { id: 3 } },
    'editor',
  ],
  ['the editor in a tab of its own', { id, origin: own, url: `${own}/editor.html#1` }, 'editor'],
  [
    'whatever of ours a page may have framed',
    { id, origin: own, url: `${own}/workspace.html`, frameId: 4, tab: { id: 3 } },
    'editor',
  ],
  ['the portal', { id, origin: 'https://control.itsupport247.net', tab: { id: 3 } }, 'portal'],
  [
    'a European portal',
    { id, origin: 'https://x.euplatform.connectwise.com', tab: { id: 3 } },
    'portal',
  ],
  [
    'a portal that a person has added',
    { id, origin: 'https://portal.example.com', tab: { id: 3 } },
    'portal',
  ],
  ['an added portal, without encryption', { id, origin: 'http://portal.example.com' }, 'nobody'],
  ['a host below an added portal', { id, origin: 'https://x.portal.example.com' }, 'nobody'],
  ['the portal, without encryption', { id, origin: 'http://control.itsupport247.net' }, 'nobody'],
  ['the portal at another port', { id, origin: 'https://control.itsupport247.net:8443' }, 'nobody'],
  [
    'a host that ends like the portal',
    { id, origin: 'https://evilcontrol.itsupport247.net' },
    'nobody',
  ],
  [
    'a host that begins like the portal',
    { id, origin: 'https://control.itsupport247.net.evil.test' },
    'nobody',
  ],
  ['the API host', { id, origin: 'https://openapi.service.itsupport247.net' }, 'nobody'],
  ['any page', { id, origin: 'https://evil.test', url: `${own}/popup.html` }, 'nobody'],
  ['a page without an origin', { id, origin: 'null', url: `${own}/popup.html` }, 'nobody'],
  ['another extension', { id: 'other', origin: own, url: `${own}/popup.html` }, 'nobody'],
  ['nobody in particular', {}, 'nobody'],
] as const;

let routes: Routes;

beforeEach(() => {
  fakeBrowser.reset();
  routes = createWorker().routes;
  serve(routes, {
    isAddedPortal: async (origin) => isAddedOrigin(origin, ['portal.example.com']),
  });
});

const ask = (message: unknown, sender: object) =>
  new Promise<Reply>((resolve) => {
    void fakeBrowser.runtime.onMessage.trigger(message, sender, resolve);
  });

const isRouteName = (name: string): name is keyof Routes => Object.hasOwn(routes, name);

/** What the editor may ask, our other pages may as well. */
const isHeard = (asker: string, audience: string): boolean =>
  asker === audience || (asker === 'own-pages' && audience === 'editor');

describe.for(senders)('%s', ([, sender, audience]) => {
  test('is heard by its own routes, and denied by all others', async () => {
    const names = Object.keys(routes).filter(isRouteName);
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      // No route takes a bare number: who is heard is told so, and nothing is done.
      const expected = isHeard(audience, routes[name].from) ? 'bad-input' : 'denied';
      const reply = await ask({ name, body: 42 }, sender);
      expect([name, reply]).toMatchObject([name, { ok: false, kind: expected }]);
    }
  });
});

test.for(['toString', '__proto__', 'constructor', 'portal', ''])(
  'a message named "%s" is denied to everybody',
  async (name) => {
    for (const [, sender] of senders) {
      expect(await ask({ name, body: null }, sender)).toMatchObject({ ok: false, kind: 'denied' });
    }
  },
);

test.for([null, 'text', 42, {}, { name: 'status.get' }, { name: 7, body: null }, { notice: {} }])(
  'what is no question of ours (%j) gets no answer',
  async (message) => {
    const [, sender] = senders[0];
    const answered = await fakeBrowser.runtime.onMessage.trigger(message, sender, () => {
      throw new Error('answered');
    });
    expect(answered).not.toContain(true);
  },
);
