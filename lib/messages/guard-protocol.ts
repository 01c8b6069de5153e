import type { Message } from './message';

/** About pages that work against what is shown on them. */
export interface GuardProtocol {
  /** Hosts of open portal pages that keep removing it. */
  'guard.pushed-out': Message<null, readonly string[]>;
}
