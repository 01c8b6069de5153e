const MOST_TIMES = 6;
const WINDOW_MS = 1000;

/**
 * A page that renders again takes our things out with its own, and they are put back. One that takes them out as often
 * as they come would go on for ever: there they stay away.
 */
export function createPutBackLimit(
  now: () => number,
  onRefused: () => void = () => undefined,
): (place: object) => boolean {
  const times = new WeakMap<object, number[]>();
  return (place) => {
    const at = now();
    const recent = (times.get(place) ?? []).filter((earlier) => at - earlier < WINDOW_MS);
    times.set(place, [...recent, at].slice(-MOST_TIMES));
    const isAllowed = recent.length < MOST_TIMES;
    if (!isAllowed) onRefused();
    return isAllowed;
  };
}
