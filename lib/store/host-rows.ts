import type { DeviceFacts } from '@/lib/domain/device';
import type { Hypervisor } from '@/lib/domain/device-details';
import { hardwareOf } from '@/lib/domain/device-facts';
import type { CompanyId, DeviceId, SiteId } from '@/lib/domain/ids';
import { indexed, rowOf, type Ours } from './devices';
import type { StoredDevice } from './schema';
import type { RowChange } from './tallies';

/** A host of virtual machines, as the list of hosts tells of it. */
export interface HostRecord {
  readonly deviceId: DeviceId;
  readonly companyId: CompanyId;
  readonly siteId: SiteId | undefined;
  readonly name: string;
  readonly hypervisor: Hypervisor;
}

export interface HostContext extends Ours {
  readonly runId: string;
  /** Whether the run came to the end of the company's list of devices: what it did not see there is not listed. */
  readonly isJudged: boolean;
}

export interface HostChange extends RowChange {
  /** Whether only the list of hosts knows it. */
  readonly isUnlisted: boolean;
}

/** What becomes of a host's row; `undefined` for one that is new here, of a company that is not mapped. */
export function hostChange(
  host: HostRecord,
  before: StoredDevice | undefined,
  context: HostContext,
): HostChange | undefined {
  const { isMapped, isJudged, runId } = context;
  if (!before) return isMapped ? newHost(host, context) : undefined;
  if (isMapped && isJudged && before.seenInRun !== runId) {
    return { before, after: unlistedRow(host, before, context), isUnlisted: true };
  }
  const listedKind = before.listedKind ?? (before.hypervisor ? undefined : before.kind);
  const after = {
    ...before,
    kind: 'hypervisor-host' as const,
    hypervisor: host.hypervisor,
    ...(listedKind && { listedKind }),
  };
  return { before, after, isUnlisted: listedKind === undefined };
}

function newHost(host: HostRecord, context: HostContext): HostChange {
  const { deviceId: id, companyId, siteId, name, hypervisor } = host;
  const facts: DeviceFacts = {
    id,
    companyId,
    siteId,
    name,
    kind: 'hypervisor-host',
    addresses: hypervisor.address === undefined ? [] : [hypervisor.address],
    macAddresses: [],
  };
  const after = { ...rowOf(facts, undefined, context), hypervisor };
  return { before: undefined, after, isUnlisted: true };
}

/** The list of devices does not name it: that it is watched as a host says that it is there, and where. */
function unlistedRow(
  { companyId, siteId, hypervisor }: HostRecord,
  before: StoredDevice,
  { runId }: HostContext,
): StoredDevice {
  const { listedKind: _kind, missingSince: _since, ...rest } = before;
  const row = { ...rest, companyId, siteId, kind: 'hypervisor-host' as const, hypervisor };
  return indexed({ ...row, seenInRun: runId }, before.tracking);
}

/** The row of a device that is not watched as a host any more. */
export function noHostRow(row: StoredDevice): StoredDevice {
  const { hypervisor: _host, listedKind, hostReadAt: _at, ...rest } = row;
  return { ...rest, kind: listedKind ?? row.kind };
}

/** The row of a host with what the calls for it tell; where the list of devices knows it, that list has the first word. */
export function hostWithFacts(
  row: StoredDevice,
  facts: DeviceFacts | undefined,
  at: number,
): StoredDevice {
  if (!facts) return { ...row, hostReadAt: at };
  const own =
    row.listedKind === undefined
      ? { ...facts, id: row.id, companyId: row.companyId, siteId: row.siteId, kind: row.kind }
      : { ...hardwareOf(facts), ...hardwareOf(row) };
  return indexed({ ...row, ...own, hostReadAt: at }, row.standing);
}
