import { say, sayCount } from '@/lib/text/say';
import { deviceKinds } from '@/lib/domain/device';
import type { Problem } from '@/lib/domain/failure';
import { perMinuteOf, timeFor, type ReadingPace } from '@/lib/domain/reading-pace';
import type { DatesProgress } from '@/lib/domain/sync-run';
import { countRead, countUnread } from '@/lib/store/dates-read';
import { oldestReadAt } from '@/lib/store/due-devices';
import type { Database } from '@/lib/store/database';
import type { CrawlDelay, Tally } from '@/lib/store/schema';
import { readState } from '@/lib/store/state';
import { countIn, readTallies } from '@/lib/store/tallies';
import { datesDueSince } from './dates-due';

/** Told from what is counted already, however many devices there are. */
export async function datesProgress(
  db: Database,
  tallied: Promise<readonly Tally[]> = readTallies(db),
): Promise<DatesProgress> {
  const [read, tallies, delay, unread, pace = []] = await Promise.all([
    datesDueSince(db).then(async (since) => countRead(db, since)),
    tallied,
    readState(db, 'crawlDelay'),
    unreadProblem(db),
    readState(db, 'datesPace'),
  ]);
  const total = tallies.reduce((sum, tally) => sum + countIn(tally, ['imported'], deviceKinds), 0);
  const oldest = total > 0 && read >= total ? await oldestReadAt(db) : undefined;
  return {
    read,
    total,
    ...speedOf(pace, delay, total - read),
    ...(oldest !== undefined && { oldestReadAt: oldest }),
    ...(unread && { problem: unread }),
    ...(delay && { problem: problemOf(delay) }),
  };
}

/** Why single devices could not be read, while the others are. */
async function unreadProblem(db: Database): Promise<Problem | undefined> {
  const [count, problem] = await Promise.all([countUnread(db), readState(db, 'unreadProblem')]);
  if (count === 0 || !problem) return undefined;
  const { kind } = problem;
  const message = sayCount('sync.unreadDevices', count, { why: problem.message });
  return { kind, message, advice: say('sync.triesAgain') };
}

/** Between two bursts of requests the reading goes on; whatever else it waits for, nothing is read meanwhile. */
function speedOf(
  pace: ReadingPace,
  delay: CrawlDelay | undefined,
  left: number,
): Pick<DatesProgress, 'perMinute' | 'remainingMs'> {
  const isReading = !delay || delay.problem.kind === 'rate-limited';
  const perMinute = isReading ? perMinuteOf(pace) : undefined;
  if (perMinute === undefined) return {};
  return { perMinute, ...(left > 0 && { remainingMs: timeFor(left, perMinute) }) };
}

const problemOf = ({ problem, nextTryAt }: CrawlDelay): Problem =>
  nextTryAt === undefined ? problem : { ...problem, retryAt: nextTryAt };
