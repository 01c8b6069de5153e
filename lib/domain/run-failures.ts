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
/** So many companies in a row that the key may not read are more than companies that it was not given. */
const MOST_DENIED_IN_A_ROW = 20;

const ofDevices: ReadonlySet<SyncPhase> = new Set(['devices', 'unseen']);

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
  if (run.phase === 'devices' && kind === 'missing-scope') return verdictOnDenied(run);
  if (refusals.has(kind)) return hasRecords(run) ? 'pass-over' : 'stop';
  if (isFault(run, kind)) return verdictOnFault(run, kind);
  return patientKinds.has(kind) ? 'wait' : 'stop';
}

function verdictOnFault(run: SyncRun, kind: FailureKind): FailureVerdict {
  if ((run.delay?.faults ?? 0) + 1 < MOST_TRIES) return 'wait';
  if (!hasRecords(run)) return 'stop';
  // The rest of them would be asked for in the same way.
  if (run.phase === 'unseen') return 'pass-over-rest';
  if (faultsAfter(run, kind) < MOST_FAULTS_IN_A_ROW) return 'pass-over';
  return isOptional(run) ? 'pass-over-rest' : 'stop';
}

/** A key may be given some companies and not others: it lacks the scope when it may read none of them. */
function verdictOnDenied(run: SyncRun): FailureVerdict {
  const { batches, total, refused } = run;
  if ((batches[0]?.length ?? 0) > 1) return 'pass-over';
  const left = batches.reduce((sum, batch) => sum + batch.length, 0);
  const hasAnswered = total - left > refused;
  const most = hasAnswered ? MOST_DENIED_IN_A_ROW : MOST_FAULTS_IN_A_ROW;
  const isAll = refused + 1 >= total;
  return isAll || faultsAfter(run, 'missing-scope') >= most ? 'stop' : 'pass-over';
}

const isOptional = ({ phase }: SyncRun): boolean => optionalPhases.has(phase);

/** Whether what the phase asks for are single records, or a list that may be done without. */
const hasRecords = (run: SyncRun): boolean => ofDevices.has(run.phase) || isOptional(run);

/** Whether it may pass by itself, but not for ever: one list that always takes too long must not hold up the others. */
export const isFault = (run: SyncRun, kind: FailureKind): boolean =>
  doubtfulKinds.has(kind) || (hasRecords(run) && kind === 'timed-out');

/** How many faults there were in a row, with this one. A refusal is about a record, whatever was before it. */
export const faultsAfter = ({ faultsInARow }: SyncRun, kind: FailureKind): number =>
  refusals.has(kind) ? faultsInARow : faultsInARow + 1;
