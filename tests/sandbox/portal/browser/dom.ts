type Child = Node | string;

/** An element with attributes and children; text is text, whatever it looks like. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Line drawings on a 20 by 20 field. */
const ICONS = {
  devices: 'M3 4h14v9H3zM7 16h6M10 13v3',
  cards: 'M3 4h6v5H3zM11 4h6v5h-6zM3 11h6v5H3zM11 11h6v5h-6z',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
  frame: 'M3 4h14v12H3zM3 8h14M7 11h7v2H7z',
  tickets: 'M4 5h12v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4z',
  search: 'M9 4a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM13 13l4 4',
} as const;

export type IconName = keyof typeof ICONS;

export function icon(name: IconName): SVGSVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 20 20');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.setAttribute('class', 'icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  drawing.append(path);
  return drawing;
}

export const statusDot = (online: boolean): HTMLElement =>
  element('span', { class: online ? 'dot dot-on' : 'dot', title: online ? 'Online' : 'Offline' });
