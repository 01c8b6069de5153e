/** What was read in one short span of time. */
export interface Span {
  /** Epoch ms of its begin. */
  readonly at: number;
  readonly count: number;
}

/** Devices read lately, oldest first; small enough to be kept with each step. */
export type ReadingPace = readonly Span[];

const SPAN_MS = 5_000;
const MINUTE_MS = 60_000;
const MOST_MINUTES = 3;
/** After such a pause the former pace says nothing any more. */
const LONGEST_GAP_MS = 2 * MINUTE_MS;

export function withRead(pace: ReadingPace, count: number, at: number): ReadingPace {
  const last = pace.at(-1);
  const isOneRun = last && last.at <= at && at - last.at <= LONGEST_GAP_MS;
  if (!isOneRun) return [{ at, count }];
  if (at - last.at < SPAN_MS) {
    return [...pace.slice(0, -1), { at: last.at, count: last.count + count }];
  }
  const oldest = at - MOST_MINUTES * MINUTE_MS - SPAN_MS;
  return [...pace.filter((span) => span.at >= oldest), { at, count }];
}

/**
 * How much is done in a minute, as of the last step; `undefined` before the first minute is over. Requests are let
 * through by the minute, many at once and then none: so only whole minutes are told by.
 */
export function perMinuteOf(pace: ReadingPace): number | undefined {
  const [first] = pace;
  const last = pace.at(-1);
  if (!first || !last) return undefined;
  const minutes = Math.min(MOST_MINUTES, Math.floor((last.at - first.at) / MINUTE_MS));
  if (minutes === 0) return undefined;
  const since = last.at - minutes * MINUTE_MS;
  const done = pace.reduce((sum, span) => (span.at > since ? sum + span.count : sum), 0);
  return Math.max(1, Math.round(done / minutes));
}

/** How long (ms) so much more takes at this pace. */
export const timeFor = (left: number, perMinute: number): number =>
  Math.round((left / perMinute) * MINUTE_MS);
