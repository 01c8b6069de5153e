import type { DeviceFacts, Tracking } from '@/lib/domain/device';
import type { CompanyId } from '@/lib/domain/ids';
import type { Unseen } from '@/lib/domain/missing-devices';
import type { SyncRun } from '@/lib/domain/sync-run';
import { atomically } from './atomically';
import { addRows, deviceStores, noteChanges, putRows, type DeviceStores } from './device-writes';
import { missingRow, ofCompany, rowOf } from './devices';
import type { Database } from './open';
import { currentRun, putStep, type RunStep } from './run';
import type { StoredCompany } from './schema';

export interface DevicePageWrite {
  readonly devices: readonly DeviceFacts[];
  readonly trackingOfNew: Tracking;
  /** Companies whose list ends with this page, and how many records were put aside in it. */
  readonly ended: readonly CompanyId[];
  readonly setAside: number;
  readonly step: RunStep;
}

/** Rows and checkpoint land together or not at all. `undefined`, and nothing written, when the run stands elsewhere. */
export async function commitDevicePage(
  db: Database,
  page: DevicePageWrite,
): Promise<SyncRun | undefined> {
  const { step } = page;
  const tx = db.transaction(['devices', 'tallies', 'companies', 'mappings', 'state'], 'readwrite', {
    durability: 'relaxed',
  });
  return atomically(tx, async () => {
    const stores = deviceStores(tx);
    const companies = tx.objectStore('companies');
    const named = [...page.ended, ...page.devices.map(({ companyId }) => companyId)];
    const [run, ...found] = await Promise.all([
      currentRun(stores.state, step),
      ...Array.from(new Set(named), async (id) => {
        const mapping = await tx.objectStore('mappings').get(id);
        return mapping && companies.get(id);
      }),
    ]);
    if (!run) return undefined;
    const mapped = found.flatMap((company) => company ?? []);
    const put = mapped.every(({ listedInRun }) => listedInRun === undefined)
      ? putNewRows
      : putKnownRows;
    const [next] = await Promise.all([
      putStep(stores.state, run, step),
      put(stores, page, new Set(mapped.map(({ id }) => id))),
      ...mapped.map(async (company) => {
        if (page.ended.includes(company.id)) await companies.put(listedWholly(company, page));
      }),
    ]);
    return next;
  });
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
): Promise<void> {
  const { trackingOfNew, step } = page;
  const runId = step.from.id;
  const facts = distinct(page.devices).filter(({ companyId }) => mapped.has(companyId));
  const rows = facts.map((one) => rowOf(one, undefined, { runId, trackingOfNew, isMapped: true }));
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
  if (others.length > 0) await putKnownRows(stores, { ...page, devices: others }, mapped);
}

async function putKnownRows(
  stores: DeviceStores,
  { devices, trackingOfNew, step }: DevicePageWrite,
  mapped: ReadonlySet<CompanyId>,
): Promise<void> {
  const runId = step.from.id;
  const changes = await Promise.all(
    distinct(devices).map(async (facts) => {
      const before = await stores.devices.get(facts.id);
      const isMapped = mapped.has(facts.companyId);
      // A company whose mapping was taken away meanwhile brings nothing new.
      if (!isMapped && !before) return [];
      return [{ before, after: rowOf(facts, before, { runId, trackingOfNew, isMapped }) }];
    }),
  );
  await putRows(stores, changes.flat(), runId);
}

/** A list that shifts between two pages, or in one, may name a device twice: the last word counts. */
const distinct = (devices: readonly DeviceFacts[]): readonly DeviceFacts[] => [
  ...new Map(devices.map((facts) => [facts.id, facts])).values(),
];

/** Compares what this run has seen with what was there, for each company whose list it came to the end of. */
export async function countUnseen(db: Database, runId: string): Promise<readonly Unseen[]> {
  const tx = db.transaction(['tallies', 'companies']);
  const [tallies, companies] = await Promise.all([
    tx.objectStore('tallies').getAll(),
    tx.objectStore('companies').getAll(),
  ]);
  const tallyOf = new Map(tallies.map((tally) => [tally.companyId, tally]));
  return companies
    .filter(({ listedInRun }) => listedInRun === runId)
    .map(({ id, listedSetAside }) => {
      const { listed = 0, seen } = tallyOf.get(id) ?? {};
      const count = seen?.runId === runId ? seen.count : 0;
      return {
        companyId: id,
        known: listed,
        unseen: listed - count,
        setAside: listedSetAside ?? 0,
      };
    });
}

/** Marks the devices of a company that this run did not see. Their lifecycle records stay. */
export async function markMissing(
  db: Database,
  companyId: CompanyId,
  { runId, at }: { readonly runId: string; readonly at: number },
): Promise<void> {
  const tx = db.transaction(['devices', 'tallies', 'state'], 'readwrite', {
    durability: 'relaxed',
  });
  await atomically(tx, async () => {
    const stores = deviceStores(tx);
    const rows = await stores.devices.index('company').getAll(ofCompany(companyId));
    const unseen = rows.filter(({ seenInRun }) => seenInRun !== undefined && seenInRun !== runId);
    await putRows(
      stores,
      unseen.map((before) => ({ before, after: missingRow(before, at) })),
    );
  });
}
