import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import { judgeMissing, type Doubt } from '@/lib/domain/missing-devices';
import type { SyncRun } from '@/lib/domain/sync-run';
import { countUnseen, markMissing } from '@/lib/store/missing-devices';
import type { Database } from '@/lib/store/open';
import { endRun } from '@/lib/store/run';
import type { StoredDoubt } from '@/lib/store/schema';
import { lastSyncAfter, lastSyncStopped } from './sync-status';

/**
 * Marks what the run did not see, then ends it, unless companies were added to it meanwhile (`false`). Killed in
 * between, it does both again and marks nothing twice.
 */
export async function finishRun(db: Database, run: SyncRun, at: number): Promise<boolean> {
  const { mark, doubt } = judgeMissing(await countUnseen(db, run));
  for (const companyId of mark) await markMissing(db, companyId, { runId: run.id, at });
  return endRun(db, run.id, {
    at,
    mayEnd: ({ isRead }) => isRead,
    lastSync: (ended, stored) => lastSyncAfter(ended, stored, at),
    doubt: (ended, asked) => doubtAfter(ended, asked, doubt && { ...doubt, at }),
    event: ({ kind, counts, changes, skipped }) => ({
      kind: 'sync',
      sync: kind,
      counts,
      changes,
      skipped,
    }),
  });
}

/** What a whole run says of missing devices stands in place of what was asked before. */
function doubtAfter(
  { id, scope, trigger }: SyncRun,
  asked: StoredDoubt | undefined,
  doubt: (Doubt & Pick<StoredDoubt, 'at'>) | undefined,
): StoredDoubt | undefined {
  if (scope === 'mapped' && asked) return { ...asked, seenSince: [...asked.seenSince, id] };
  if (!doubt) return undefined;
  // Nobody wants to be asked each hour what they have answered.
  const isAnswered = trigger === 'alarm' && asked?.isAnswered && doubt.unseen <= asked.unseen;
  return { ...doubt, runId: id, seenSince: [], ...(isAnswered && { isAnswered }) };
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
    lastSync: (_ended, stored) => lastSyncStopped(stored, { at, problem }),
    doubt: ({ id, counts }, asked) =>
      asked && counts.devices + counts.hypervisors > 0
        ? { ...asked, seenSince: [...asked.seenSince, id] }
        : asked,
    event: ({ kind, counts, changes, skipped }) => ({
      kind: 'sync',
      sync: kind,
      counts,
      changes,
      skipped,
      problem,
    }),
  });
}

export const cancelled = (): Problem =>
  problemOf(new Failure('cancelled', 'The sync was cancelled.'));
