import type { DeviceGroup } from '@/lib/domain/device-group';
import type { GroupId } from '@/lib/domain/ids';
import type { SyncRun } from '@/lib/domain/sync-run';
import { atomically } from './atomically';
import type { Database } from './database';
import { currentRun, putStep, type RunStep } from './run';
import type { StoredGroup } from './schema';
import { stateIn } from './state-in';

export const getGroup = (db: Database, id: GroupId): Promise<StoredGroup | undefined> =>
  db.get('groups', id);

/** Every group that the RMM has. */
export async function listStoredGroups(db: Database): Promise<readonly StoredGroup[]> {
  const groups = await db.getAll('groups');
  return groups.filter(({ isGone }) => !isGone);
}

/** From what it follows whose members are to be read. */
export interface KnownGroups {
  readonly groups: readonly StoredGroup[];
  readonly hasDevices: boolean;
  /** Epoch ms; 0 while none has. */
  readonly devicesAppearedAt: number;
}

export interface GroupList {
  readonly groups: readonly DeviceGroup[];
  /** Whether the list holds every group: only then are others gone. */
  readonly isWhole: boolean;
  readonly from: RunStep['from'];
  readonly advance: (stored: SyncRun, known: KnownGroups) => SyncRun;
}

/**
 * The list and the checkpoint in one transaction. `undefined`, and nothing written, when the run stands elsewhere. A group
 * that is gone stays until its members are told so.
 */
export async function commitGroups(
  db: Database,
  { groups, isWhole, from, advance }: GroupList,
): Promise<SyncRun | undefined> {
  const tx = db.transaction(['groups', 'devices', 'state'], 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const store = tx.objectStore('groups');
    const state = tx.objectStore('state');
    const [run, stored, devices, devicesAppearedAt = 0] = await Promise.all([
      currentRun(state, { from }),
      store.getAll(),
      tx.objectStore('devices').getAllKeys(null, 1),
      stateIn(state, 'devicesAppearedAt'),
    ]);
    if (!run) return undefined;
    const known = new Map(stored.map((group) => [group.id, group]));
    const listed = groups.map((group) => merged(group, known.get(group.id)));
    for (const { id } of listed) known.delete(id);
    const gone = [...known.values()].map((group) =>
      isWhole ? { ...group, isGone: true as const } : group,
    );
    const all = [...new Map([...listed, ...gone].map((group) => [group.id, group])).values()];
    const [next] = await Promise.all([
      putStep(state, run, {
        from,
        advance: (current) =>
          advance(current, { groups: all, hasDevices: devices.length > 0, devicesAppearedAt }),
      }),
      ...all.map(async (group) => store.put(group)),
    ]);
    return next;
  });
}

/** What is known of the members stays, unless the group is defined otherwise by now. */
function merged(listed: DeviceGroup, known: StoredGroup | undefined): StoredGroup {
  const isSame = known?.updatedAt === listed.updatedAt && known?.isDynamic === listed.isDynamic;
  return {
    ...listed,
    membersReadAt: isSame ? (known?.membersReadAt ?? 0) : 0,
    members: known?.members ?? 0,
  };
}
