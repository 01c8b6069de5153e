import { lineOf } from './page-tree';

const NEEDED_MS = 300;
const OBSERVER_DELAY_MS = 100;

/** Tells whether a person can have seen a control before clicking on it. */
export interface Guard {
  /** Wholly visible, uncovered and undistorted, for long enough. False too where the browser can't tell. */
  readonly isProved: () => boolean;
  readonly stop: () => void;
}

/** The observer tells a frame or more later; what was done to the control just before the click is looked up. */
function isPlain(control: Element): boolean {
  for (const element of lineOf(control, 100)) {
    const { opacity, filter, transform, clipPath, visibility } = getComputedStyle(element);
    const isChanged = [filter, transform, clipPath].some((value) => value && value !== 'none');
    if (isChanged || visibility === 'hidden' || Number(opacity || 1) < 1) return false;
  }
  return true;
}

interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

interface WatchfulOptions extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

/**
 * A page can make a control invisible without touching it: by an opacity, filter or transform further up, or by something
 * laid over it that lets clicks through. Only the second version of IntersectionObserver notices; it has to watch the
 * control itself, for a shadow host never counts as visible.
 */
export function watchVisibility(control: Element, now: () => number): Guard {
  if (typeof IntersectionObserver === 'undefined')
    return { isProved: () => false, stop: () => undefined };

  let visibleSince: number | undefined;
  const options: WatchfulOptions = {
    threshold: [0, 0.5, 1],
    trackVisibility: true,
    delay: OBSERVER_DELAY_MS,
  };
  const observer = new IntersectionObserver((entries: SeenEntry[]) => {
    const last = entries.at(-1);
    const isWhole = last?.isVisible === true && last.intersectionRatio > 0.99;
    visibleSince = isWhole ? (visibleSince ?? now()) : undefined;
  }, options);
  observer.observe(control);
  const wasSeen = () => visibleSince !== undefined && now() - visibleSince >= NEEDED_MS;
  return {
    isProved: () => wasSeen() && isPlain(control),
    stop: () => observer.disconnect(),
  };
}
