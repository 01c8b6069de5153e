/** Frames and timers that end with the overlay. */
export class Timing {
  readonly #window: Window;
  readonly #stop: AbortSignal;
  readonly #timers = new Set<number>();
  /** What came due while nobody saw the page. */
  readonly #overdue: (() => void)[] = [];

  constructor(window: Window, stop: AbortSignal) {
    this.#window = window;
    this.#stop = stop;
    const { document } = window;
    document.addEventListener('visibilitychange', () => this.#catchUp(), { signal: stop });
    stop.addEventListener('abort', () => {
      for (const timer of this.#timers) window.clearTimeout(timer);
      this.#overdue.length = 0;
    });
  }

  /** Before the next paint; not while the page is hidden, for then nothing is painted. */
  frame = (run: () => void): void => {
    this.#window.requestAnimationFrame(() => {
      if (!this.#stop.aborted) run();
    });
  };

  /** Not before somebody sees the page. */
  after = (ms: number, run: () => void): void => {
    if (this.#stop.aborted) return;
    const timer = this.#window.setTimeout(() => {
      this.#timers.delete(timer);
      if (this.#window.document.hidden) this.#overdue.push(run);
      else run();
    }, ms);
    this.#timers.add(timer);
  };

  #catchUp(): void {
    if (this.#window.document.hidden) return;
    for (const run of this.#overdue.splice(0)) run();
  }

  /** A call in each frame at most, however often it is asked for. */
  oncePerFrame(run: () => void): () => void {
    let isQueued = false;
    return () => {
      if (isQueued) return;
      isQueued = true;
      this.frame(() => {
        isQueued = false;
        run();
      });
    };
  }

  /** A call when the running script is done, however often it is asked for meanwhile. */
  oncePerTurn(run: () => void): () => void {
    let isQueued = false;
    return () => {
      if (isQueued) return;
      isQueued = true;
      queueMicrotask(() => {
        isQueued = false;
        if (!this.#stop.aborted) run();
      });
    };
  }

  /** A call now, and one more after `ms` if it was asked for in between. */
  notMoreOftenThan(ms: number, run: () => void): () => void {
    let state: 'free' | 'resting' | 'asked' = 'free';
    const rest = () => {
      if (state === 'asked') start();
      else state = 'free';
    };
    const start = () => {
      state = 'resting';
      this.after(ms, rest);
      run();
    };
    return () => {
      if (state === 'free') start();
      else state = 'asked';
    };
  }
}
