/**
 * Tells when the page's address has changed, also without a load. `navigation` tells of each change once it is made; where
 * it does not exist, pages that push states are found out at their next change of the document, by `check`.
 */
export class Visits {
  readonly #window: Window;
  readonly #onVisit: () => void;
  readonly #isAway: () => boolean;
  #href: string;

  /** `isAway`: whether nobody sees the page now; `check` is called when somebody does again. */
  constructor(window: Window, onVisit: () => void, stop: AbortSignal, isAway: () => boolean) {
    this.#window = window;
    this.#onVisit = onVisit;
    this.#isAway = isAway;
    this.#href = window.location.href;
    const check = () => this.check();
    const options = { signal: stop };
    window.addEventListener('popstate', check, options);
    window.addEventListener('hashchange', check, options);
    window.addEventListener('pageshow', check, options);
    if (!('navigation' in window)) return;
    window.navigation.addEventListener('currententrychange', check, options);
    window.navigation.addEventListener('navigatesuccess', check, options);
  }

  check(): void {
    const { href } = this.#window.location;
    if (href === this.#href || this.#isAway()) return;
    this.#href = href;
    this.#onVisit();
  }
}
