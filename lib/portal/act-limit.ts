const MOST_ACTS = 12;
const WINDOW_MS = 60_000;
const PAUSE_MS = 400;

/** Lets so many acts through as a person makes, and no more: a page that steers clicks gets nowhere fast. */
export function createActLimit(now: () => number): () => boolean {
  let acts: number[] = [];
  return () => {
    const at = now();
    acts = acts.filter((earlier) => at - earlier < WINDOW_MS);
    if (acts.length >= MOST_ACTS || at - (acts.at(-1) ?? -PAUSE_MS) < PAUSE_MS) return false;
    acts.push(at);
    return true;
  };
}
