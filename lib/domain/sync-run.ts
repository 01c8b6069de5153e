import type { Problem } from './failure';
import type { CompanyId } from './ids';

export type SyncKind = 'quick' | 'full';
export type SyncPhase = 'companies' | 'sites' | 'devices';

export const syncPhaseNames: Readonly<Record<SyncPhase | 'dates', string>> = {
  companies: 'Companies',
  sites: 'Sites',
  devices: 'Devices',
  dates: 'Dates',
};

export interface SyncCounts {
  readonly companies: number;
  readonly sites: number;
  readonly devices: number;
  /** Records that did not look as documented and were put aside. */
  readonly setAside: number;
}

export const noCounts: SyncCounts = { companies: 0, sites: 0, devices: 0, setAside: 0 };

/** Why a run waits, and how often it has tried since its last step. */
export interface RunDelay {
  readonly tries: number;
  /** Epoch ms. */
  readonly nextTryAt: number;
  readonly problem: Problem;
}

/** How far a run has come; committed with each page's rows, so that a stopped worker goes on from here. */
export interface SyncRun {
  readonly id: string;
  readonly kind: SyncKind;
  /** `mapped`: only the devices of companies that have just been mapped. */
  readonly scope: 'all' | 'mapped';
  readonly startedAt: number;
  readonly phase: SyncPhase;
  /** Grows with each commit: a page that was fetched for an earlier step is not written any more. */
  readonly step: number;
  /** Companies whose devices are still to be listed, a request's worth in each; the one under way first. */
  readonly batches: readonly (readonly CompanyId[])[];
  /** How many companies this run lists in all, for the progress. */
  readonly total: number;
  /** Where the batch under way goes on; absent at its start. */
  readonly cursor?: string;
  /** Records of the batch under way that were put aside. */
  readonly setAsideInBatch: number;
  readonly counts: SyncCounts;
  /** What could not be read and was passed over, by name. */
  readonly skipped: readonly string[];
  readonly delay?: RunDelay;
}

/** What surfaces show of the sync. */
export type SyncStatus =
  | { readonly at: 'never' }
  | {
      readonly at: 'running';
      readonly kind: SyncKind;
      readonly phase: SyncPhase;
      readonly done: number;
      /** Absent while it is not known. */
      readonly total?: number;
      readonly counts: SyncCounts;
      /** Set while the run waits (network, throttling): why, and until when. */
      readonly waiting?: Problem;
      /** The last run that came to its end. */
      readonly finishedAt?: number;
    }
  | {
      readonly at: 'done';
      readonly finishedAt: number;
      readonly counts: SyncCounts;
      readonly skipped: readonly string[];
    }
  | {
      readonly at: 'stopped';
      readonly stoppedAt: number;
      readonly problem: Problem;
      /** The last run that came to its end. */
      readonly finishedAt?: number;
    };

/** How many imported devices have had their dates read since the last resync began. */
export interface DatesProgress {
  readonly read: number;
  readonly total: number;
  /** Set while the reading waits, or cannot go on. */
  readonly problem?: Problem;
}

/** Companies that one request of the device list may name (ConnectWise allows four). */
export const COMPANIES_PER_REQUEST = 4;

/** A new run that reads everything; the devices' batches follow when the sites are known. */
export const newRun = (id: string, kind: SyncKind, startedAt: number): SyncRun => ({
  id,
  kind,
  scope: 'all',
  startedAt,
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
  ...newRun(id, 'quick', startedAt),
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

export function withoutDelay(run: SyncRun): SyncRun {
  const { delay: _delay, ...rest } = run;
  return rest;
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

/** Of one company: how many devices were known, and how many of them a run did not see. */
export interface Unseen {
  readonly companyId: CompanyId;
  readonly known: number;
  readonly unseen: number;
  /** Records of its list that were put aside: they may be these devices. */
  readonly setAside: number;
}

const MOST_MISSING_SHARE = 1 / 5;
const FEW_MISSING = 5;

export interface MissingVerdict {
  /** Companies whose unseen devices are to be marked missing. */
  readonly mark: readonly CompanyId[];
  /** Why nothing is marked. */
  readonly doubt?: string;
}

/** Many devices gone at once are more likely a list cut short than devices taken away: then none is marked. */
export function judgeMissing(lists: readonly Unseen[]): MissingVerdict {
  const gone = lists.filter(({ unseen, setAside }) => unseen > setAside);
  const unseen = gone.reduce((sum, list) => sum + list.unseen, 0);
  const known = lists.reduce((sum, list) => sum + list.known, 0);
  if (unseen >= FEW_MISSING && unseen > known * MOST_MISSING_SHARE) {
    return {
      mark: [],
      doubt: `Missing devices: ${unseen} of ${known} devices were not listed; nothing was marked missing`,
    };
  }
  return { mark: gone.map(({ companyId }) => companyId) };
}
