/** One number that a bench found. */
export interface Measure {
  /** What was measured, or divided by what, as the table says it. */
  readonly what: string;
  readonly value: number;
  /** The most that it may be. */
  readonly budget: number;
  /** The numbers behind it, in words. */
  readonly numbers: string;
}

export interface Outcome {
  readonly measures: readonly Measure[];
  /** Everything else worth keeping, for the report file. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Bench {
  /** As on the command line. */
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

/** `value` may be a count of what must not be: then the budget is 0. No number at all is never within one. */
export const isWithin = ({ value, budget }: Measure): boolean => value <= budget;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

export const count = (value: number): string => value.toLocaleString('en-US');

export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
