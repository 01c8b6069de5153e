import { deviceKinds, type DeviceKind } from '@/lib/domain/device';
import type { DeviceId } from '@/lib/domain/ids';
import { ofStanding } from './devices';
import type { Database } from './open';
import type { StoredDevice } from './schema';

/** Looked at last: these are worth reading before all others that were read once. */
const RECENTLY_VIEWED = 40;

export interface DueQuery {
  /** Epoch ms: devices that were read before it are due. */
  readonly before: number;
  readonly limit: number;
  readonly except: ReadonlySet<DeviceId>;
}

/** The imported devices to read next: never read ones, then recently viewed ones, then those read longest ago. */
export async function dueDevices(
  db: Database,
  { before, limit, except }: DueQuery,
): Promise<readonly DeviceId[]> {
  const { store } = db.transaction('devices');
  const enough = limit + except.size;
  const index = store.index('standing');
  const oldest = async (kind: DeviceKind, end: number): Promise<readonly StoredDevice[]> => {
    const range = IDBKeyRange.bound(['imported', kind, 0], ['imported', kind, end], false, true);
    return index.getAll(range, enough);
  };
  const ofAllKinds = async (end: number): Promise<readonly StoredDevice[]> =>
    (await Promise.all(deviceKinds.map((kind) => oldest(kind, end)))).flat();

  const found = new Set<DeviceId>();
  const take = (devices: readonly StoredDevice[]): boolean => {
    for (const { id } of devices) if (!except.has(id) && found.size < limit) found.add(id);
    return found.size >= limit;
  };
  if (take(await ofAllKinds(1))) return [...found];

  const viewed: StoredDevice[] = [];
  let cursor = await store.index('viewedAt').openCursor(null, 'prev');
  for (let seen = 0; cursor && seen < RECENTLY_VIEWED; seen += 1) {
    viewed.push(cursor.value);
    cursor = await cursor.continue();
  }
  const isDue = ({ standing, fieldsReadAt }: StoredDevice) =>
    standing === 'imported' && fieldsReadAt < before;
  if (take(viewed.filter(isDue))) return [...found];

  const stale = await ofAllKinds(before);
  take(stale.toSorted((one, other) => one.fieldsReadAt - other.fieldsReadAt));
  return [...found];
}

/** How many imported devices there are, and how many of them were read at `since` (epoch ms) or later. */
export async function countRead(
  db: Database,
  since: number,
): Promise<{ readonly read: number; readonly total: number }> {
  const index = db.transaction('devices').store.index('standing');
  const [total, ...read] = await Promise.all([
    index.count(ofStanding('imported')),
    ...deviceKinds.map((kind) =>
      index.count(IDBKeyRange.bound(['imported', kind, since], ['imported', kind, []])),
    ),
  ]);
  return { read: read.reduce((sum, count) => sum + count, 0), total };
}
