import { parentOf } from './page-tree';

/** How the page looks where something of ours stands. */
export interface Tone {
  readonly scheme: 'light' | 'dark';
  readonly font: string;
}

/** Follows the page's own background, which need not be what the person's system prefers. */
export function toneAt(place: Element): Tone {
  const font = getComputedStyle(place).fontFamily;
  for (let element: Element | undefined = place; element; element = parentOf(element)) {
    const luminance = luminanceOf(getComputedStyle(element).backgroundColor);
    if (luminance !== undefined) return { scheme: luminance < 0.4 ? 'dark' : 'light', font };
  }
  // Nothing is painted: the browser's own canvas shows, which the page may have made dark.
  const isDark = /^dark|only dark/.test(getComputedStyle(document.documentElement).colorScheme);
  return { scheme: isDark ? 'dark' : 'light', font };
}

export function applyTone(stage: HTMLElement, { scheme, font }: Tone): void {
  stage.classList.toggle('dark', scheme === 'dark');
  stage.style.fontFamily = font;
}

const COLOR =
  /^(rgba?|color\(srgb)[\s(]+([\d.e-]+)[\s,]+([\d.e-]+)[\s,]+([\d.e-]+)(?:[\s,/]+([\d.e-]+))?/i;
const MOSTLY_SEEN_THROUGH = 0.5;

/** 0 (black) to 1; `undefined` for what lets most of the ground show through. */
export function luminanceOf(color: string): number | undefined {
  const [, space, ...parts] = COLOR.exec(color) ?? [];
  if (space === undefined || Number(parts[3] ?? 1) < MOSTLY_SEEN_THROUGH) return undefined;
  const scale = space.startsWith('rgb') ? 255 : 1;
  const light = (part: string | undefined) => linear(Number(part) / scale);
  return 0.2126 * light(parts[0]) + 0.7152 * light(parts[1]) + 0.0722 * light(parts[2]);
}

const linear = (part: number): number =>
  part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
