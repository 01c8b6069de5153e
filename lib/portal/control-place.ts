const MOST_DRIFT_PX = 2;

interface PlaceWatch {
  /** Whether it stands at this moment where it was seen to stand. */
  readonly isKept: () => boolean;
  readonly stop: () => void;
}

/**
 * A page can show a control for as long as it takes and move it under the pointer just before a click that was meant for
 * something else. Of the window only the control's own place is observed, so that each way out of it is told.
 */
export function watchPlace(control: Element, onMoved: () => void): PlaceWatch {
  let at = control.getBoundingClientRect();
  let observer: IntersectionObserver | undefined;
  const isKept = () => {
    const { left, top } = control.getBoundingClientRect();
    return Math.hypot(left - at.left, top - at.top) <= MOST_DRIFT_PX;
  };
  const stop = () => observer?.disconnect();
  const watch = () => {
    stop();
    at = control.getBoundingClientRect();
    const edges = [-at.top, at.right - innerWidth, at.bottom - innerHeight, -at.left];
    const rootMargin = edges.map((edge) => `${Math.ceil(edge)}px`).join(' ');
    observer = new IntersectionObserver(
      () => {
        if (isKept()) return;
        onMoved();
        watch();
      },
      { root: document, rootMargin, threshold: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    );
    observer.observe(control);
  };
  watch();
  return { isKept, stop };
}
