import { lookAfresh, watchful, type SeenEntry } from './fresh-sight';

/** What a framed page knows of whether a person sees it; `untold`: this browser has no way to tell. */
export type Sight = 'seen' | 'hidden' | 'untold';

interface SightDeps {
  /** What has to be seen. */
  readonly page: HTMLElement;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Whether the styles of the page around leave the frame as it is. */
  readonly isPlain: () => Promise<boolean>;
}

const NEEDED_MS = 300;

/**
 * The page around a frame can make it invisible, lay something over it that lets clicks through, or move it under the
 * pointer, and so lead a person to press what they do not see. The second version of IntersectionObserver tells that from
 * within the frame. Where there is none, a person who has been using the frame for a moment has found it at least.
 */
export function watchSight(deps: SightDeps): () => Promise<Sight> {
  const tells = 'isVisible' in IntersectionObserverEntry.prototype;
  const sight = tells ? sightByVisibility(deps) : sightByUse(deps);
  return async () => {
    // A frame learns nothing of masks and blends, and of what cuts it only when the page around was drawn, as it is for this.
    const isPlain = await deps.isPlain().catch(() => false);
    return isPlain ? sight() : 'hidden';
  };
}

function sightByVisibility({ page, now, wait }: SightDeps): () => Promise<Sight> {
  let since: number | undefined;
  new IntersectionObserver(
    (entries: SeenEntry[]) => {
      since = entries.at(-1)?.isVisible ? (since ?? now()) : undefined;
    },
    watchful([0, 0.5, 1]),
  ).observe(page);
  return async () => {
    const pressed = page.ownerDocument.activeElement ?? page;
    if (!(await lookAfresh(page)).isVisible) return 'hidden';
    const first = (since ??= now());
    // Who is quick is not refused for that, as long as nothing is done to the frame meanwhile.
    await wait(Math.max(0, first + NEEDED_MS - now()));
    const { isVisible, intersectionRect } = await lookAfresh(page);
    const isSeen = since === first && isVisible && holds(intersectionRect, pressed);
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

function sightByUse({ page, now }: SightDeps): () => Promise<Sight> {
  let since: number | undefined;
  const use = ({ isTrusted }: Event) => {
    if (isTrusted) since ??= now();
  };
  for (const type of ['pointermove', 'keydown']) page.addEventListener(type, use);
  return async () => (since !== undefined && now() - since >= NEEDED_MS ? 'seen' : 'untold');
}
