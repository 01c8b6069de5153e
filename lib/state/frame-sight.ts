/** What a framed page knows of whether a person sees it; `untold`: this browser has no way to tell. */
export type Sight = 'seen' | 'hidden' | 'untold';

interface SightDeps {
  /** What has to be seen. */
  readonly page: HTMLElement;
  readonly now: () => number;
}

const NEEDED_MS = 300;
const OBSERVER_DELAY_MS = 100;
const STEPS = 20;

interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

interface WatchfulOptions extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

/**
 * The page around a frame can make it invisible, lay something over it that lets clicks through, or move it under the
 * pointer, and so lead a person to press what they do not see. The second version of IntersectionObserver tells that from
 * within the frame. Where there is none, a person who has been using the frame for a moment has found it at least.
 */
export function watchSight({ page, now }: SightDeps): () => Sight {
  const tells = 'isVisible' in IntersectionObserverEntry.prototype;
  return tells ? sightByVisibility(page, now) : sightByUse(page, now);
}

function sightByVisibility(page: HTMLElement, now: () => number): () => Sight {
  let seen: { readonly since: number; readonly area: DOMRectReadOnly } | undefined;
  const options: WatchfulOptions = {
    threshold: Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS),
    trackVisibility: true,
    delay: OBSERVER_DELAY_MS,
  };
  new IntersectionObserver((entries: SeenEntry[]) => {
    const last = entries.at(-1);
    seen = last?.isVisible
      ? { since: seen?.since ?? now(), area: last.intersectionRect }
      : undefined;
  }, options).observe(page);
  return () => {
    const pressed = page.ownerDocument.activeElement ?? page;
    const isSeen = seen && now() - seen.since >= NEEDED_MS && holds(seen.area, pressed);
    return isSeen ? 'seen' : 'hidden';
  };
}

/** The rest of the frame may be scrolled out of the window. */
function holds(area: DOMRectReadOnly, element: Element): boolean {
  const { top, left, bottom, right } = element.getBoundingClientRect();
  const isIn = (from: number, to: number, start: number, end: number) =>
    from >= start - 1 && to <= end + 1;
  return isIn(top, bottom, area.top, area.bottom) && isIn(left, right, area.left, area.right);
}

function sightByUse(page: HTMLElement, now: () => number): () => Sight {
  let since: number | undefined;
  const use = ({ isTrusted }: Event) => {
    if (isTrusted) since ??= now();
  };
  for (const type of ['pointermove', 'keydown']) page.addEventListener(type, use);
  return () => (since !== undefined && now() - since >= NEEDED_MS ? 'seen' : 'untold');
}
