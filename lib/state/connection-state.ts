import type { Problem } from '@/lib/domain/failure';
import type { ConnectionTest } from '@/lib/messages/protocol';

export type ConnectionAct = 'test' | 'save';

/** Where the form stands. `asking`: the browser asks the person for the region's host. */
export type ConnectionState =
  | { readonly at: 'idle' }
  | { readonly at: 'asking' | 'busy'; readonly what: ConnectionAct }
  | { readonly at: 'answered'; readonly what: ConnectionAct; readonly test: ConnectionTest }
  | { readonly at: 'failed'; readonly what: ConnectionAct; readonly problem: Problem };
