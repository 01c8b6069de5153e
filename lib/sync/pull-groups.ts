import type { GroupId } from '@/lib/domain/ids';
import { afterGroups, afterItem } from '@/lib/domain/run-phases';
import type { SyncKind, SyncRun } from '@/lib/domain/sync-run';
import { commitMembers } from '@/lib/store/group-members';
import { commitGroups, getGroup, type KnownGroups } from '@/lib/store/groups';
import type { StoredGroup } from '@/lib/store/schema';
import { timed, type PhaseDeps, type PullStep } from './pull-step';

/** The list of groups, then the members of one group after the other. */
export const pullGroups: PullStep = async (deps, run) => {
  const [next] = run.groups?.left ?? [];
  return next === undefined ? pullList(deps, run) : pullMembers(deps, run, next);
};

const pullList: PullStep = async ({ db, asio, now, signal }, run) => {
  const { items, setAside } = await asio.listGroups({ signal, priority: 'background' });
  return commitGroups(db, {
    groups: items,
    // A list without any group is sooner a fault than the end of all: it says of none that it is gone.
    isWhole: setAside === 0 && items.length > 0,
    from: run,
    advance: (stored, known) =>
      afterGroups(stored, {
        listed: items.length,
        setAside,
        // What groups that can't be seen would answer says nothing of their members.
        wanted: items.length > 0 ? wantedGroups(known, stored.kind, now()) : [],
      }),
  });
};

const DAY_MS = 24 * 60 * 60_000;

/** The groups whose members may be others than those that are stored. */
function wantedGroups(
  { groups, hasDevices, devicesAppearedAt }: KnownGroups,
  kind: SyncKind,
  now: number,
): readonly GroupId[] {
  const isWanted = ({ isGone, isDynamic, membersReadAt }: StoredGroup): boolean =>
    kind === 'full' ||
    isGone === true ||
    isDynamic ||
    membersReadAt === 0 ||
    membersReadAt < devicesAppearedAt ||
    now - membersReadAt > DAY_MS;
  return hasDevices ? groups.filter(isWanted).map(({ id }) => id) : [];
}

async function pullMembers(
  deps: PhaseDeps,
  run: SyncRun,
  groupId: GroupId,
): Promise<SyncRun | undefined> {
  const { db, asio, now, signal } = deps;
  const group = await getGroup(db, groupId);
  const { items, setAside } =
    !group || group.isGone
      ? { items: [], setAside: 0 }
      : await asio.listGroupMembers(groupId, { signal, priority: 'background' });
  return commitMembers(db, {
    groupId,
    members: items,
    readAt: now(),
    step: timed(deps, run, (stored) => afterItem(stored, setAside)),
  });
}
