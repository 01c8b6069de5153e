import type { TrackingOfNew } from '@/lib/domain/automatic-import';
import type { DeviceFacts } from '@/lib/domain/device';
import type { CompanyId } from '@/lib/domain/ids';
import { sameFacts } from '@/lib/domain/device-facts';
import { withChanges } from '@/lib/domain/run-steps';
import type { SyncRun } from '@/lib/domain/sync-run';
import { atomically } from './atomically';
import {
  addRows,
  deviceStoreNames,
  deviceStores,
  noteChanges,
  putRows,
  type DeviceStores,
} from './device-writes';
import { rowOf, seenAgain } from './devices';
import type { Database } from './database';
import { currentRun, putStep, type RunStep } from './run';
import type { StoredCompany } from './schema';
import type { RowChange } from './tallies';

export interface DevicePageWrite {
  readonly devices: readonly DeviceFacts[];
  readonly trackingOfNew: TrackingOfNew;
  /** Companies whose list ends with this page, and how many records were put aside in it. */
  readonly ended: readonly CompanyId[];
  readonly setAside: number;
  /** Epoch ms. */
  readonly at: number;
  readonly step: RunStep;
}

/** Rows and checkpoint land together or not at all. `undefined`, and nothing written, when the run stands elsewhere. */
export async function commitDevicePage(
  db: Database,
  page: DevicePageWrite,
): Promise<SyncRun | undefined> {
  const { step } = page;
  const tx = db.transaction([...deviceStoreNames, 'companies', 'mappings'] as const, 'readwrite', {
    durability: 'relaxed',
  });
  return atomically(tx, async () => {
    const stores = deviceStores(tx);
    const companies = tx.objectStore('companies');
    const named = [...page.ended, ...page.devices.map(({ companyId }) => companyId)];
    const [run, ...records] = await Promise.all([
      currentRun(stores.state, step),
      ...Array.from(new Set(named), async (id) => {
        const mapping = await tx.objectStore('mappings').get(id);
        return mapping && companies.get(id);
      }),
    ]);
    if (!run) return undefined;
    const mapped = records.flatMap((company) => company ?? []);
    const put = mapped.every(({ listedInRun }) => listedInRun === undefined)
      ? putNewRows
      : putKnownRows;
    const [found] = await Promise.all([
      put(stores, page, new Set(mapped.map(({ id }) => id))),
      ...mapped.map(async (company) => {
        if (page.ended.includes(company.id)) await companies.put(listedWholly(company, page));
      }),
    ]);
    if (found.appeared > 0) await stores.state.put(page.at, 'devicesAppearedAt');
    const advance = (stored: SyncRun) => withChanges(step.advance(stored), found);
    return putStep(stores.state, run, { ...step, advance });
  });
}

/** How many devices a page brought that were not listed before, and how many that have changed. */
interface Found {
  readonly appeared: number;
  readonly changed: number;
}

const listedWholly = (
  company: StoredCompany,
  { step, setAside }: DevicePageWrite,
): StoredCompany => ({ ...company, listedInRun: step.from.id, listedSetAside: setAside });

/** Of the first list of a company: its devices are new, but for those that came from another company. */
async function putNewRows(
  stores: DeviceStores,
  page: DevicePageWrite,
  mapped: ReadonlySet<CompanyId>,
): Promise<Found> {
  const { trackingOfNew, step, at } = page;
  const runId = step.from.id;
  const facts = distinct(page.devices).filter(({ companyId }) => mapped.has(companyId));
  const rows = facts.map((one) =>
    rowOf(one, undefined, { runId, trackingOfNew, isMapped: true, at }),
  );
  const there = new Set((await addRows(stores.devices, rows)).map(({ id }) => id));
  const added = rows.filter(({ id }) => !there.has(id));
  await noteChanges(
    stores,
    added.map((after) => ({ before: undefined, after })),
    runId,
  );
  const others = page.devices.filter(
    ({ id, companyId }) => there.has(id) || !mapped.has(companyId),
  );
  if (others.length === 0) return { appeared: added.length, changed: 0 };
  const { appeared, changed } = await putKnownRows(stores, { ...page, devices: others }, mapped);
  return { appeared: appeared + added.length, changed };
}

async function putKnownRows(
  stores: DeviceStores,
  { devices, trackingOfNew, step, at }: DevicePageWrite,
  mapped: ReadonlySet<CompanyId>,
): Promise<Found> {
  const runId = step.from.id;
  const changes = await Promise.all(
    distinct(devices).map(async (facts) => {
      const before = await stores.devices.get(facts.id);
      const isMapped = mapped.has(facts.companyId);
      // A company whose mapping was taken away meanwhile brings nothing new.
      if (!isMapped && !before) return [];
      const ours = { runId, trackingOfNew, isMapped, at };
      const after = before && seenAgain(facts, before, ours);
      return [{ before, after: after ?? rowOf(facts, before, ours) }];
    }),
  );
  await putRows(stores, changes.flat(), runId);
  return foundIn(changes.flat());
}

function foundIn(changes: readonly RowChange[]): Found {
  const listed = changes.filter(({ before }) => before?.seenInRun !== undefined);
  const changed = listed.filter(({ before, after }) => before && !sameFacts(before, after));
  return { appeared: changes.length - listed.length, changed: changed.length };
}

/** A list that shifts between two pages, or in one, may name a device twice: the last word counts. */
const distinct = (devices: readonly DeviceFacts[]): readonly DeviceFacts[] => [
  ...new Map(devices.map((facts) => [facts.id, facts])).values(),
];
