import { atomically } from './atomically';
import type { Device, DeviceFacts, DeviceKind, Tracking } from '@/lib/domain/device';
import type { Standing } from '@/lib/domain/device-view';
import { nameKeyOf, textKeysOf } from '@/lib/domain/evidence';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import type { Database } from './open';
import type { StoredDevice } from './schema';

/** Why a device has lifecycle data, or why it has none. */
export const standingOf = ({ tracking }: Pick<Device, 'tracking'>, isMapped: boolean): Standing =>
  isMapped ? tracking : 'company-not-mapped';

/** The row of a device: what the RMM says is replaced whole, what is ours stays. */
export function rowOf(
  facts: DeviceFacts,
  known: StoredDevice | undefined,
  ours: { readonly runId?: string; readonly trackingOfNew: Tracking; readonly isMapped: boolean },
): StoredDevice {
  const tracking = known?.tracking ?? ours.trackingOfNew;
  return {
    ...facts,
    tracking,
    ...(ours.runId !== undefined && { seenInRun: ours.runId }),
    fieldsReadAt: known?.fieldsReadAt ?? 0,
    ...(known?.viewedAt !== undefined && { viewedAt: known.viewedAt }),
    standing: standingOf({ tracking }, ours.isMapped),
    nameKey: nameKeyOf(facts.name),
    textKeys: textKeysOf(facts),
  };
}

export const getDevice = (db: Database, id: DeviceId): Promise<StoredDevice | undefined> =>
  db.get('devices', id);

/** Within the index `company`: the devices of a company, of one standing, of one kind. */
export const ofCompany = (
  companyId: CompanyId,
  standing?: Standing,
  kind?: DeviceKind,
): IDBKeyRange => startingWith([companyId, standing, kind]);

/** Within the index `standing`: the devices of one standing, of one kind. */
export const ofStanding = (standing: Standing, kind?: DeviceKind): IDBKeyRange =>
  startingWith([standing, kind]);

/** All keys that begin with these parts, up to the first that is not given. */
function startingWith(parts: readonly (string | undefined)[]): IDBKeyRange {
  const given = parts.filter((part) => part !== undefined);
  // An array is greater than any string or number, so this is the end of the keys that go on from here.
  return IDBKeyRange.bound(given, [...given, []]);
}

/** Changes the tracking of those, of mapped companies, that have another; gives their ids. */
export async function trackDevices(
  db: Database,
  ids: readonly DeviceId[],
  tracking: Tracking,
): Promise<readonly DeviceId[]> {
  const tx = db.transaction('devices', 'readwrite');
  return atomically(tx, async () => {
    const rows = (await Promise.all(ids.map((id) => tx.store.get(id)))).filter(
      (row) => row !== undefined && mayChange(row, tracking),
    );
    const changed = rows.flatMap((row) => row ?? []);
    await Promise.all(
      changed.map(async (row) => tx.store.put({ ...row, tracking, standing: tracking })),
    );
    return changed.map(({ id }) => id);
  });
}

const mayChange = (row: StoredDevice, tracking: Tracking): boolean =>
  row.tracking !== tracking && row.standing !== 'company-not-mapped';

/** Stores a device that was met before a sync listed it; gives what is stored of it then. */
export async function addDevice(
  db: Database,
  facts: DeviceFacts,
  trackingOfNew: Tracking,
): Promise<StoredDevice | undefined> {
  const tx = db.transaction(['devices', 'mappings'], 'readwrite');
  return atomically(tx, async () => {
    const devices = tx.objectStore('devices');
    const [known, mapping] = await Promise.all([
      devices.get(facts.id),
      tx.objectStore('mappings').get(facts.companyId),
    ]);
    const row = known ?? (mapping && rowOf(facts, known, { trackingOfNew, isMapped: true }));
    if (row && !known) await devices.put(row);
    return row;
  });
}
