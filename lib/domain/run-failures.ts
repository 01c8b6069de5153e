import type { FailureKind } from './failure';
import type { SyncPhase, SyncRun } from './sync-run';

/** What ConnectWise says of single records, not of the key or the line. */
const refusals: ReadonlySet<FailureKind> = new Set(['not-found', 'rejected', 'denied']);
/** What passes by itself, however long it takes. */
const patientKinds: ReadonlySet<FailureKind> = new Set([
  'offline',
  'timed-out',
  'rate-limited',
  'locked',
]);
/** What may pass by itself. */
const doubtfulKinds: ReadonlySet<FailureKind> = new Set(['server-error', 'bad-response']);

const MOST_TRIES = 5;
const MOST_FAULTS_IN_A_ROW = 3;

/** A sync is whole without them. */
const optionalPhases: ReadonlySet<SyncPhase> = new Set(['groups', 'hypervisors', 'fields']);

/**
 * `wait`: it may pass by itself. `pass-over`: the rest can be had without the one record. `pass-over-rest`: this phase
 * can't be had, the next may. `leave-out`: the key may not read it, and need not.
 */
export type FailureVerdict = 'wait' | 'pass-over' | 'pass-over-rest' | 'leave-out' | 'stop';

/** What a run does about a failure. */
export function verdictOn(run: SyncRun, kind: FailureKind): FailureVerdict {
  if (isOptional(run) && kind === 'missing-scope') return 'leave-out';
  if (refusals.has(kind)) return hasRecords(run) ? 'pass-over' : 'stop';
  if (isFault(run, kind)) return verdictOnFault(run, kind);
  return patientKinds.has(kind) ? 'wait' : 'stop';
}

function verdictOnFault(run: SyncRun, kind: FailureKind): FailureVerdict {
  if ((run.delay?.faults ?? 0) + 1 < MOST_TRIES) return 'wait';
  if (!hasRecords(run)) return 'stop';
  if (faultsAfter(run, kind) < MOST_FAULTS_IN_A_ROW) return 'pass-over';
  return isOptional(run) ? 'pass-over-rest' : 'stop';
}

const isOptional = ({ phase }: SyncRun): boolean => optionalPhases.has(phase);

/** Whether what the phase asks for are single records, or a list that may be done without. */
const hasRecords = (run: SyncRun): boolean => run.phase === 'devices' || isOptional(run);

/** Whether it may pass by itself, but not for ever: one list that always takes too long must not hold up the others. */
export const isFault = (run: SyncRun, kind: FailureKind): boolean =>
  doubtfulKinds.has(kind) || (isOptional(run) && kind === 'timed-out');

/** How many faults there were in a row, with this one. A refusal is about a record, whatever was before it. */
export const faultsAfter = ({ faultsInARow }: SyncRun, kind: FailureKind): number =>
  refusals.has(kind) ? faultsInARow : faultsInARow + 1;
