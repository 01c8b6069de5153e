import type { DeviceId, GroupId } from '@/lib/domain/ids';
import type { SyncRun } from '@/lib/domain/sync-run';
import { atomically } from './atomically';
import type { Database } from './database';
import { currentRun, putStep, type RunStep } from './run';
import type { Writable } from './writable';

export interface MembersWrite {
  readonly groupId: GroupId;
  /** Also devices that are not stored here. */
  readonly members: readonly DeviceId[];
  /** Epoch ms. */
  readonly readAt: number;
  readonly step: RunStep;
}

/** So many rows at once: others wait for the devices as long as a transaction writes them. */
const ROWS_AT_ONCE = 500;

/**
 * Writes the rows whose membership is otherwise than listed, then the checkpoint with the last of them: a large change
 * that is cut short is made again from the start. `undefined` when the run stands elsewhere.
 */
export async function commitMembers(
  db: Database,
  write: MembersWrite,
): Promise<SyncRun | undefined> {
  const { groupId, step } = write;
  const { changes, members } = await differences(db, write);
  while (changes.length > ROWS_AT_ONCE) {
    const isOurs = await commitSome(db, {
      groupId,
      step,
      changes: changes.splice(0, ROWS_AT_ONCE),
    });
    if (!isOurs) return undefined;
  }
  return commitLast(db, { ...write, changes, count: members });
}

interface MemberChange {
  readonly id: DeviceId;
  readonly isMember: boolean;
}

/** `members`: how many are stored here. */
async function differences(
  db: Database,
  { groupId, members }: MembersWrite,
): Promise<{ readonly changes: MemberChange[]; readonly members: number }> {
  const listed = new Set(members);
  const current = await db.getAllKeysFromIndex('devices', 'groups', groupId);
  const before = new Set(current);
  const left = current.filter((id) => !listed.has(id));
  const joined = await storedOnly(
    db,
    [...listed].filter((id) => !before.has(id)),
  );
  return {
    changes: [
      ...left.map((id) => ({ id, isMember: false })),
      ...joined.map((id) => ({ id, isMember: true })),
    ],
    members: current.length - left.length + joined.length,
  };
}

/** Devices of companies that are not mapped are members too. */
async function storedOnly(db: Database, ids: readonly DeviceId[]): Promise<readonly DeviceId[]> {
  if (ids.length === 0) return ids;
  if (ids.length > ROWS_AT_ONCE) {
    const all = new Set(await db.getAllKeys('devices'));
    return ids.filter((id) => all.has(id));
  }
  const { store } = db.transaction('devices');
  const keys = await Promise.all(ids.map(async (id) => store.getKey(id)));
  return keys.flatMap((id) => id ?? []);
}

const memberStores = ['devices', 'groups', 'state'] as const;

interface SomeChanges {
  readonly groupId: GroupId;
  readonly step: RunStep;
  readonly changes: readonly MemberChange[];
}

/** A part of what changed: until the rest is written too, the members count as never read. */
async function commitSome(db: Database, { groupId, step, changes }: SomeChanges): Promise<boolean> {
  const tx = db.transaction(memberStores, 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    if (!(await currentRun(tx.objectStore('state'), step))) return false;
    const groups = tx.objectStore('groups');
    const group = await groups.get(groupId);
    if (group && group.membersReadAt > 0) await groups.put({ ...group, membersReadAt: 0 });
    await putMembers(tx.objectStore('devices'), groupId, changes);
    return true;
  });
}

async function commitLast(
  db: Database,
  {
    groupId,
    step,
    changes,
    count,
    readAt,
  }: SomeChanges & { readonly count: number; readonly readAt: number },
): Promise<SyncRun | undefined> {
  const tx = db.transaction(memberStores, 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const state = tx.objectStore('state');
    const run = await currentRun(state, step);
    if (!run) return undefined;
    const groups = tx.objectStore('groups');
    const group = await groups.get(groupId);
    await putMembers(tx.objectStore('devices'), groupId, changes);
    if (group?.isGone) await groups.delete(groupId);
    else if (group) await groups.put({ ...group, members: count, membersReadAt: readAt });
    return putStep(state, run, step);
  });
}

async function putMembers(
  devices: Writable<'devices'>,
  groupId: GroupId,
  changes: readonly MemberChange[],
): Promise<void> {
  await Promise.all(
    changes.map(async ({ id, isMember }) => {
      const row = await devices.get(id);
      if (!row) return;
      const others = row.groupIds.filter((one) => one !== groupId);
      await devices.put({
        ...row,
        groupIds: isMember ? [...others, groupId].toSorted() : others,
      });
    }),
  );
}
