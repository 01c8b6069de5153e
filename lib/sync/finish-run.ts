import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import { judgeMissing } from '@/lib/domain/missing-devices';
import type { SyncRun } from '@/lib/domain/sync-run';
import { countUnseen, markMissing } from '@/lib/store/device-pages';
import type { Database } from '@/lib/store/open';
import { endRun } from '@/lib/store/run';
import { lastSyncAfter, lastSyncStopped } from './sync-status';

/**
 * Marks what the run did not see, then ends it, unless companies were added to it meanwhile (`false`). Killed in
 * between, it does both again and marks nothing twice.
 */
export async function finishRun(db: Database, run: SyncRun, at: number): Promise<boolean> {
  const { mark, doubt } = judgeMissing(await countUnseen(db, run.id));
  for (const companyId of mark) await markMissing(db, companyId, { runId: run.id, at });
  const skipped = doubt ? [...run.skipped, doubt] : run.skipped;
  return endRun(db, run.id, {
    at,
    mayEnd: ({ batches }) => batches.length === 0,
    lastSync: (stored) => lastSyncAfter(run, stored, { at, skipped }),
    event: ({ kind, counts }) => ({ kind: 'sync', sync: kind, counts, skipped }),
  });
}

/** Ends a run with what stopped it; everything it has stored is kept. */
export async function stopRun(
  db: Database,
  run: SyncRun,
  problem: Problem,
  at: number,
): Promise<void> {
  await endRun(db, run.id, {
    at,
    lastSync: (stored) => lastSyncStopped(stored, { at, problem }),
    event: ({ kind, counts, skipped }) => ({ kind: 'sync', sync: kind, counts, skipped, problem }),
  });
}

export const cancelled = (): Problem =>
  problemOf(new Failure('cancelled', 'The sync was cancelled.'));
