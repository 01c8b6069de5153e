import type { CompanyId } from '@/lib/domain/ids';
import type { Unseen } from '@/lib/domain/missing-devices';
import { withChanges } from '@/lib/domain/run-steps';
import type { SyncRun } from '@/lib/domain/sync-run';
import { atomically } from './atomically';
import { deviceStores, putRows } from './device-writes';
import { missingRow, ofCompany } from './devices';
import type { Database } from './open';
import type { StoredCompany, StoredDoubt, Tally } from './schema';
import { stateIn } from './state';

/**
 * Compares what this run has seen with what was there, for each company whose list it came to the end of; of companies
 * that are gone themselves a whole run has seen nothing.
 */
export async function countUnseen(
  db: Database,
  { id: runId, scope }: Pick<SyncRun, 'id' | 'scope'>,
): Promise<readonly Unseen[]> {
  const tx = db.transaction(['tallies', 'companies']);
  const [tallies, companies] = await Promise.all([
    tx.objectStore('tallies').getAll(),
    tx.objectStore('companies').getAll(),
  ]);
  const tallyOf = new Map(tallies.map((tally) => [tally.companyId, tally]));
  const isJudged = ({ listedInRun, missingSince }: StoredCompany): boolean =>
    listedInRun === runId || (scope === 'all' && missingSince !== undefined);
  return companies
    .filter(isJudged)
    .map((company) => unseenOf(company, tallyOf.get(company.id), runId))
    .filter(({ known }) => known > 0);
}

/** Whether devices of these companies are known that this run has not seen so far. */
export async function hasUnseen(
  db: Database,
  companyIds: readonly CompanyId[],
  runId: string,
): Promise<boolean> {
  const { store } = db.transaction('tallies');
  const tallies = await Promise.all(companyIds.map(async (id) => store.get(id)));
  return tallies.some((tally) => tally !== undefined && unseenIn(tally, runId) > 0);
}

const unseenIn = ({ listed, seen }: Tally, runId: string): number =>
  listed - (seen.runId === runId ? seen.count : 0);

function unseenOf(
  { id, name, listedInRun, listedSetAside = 0 }: StoredCompany,
  tally: Tally | undefined,
  runId: string,
): Unseen {
  return {
    companyId: id,
    name,
    known: tally?.listed ?? 0,
    unseen: tally ? unseenIn(tally, runId) : 0,
    setAside: listedInRun === runId ? listedSetAside : 0,
  };
}

const missingStores = ['companies', 'devices', 'tallies', 'state'] as const;

/** Marks the devices of a company that this run did not see. Their lifecycle records stay. */
export async function markMissing(
  db: Database,
  companyId: CompanyId,
  { runId, at }: { readonly runId: string; readonly at: number },
): Promise<void> {
  const tx = db.transaction(missingStores, 'readwrite', { durability: 'relaxed' });
  await atomically(tx, async () => {
    const run = await stateIn(tx.objectStore('state'), 'run');
    if (run?.id !== runId) return;
    const vanished = await mark(tx, companyId, { seenBy: new Set([runId]), at });
    await tx.objectStore('state').put(withChanges(run, { vanished }), 'run');
  });
}

/** Marks those of a doubt, but for devices that anything has seen since. Gives how many these are. */
export async function markDoubted(
  db: Database,
  companyId: CompanyId,
  { doubt, at }: { readonly doubt: StoredDoubt; readonly at: number },
): Promise<number> {
  const { runId, seenSince } = doubt;
  const tx = db.transaction(missingStores, 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const [company, run] = await Promise.all([
      tx.objectStore('companies').get(companyId),
      stateIn(tx.objectStore('state'), 'run'),
    ]);
    // Nobody looks for the devices of a company that is not mapped any more.
    if (company?.missingSince === undefined && company?.listedInRun === undefined) return 0;
    const seenBy = new Set([runId, ...seenSince, ...(run ? [run.id] : [])]);
    return mark(tx, companyId, { seenBy, at });
  });
}

async function mark(
  tx: Parameters<typeof deviceStores>[0],
  companyId: CompanyId,
  { seenBy, at }: { readonly seenBy: ReadonlySet<string>; readonly at: number },
): Promise<number> {
  const stores = deviceStores(tx);
  const rows = await stores.devices.index('company').getAll(ofCompany(companyId));
  const unseen = rows.filter(({ seenInRun }) => seenInRun !== undefined && !seenBy.has(seenInRun));
  await putRows(
    stores,
    unseen.map((before) => ({ before, after: missingRow(before, at) })),
  );
  return unseen.length;
}
