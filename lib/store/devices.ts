import type { Device, DeviceFacts, DeviceKind, Tracking } from '@/lib/domain/device';
import type { Standing } from '@/lib/domain/device-view';
import { nameKeyOf, textKeysOf } from '@/lib/domain/evidence';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import { addLines } from './activity';
import type { Database } from './open';
import type { StoredDevice } from './schema';

/** Why a device has lifecycle data, or why it has none. */
export const standingOf = ({ tracking }: Pick<Device, 'tracking'>, isMapped: boolean): Standing =>
  isMapped ? tracking : 'company-not-mapped';

/** The row of a device: what the RMM says is replaced whole, what is ours stays. */
export function rowOf(
  facts: DeviceFacts,
  known: StoredDevice | undefined,
  ours: { readonly runId: string; readonly trackingOfNew: Tracking; readonly isMapped: boolean },
): StoredDevice {
  const tracking = known?.tracking ?? ours.trackingOfNew;
  return {
    ...facts,
    tracking,
    seenInRun: ours.runId,
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

/** Changes the tracking of those that have another; one transaction, with its line in the history. */
export async function trackDevices(
  db: Database,
  ids: readonly DeviceId[],
  { tracking, at }: { readonly tracking: Tracking; readonly at: number },
): Promise<{ readonly changed: number }> {
  const tx = db.transaction(['devices', 'activity'], 'readwrite');
  const devices = tx.objectStore('devices');
  const rows = await Promise.all(ids.map((id) => devices.get(id)));
  const other = rows.filter((row) => row !== undefined && row.tracking !== tracking);
  await Promise.all(
    other.flatMap((row) =>
      row
        ? devices.put({
            ...row,
            tracking,
            standing: standingOf({ tracking }, row.standing !== 'company-not-mapped'),
          })
        : [],
    ),
  );
  const event = {
    kind: 'import',
    imported: tracking === 'imported' ? other.length : 0,
    ignored: tracking === 'ignored' ? other.length : 0,
  } as const;
  if (other.length > 0) await addLines(tx.objectStore('activity'), at, [event]);
  await tx.done;
  return { changed: other.length };
}
