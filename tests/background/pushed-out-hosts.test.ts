import { expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { hostsThatPushOut } from '@/lib/messages/pushed-out';

test('pages of hosts that a person has added are asked as well whether they push out', async () => {
  const added = 'https://rmm.example.com/*';
  const tab = { id: 5, url: 'https://rmm.example.com/devices' };
  Object.assign(browser.tabs, {
    query: async ({ url }: { readonly url: readonly string[] }) =>
      url.includes(added) ? [tab] : [],
    sendMessage: async () => true,
  });
  expect(await hostsThatPushOut([added])).toEqual(['rmm.example.com']);
  expect(await hostsThatPushOut([])).toEqual([]);
});
