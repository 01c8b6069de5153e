/** Calls back once, so much later. */
export type After = (ms: number, then: () => void) => void;

/** Calls at once, after all that happens in the same breath; then at most once in a while, and at last once more. */
export function createPacer(after: After, pauseMs: number, call: () => void): () => void {
  let isDue = false;
  let isPausing = false;

  function go(): void {
    if (!isDue || isPausing) return;
    isDue = false;
    isPausing = true;
    after(pauseMs, () => {
      isPausing = false;
      go();
    });
    call();
  }

  return (): void => {
    isDue = true;
    queueMicrotask(go);
  };
}
