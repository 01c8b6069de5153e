import { say } from '@/lib/text/say';
import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import { judgeMissing, type Doubt } from '@/lib/domain/missing-devices';
import type { SyncRun } from '@/lib/domain/sync-run';
import { countUnseen, keptFor, markMissing } from '@/lib/store/missing-devices';
import type { Database } from '@/lib/store/database';
import { endRun } from '@/lib/store/run';
import { readState } from '@/lib/store/state';
import type { KeptUnseen, StoredDoubt } from '@/lib/store/stored-doubt';
import { lastSyncAfter, lastSyncStopped } from './sync-status';

/**
 * Marks what the run did not see, then ends it, unless companies were added to it meanwhile (`false`). Killed in
 * between, it does both again and marks nothing twice.
 */
export async function finishRun(db: Database, run: SyncRun, at: number): Promise<boolean> {
  const before = await readState(db, 'missingDoubt');
  const kept = keptFor(run, before);
  const { mark, doubt } = run.isUnseenUnknown
    ? { mark: [] }
    : judgeMissing(await countUnseen(db, run, kept));
  for (const companyId of mark) await markMissing(db, companyId, { runId: run.id, at });
  return endRun(db, run.id, {
    at,
    mayEnd: ({ isRead }) => isRead,
    lastSync: (ended, stored) => lastSyncAfter(ended, stored, at),
    doubt: (ended, asked) =>
      isSettled(before, asked) || ended.isUnseenUnknown
        ? noted(asked, ended.id)
        : doubtAfter(ended, asked, { doubt: doubt && { ...doubt, at }, kept }),
    event: ({ kind, counts, changes, skipped }) => ({
      kind: 'sync',
      sync: kind,
      counts,
      changes,
      skipped,
    }),
  });
}

/** Whether somebody has answered what was asked before while the run was being judged. */
const isSettled = (before: StoredDoubt | undefined, asked: StoredDoubt | undefined): boolean =>
  before !== undefined && !before.isAnswered && (!asked || asked.isAnswered === true);

/** What a run that said nothing of what is asked has seen is not gone. */
const noted = (asked: StoredDoubt | undefined, runId: string): StoredDoubt | undefined =>
  asked && { ...asked, seenSince: [...asked.seenSince, runId] };

interface Judged {
  readonly doubt: (Doubt & Pick<StoredDoubt, 'at'>) | undefined;
  /** What it has left out by a person's word. */
  readonly kept: readonly KeptUnseen[];
}

/** What a whole run says of missing devices stands in place of what was asked before. */
function doubtAfter(
  { id, scope }: SyncRun,
  asked: StoredDoubt | undefined,
  { doubt, kept }: Judged,
): StoredDoubt | undefined {
  if (scope === 'mapped' && asked) return noted(asked, id);
  if (doubt) return { ...doubt, runId: id, seenSince: [], ...(kept.length > 0 && { kept }) };
  return asked && kept.length > 0 ? { ...asked, isAnswered: true } : undefined;
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
    doubt: ({ id }, asked) => noted(asked, id),
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

export const cancelled = (): Problem => problemOf(new Failure('cancelled', say('sync.cancelled')));
