import type { DatesProgress } from '@/lib/domain/sync-run';
import { countRead } from '@/lib/store/due-devices';
import type { Database } from '@/lib/store/open';
import { readState } from '@/lib/store/state';

/** Dates read before this instant (epoch ms) are due; before the first sync only those that were never read. */
export async function datesDueSince(db: Database): Promise<number> {
  return Math.max(1, (await readState(db, 'lastSync'))?.datesDueSince ?? 0);
}

/** Told by counts of an index, however many devices there are. */
export async function datesProgress(db: Database): Promise<DatesProgress> {
  const [counts, delay] = await Promise.all([
    countRead(db, await datesDueSince(db)),
    readState(db, 'crawlDelay'),
  ]);
  if (!delay) return counts;
  const { problem, nextTryAt } = delay;
  return {
    ...counts,
    problem: nextTryAt === undefined ? problem : { ...problem, retryAt: nextTryAt },
  };
}
