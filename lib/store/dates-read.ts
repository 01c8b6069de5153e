import { atomically } from './atomically';
import { rowTriedAt } from './devices';
import type { Database } from './database';
import type { StoredDevice } from './schema';
import { stateIn } from './state-in';
import type { Writable } from './writable';

/** How many imported devices were read at `since` (epoch ms) or later. Counted once, and kept from then on. */
export async function countRead(db: Database, since: number): Promise<number> {
  const kept = await stateIn(db.transaction('state').store, 'datesRead');
  if (kept?.since === since) return kept.read;
  const tx = db.transaction(['devices', 'state'], 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const devices = tx.objectStore('devices');
    const range = IDBKeyRange.lowerBound(since);
    const [reached, failed] = await Promise.all([
      devices.index('crawlAt').count(range),
      devices.index('triedAt').count(range),
    ]);
    const read = reached - failed;
    await tx.objectStore('state').put({ since, read }, 'datesRead');
    return read;
  });
}

/** Whether it is one of those that are counted. What can't be read any more is known no longer. */
const isRead = ({ standing, fieldsReadAt, triedAt }: StoredDevice, since: number): boolean =>
  standing === 'imported' && triedAt === undefined && fieldsReadAt >= since;

interface Change {
  readonly before: StoredDevice;
  readonly after: StoredDevice;
}

/** Keeps that number in step with rows that were read, or could not be. */
export async function countAgain(
  state: Writable<'state'>,
  changes: readonly Change[],
): Promise<void> {
  const kept = await stateIn(state, 'datesRead');
  if (!kept) return;
  const more = changes.reduce(
    (sum, { before, after }) =>
      sum + Number(isRead(after, kept.since)) - Number(isRead(before, kept.since)),
    0,
  );
  if (more !== 0) await state.put({ ...kept, read: kept.read + more }, 'datesRead');
}

/** Notes that these could not be read (`at` in epoch ms): they come round again when the others do. */
export async function noteUnread(
  db: Database,
  ids: Iterable<StoredDevice['id']>,
  at: number,
): Promise<void> {
  const tx = db.transaction(['devices', 'state'], 'readwrite', { durability: 'relaxed' });
  await atomically(tx, async () => {
    const devices = tx.objectStore('devices');
    const rows = await Promise.all(Array.from(ids, async (id) => devices.get(id)));
    const changes = rows.flatMap((before) =>
      before?.standing === 'imported' ? [{ before, after: rowTriedAt(before, at) }] : [],
    );
    await Promise.all([
      ...changes.map(({ after }) => devices.put(after)),
      countAgain(tx.objectStore('state'), changes),
    ]);
  });
}

/** How many imported devices could not be read when they were last asked for. */
export const countUnread = (db: Database): Promise<number> =>
  db.countFromIndex('devices', 'triedAt');
