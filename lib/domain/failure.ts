import { say } from '@/lib/text/say';

/** Every way an operation can fail that a person should hear about. */
export const failureKinds = [
  'bad-input',
  'not-connected',
  'permission-needed',
  'offline',
  'timed-out',
  'refused-credentials',
  'wrong-region',
  'missing-scope',
  'locked',
  'rate-limited',
  'not-found',
  'rejected',
  'bad-response',
  'server-error',
  'not-stored',
  'conflict',
  'denied',
  'cancelled',
  'unexpected',
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface FailureDetails extends ErrorOptions {
  /** Not before this instant (epoch ms) does another try make sense. */
  readonly retryAt?: number;
  /** The scope whose absence caused it. */
  readonly scope?: string;
  /** HTTP status, where an answer came. */
  readonly status?: number;
}

/** What went wrong, in a sentence for a person (`message`), and its kind. Never holds a secret or a token. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly retryAt: number | undefined;
  readonly scope: string | undefined;
  readonly status: number | undefined;

  constructor(kind: FailureKind, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.retryAt = details.retryAt;
    this.scope = details.scope;
    this.status = details.status;
  }

  static from(cause: unknown): Failure {
    if (cause instanceof Failure) return cause;
    return new Failure('unexpected', cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  }
}

/** What concerns the connection itself and every request alike: only a person can cure it. */
export const connectionFailures: ReadonlySet<FailureKind> = new Set([
  'refused-credentials',
  'wrong-region',
  'permission-needed',
]);

/** A failure as it is stored and sent between contexts. */
export interface Problem {
  readonly kind: FailureKind;
  /** What happened. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  readonly retryAt?: number;
}

export function problemOf(cause: unknown): Problem {
  const { kind, message, scope, retryAt } = Failure.from(cause);
  return {
    kind,
    message,
    advice: adviceFor(kind, scope),
    ...(retryAt === undefined ? {} : { retryAt }),
  };
}

/** What a person can do about a failure of this kind. */
export const adviceFor = (kind: FailureKind, scope?: string): string =>
  kind === 'missing-scope' && scope ? say('failure.namedScope', { scope }) : say(`failure.${kind}`);
