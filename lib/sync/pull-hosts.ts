import { trackingOfNew } from '@/lib/domain/automatic-import';
import { hasHardware } from '@/lib/domain/device-facts';
import type { DeviceId } from '@/lib/domain/ids';
import { afterHosts, afterItem } from '@/lib/domain/run-phases';
import type { SyncRun } from '@/lib/domain/sync-run';
import { getDevice } from '@/lib/store/devices';
import { commitHostFacts, commitHosts, type StoredHost } from '@/lib/store/hypervisors';
import { readSettings } from '@/lib/store/state';
import { timed, type PhaseDeps, type PullStep } from './pull-step';

/** The list of hosts, then the hardware of one host after the other. */
export const pullHosts: PullStep = async (deps, run) => {
  const [next] = run.hosts?.left ?? [];
  return next === undefined ? pullList(deps, run) : pullHardware(deps, run, next);
};

const pullList: PullStep = async ({ db, asio, now, signal }, run) => {
  const options = { signal, priority: 'background' } as const;
  const { items, setAside } = await asio.listHypervisorHosts(options);
  const settings = await readSettings(db);
  return commitHosts(db, {
    hosts: items,
    isWhole: setAside === 0,
    trackingOfNew: trackingOfNew(settings),
    at: now(),
    from: run,
    advance: (stored, hosts) =>
      afterHosts(stored, {
        listed: items.length,
        setAside,
        unlisted: hosts.filter(isDeviceByItself).length,
        wanted: hosts.filter((host) => isWanted(host, stored, now())).map(({ row }) => row.id),
      }),
  });
};

const isDeviceByItself = ({ row, isUnlisted }: StoredHost): boolean =>
  isUnlisted && row.standing !== 'company-not-mapped' && row.missingSince === undefined;

const DAY_MS = 24 * 60 * 60_000;

/** Whether the calls for a host may tell what is not known of it. */
function isWanted(
  { row, isUnlisted }: StoredHost,
  { kind }: Pick<SyncRun, 'kind'>,
  now: number,
): boolean {
  // What the RMM lists no longer, and what no sync has listed, is not asked for.
  if (row.seenInRun === undefined) return false;
  const readAt = row.hostReadAt ?? 0;
  if (isUnlisted && (kind === 'full' || readAt === 0)) return true;
  return !hasHardware(row) && (readAt === 0 || now - readAt > DAY_MS);
}

async function pullHardware(
  deps: PhaseDeps,
  run: SyncRun,
  deviceId: DeviceId,
): Promise<SyncRun | undefined> {
  const { db, asio, now, signal } = deps;
  const row = await getDevice(db, deviceId);
  const options = { signal, priority: 'background' } as const;
  const { companyId, siteId } = row ?? {};
  const facts = companyId && (await asio.readFacts({ deviceId, companyId, siteId }, options));
  return commitHostFacts(db, {
    deviceId,
    facts,
    at: now(),
    step: timed(deps, run, (stored) => afterItem(stored)),
  });
}
