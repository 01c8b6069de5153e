import type { ControlGuard } from '@/components/overlay/panel';
import { lookAfresh, watchful, type SeenEntry } from '@/lib/state/fresh-sight';
import { watchPlace } from './control-place';
import { lineOf } from './page-tree';

const NEEDED_MS = 300;
/** Smaller text is not read. */
const LEAST_ZOOM = 0.6;

/** The observer tells a frame or more later; what was done to the control just before the click is looked up. */
export function isPlain(control: Element): boolean {
  let size = 1;
  for (const element of lineOf(control, 100)) {
    const style = getComputedStyle(element);
    const { filter, transform, clipPath, maskImage, webkitMaskBoxImageSource } = style;
    const effects = [filter, transform, clipPath, maskImage, webkitMaskBoxImageSource];
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
export function watchVisibility(control: Element, now: () => number): ControlGuard {
  let visibleSince: number | undefined;
  let last: SeenEntry | undefined;
  let wasLost = typeof IntersectionObserver === 'undefined';
  if (wasLost) return { prove: async () => 'untold', isNew: () => false, stop: () => undefined };

  const observer = new IntersectionObserver(
    (entries: SeenEntry[]) => {
      last = entries.at(-1) ?? last;
      visibleSince = isWhole(last) ? (visibleSince ?? now()) : undefined;
      wasLost ||= visibleSince === undefined;
    },
    watchful([0, 0.5, 1]),
  );
  observer.observe(control);
  const place = watchPlace(control, () => {
    visibleSince &&= now();
    wasLost = true;
  });
  const isThere = () => place.isKept() && isPlain(control);
  const wasSeen = () => visibleSince !== undefined && now() - visibleSince >= NEEDED_MS;
  return {
    async prove() {
      if (last && last.isVisible === undefined) return 'untold';
      const isSeen =
        wasSeen() && isThere() && isWhole(await lookAfresh(control)) && isPlain(control);
      return isSeen ? 'seen' : 'hidden';
    },
    isNew: () => !wasLost && !wasSeen() && isThere(),
    stop() {
      observer.disconnect();
      place.stop();
    },
  };
}

const isWhole = (entry: SeenEntry | undefined): boolean =>
  entry?.isVisible === true && entry.intersectionRatio > 0.99;
