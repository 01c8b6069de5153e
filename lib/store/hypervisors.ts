import type { TrackingOfNew } from '@/lib/domain/automatic-import';
import type { DeviceFacts } from '@/lib/domain/device';
import type { Standing } from '@/lib/domain/device-view';
import type { DeviceId } from '@/lib/domain/ids';
import { withChanges } from '@/lib/domain/run-steps';
import type { SyncRun } from '@/lib/domain/sync-run';
import { atomically } from './atomically';
import { deviceStoreNames, deviceStores, putRows, type DeviceStores } from './device-writes';
import { ofCompany } from './devices';
import {
  hostChange,
  hostWithFacts,
  noHostRow,
  type HostChange,
  type HostRecord,
} from './host-rows';
import type { Database } from './database';
import { currentRun, putStep, type RunStep } from './run';
import type { StoredDevice } from './schema';
import { countIn, type RowChange } from './tallies';
import type { Writable } from './writable';

/** A host as it is stored by now. */
export interface StoredHost {
  readonly row: StoredDevice;
  /** Whether only the list of hosts knows it. */
  readonly isUnlisted: boolean;
}

export interface HostList {
  readonly hosts: readonly HostRecord[];
  /** Whether the list holds every host: only then are others none any more. */
  readonly isWhole: boolean;
  readonly trackingOfNew: TrackingOfNew;
  /** Epoch ms. */
  readonly at: number;
  readonly from: RunStep['from'];
  readonly advance: (stored: SyncRun, hosts: readonly StoredHost[]) => SyncRun;
}

/** What tells whether the devices of a company are listed, and were. */
interface CompanyStores {
  readonly companies: Writable<'companies'>;
  readonly mappings: Writable<'mappings'>;
}

const hostStores = [...deviceStoreNames, 'companies', 'mappings'] as const;

/**
 * Joins the hosts to devices; those that the list of devices does not know become devices of their mapped companies and
 * count as seen. Rows and checkpoint land together. `undefined`, and nothing written, when the run stands elsewhere.
 */
export async function commitHosts(db: Database, list: HostList): Promise<SyncRun | undefined> {
  const { from } = list;
  const tx = db.transaction(hostStores, 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const stores = deviceStores(tx);
    const run = await currentRun(stores.state, { from });
    if (!run) return undefined;
    const companies = tx.objectStore('companies');
    const joined = await join(list, stores, { companies, mappings: tx.objectStore('mappings') });
    const ids = new Set(list.hosts.map(({ deviceId }) => deviceId));
    const others = (await storedHosts(stores)).filter(({ id }) => !ids.has(id));
    const left = list.isWhole
      ? others.map((before) => ({ before, after: noHostRow(before) }))
      : await seenHosts(companies, others, from.id);
    await putRows(stores, [...joined.filter(isOtherwise), ...left], from.id);
    const appeared = joined.filter(hasAppeared).length;
    if (appeared > 0) await stores.state.put(list.at, 'devicesAppearedAt');
    const hosts = joined.map(({ after, isUnlisted }) => ({ row: after, isUnlisted }));
    const advance = (stored: SyncRun) => withChanges(list.advance(stored, hosts), { appeared });
    return putStep(stores.state, run, { from, advance });
  });
}

async function join(
  { hosts, from, trackingOfNew, at }: HostList,
  { devices }: DeviceStores,
  { companies, mappings }: CompanyStores,
): Promise<readonly HostChange[]> {
  const distinct = new Map(hosts.map((host) => [host.deviceId, host]));
  const changes = await Promise.all(
    Array.from(distinct.values(), async (host) => {
      const [before, mapping, company] = await Promise.all([
        devices.get(host.deviceId),
        mappings.get(host.companyId),
        companies.get(host.companyId),
      ]);
      return hostChange(host, before, {
        runId: from.id,
        trackingOfNew,
        at,
        isMapped: mapping !== undefined && company?.missingSince === undefined,
        isJudged: company?.listedInRun === from.id,
      });
    }),
  );
  return changes.flatMap((change) => change ?? []);
}

const isOtherwise = ({ before, after }: RowChange): boolean =>
  JSON.stringify(before) !== JSON.stringify(after);

const hasAppeared = ({ before, after }: RowChange): boolean =>
  before?.seenInRun === undefined && after.seenInRun !== undefined;

const standings: readonly Standing[] = ['staged', 'imported', 'ignored', 'company-not-mapped'];

/** The rows of hosts. Numbers tell which companies have any. */
async function storedHosts({ devices, tallies }: DeviceStores): Promise<readonly StoredDevice[]> {
  const index = devices.index('company');
  const parts = (await tallies.getAll()).flatMap((tally) =>
    standings
      .filter((standing) => countIn(tally, [standing], ['hypervisor-host']) > 0)
      .map((standing) => ofCompany(tally.companyId, standing, 'hypervisor-host')),
  );
  const rows = await Promise.all(parts.map(async (part) => index.getAll(part)));
  return rows.flat().filter(({ hypervisor }) => hypervisor !== undefined);
}

/** The hosts that nothing but their own list could have shown: as long as that can't be had, they count as seen. */
async function seenHosts(
  companies: Writable<'companies'>,
  hosts: readonly StoredDevice[],
  runId: string,
): Promise<readonly RowChange[]> {
  const known = hosts.filter(({ seenInRun }) => seenInRun !== undefined && seenInRun !== runId);
  const changes = await Promise.all(
    known.map(async (before) => {
      const company = await companies.get(before.companyId);
      if (company?.listedInRun !== runId) return [];
      return [{ before, after: { ...before, seenInRun: runId } }];
    }),
  );
  return changes.flat();
}

/** Moves the run on without a list of hosts: those that are known stay what they are. */
export async function keepHosts(db: Database, step: RunStep): Promise<SyncRun | undefined> {
  const tx = db.transaction(hostStores, 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const stores = deviceStores(tx);
    const run = await currentRun(stores.state, step);
    if (!run) return undefined;
    const hosts = await storedHosts(stores);
    const changes = await seenHosts(tx.objectStore('companies'), hosts, step.from.id);
    await putRows(stores, changes, step.from.id);
    return putStep(stores.state, run, step);
  });
}

export interface HostFacts {
  readonly deviceId: DeviceId;
  /** `undefined` when the calls for the host know nothing of it. */
  readonly facts: DeviceFacts | undefined;
  /** Epoch ms. */
  readonly at: number;
  readonly step: RunStep;
}

/** What the calls for one host tell, and the checkpoint. `undefined`, and nothing written, when the run stands elsewhere. */
export async function commitHostFacts(
  db: Database,
  { deviceId, facts, at, step }: HostFacts,
): Promise<SyncRun | undefined> {
  const tx = db.transaction(deviceStoreNames, 'readwrite', {
    durability: 'relaxed',
  });
  return atomically(tx, async () => {
    const stores = deviceStores(tx);
    const run = await currentRun(stores.state, step);
    if (!run) return undefined;
    const before = await stores.devices.get(deviceId);
    if (before) await putRows(stores, [{ before, after: hostWithFacts(before, facts, at) }]);
    return putStep(stores.state, run, step);
  });
}
