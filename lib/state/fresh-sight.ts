const DELAY_MS = 100;

/** What the second version of IntersectionObserver adds. */
export interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

export interface WatchfulOptions extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

export const watchful = (threshold: number[]): WatchfulOptions => ({
  threshold,
  trackVisibility: true,
  delay: DELAY_MS,
});

/**
 * How much of an element can be seen from now on: an observer that watches it already may not have been told yet what the
 * page did a moment ago, and a busy browser tells late. A new one is told the state of the next frame.
 */
export const lookAfresh = (element: Element): Promise<SeenEntry> =>
  new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries: SeenEntry[]) => {
        const last = entries.at(-1);
        if (!last) return;
        resolve(last);
        observer.disconnect();
      },
      watchful([0, 1]),
    );
    observer.observe(element);
  });
