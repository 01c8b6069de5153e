/** What a layer may import besides itself. A new row or word is a design decision, in its own commit. */
export interface Layer {
  readonly layers: readonly string[];
  readonly packages: readonly string[];
  /** Layers of which only types may be imported: what they do is passed in. */
  readonly typesOnly?: readonly string[];
  /** Single files of other layers. */
  readonly files?: readonly string[];
}

const extension = ['wxt/browser', 'wxt/utils/*'];
const view = ['preact', 'preact/hooks', '@preact/signals'];

const page: Layer = {
  layers: ['lib/text', 'lib/domain', 'lib/messages', 'lib/state', 'components'],
  packages: [...extension, ...view],
};

export const layers: Readonly<Record<string, Layer>> = {
  'lib/text': { layers: [], packages: [] },
  'lib/domain': { layers: ['lib/text'], packages: [] },
  'lib/messages': { layers: ['lib/text', 'lib/domain'], packages: ['wxt/browser'] },
  'lib/asio': { layers: ['lib/text', 'lib/domain'], packages: ['ofetch', 'zod/mini'] },
  'lib/store': { layers: ['lib/text', 'lib/domain'], packages: ['idb', 'wxt/browser'] },
  'lib/sync': { layers: ['lib/text', 'lib/domain', 'lib/asio', 'lib/store'], packages: [] },
  'lib/state': {
    layers: ['lib/text', 'lib/domain', 'lib/messages'],
    packages: ['@preact/signals', 'papaparse'],
  },
  components: {
    layers: ['lib/text', 'lib/domain', 'lib/messages', 'lib/state'],
    packages: [...view, '@tanstack/virtual-core'],
    typesOnly: ['lib/messages'],
  },
  'lib/portal': { layers: ['lib/text', 'lib/domain', 'lib/state', 'components'], packages: view },
  'entrypoints/background': {
    layers: ['lib/text', 'lib/domain', 'lib/messages', 'lib/asio', 'lib/store', 'lib/sync'],
    packages: extension,
    // What stands in the portal is styled from here, so that not every page of it loads the styles.
    files: ['components/overlay/overlay.css'],
  },
  'entrypoints/ask-first': { layers: ['lib/messages'], packages: extension },
  'entrypoints/popup': page,
  'entrypoints/workspace': page,
  'entrypoints/editor': page,
  'entrypoints/teach': {
    layers: [...page.layers, 'lib/portal'],
    packages: page.packages,
  },
  'entrypoints/portal.content': {
    layers: [...page.layers, 'lib/portal'],
    packages: page.packages,
  },
};

export const layerOf = (path: string): string | undefined =>
  Object.keys(layers).find((layer) => path.startsWith(`${layer}/`));

/** Whether a list such as `['wxt/utils/*']` names a package. */
export const allows = (packages: readonly string[], name: string): boolean =>
  packages.some((allowed) =>
    allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed,
  );
