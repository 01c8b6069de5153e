import type { RowOverlay } from './row-overlay';
import type { TickLayer } from './tick-layer';

interface PageEventsDeps {
  readonly window: Window;
  readonly rows: RowOverlay;
  readonly ticks: TickLayer;
  readonly review: () => void;
  readonly restyle: () => void;
}

/** What happens in the page and is no change of its document. */
export function listenToPage(
  { window, rows, ticks, review, restyle }: PageEventsDeps,
  stop: AbortSignal,
): void {
  const { document } = window;
  const options = { signal: stop, capture: true };
  document.addEventListener('change', () => rows.refreshContext(), options);
  // Space ticks a box that the page has made itself, and is no click there.
  for (const type of ['click', 'change', 'keyup']) {
    document.addEventListener(type, (event) => ticks.heed(event), options);
  }
  // A frame that has loaded may hold the content, and changes nothing here.
  document.addEventListener('load', review, options);
  document.addEventListener('visibilitychange', review, options);
  document.addEventListener('scroll', rows.onScroll, { ...options, passive: true });
  window.addEventListener('beforeprint', rows.readAll, options);
  window.addEventListener('resize', restyle, options);
  const scheme = window.matchMedia?.('(prefers-color-scheme: dark)');
  scheme?.addEventListener('change', restyle, options);
}
