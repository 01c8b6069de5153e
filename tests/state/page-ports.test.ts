import { expect, test } from 'vitest';
import { createPagePorts, type PageExtension } from '@/lib/state/page-ports';

function extension() {
  const requested: string[][] = [];
  const session: Record<string, unknown> = {};
  const browser: PageExtension = {
    permissions: {
      request: async ({ origins }) => {
        requested.push(origins ?? []);
        return true;
      },
      remove: async () => true,
      getAll: async () => ({ permissions: ['storage'], origins: ['https://a.example/*'] }),
    },
    runtime: { getManifest: () => ({ version: '1.2.3' }) },
    storage: {
      session: {
        get: async (name) => (name in session ? { [name]: session[name] } : {}),
        set: async (values) => void Object.assign(session, values),
      },
    },
  };
  return { browser, requested };
}

test('asks for the hosts of one region, before anything is awaited', () => {
  const { browser, requested } = extension();
  void createPagePorts(browser).requestHosts('eu');
  expect(requested).toEqual([
    [
      'https://openapi.service.euplatform.connectwise.com/*',
      'https://*.euplatform.connectwise.com/*',
    ],
  ]);
});

test('keeps drafts apart by name', async () => {
  const { drafts } = createPagePorts(extension().browser);
  await drafts.write('mapping', [1]);
  expect(await drafts.read('mapping')).toEqual([1]);
  expect(await drafts.read('connection')).toBeUndefined();
});

test('tells everything that the browser has granted', async () => {
  const { grants } = createPagePorts(extension().browser);
  expect(await grants.held()).toEqual(['storage', 'https://a.example/*']);
});
