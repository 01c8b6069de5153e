import { fileURLToPath } from 'node:url';
import { preact } from '@preact/preset-vite';
import { minify } from 'terser';
import type { Rolldown } from 'vite';
import { defineConfig, type UserManifest } from 'wxt';
import { portalPatterns, regionList, regions } from './lib/domain/region';
import { de } from './lib/text/de';
import { en } from './lib/text/en';
import { messagesOf } from './lib/text/messages';

const originsOf = (patterns: readonly string[]) =>
  patterns.map((pattern) => pattern.replace(/\/\*$/, ''));

const apiOrigins = regionList.map(({ apiOrigin }) => apiOrigin);
const { na, ...elsewhere } = regions;

const hostsOf = ({ apiOrigin, portalPatterns: pages }: typeof na) => [`${apiOrigin}/*`, ...pages];

/** `frame-ancestors` names the portals because the date editor is a page of ours framed in theirs. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  `connect-src ${apiOrigins.join(' ')}`,
  "form-action 'none'",
  "base-uri 'none'",
  `frame-ancestors ${originsOf(portalPatterns).join(' ')}`,
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** `light-dark()` is the newest thing the styles need from Chrome. */
const chrome = { minimum_chrome_version: '123' } satisfies UserManifest;

/** The credentials go to ConnectWise, to obtain a token, and nowhere else; nothing goes to us. */
const firefox = {
  browser_specific_settings: {
    gecko: {
      id: 'shelflife@shelflife.example',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['authenticationInfo'] },
    },
  },
} satisfies UserManifest;

const NATIVE_BROWSER = '\0native-browser';

/**
 * The portal's script is loaded with every page and uses messages alone, which Chrome and Firefox answer alike: there the
 * polyfill would be a tenth of its size for nothing. What our pages ask first must not wait for it either.
 */
const nativeBrowser = {
  name: 'native-browser',
  enforce: 'pre',
  resolveId: (id: string) =>
    id === '@wxt-dev/webextension-polyfill/browser' ? NATIVE_BROWSER : undefined,
  load: (id: string) =>
    id === NATIVE_BROWSER
      ? 'export const browser = globalThis.browser?.runtime?.id ? globalThis.browser : globalThis.chrome;'
      : undefined,
} as const;

const PLAIN_CONTEXT = '\0plain-context';

/**
 * WXT ends a content script when another of its kind says that it has begun, by an event that any page can make up; and
 * it brings helpers that nobody calls here. The portal's script asks the browser whether the extension lives.
 */
const plainContext = {
  name: 'plain-context',
  enforce: 'pre',
  resolveId: (id: string) =>
    id === 'wxt/utils/content-script-context' ? PLAIN_CONTEXT : undefined,
  load: (id: string) =>
    id === PLAIN_CONTEXT
      ? 'export class ContentScriptContext { signal = new AbortController().signal; }'
      : undefined,
} as const;

/** Without the part that has each component follow its own signals: `lib/portal/mount.ts` draws what has changed. */
const plainSignals = {
  name: 'plain-signals',
  enforce: 'pre',
  resolveId: (id: string) =>
    id === '@preact/signals'
      ? fileURLToPath(import.meta.resolve('@preact/signals-core'))
      : undefined,
} as const;

const regionTable = fileURLToPath(import.meta.resolve('./lib/domain/region.ts'));

/** Where the portal's script runs is for the manifest to say: in the script itself the hosts would be for nothing. */
const noHosts = {
  name: 'no-hosts',
  enforce: 'pre',
  load: (id: string) =>
    id === regionTable
      ? 'export const portalPatterns = []; export const regionList = [];'
      : undefined,
} as const;

/** After the usual minifier, of which it leaves a fortieth less: the portal's script has a budget. */
const smaller = {
  name: 'smaller',
  async generateBundle(_options: unknown, bundle: Rolldown.OutputBundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const { code } = await minify(chunk.code, {
        ecma: 2020,
        compress: { passes: 3, keep_fargs: false },
        format: { ascii_only: true },
      });
      if (code) chunk.code = code;
    }
  },
} as const;

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifest: ({ browser, command }) => ({
    name: 'Shelflife',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'unlimitedStorage'],
    // Asked for when a person teaches a page: the script for that is in no page before.
    optional_permissions: ['scripting'],
    host_permissions: hostsOf(na),
    // The last is for portal hosts that a person adds, one by one: nobody outside ConnectWise knows them all.
    optional_host_permissions: [...Object.values(elsewhere).flatMap(hostsOf), 'https://*/*'],
    action: { default_title: 'Shelflife' },
    options_ui: { page: 'workspace.html', open_in_tab: true },
    web_accessible_resources: [
      {
        resources: ['editor.html'],
        matches: [...portalPatterns],
        // An address that changes with each session tells a page nothing. Firefox has random ones anyway.
        ...(browser !== 'firefox' && { use_dynamic_url: true }),
      },
    ],
    // The development server needs what the product must not allow; WXT brings its own policy there.
    ...(command === 'build' && {
      content_security_policy: { extension_pages: contentSecurityPolicy },
    }),
    ...(browser === 'firefox' ? firefox : chrome),
  }),
  zip: {
    // What a store's reviewer needs to rebuild the extension: an allow-list, so that nothing stray slips in.
    includeSources: [
      'components/**',
      'entrypoints/**',
      'lib/**',
      'public/**',
      'tests/commands/{environment,run}.mjs',
      'wxt.config.ts',
      'tsconfig.json',
      'package.json',
      'package-lock.json',
      '.npmrc',
      'README.md',
      'LICENSE',
    ],
  },
  hooks: {
    'build:publicAssets'(_wxt, files) {
      for (const [language, texts] of Object.entries({ en, de })) {
        const contents = JSON.stringify(messagesOf(texts));
        files.push({ relativeDest: `_locales/${language}/messages.json`, contents });
      }
    },
    'vite:build:extendConfig'(entrypoints, config) {
      if (entrypoints.some(({ type }) => type === 'content-script')) {
        config.plugins = [
          ...(config.plugins ?? []),
          nativeBrowser,
          plainContext,
          plainSignals,
          noHosts,
          smaller,
        ];
      }
      if (entrypoints.some(({ name }) => name === 'ask-first')) {
        config.plugins = [...(config.plugins ?? []), nativeBrowser, smaller];
      }
    },
  },
  vite: () => ({
    plugins: [preact({ reactAliasesEnabled: false })],
    build: {
      // Keeps light-dark() as it is instead of spelling it out for older browsers.
      cssTarget: ['chrome123', 'firefox128'],
      modulePreload: { polyfill: false },
      // Chrome refuses a script with what it takes for invalid UTF-8, which a minifier may emit.
      rolldownOptions: {
        output: { charset: 'ascii' },
        // `smaller` takes its time, and need not say so.
        checks: { bundlerTimings: false },
      },
    },
  }),
});
