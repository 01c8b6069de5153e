import { dueDevices, nextDueAt, type DueRule } from '@/lib/store/due-devices';
import type { DeviceId } from '@/lib/domain/ids';
import type { Database } from '@/lib/store/database';
import { changeState, deleteState, readState } from '@/lib/store/state';

const HOUR_MS = 60 * 60_000;
/** So old a reading may become: a small fleet is not asked all day long, a large one goes round and round. */
export const STALE_MS = 4 * HOUR_MS;
/** That of a device which somebody has looked at in these hours. */
export const VIEWED_STALE_MS = HOUR_MS / 2;
/** A few devices that could not be read are tried again this soon; where there are more, they wait as others do. */
export const RETRY_MS = HOUR_MS / 4;
const MOST_RETRIED = 8;

/** Dates read before this instant (epoch ms) are due at once; before the first sync only those that were never read. */
export async function datesDueSince(db: Database): Promise<number> {
  return Math.max(1, (await readState(db, 'lastSync'))?.datesDueSince ?? 0);
}

/** After other fields were chosen: what the ones before said is no longer what these say. */
export async function makeDatesDue(db: Database, at: number): Promise<void> {
  await deleteState(db, 'crawlDelay');
  await changeState(db, 'lastSync', (last) => last && { ...last, datesDueSince: at });
}

/** One that lies ahead was set by a clock that was wrong: it is now, once, or all would be due again and again. */
async function dueSinceBy(db: Database, now: number): Promise<number> {
  const stored = await datesDueSince(db);
  if (stored <= now) return stored;
  await changeState(db, 'lastSync', (last) =>
    last && last.datesDueSince > now ? { ...last, datesDueSince: now } : undefined,
  );
  return now;
}

async function ruleOf(db: Database, now: number): Promise<DueRule> {
  return {
    dueSince: await dueSinceBy(db, now),
    staleMs: STALE_MS,
    viewedStaleMs: VIEWED_STALE_MS,
    retryMs: RETRY_MS,
    mostRetried: MOST_RETRIED,
  };
}

/** The devices to read next, in the order in which they are worth it. */
export async function devicesDue(
  db: Database,
  now: number,
  { limit, except }: { readonly limit: number; readonly except: ReadonlySet<DeviceId> },
): Promise<readonly DeviceId[]> {
  return dueDevices(db, await ruleOf(db, now), { now, limit, except });
}

/** When (epoch ms) the next device is due; nothing where none is imported. */
export async function datesNextDueAt(db: Database, now: number): Promise<number | undefined> {
  return nextDueAt(db, await ruleOf(db, now), now);
}
