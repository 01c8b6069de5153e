import { describe, expect, test } from 'vitest';
import { filesOf, manifestOf, targets, type Target } from './output';

const portals = [
  'https://control.itsupport247.net/*',
  'https://*.euplatform.connectwise.com/*',
  'https://*.auplatform.connectwise.com/*',
];

function introductionIn(target: Target, language: string): string {
  const file = filesOf(target).find(({ path }) => path === `_locales/${language}/messages.json`);
  const messages = JSON.parse(file?.text ?? '{}') as Record<string, { message: string }>;
  return messages['extension_description']?.message ?? '';
}

describe.for(targets)('the manifest for %s', (target) => {
  const manifest = manifestOf(target);

  test('asks for three permissions and nothing more', () => {
    expect(manifest['permissions']).toEqual(['storage', 'alarms', 'unlimitedStorage']);
    // For teaching a page, when a person does that.
    expect(manifest['optional_permissions']).toEqual(['scripting']);
  });

  test('asks for the hosts of one region, and for others only when they are chosen', () => {
    expect(manifest['host_permissions']).toEqual([
      'https://openapi.service.itsupport247.net/*',
      'https://control.itsupport247.net/*',
    ]);
    expect(manifest['optional_host_permissions']).toEqual([
      'https://openapi.service.euplatform.connectwise.com/*',
      'https://*.euplatform.connectwise.com/*',
      'https://openapi.service.auplatform.connectwise.com/*',
      'https://*.auplatform.connectwise.com/*',
      // One host at a time, when a person adds it to the portal's.
      'https://*/*',
    ]);
  });

  test('runs one content script, on portal pages only and in our own world', () => {
    const scripts = manifest['content_scripts'] as Record<string, unknown>[];
    const script = scripts[0] ?? {};
    expect(scripts).toHaveLength(1);
    expect(script['js']).toEqual(['content-scripts/portal.js']);
    expect((script['matches'] as string[]).toSorted()).toEqual(portals.toSorted());
    expect(script).not.toHaveProperty('world');
    expect(script).not.toHaveProperty('css');
  });

  test('lets a page reach the date editor and nothing else', () => {
    const dynamic = target === 'chrome' ? { use_dynamic_url: true } : {};
    expect(manifest['web_accessible_resources']).toEqual([
      { resources: ['editor.html'], matches: portals, ...dynamic },
    ]);
    expect(manifest['externally_connectable']).toBeUndefined();
  });

  test('has a policy that allows only its own scripts, the three API hosts and framing by a portal', () => {
    expect(manifest['content_security_policy']).toEqual({
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        'connect-src https://openapi.service.itsupport247.net https://openapi.service.euplatform.connectwise.com https://openapi.service.auplatform.connectwise.com',
        "form-action 'none'",
        "base-uri 'none'",
        'frame-ancestors https://control.itsupport247.net https://*.euplatform.connectwise.com https://*.auplatform.connectwise.com',
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
    });
  });

  test('opens the workspace as its options, in a tab, and the popup from the toolbar', () => {
    expect(manifest['options_ui']).toEqual({ page: 'workspace.html', open_in_tab: true });
    expect(manifest['action']).toMatchObject({ default_popup: 'popup.html' });
  });

  test('names only pages that were built', () => {
    const built = filesOf(target).map(({ path }) => path);
    expect(built).toEqual(expect.arrayContaining(['popup.html', 'workspace.html', 'editor.html']));
  });

  test('introduces itself in the language of the browser', () => {
    const { name, description, action, commands = {}, default_locale } = manifest;
    expect([name, (action as { default_title: string }).default_title]).toEqual([
      'Shelflife',
      'Shelflife',
    ]);
    expect([description, commands, default_locale]).toEqual([
      '__MSG_extension_description__',
      {},
      'en',
    ]);
    const told = ['en', 'de'].map((language) => introductionIn(target, language));
    expect(new Set(told).size).toBe(2);
    // Longer ones the Chrome Web Store refuses.
    expect(told.filter((text) => text === '' || text.length > 132)).toEqual([]);
  });

  test('carries icons of every size and no fixed key', () => {
    expect(manifest['icons']).toEqual({
      16: 'icon/16.png',
      32: 'icon/32.png',
      48: 'icon/48.png',
      96: 'icon/96.png',
      128: 'icon/128.png',
    });
    expect(manifest['key']).toBeUndefined();
  });
});

test('Chromium runs the worker as a module, from version 123 on', () => {
  const manifest = manifestOf('chrome');
  expect(manifest['background']).toEqual({ type: 'module', service_worker: 'background.js' });
  expect(manifest['minimum_chrome_version']).toBe('123');
  expect(manifest['browser_specific_settings']).toBeUndefined();
});

test('Firefox runs an event page, from version 140 on, and is told what leaves the browser', () => {
  const manifest = manifestOf('firefox');
  expect(manifest['background']).toEqual({ type: 'module', scripts: ['background.js'] });
  expect(manifest['minimum_chrome_version']).toBeUndefined();
  expect(manifest['browser_specific_settings']).toEqual({
    gecko: {
      id: 'shelflife@shelflife.example',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['authenticationInfo'] },
    },
  });
});
