import type { Timing } from './timing';
import { toneAt, type Tone } from './tone';

/** Remembers how each list looks: asking the browser for every badge would cost. */
export class ToneSampler {
  #known = new WeakMap<Element, Tone>();

  of = (place: Element): Tone => {
    const list =
      place.closest('table,[role="grid"],[role="table"],ul,ol') ?? place.parentElement ?? place;
    const known = this.#known.get(list);
    if (known) return known;
    const tone = toneAt(place);
    this.#known.set(list, tone);
    return tone;
  };

  forget(): void {
    this.#known = new WeakMap();
  }
}

/** Whether a change may have turned the whole page dark or light. */
export function mayChangeTone({
  type,
  target,
  attributeName,
  addedNodes,
}: MutationRecord): boolean {
  if (type === 'childList') return target === document.head && addedNodes.length > 0;
  if (type !== 'attributes') return false;
  if (target === document.documentElement || target === document.body) return true;
  // The app's own root, and not what is moved about there.
  return target.parentNode === document.body && attributeName !== 'style';
}

/** Longer than pages take to fade from one ground to another. */
const FADED_AFTER_MS = 450;
const MOST_PARTS = 6;

/** Gives what is called after a change that may have been one of the tone; calls `onChange` where it was. */
export function followTone(timing: Timing, page: Document, onChange: () => void): () => void {
  let known = groundsOf(page);
  const look = () => {
    const now = groundsOf(page);
    if (now !== known) onChange();
    known = now;
  };
  const lookOnceFaded = timing.notMoreOftenThan(FADED_AFTER_MS, () => {
    timing.after(FADED_AFTER_MS, look);
  });
  return timing.oncePerFrame(() => {
    look();
    lookOnceFaded();
  });
}

const groundsOf = ({ documentElement, body }: Document): string =>
  [documentElement, body, ...Array.from(body.children).slice(0, MOST_PARTS)]
    .map((part) => getComputedStyle(part))
    .map(({ backgroundColor, color }) => `${backgroundColor} ${color}`)
    .join();
