import type { TrackingOfNew } from '@/lib/domain/automatic-import';
import type { Device, DeviceFacts, DeviceKind, Tracking } from '@/lib/domain/device';
import { hardwareOf, sameFacts } from '@/lib/domain/device-facts';
import type { Standing } from '@/lib/domain/device-view';
import { nameKeyOf, textKeysOf } from '@/lib/domain/evidence';
import type { IgnoredWhy } from '@/lib/domain/ignored';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import type { Database } from './database';
import type { StoredDevice } from './schema';

/** Why a device has lifecycle data, or why it has none. */
const standingOf = (tracking: Tracking, isMapped: boolean): Standing =>
  isMapped ? tracking : 'company-not-mapped';

/** What is ours of a device. */
export interface Ours {
  /** The run that sees it, if one does. */
  readonly runId?: string;
  readonly trackingOfNew: TrackingOfNew;
  readonly isMapped: boolean;
  /** Epoch ms. */
  readonly at: number;
}

/** The row of a listed device: what the RMM says is replaced whole, what is ours stays. */
export function rowOf(
  facts: DeviceFacts,
  known: StoredDevice | undefined,
  { runId, trackingOfNew, isMapped, at }: Ours,
): StoredDevice {
  const seen = runId === undefined ? {} : { seenInRun: runId };
  if (!known) {
    const tracking = trackingOfNew(facts.kind);
    const why = tracking === 'ignored' ? { ignoredWhy: { reason: 'kind' } as const } : {};
    const ours = { tracking, fieldsReadAt: 0, groupIds: [], appearedAt: at, ...why };
    return indexed({ ...facts, ...seen, ...ours }, standingOf(tracking, isMapped));
  }
  const { tracking, fieldsReadAt, triedAt, groupIds, viewedAt, appearedAt, ignoredWhy } = known;
  const device: Unindexed = {
    ...facts,
    ...(known.hypervisor && asHost(known, facts)),
    ...seen,
    tracking,
    fieldsReadAt,
    groupIds,
    ...(triedAt !== undefined && { triedAt }),
    ...(viewedAt !== undefined && { viewedAt }),
    ...(appearedAt !== undefined && { appearedAt }),
    ...(ignoredWhy && { ignoredWhy }),
  };
  return indexed(device, standingOf(tracking, isMapped));
}

/** A host keeps what only the calls for hosts tell, whatever the list says of it. */
const asHost = (
  { hypervisor, hostReadAt, ...known }: StoredDevice,
  facts: DeviceFacts,
): Partial<StoredDevice> => ({
  ...hardwareOf(known),
  ...hardwareOf(facts),
  kind: 'hypervisor-host',
  listedKind: facts.kind,
  ...(hypervisor && { hypervisor }),
  ...(hostReadAt !== undefined && { hostReadAt }),
});

/** The row of a device that the RMM lists as it was: `undefined` where more than the run has to be noted. */
export function seenAgain(
  facts: DeviceFacts,
  known: StoredDevice,
  { runId, isMapped }: Ours,
): StoredDevice | undefined {
  const isPlain = known.hypervisor === undefined && known.seenInRun !== undefined;
  const stands = known.standing === standingOf(known.tracking, isMapped);
  if (!isPlain || !stands || runId === undefined || !sameFacts(known, facts)) return undefined;
  return { ...known, seenInRun: runId };
}

/** The row under another standing; what was said of why it is ignored goes with the tracking. */
export function restood(
  { ignoredWhy, ...row }: StoredDevice,
  { tracking, isMapped, why }: NewStanding,
): StoredDevice {
  const next = tracking ?? row.tracking;
  const kept = tracking === undefined ? ignoredWhy : why;
  const said = next === 'ignored' && kept ? { ignoredWhy: kept } : {};
  return indexed({ ...row, tracking: next, ...said }, standingOf(next, isMapped));
}

interface NewStanding {
  readonly tracking?: Tracking;
  readonly isMapped: boolean;
  /** Of one that is put aside. */
  readonly why?: IgnoredWhy | undefined;
}

/** The row after its fields were read at `readAt`, which is stored at `now` (epoch ms). */
export function rowReadAt(
  row: StoredDevice,
  {
    readAt,
    now,
    viewed,
  }: { readonly readAt: number; readonly now: number; readonly viewed: boolean },
): StoredDevice {
  const { triedAt: _triedAt, ...rest } = row;
  // A reading in the future was stored by a clock that was wrong.
  const isAhead = row.fieldsReadAt > now;
  const fieldsReadAt = isAhead ? readAt : Math.max(row.fieldsReadAt, readAt);
  return indexed({ ...rest, fieldsReadAt, ...(viewed && { viewedAt: readAt }) }, row.standing);
}

/** The row after a try to read its fields has failed. */
export const rowTriedAt = (row: StoredDevice, triedAt: number): StoredDevice =>
  indexed({ ...row, triedAt }, row.standing);

/** The row of a device that the RMM no longer lists. */
export function missingRow(row: StoredDevice, at: number): StoredDevice {
  const { seenInRun: _run, ...rest } = row;
  return { ...rest, missingSince: at };
}

type Unindexed = Device &
  Pick<
    StoredDevice,
    'crawlAt' | 'triedAt' | 'listedKind' | 'hostReadAt' | 'appearedAt' | 'ignoredWhy'
  >;

/** The row with what its indexes need. */
export function indexed(device: Unindexed, standing: Standing): StoredDevice {
  const { crawlAt: _crawlAt, triedAt, ...plain } = device;
  return {
    ...plain,
    standing,
    ...(standing === 'imported' && {
      crawlAt: triedAt ?? device.fieldsReadAt,
      ...(triedAt !== undefined && { triedAt }),
    }),
    nameKey: nameKeyOf(device.name),
    textKeys: textKeysOf(device),
  };
}

export const getDevice = (db: Database, id: DeviceId): Promise<StoredDevice | undefined> =>
  db.get('devices', id);

/** Within the index `company`: the devices of a company, of one standing, of one kind. */
export function ofCompany(
  companyId: CompanyId,
  standing?: Standing,
  kind?: DeviceKind,
): IDBKeyRange {
  const given = [companyId, standing, kind].filter((part) => part !== undefined);
  // An array is greater than any string, so this is the end of the keys that go on from here.
  return IDBKeyRange.bound(given, [...given, []]);
}
