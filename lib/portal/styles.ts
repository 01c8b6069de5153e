import type { PortalAsk } from '@/lib/state/portal-worker';

/** A page that could name our properties would register them, and say which value they have: no colour at all, say. */
const PREFIX = `--${crypto.getRandomValues(new Uint32Array(1)).join('')}-`;
/** What a property of our styles is called on this page. */
export const propertyName = (name: string): string => PREFIX + name;

let css: string | undefined;
const sheets = new WeakMap<Document, CSSStyleSheet>();
/** Made before there were styles. */
const bare = new Set<(css: string) => void>();

/** Each script names once, as early as it can, the styles of all that it puts into the page. */
export function styleWith(styles: string): void {
  css = styles.replaceAll('--', PREFIX);
  for (const style of bare) style(css);
  bare.clear();
}

/** From the worker: they are as long as half of a script, and most frames of a portal show nothing of ours. */
export function wantStyles(ask: PortalAsk): void {
  if (css !== undefined) return;
  // Not reached: the next visit asks again.
  ask('portal.styles', null).then(styleWith, () => undefined);
}

/** One sheet for all: no file that a page could ask for, and no style element that its policy could refuse. */
export function adoptStyles(root: ShadowRoot, document: Document): void {
  try {
    const sheet = sheets.get(document) ?? new CSSStyleSheet();
    if (!sheets.has(document)) fill((styles) => sheet.replaceSync(styles));
    sheets.set(document, sheet);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement('style');
    fill((styles) => (element.textContent = styles));
    root.prepend(element);
  }
}

function fill(style: (css: string) => void): void {
  if (css === undefined) bare.add(style);
  else style(css);
}
