import { say } from '@/lib/text/say';
import type { Failure, Problem } from './failure';
import type { CompanyId } from './ids';
import { faultsAfter, isFault } from './run-failures';
import { noPace } from './run-pace';
import { leavePhase } from './run-phases';
import {
  COMPANIES_PER_REQUEST,
  noChanges,
  noCounts,
  withoutDelay,
  type SyncChanges,
  type SyncRun,
} from './sync-run';

/** A new run that reads everything; the devices' batches follow when the sites are known. */
export const newRun = (run: Pick<SyncRun, 'id' | 'kind' | 'trigger' | 'startedAt'>): SyncRun => ({
  ...run,
  scope: 'all',
  phase: 'companies',
  step: 0,
  batches: [],
  total: 0,
  refused: 0,
  devicesInBatch: 0,
  setAsideInBatch: 0,
  isRead: false,
  counts: noCounts,
  changes: noChanges,
  skipped: [],
  leftOut: [],
  faultsInARow: 0,
  pace: noPace,
});

/** A run that lists only the devices of companies that have just been mapped. */
export const newMappedRun = (
  id: string,
  startedAt: number,
  companyIds: readonly CompanyId[],
): SyncRun => ({
  ...newRun({ id, kind: 'quick', trigger: 'person', startedAt }),
  scope: 'mapped',
  phase: 'devices',
  batches: batchesOf(companyIds),
  total: companyIds.length,
});

export function batchesOf(companyIds: readonly CompanyId[]): readonly (readonly CompanyId[])[] {
  const count = Math.ceil(companyIds.length / COMPANIES_PER_REQUEST);
  return Array.from({ length: count }, (_, index) =>
    companyIds.slice(index * COMPANIES_PER_REQUEST, (index + 1) * COMPANIES_PER_REQUEST),
  );
}

const LISTS: readonly SyncRun['phase'][] = ['companies', 'sites', 'devices'];

/**
 * The companies whose devices are listed by the run too; those that wait for it already are not added again. A run that
 * has passed the devices goes back to them: what it was about to store is asked for again.
 */
export function withCompanies(run: SyncRun, companyIds: readonly CompanyId[]): SyncRun {
  const waiting = new Set(run.batches.flat());
  const added = companyIds.filter((id) => !waiting.has(id));
  if (added.length === 0) return run;
  const more = {
    batches: [...run.batches, ...batchesOf(added)],
    total: run.total + added.length,
  };
  if (LISTS.includes(run.phase)) return { ...run, ...more };
  return { ...leavePhase(run, 'devices'), ...more, step: run.step + 1 };
}

/**
 * The run under way, once a person asks for one: at once, and as thorough as they want it. One that is past the lists,
 * which are the same in both kinds, goes back to what a full one reads besides.
 */
export function askedAgain(run: SyncRun, kind: SyncRun['kind']): SyncRun {
  const isMore = kind === 'full' && run.kind === 'quick';
  const asked = {
    ...withoutDelay(run),
    trigger: 'person' as const,
    kind: isMore ? kind : run.kind,
  };
  const back = phaseToGoBackTo(run, isMore);
  return back ? { ...leavePhase(asked, back), step: run.step + 1 } : asked;
}

function phaseToGoBackTo(run: SyncRun, isMore: boolean): SyncRun['phase'] | undefined {
  if (LISTS.includes(run.phase)) return undefined;
  // What somebody said of unseen devices counts for runs that nobody asked for.
  if (run.hasLeftOutKept) return 'unseen';
  return isMore && run.phase !== 'unseen' ? 'groups' : undefined;
}

export const afterCompanies = (run: SyncRun, companies: number, setAside: number): SyncRun => ({
  ...leavePhase(run),
  counts: { ...run.counts, companies, setAside: run.counts.setAside + setAside },
});

/** What the list of sites was, and which companies' devices come next. */
export interface SitesStep {
  readonly sites: number;
  readonly setAside: number;
  readonly mapped: readonly CompanyId[];
}

export function afterSites(run: SyncRun, { sites, setAside, mapped }: SitesStep): SyncRun {
  // Companies that were mapped since the run began wait in it already.
  const companyIds = [...new Set([...mapped, ...run.batches.flat()])];
  const next = {
    ...leavePhase(run),
    batches: batchesOf(companyIds),
    total: companyIds.length,
    counts: { ...run.counts, sites, setAside: run.counts.setAside + setAside },
  };
  return companyIds.length === 0 ? leavePhase(next) : next;
}

export interface DevicesStep {
  readonly devices: number;
  readonly setAside: number;
  /** Absent on the last page of the batch. */
  readonly next?: string | undefined;
}

export function afterDevices(run: SyncRun, { devices, setAside, next }: DevicesStep): SyncRun {
  const counts = {
    ...run.counts,
    devices: run.counts.devices + devices,
    setAside: run.counts.setAside + setAside,
  };
  const fine = { ...run, counts, faultsInARow: 0 };
  if (next === undefined) return afterBatch(fine);
  return {
    ...withoutDelay(fine),
    cursor: next,
    devicesInBatch: run.devicesInBatch + devices,
    setAsideInBatch: run.setAsideInBatch + setAside,
  };
}

/** A batch that was refused is asked again company by company, so that one does not cost the others. */
export function splitBatch(run: SyncRun): SyncRun {
  const [batch = [], ...rest] = run.batches;
  const { counts, devicesInBatch, setAsideInBatch } = run;
  return {
    ...atBatchStart(run),
    batches: [...batch.map((id) => [id]), ...rest],
    counts: {
      ...counts,
      devices: counts.devices - devicesInBatch,
      setAside: counts.setAside - setAsideInBatch,
    },
  };
}

/** Passes over the one company of the batch under way. */
export const skipBatch = (
  run: SyncRun,
  name: string,
  { kind, message }: Pick<Failure, 'kind' | 'message'>,
): SyncRun =>
  afterBatch({
    ...run,
    refused: run.refused + 1,
    skipped: [...run.skipped, say('run.line', { what: name, why: message })],
    faultsInARow: faultsAfter(run, kind),
  });

function afterBatch(run: SyncRun): SyncRun {
  const next = { ...atBatchStart(run), batches: run.batches.slice(1) };
  return next.batches.length === 0 ? leavePhase(next) : next;
}

function atBatchStart(run: SyncRun): SyncRun {
  const { cursor: _cursor, ...rest } = withoutDelay(run);
  return { ...rest, devicesInBatch: 0, setAsideInBatch: 0 };
}

/** The run with what else it has found to be otherwise than before. */
export const withChanges = (
  run: SyncRun,
  { appeared = 0, changed = 0, vanished = 0 }: Partial<SyncChanges>,
): SyncRun => ({
  ...run,
  changes: {
    appeared: run.changes.appeared + appeared,
    changed: run.changes.changed + changed,
    vanished: run.changes.vanished + vanished,
  },
});

const WAITS_MS = [3_000, 10_000, 30_000, 60_000, 120_000, 300_000] as const;
const LONGEST_WAIT_MS = 300_000;

/** The run after a try that failed: when the next one is due. */
export function afterFailure(run: SyncRun, problem: Problem, now: number): SyncRun {
  const tries = (run.delay?.tries ?? 0) + 1;
  const waitMs = WAITS_MS[tries - 1] ?? LONGEST_WAIT_MS;
  const nextTryAt = Math.max(now + waitMs, problem.retryAt ?? 0);
  const faults = (run.delay?.faults ?? 0) + (isFault(run, problem.kind) ? 1 : 0);
  return { ...run, delay: { tries, faults, nextTryAt, problem } };
}
