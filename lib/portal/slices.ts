interface SlicesDeps {
  /** Epoch or monotonic ms. */
  readonly now: () => number;
  /** Runs something before the next paint; never while nobody looks at the page. */
  readonly frame: (run: () => void) => void;
}

const SLICE_MS = 6;

/** Work in small pieces, a few milliseconds in each frame, so that the page stays quick. */
export class Slices<Piece> {
  readonly #deps: SlicesDeps;
  readonly #take: (piece: Piece) => void;
  readonly #works: Iterator<Piece>[] = [];
  #isWaiting = false;

  constructor(deps: SlicesDeps, take: (piece: Piece) => void) {
    this.#deps = deps;
    this.#take = take;
  }

  get isIdle(): boolean {
    return this.#works.length === 0;
  }

  add(work: Iterator<Piece>): void {
    this.#works.push(work);
    this.#later();
  }

  /** Begins it at once, for so long. */
  begin(work: Iterator<Piece>, forMs: number): void {
    this.#works.push(work);
    this.run(forMs);
  }

  /** Goes on with it at once, for so long. */
  run(forMs = SLICE_MS): void {
    const end = this.#deps.now() + forMs;
    try {
      for (let work = this.#works[0]; work; work = this.#works[0]) {
        const next = work.next();
        if (next.done) this.#works.shift();
        else this.#take(next.value);
        if (this.#deps.now() >= end) break;
      }
    } finally {
      // Also where a piece fails: what waits behind it is about other rows.
      this.#later();
    }
  }

  clear(): void {
    this.#works.length = 0;
  }

  #later(): void {
    if (this.#isWaiting || this.isIdle) return;
    this.#isWaiting = true;
    this.#deps.frame(() => {
      this.#isWaiting = false;
      this.run();
    });
  }
}
