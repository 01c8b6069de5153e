/** Whether anybody can see the page. What happens meanwhile is made up for when somebody comes back. */
export class Attention {
  readonly #document: Document;
  readonly #onReturn: () => void;
  #hasMissed = false;

  constructor(document: Document, onReturn: () => void, stop: AbortSignal) {
    this.#document = document;
    this.#onReturn = onReturn;
    document.addEventListener('visibilitychange', () => this.#follow(), { signal: stop });
  }

  /** True while nobody looks: then there is something to make up for. */
  misses = (): boolean => {
    this.#hasMissed ||= this.#document.hidden;
    return this.#document.hidden;
  };

  #follow(): void {
    if (this.#document.hidden || !this.#hasMissed) return;
    this.#hasMissed = false;
    this.#onReturn();
  }
}
