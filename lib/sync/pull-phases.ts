import type { Failure } from '@/lib/domain/failure';
import { afterFields, leaveOut, leavePhase, skipItem, skipPhase } from '@/lib/domain/run-phases';
import { afterCompanies, afterSites } from '@/lib/domain/run-steps';
import type { SyncPhase, SyncRun } from '@/lib/domain/sync-run';
import { commitCompanies, listCompanies } from '@/lib/store/companies';
import { getDevice } from '@/lib/store/devices';
import { commitFieldDefinitions } from '@/lib/store/field-definitions';
import { getGroup } from '@/lib/store/groups';
import { keepHosts } from '@/lib/store/hypervisors';
import { listMappings } from '@/lib/store/mappings';
import type { Database } from '@/lib/store/database';
import { commitStep, type RunStep } from '@/lib/store/run';
import { commitSites } from '@/lib/store/sites';
import { passOverCompany, pullDevices } from './pull-devices';
import { pullGroups } from './pull-groups';
import { pullHosts } from './pull-hosts';
import type { PullStep } from './pull-step';
import { pullUnseen } from './pull-unseen';

const pullCompanies: PullStep = async ({ db, asio, now, signal }, run) => {
  const { items, setAside } = await asio.listCompanies({ signal, priority: 'background' });
  return commitCompanies(db, {
    companies: items,
    // A list without any company is a fault: it says of none that it is gone.
    isWhole: setAside === 0 && items.length > 0,
    at: now(),
    step: { from: run, advance: (stored) => afterCompanies(stored, items.length, setAside) },
  });
};

const pullSites: PullStep = async ({ db, asio, signal }, run) => {
  const { items, setAside } = await asio.listSites({ signal, priority: 'background' });
  const [mappings, companies] = await Promise.all([listMappings(db), listCompanies(db)]);
  // A company that is gone would be refused, and its whole request with it, in each sync again.
  const gone = new Set(
    companies.filter(({ missingSince }) => missingSince !== undefined).map(({ id }) => id),
  );
  const mapped = mappings.map(({ companyId }) => companyId).filter((id) => !gone.has(id));
  return commitSites(db, {
    sites: items,
    isWhole: setAside === 0,
    step: {
      from: run,
      advance: (stored) => afterSites(stored, { sites: items.length, setAside, mapped }),
    },
  });
};

const pullFields: PullStep = async ({ db, asio, signal }, run) => {
  const origin = run.partnerFields === undefined ? 'partner' : 'vendor';
  const fields = await asio.listFieldsOf(origin, { signal, priority: 'background' });
  return commitFieldDefinitions(db, {
    fields,
    isFirst: origin === 'partner',
    step: { from: run, advance: (stored) => afterFields(stored, fields.length) },
  });
};

/** What each phase does next. */
export const pullPhases: Readonly<Record<SyncPhase, PullStep>> = {
  companies: pullCompanies,
  sites: pullSites,
  devices: pullDevices,
  groups: pullGroups,
  hypervisors: pullHosts,
  unseen: pullUnseen,
  fields: pullFields,
};

/** Goes on without the one company, group or host that was refused, or without a list that can be done without. */
export async function passOver(
  db: Database,
  run: SyncRun,
  failure: Failure,
): Promise<SyncRun | undefined> {
  if (run.phase === 'devices') return passOverCompany(db, run, failure);
  // A tenant that lets no device be looked up has said by its lists what is there.
  if (run.phase === 'unseen')
    return commitStep(db, { from: run, advance: (one) => leavePhase(one) });
  const name = await nextName(db, run);
  if (name === undefined) return passOverRest(db, run, failure);
  return commitStep(db, { from: run, advance: (stored) => skipItem(stored, name, failure) });
}

/** Of the group or host that is asked for next; absent where a list is. */
async function nextName(db: Database, { groups, hosts }: SyncRun): Promise<string | undefined> {
  const groupId = groups?.left[0];
  const hostId = hosts?.left[0];
  const record =
    (groupId && (await getGroup(db, groupId))) ?? (hostId && (await getDevice(db, hostId)));
  return record ? record.name : (groupId ?? hostId);
}

export const passOverRest = async (
  db: Database,
  run: SyncRun,
  failure: Failure,
): Promise<SyncRun | undefined> =>
  leave(db, run, { from: run, advance: (stored) => skipPhase(stored, failure) });

/** Goes on without what the key may not read. */
export const leaveOutRest = async (
  db: Database,
  run: SyncRun,
  failure: Failure,
): Promise<SyncRun | undefined> =>
  leave(db, run, { from: run, advance: (stored) => leaveOut(stored, failure) });

const leave = async (db: Database, run: SyncRun, step: RunStep): Promise<SyncRun | undefined> =>
  run.phase === 'hypervisors' && !run.hosts ? keepHosts(db, step) : commitStep(db, step);
