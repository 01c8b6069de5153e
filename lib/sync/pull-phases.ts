import type { Asio, DevicePage } from '@/lib/asio/asio';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import {
  afterCompanies,
  afterDevices,
  afterSites,
  skipBatch,
  splitBatch,
} from '@/lib/domain/run-steps';
import type { SyncPhase, SyncRun } from '@/lib/domain/sync-run';
import { commitCompanies, getCompany } from '@/lib/store/companies';
import { commitDevicePage } from '@/lib/store/device-pages';
import { hasDevices } from '@/lib/store/devices';
import { listMappings } from '@/lib/store/mappings';
import type { Database } from '@/lib/store/open';
import { commitStep } from '@/lib/store/run';
import { commitSites } from '@/lib/store/sites';
import { readSettings } from '@/lib/store/state';

export interface PhaseDeps {
  readonly db: Database;
  readonly asio: Pick<Asio, 'listCompanies' | 'listSites' | 'listDevices'>;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** One request and its commit. Gives the run as it stands then, or `undefined` when it is not ours any more. */
type PullStep = (deps: PhaseDeps, run: SyncRun) => Promise<SyncRun | undefined>;

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
  const mapped = (await listMappings(db)).map(({ companyId }) => companyId);
  return commitSites(db, {
    sites: items,
    isWhole: setAside === 0,
    step: {
      from: run,
      advance: (stored) => afterSites(stored, { sites: items.length, setAside, mapped }),
    },
  });
};

const pullDevices: PullStep = async ({ db, asio, signal }, run) => {
  const [batch = []] = run.batches;
  const request = { companyIds: batch, cursor: run.cursor };
  const page = await asio.listDevices(request, { signal, priority: 'background' });
  const { items, setAside, next } = page;
  if (next !== undefined && next === run.cursor) {
    throw new Failure(
      'bad-response',
      'ConnectWise named the same page of devices as its next one.',
    );
  }
  if (isNothing(page, run) && (await hasDevices(db, batch))) {
    return commitStep(db, { from: run, advance: splitBatch });
  }
  const { importNewAutomatically } = await readSettings(db);
  return commitDevicePage(db, {
    devices: items,
    trackingOfNew: importNewAutomatically ? 'imported' : 'staged',
    ended: next === undefined ? batch : [],
    setAside: run.setAsideInBatch + setAside,
    step: {
      from: run,
      advance: (stored) => afterDevices(stored, { devices: items.length, setAside, next }),
    },
  });
};

/**
 * The API says 404 for "no devices" as for a company that is gone, whatever others the request names: each is asked
 * alone before its devices count as missing.
 */
const isNothing = ({ items, setAside, next }: DevicePage, { batches, cursor }: SyncRun): boolean =>
  items.length + setAside === 0 &&
  next === undefined &&
  cursor === undefined &&
  (batches[0]?.length ?? 0) > 1;

/** What ConnectWise says of single companies, not of the key or the line. */
const refusals: ReadonlySet<FailureKind> = new Set(['not-found', 'rejected', 'denied']);

/** Asks a refused batch again company by company, and passes over the one company that is refused. */
async function pullDevicesOrPassOver(deps: PhaseDeps, run: SyncRun): Promise<SyncRun | undefined> {
  try {
    return await pullDevices(deps, run);
  } catch (cause) {
    const failure = Failure.from(cause);
    if (!refusals.has(failure.kind)) throw failure;
    return passOver(deps.db, run, failure);
  }
}

async function passOver(
  db: Database,
  run: SyncRun,
  { message }: Failure,
): Promise<SyncRun | undefined> {
  const [batch = []] = run.batches;
  const [only] = batch;
  if (batch.length > 1 || !only) return commitStep(db, { from: run, advance: splitBatch });
  const name = (await getCompany(db, only))?.name ?? only;
  return commitStep(db, {
    from: run,
    advance: (stored) => skipBatch(stored, `${name}: ${message}`),
  });
}

/** What each phase does next. */
export const pullPhases: Readonly<Record<SyncPhase, PullStep>> = {
  companies: pullCompanies,
  sites: pullSites,
  devices: pullDevicesOrPassOver,
};
