import { parentOf } from './page-tree';
import { propertyName } from './styles';

/** How the page looks where something of ours stands. */
export interface Tone {
  readonly scheme: 'light' | 'dark';
  /** Empty where the page leaves it to the browser, whose own is for books. */
  readonly font: string;
  /** The colour that lies behind; empty where nothing is painted. */
  readonly ground: string;
}

/** Follows the page's own background, which need not be what the person's system prefers. */
export function toneAt(place: Element): Tone {
  const { fontFamily, color } = getComputedStyle(place);
  const font = BOOK_FONT.test(fontFamily) ? '' : fontFamily;
  const ground = groundOf(place);
  const behind = luminanceOf(ground) ?? MIDDLE;
  // On a middling ground, or where none is told (a gradient), it is told by whether text is lighter.
  const isDark = behind < 0.1 || (behind < 0.6 && behind < (luminanceOf(color) ?? MIDDLE));
  return { scheme: isDark ? 'dark' : 'light', font, ground };
}

const BOOK_FONT = /^"?(?:times|serif)/i;
const MIDDLE = 0.4;

function groundOf(place: Element): string {
  for (let element: Element | undefined = place; element; element = parentOf(element)) {
    const { backgroundColor } = getComputedStyle(element);
    if (luminanceOf(backgroundColor) !== undefined) return backgroundColor;
  }
  return '';
}

export function applyTone(stage: HTMLElement, { scheme, font, ground }: Tone): void {
  stage.classList.toggle('dark', scheme === 'dark');
  stage.style.fontFamily = font;
  if (!stage.matches('.badge')) stage.style.setProperty(propertyName('page'), ground);
}

/** Of `rgb(1, 2, 3)`, `color(display-p3 0.1 0.2 0.3 / 0.5)`, `oklch(0.2 0.03 260)`. */
const NUMBERS = /(?<![\w.-])-?[\d.]+/g;
const MOSTLY_SEEN_THROUGH = 0.5;

/** 0 (black) to 1; `undefined` for what lets most of the ground show through. */
export function luminanceOf(color: string): number | undefined {
  const [first, second = 0, third = 0, seen = 1] = color.match(NUMBERS)?.map(Number) ?? [];
  if (first === undefined || seen < MOSTLY_SEEN_THROUGH) return undefined;
  // These begin with the lightness, of 1 or of 100.
  if (/^okl|^l/.test(color)) return (first / (color[0] === 'o' ? 1 : 100)) ** 3;
  const light = (part: number) => linear(part / (color[0] === 'r' ? 255 : 1));
  return 0.2126 * light(first) + 0.7152 * light(second) + 0.0722 * light(third);
}

const linear = (part: number): number =>
  part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
