/** Hears of every change in a document and in the open shadow roots that are shown to it. */
export class PageWatch {
  readonly #observer: MutationObserver;
  readonly #roots = new Set<ParentNode & Node>();

  constructor(onRecords: (records: readonly MutationRecord[]) => void) {
    this.#observer = new MutationObserver(onRecords);
  }

  /** The document and its known open shadow roots. */
  get roots(): readonly (ParentNode & Node)[] {
    return [...this.#roots];
  }

  /** False if the root is known already. */
  add(root: ParentNode & Node): boolean {
    if (this.#roots.has(root)) return false;
    this.#roots.add(root);
    // Ids stand in attributes of any name (`data-…`), so none is left out here.
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      // Grids write the same values again and again while they scroll: only by the old one that shows.
      attributeOldValue: true,
    });
    return true;
  }

  /** Forgets roots that have left the page. */
  tidy(): void {
    for (const root of this.#roots) if (!root.isConnected) this.#roots.delete(root);
  }

  stop(): void {
    this.#observer.disconnect();
    this.#roots.clear();
  }
}
