import type { Problem } from './failure';
import type { CompanyId } from './ids';
import { COMPANIES_PER_REQUEST, noCounts, withoutDelay, type SyncRun } from './sync-run';

/** A new run that reads everything; the devices' batches follow when the sites are known. */
export const newRun = (run: Pick<SyncRun, 'id' | 'kind' | 'trigger' | 'startedAt'>): SyncRun => ({
  ...run,
  scope: 'all',
  phase: 'companies',
  step: 0,
  batches: [],
  total: 0,
  setAsideInBatch: 0,
  counts: noCounts,
  skipped: [],
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

/** The companies whose devices are listed at the end of the run; those that wait for it already are not added again. */
export function withCompanies(run: SyncRun, companyIds: readonly CompanyId[]): SyncRun {
  const waiting = new Set(run.batches.flat());
  const added = companyIds.filter((id) => !waiting.has(id));
  return {
    ...run,
    batches: [...run.batches, ...batchesOf(added)],
    total: run.total + added.length,
  };
}

export const afterCompanies = (run: SyncRun, companies: number, setAside: number): SyncRun => ({
  ...withoutDelay(run),
  phase: 'sites',
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
  return {
    ...withoutDelay(run),
    phase: 'devices',
    batches: batchesOf(companyIds),
    total: companyIds.length,
    counts: { ...run.counts, sites, setAside: run.counts.setAside + setAside },
  };
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
  if (next === undefined) return { ...afterBatch(run), counts };
  return {
    ...withoutDelay(run),
    cursor: next,
    setAsideInBatch: run.setAsideInBatch + setAside,
    counts,
  };
}

/** A batch that was refused is asked again company by company, so that one does not cost the others. */
export function splitBatch(run: SyncRun): SyncRun {
  const [batch = [], ...rest] = run.batches;
  return { ...atBatchStart(run), batches: [...batch.map((id) => [id]), ...rest] };
}

export const skipBatch = (run: SyncRun, why: string): SyncRun => ({
  ...afterBatch(run),
  skipped: [...run.skipped, why],
});

const afterBatch = (run: SyncRun): SyncRun => ({
  ...atBatchStart(run),
  batches: run.batches.slice(1),
});

function atBatchStart(run: SyncRun): SyncRun {
  const { cursor: _cursor, ...rest } = withoutDelay(run);
  return { ...rest, setAsideInBatch: 0 };
}

const WAITS_MS = [3_000, 10_000, 30_000, 60_000, 120_000, 300_000] as const;
const LONGEST_WAIT_MS = 300_000;

/** The run after a try that failed: when the next one is due. */
export function afterFailure(run: SyncRun, problem: Problem, now: number): SyncRun {
  const tries = (run.delay?.tries ?? 0) + 1;
  const waitMs = WAITS_MS[tries - 1] ?? LONGEST_WAIT_MS;
  const nextTryAt = Math.max(now + waitMs, problem.retryAt ?? 0);
  return { ...run, delay: { tries, nextTryAt, problem } };
}
