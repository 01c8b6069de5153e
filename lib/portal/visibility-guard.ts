import { lookAfresh, watchful, type SeenEntry } from '@/lib/state/fresh-sight';
import { lineOf } from './page-tree';

const NEEDED_MS = 300;
/** Smaller text is not read. */
const LEAST_ZOOM = 0.6;

/** Tells whether a person can have seen a control before clicking on it. */
export interface Guard {
  /** Wholly visible, uncovered and undistorted, for long enough. False too where the browser can't tell. */
  readonly isProved: () => boolean;
  /** Looks once more, for what the page may have done just before the click. */
  readonly isStillSeen: () => Promise<boolean>;
  readonly stop: () => void;
}

/** The observer tells a frame or more later; what was done to the control just before the click is looked up. */
export function isPlain(control: Element): boolean {
  let size = 1;
  for (const element of lineOf(control, 100)) {
    const style = getComputedStyle(element);
    const effects = [style.filter, style.transform, style.clipPath, style.maskImage];
    const isBlended = (style.mixBlendMode || 'normal') !== 'normal';
    if (isBlended || effects.some((value) => value && value !== 'none')) return false;
    if (style.visibility === 'hidden' || Number(style.opacity || 1) < 1) return false;
    size *= Number(style.zoom || 1);
  }
  return size >= LEAST_ZOOM;
}

/**
 * A page can make a control invisible without touching it: by an opacity, filter or transform further up, or by something
 * laid over it that lets clicks through. Only the second version of IntersectionObserver notices; it has to watch the
 * control itself, for a shadow host never counts as visible.
 */
export function watchVisibility(control: Element, now: () => number): Guard {
  if (typeof IntersectionObserver === 'undefined')
    return { isProved: () => false, isStillSeen: async () => false, stop: () => undefined };

  let visibleSince: number | undefined;
  const observer = new IntersectionObserver(
    (entries: SeenEntry[]) => {
      visibleSince = isWhole(entries.at(-1)) ? (visibleSince ?? now()) : undefined;
    },
    watchful([0, 0.5, 1]),
  );
  observer.observe(control);
  const wasSeen = () => visibleSince !== undefined && now() - visibleSince >= NEEDED_MS;
  return {
    isProved: () => wasSeen() && isPlain(control),
    isStillSeen: async () => isWhole(await lookAfresh(control)) && isPlain(control),
    stop: () => observer.disconnect(),
  };
}

const isWhole = (entry: SeenEntry | undefined): boolean =>
  entry?.isVisible === true && entry.intersectionRatio > 0.99;
