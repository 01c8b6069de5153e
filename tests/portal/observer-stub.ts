import { vi } from 'vitest';

/** A browser that can tell whether a control is seen; `isVisible` is what it tells. */
export function stubObserver(isVisible: boolean): void {
  class Observer {
    readonly #tell: IntersectionObserverCallback;
    constructor(tell: IntersectionObserverCallback) {
      this.#tell = tell;
    }
    observe(): void {
      const entry = { isVisible, intersectionRatio: 1 } as unknown as IntersectionObserverEntry;
      this.#tell([entry], this as unknown as IntersectionObserver);
    }
    disconnect(): void {
      this.#tell([], this as unknown as IntersectionObserver);
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
}
