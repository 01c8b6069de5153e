import { deviceKinds } from '@/lib/domain/device';
import type { DatesProgress } from '@/lib/domain/sync-run';
import { countRead } from '@/lib/store/due-devices';
import type { Database } from '@/lib/store/open';
import { readState } from '@/lib/store/state';
import { countIn, readTallies } from '@/lib/store/tallies';

/** Dates read before this instant (epoch ms) are due; before the first sync only those that were never read. */
export async function datesDueSince(db: Database): Promise<number> {
  return Math.max(1, (await readState(db, 'lastSync'))?.datesDueSince ?? 0);
}

/** Told from what is counted already, however many devices there are. */
export async function datesProgress(db: Database): Promise<DatesProgress> {
  const [read, tallies, delay] = await Promise.all([
    countRead(db, await datesDueSince(db)),
    readTallies(db),
    readState(db, 'crawlDelay'),
  ]);
  const total = tallies.reduce((sum, tally) => sum + countIn(tally, ['imported'], deviceKinds), 0);
  if (!delay) return { read, total };
  const { problem, nextTryAt } = delay;
  const known = nextTryAt === undefined ? problem : { ...problem, retryAt: nextTryAt };
  return { read, total, problem: known };
}
