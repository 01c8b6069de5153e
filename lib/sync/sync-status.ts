import { progressOf, rateOf } from '@/lib/domain/run-pace';
import {
  noChanges,
  noCounts,
  type SyncCounts,
  type SyncRun,
  type SyncStatus,
} from '@/lib/domain/sync-run';
import type { LastSync } from '@/lib/store/schema';

/** What surfaces show, told from what is stored: it is the same whether or not a worker is alive. */
export function syncStatusOf(run: SyncRun | undefined, last: LastSync | undefined): SyncStatus {
  if (run) return runningStatus(run, last);
  if (!last) return { at: 'never' };
  const { stopped, finishedAt, counts, changes, skipped, leftOut } = last;
  if (stopped) {
    return {
      at: 'stopped',
      stoppedAt: stopped.at,
      problem: stopped.problem,
      ...(finishedAt !== undefined && { finishedAt }),
    };
  }
  return { at: 'done', finishedAt: finishedAt ?? 0, counts, changes, skipped, leftOut };
}

function runningStatus(run: SyncRun, last: LastSync | undefined): SyncStatus {
  const { kind, phase, delay } = run;
  const finishedAt = last?.finishedAt;
  return {
    at: 'running',
    kind,
    phase,
    done: 0,
    ...progressOf(run),
    counts: shownCounts(run, last),
    ...rateOf(run),
    ...(finishedAt !== undefined && { finishedAt }),
    ...(delay && { waiting: { ...delay.problem, retryAt: delay.nextTryAt } }),
  };
}

/** A run for companies that have just been mapped does not read everything: what it leaves is as it was read before. */
function shownCounts({ scope, counts }: SyncRun, last: LastSync | undefined): SyncCounts {
  if (scope === 'all' || last?.finishedAt === undefined) return counts;
  const { companies, sites, fields } = last.counts;
  return {
    ...counts,
    companies: counts.companies || companies,
    sites: counts.sites || sites,
    fields: counts.fields || fields,
  };
}

/** The outcome of a run that came to its end. Where a person asked for it, the dates that were read before are due again. */
export function lastSyncAfter(run: SyncRun, stored: LastSync | undefined, at: number): LastSync {
  const { scope, kind, trigger, startedAt, counts, changes, skipped, leftOut } = run;
  if (scope === 'mapped' && stored?.finishedAt !== undefined) {
    const { stopped: _stopped, ...rest } = stored;
    const both = [...new Set([...stored.leftOut, ...leftOut])];
    return { ...rest, counts: sumOf(stored.counts, counts), changes, skipped, leftOut: both };
  }
  const isDue = kind === 'full' || trigger === 'person';
  // Other fields may have been chosen while it ran: then what was read before that is due as well.
  const before = stored?.datesDueSince ?? 0;
  // What lies ahead was set by a clock that was wrong.
  const datesDueSince = Math.max(isDue ? Math.min(startedAt, at) : 0, before <= at ? before : 0);
  return { finishedAt: at, counts, changes, skipped, leftOut, datesDueSince };
}

/** A run of a few companies adds its devices to what the last whole run has listed. */
function sumOf({ unlistedHosts: before, ...whole }: SyncCounts, part: SyncCounts): SyncCounts {
  const hasHosts = part.hypervisors > 0;
  const unlistedHosts = hasHosts ? part.unlistedHosts : before;
  return {
    ...whole,
    devices: whole.devices + part.devices,
    groups: part.groups || whole.groups,
    hypervisors: hasHosts ? part.hypervisors : whole.hypervisors,
    ...(unlistedHosts !== undefined && { unlistedHosts }),
    setAside: whole.setAside + part.setAside,
  };
}

/** The outcome of a run that stopped; what the last whole one brought still stands. */
export const lastSyncStopped = (
  stored: LastSync | undefined,
  stopped: NonNullable<LastSync['stopped']>,
): LastSync => ({
  counts: noCounts,
  changes: noChanges,
  skipped: [],
  leftOut: [],
  datesDueSince: 0,
  ...stored,
  stopped,
});
