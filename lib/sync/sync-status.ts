import { noCounts, type SyncCounts, type SyncRun, type SyncStatus } from '@/lib/domain/sync-run';
import type { LastSync } from '@/lib/store/schema';

/** What surfaces show, told from what is stored: it is the same whether or not a worker is alive. */
export function syncStatusOf(run: SyncRun | undefined, last: LastSync | undefined): SyncStatus {
  if (run) return runningStatus(run, last?.finishedAt);
  if (!last) return { at: 'never' };
  const { stopped, finishedAt, counts, skipped } = last;
  if (stopped) {
    return {
      at: 'stopped',
      stoppedAt: stopped.at,
      problem: stopped.problem,
      ...(finishedAt !== undefined && { finishedAt }),
    };
  }
  return { at: 'done', finishedAt: finishedAt ?? 0, counts, skipped };
}

function runningStatus(
  { kind, phase, batches, total, counts, delay }: SyncRun,
  finishedAt: number | undefined,
): SyncStatus {
  const left = batches.reduce((sum, batch) => sum + batch.length, 0);
  return {
    at: 'running',
    kind,
    phase,
    done: phase === 'devices' ? total - left : 0,
    ...(phase === 'devices' && { total }),
    counts,
    ...(finishedAt !== undefined && { finishedAt }),
    ...(delay && { waiting: { ...delay.problem, retryAt: delay.nextTryAt } }),
  };
}

/** The outcome of a run that came to its end. Dates that were read before it began are due for another read. */
export function lastSyncAfter(
  run: SyncRun,
  stored: LastSync | undefined,
  { at, skipped }: { readonly at: number; readonly skipped: readonly string[] },
): LastSync {
  if (run.scope === 'mapped' && stored?.finishedAt !== undefined) {
    const { stopped: _stopped, ...rest } = stored;
    return { ...rest, counts: sumOf(stored.counts, run.counts), skipped };
  }
  // Other fields may have been chosen while it ran: then what was read before that is due as well.
  const datesDueSince = Math.max(run.startedAt, stored?.datesDueSince ?? 0);
  return { finishedAt: at, counts: run.counts, skipped, datesDueSince };
}

/** A run of a few companies adds its devices to what the last whole run has listed. */
const sumOf = (whole: SyncCounts, part: SyncCounts): SyncCounts => ({
  ...whole,
  devices: whole.devices + part.devices,
  setAside: whole.setAside + part.setAside,
});

/** The outcome of a run that stopped; what the last whole one brought still stands. */
export const lastSyncStopped = (
  stored: LastSync | undefined,
  stopped: NonNullable<LastSync['stopped']>,
): LastSync => ({
  counts: noCounts,
  skipped: [],
  datesDueSince: 0,
  ...stored,
  stopped,
});
