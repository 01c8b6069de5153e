import { dueDevices, nextDueAt, type DueRule } from '@/lib/store/due-devices';
import type { DeviceId } from '@/lib/domain/ids';
import type { Database } from '@/lib/store/open';
import { readState } from '@/lib/store/state';

const HOUR_MS = 60 * 60_000;
/** So old a reading may become: a small fleet is not asked all day long, a large one goes round and round. */
export const STALE_MS = 4 * HOUR_MS;
/** That of a device which somebody has looked at in these hours. */
export const VIEWED_STALE_MS = HOUR_MS / 2;

/** Dates read before this instant (epoch ms) are due at once; before the first sync only those that were never read. */
export async function datesDueSince(db: Database): Promise<number> {
  return Math.max(1, (await readState(db, 'lastSync'))?.datesDueSince ?? 0);
}

async function ruleOf(db: Database): Promise<DueRule> {
  return { dueSince: await datesDueSince(db), staleMs: STALE_MS, viewedStaleMs: VIEWED_STALE_MS };
}

/** The devices to read next, in the order in which they are worth it. */
export async function devicesDue(
  db: Database,
  now: number,
  { limit, except }: { readonly limit: number; readonly except: ReadonlySet<DeviceId> },
): Promise<readonly DeviceId[]> {
  return dueDevices(db, await ruleOf(db), { now, limit, except });
}

/** When (epoch ms) the next device is due; nothing where none is imported. */
export async function datesNextDueAt(db: Database): Promise<number | undefined> {
  return nextDueAt(db, await ruleOf(db));
}
