/** Every way an operation can fail that a person should hear about. */
export type FailureKind =
  | 'bad-input'
  | 'not-connected'
  | 'permission-needed'
  | 'offline'
  | 'timed-out'
  | 'refused-credentials'
  | 'wrong-region'
  | 'missing-scope'
  | 'locked'
  | 'rate-limited'
  | 'not-found'
  | 'rejected'
  | 'bad-response'
  | 'server-error'
  | 'not-stored'
  | 'conflict'
  | 'denied'
  | 'cancelled'
  | 'unexpected';

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

const advice: Readonly<Record<FailureKind, string>> = {
  'bad-input': 'Correct the value and try again.',
  'not-connected': 'Open Shelflife and connect it to ConnectWise RMM.',
  'permission-needed':
    'Allow Shelflife to reach this ConnectWise region when the browser asks, then try again.',
  offline:
    'ConnectWise could not be reached. Check the network, VPN or proxy; Shelflife tries again by itself.',
  'timed-out': 'ConnectWise took too long to answer. Shelflife tries again by itself.',
  'refused-credentials':
    'Check the Client ID and the secret. If the key was regenerated or its integration disabled in ConnectWise (Integrations, API Access), enter the new pair; the data here is kept.',
  'wrong-region': 'Choose the region that this Client ID was made in, then test again.',
  'missing-scope':
    'In ConnectWise, open Integrations, API Access, and generate a key that has this scope.',
  locked:
    'ConnectWise has locked new sign-ins for this key for the moment, usually because another token is alive. Wait a minute; Shelflife tries again by itself.',
  'rate-limited': 'Shelflife goes on by itself as soon as more requests may be sent.',
  'not-found': 'It is no longer in ConnectWise RMM. Resync to bring this list up to date.',
  rejected: 'ConnectWise did not accept the request. Correct what it names and try again.',
  'bad-response':
    'Something between here and ConnectWise (a proxy, a sign-in page) answered in its place, or the answer was damaged. Try again; if it stays, check the proxy.',
  'server-error': 'ConnectWise had a fault of its own. Shelflife tries again by itself.',
  'not-stored':
    'ConnectWise accepted the value but does not hold it. Check that the custom field is editable, then retry.',
  conflict: 'Someone else changed this date meanwhile. Choose which value to keep.',
  denied: 'This page may not do that. Use the Shelflife popup instead.',
  cancelled: 'Start it again when you want to go on.',
  unexpected: 'Try again. If it stays, open the workspace and look at the activity.',
};

/** What a person can do about a failure of this kind. */
export function adviceFor(kind: FailureKind, scope?: string): string {
  if (kind !== 'missing-scope' || !scope) return advice[kind];
  return `In ConnectWise, open Integrations, API Access, and generate a key that has the scope ${scope}.`;
}
