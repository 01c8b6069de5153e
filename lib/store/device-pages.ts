import { atomically } from './atomically';
import type { DeviceFacts, Tracking } from '@/lib/domain/device';
import type { CompanyId } from '@/lib/domain/ids';
import type { Unseen } from '@/lib/domain/missing-devices';
import type { SyncRun } from '@/lib/domain/sync-run';
import { rowOf } from './devices';
import type { Database } from './open';
import { isCurrent, putStep, type RunStep } from './run';
import type { StoredDevice } from './schema';

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
  const { step, ended, setAside, trackingOfNew } = page;
  const tx = db.transaction(['devices', 'companies', 'mappings', 'state'], 'readwrite', {
    durability: 'relaxed',
  });
  return atomically(tx, async () => {
    const store = tx.objectStore('devices');
    const companies = tx.objectStore('companies');
    const state = tx.objectStore('state');
    if (!(await isCurrent(state, step))) return undefined;
    const runId = step.from.id;
    const mapped = new Set(await tx.objectStore('mappings').getAllKeys());
    const known = await Promise.all(page.devices.map(({ id }) => store.get(id)));
    const listed = await Promise.all(ended.map((id) => companies.get(id)));
    const rows = page.devices.flatMap((facts, index) => {
      const isMapped = mapped.has(facts.companyId);
      // A company whose mapping was taken away meanwhile brings nothing new.
      if (!isMapped && !known[index]) return [];
      return [rowOf(facts, known[index], { runId, trackingOfNew, isMapped })];
    });
    const next = await putStep(state, step);
    await Promise.all([
      ...rows.map(async (row) => store.put(row)),
      ...listed.map(async (company) =>
        company && mapped.has(company.id)
          ? companies.put({ ...company, listedInRun: runId, listedSetAside: setAside })
          : undefined,
      ),
    ]);
    return next;
  });
}

/** Compares what this run has seen with what was there, for each company whose list it came to the end of. */
export async function countUnseen(db: Database, runId: string): Promise<readonly Unseen[]> {
  const tx = db.transaction(['devices', 'companies']);
  const index = tx.objectStore('devices').index('run');
  const companies = await tx.objectStore('companies').getAll();
  const listed = companies.filter(({ listedInRun }) => listedInRun === runId);
  return Promise.all(
    listed.map(async ({ id, listedSetAside }) => {
      const [known, seen] = await Promise.all([
        index.count(IDBKeyRange.bound([id], [id, []])),
        index.count(IDBKeyRange.only([id, runId])),
      ]);
      return { companyId: id, known, unseen: known - seen, setAside: listedSetAside ?? 0 };
    }),
  );
}

/** Marks at most `limit` devices of a company that this run did not see; gives how many. Their lifecycle records stay. */
export async function markMissing(
  db: Database,
  companyId: CompanyId,
  { runId, at, limit }: { readonly runId: string; readonly at: number; readonly limit: number },
): Promise<number> {
  const tx = db.transaction('devices', 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const index = tx.store.index('run');
    const before = await index.getAll(
      IDBKeyRange.bound([companyId], [companyId, runId], false, true),
      limit,
    );
    const after = await index.getAll(
      IDBKeyRange.bound([companyId, runId], [companyId, []], true),
      limit,
    );
    const unseen = [...before, ...after].slice(0, limit);
    await Promise.all(unseen.map(async (row) => tx.store.put(missingRow(row, at))));
    return unseen.length;
  });
}

function missingRow(row: StoredDevice, at: number): StoredDevice {
  const { seenInRun: _run, ...rest } = row;
  return { ...rest, missingSince: at };
}
