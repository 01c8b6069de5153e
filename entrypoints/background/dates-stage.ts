import { say } from '@/lib/text/say';
import { connectionFailures, Failure, problemOf, type Problem } from '@/lib/domain/failure';
import { readConnection } from '@/lib/store/connection';
import type { Database } from '@/lib/store/database';
import { readState, writeState } from '@/lib/store/state';
import { crawlDates, type CrawlDeps, type CrawlEnd } from '@/lib/sync/crawl-dates';
import { ensureFields, type FieldsDeps } from '@/lib/sync/date-fields-setup';
import { passesByItself } from '@/lib/sync/edit-outcomes';
import { chosenIds } from '@/lib/sync/read-dates';

export type DatesDeps = CrawlDeps & FieldsDeps;

const RETRY_MS = 60_000;

/**
 * Finds the date fields where nobody has chosen any, then reads the dates that are due. Gives when (epoch ms) to go on;
 * nothing
 * where no device is imported, or a person has to see to it first.
 */
export async function goOnWithDates(
  deps: DatesDeps,
  signal: AbortSignal,
): Promise<number | undefined> {
  const db = await deps.openDatabase();
  const delay = await readState(db, 'crawlDelay');
  if (delay && (delay.nextTryAt ?? Infinity) > deps.now()) return delay.nextTryAt;
  if (await isRefused(db)) return undefined;

  const problem = await fieldsProblem(deps, db, signal);
  if (signal.aborted) return undefined;
  if (problem) return rest(db, problem, deps.now());
  return nextAtOf(await crawlDates(deps, signal));
}

function nextAtOf(end: CrawlEnd): number | undefined {
  if (end.at === 'waiting') return end.retryAt;
  return end.at === 'done' ? end.nextDueAt : undefined;
}

/** Then each reading would only be refused as well. */
async function isRefused(db: Database): Promise<boolean> {
  const problem = (await readConnection(db))?.problem;
  return problem !== undefined && connectionFailures.has(problem.kind);
}

/** Why no field can be read. Before the first whole sync there may be no device to find the fields by. */
async function fieldsProblem(
  deps: DatesDeps,
  db: Database,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const lastSync = await readState(db, 'lastSync');
  if (lastSync?.finishedAt === undefined) return undefined;
  try {
    await ensureFields(deps, { signal });
    const fields = (await readState(db, 'fields')) ?? {};
    return chosenIds(fields).length > 0 ? undefined : noFields();
  } catch (cause) {
    return problemOf(cause);
  }
}

const noFields = (): Problem => ({
  ...problemOf(new Failure('bad-input', say('sync.noFields'))),
  advice: say('sync.chooseFields'),
});

async function rest(db: Database, problem: Problem, now: number): Promise<number | undefined> {
  const nextTryAt = Math.max(now + RETRY_MS, problem.retryAt ?? 0);
  const passes = passesByItself(problem) && !connectionFailures.has(problem.kind);
  await writeState(db, 'crawlDelay', passes ? { problem, nextTryAt } : { problem });
  return passes ? nextTryAt : undefined;
}
