import type { FailureKind } from './failure';

/** Something that went wrong, as the diagnostics tell it. Holds no secret and no token; its message may hold names. */
export interface NotedError {
  /** Epoch ms: first, and last. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly count: number;
  /** What was being done: a message's name, or a call of the API. */
  readonly during: string;
  readonly kind: FailureKind;
  readonly message: string;
  /** HTTP status, where an answer came. */
  readonly status?: number;
}

/** So many are kept, the newest. */
export const MOST_ERRORS = 50;

/** What is no trouble of the program: a person's own stop, or a value that was refused with its reason. */
const ordinary: ReadonlySet<FailureKind> = new Set(['cancelled', 'bad-input']);

export const isNoteworthy = (kind: FailureKind): boolean => !ordinary.has(kind);

const sameTrouble = (one: NotedError, other: NotedError): boolean =>
  one.during === other.during && one.kind === other.kind && one.message === other.message;

/** The list, newest first, with one more; the same once more is counted. */
export function withError(errors: readonly NotedError[], noted: NotedError): readonly NotedError[] {
  const known = errors.find((error) => sameTrouble(error, noted));
  const others = errors.filter((error) => error !== known);
  const newest = known
    ? { ...noted, firstAt: known.firstAt, count: known.count + noted.count }
    : noted;
  return [newest, ...others].slice(0, MOST_ERRORS);
}

/** What the worker tells of itself. */
export interface Diagnostics {
  readonly errors: readonly NotedError[];
  readonly databaseVersion: number;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Bytes that are used, and that the browser would give; absent where it does not tell. */
  readonly used?: number;
  readonly quota?: number;
}
