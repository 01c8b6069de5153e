import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import type { Unseen } from '@/lib/domain/missing-devices';
import { withChanges } from '@/lib/domain/run-steps';
import type { SyncRun } from '@/lib/domain/sync-run';
import { atomically } from './atomically';
import { deviceStoreNames, deviceStores, putRows } from './device-writes';
import { missingRow, ofCompany } from './devices';
import type { Database } from './database';
import type { StoredCompany, StoredDevice, Tally } from './schema';
import { stateIn } from './state-in';
import type { KeptUnseen, StoredDoubt } from './stored-doubt';

/** What of a run tells which devices it has to say something of. */
export type JudgingRun = Pick<SyncRun, 'id' | 'scope' | 'trigger' | 'setAsideUnseen'>;

/** A person who asks for a whole run wants to know of all devices again. */
export const keptFor = (
  { scope, trigger }: Pick<JudgingRun, 'scope' | 'trigger'>,
  doubt: StoredDoubt | undefined,
): readonly KeptUnseen[] => (scope === 'all' && trigger === 'person' ? [] : (doubt?.kept ?? []));

/**
 * Compares what this run has seen with what was there, for each company whose list it came to the end of; of companies
 * that are gone themselves a whole run has seen nothing. Devices that stay by a person's word are left out.
 */
export async function countUnseen(
  db: Database,
  run: JudgingRun,
  kept: readonly KeptUnseen[],
): Promise<readonly Unseen[]> {
  const lists = await countLists(db, run);
  const unseenIds = new Set(lists.filter(({ unseen }) => unseen > 0).map((list) => list.companyId));
  const counts = new Map<CompanyId, number>();
  for (const { companyId, lastSeenIn } of kept) {
    if (!unseenIds.has(companyId)) continue;
    const rows = await db.getAllFromIndex('devices', 'company', ofCompany(companyId));
    counts.set(
      companyId,
      rows.filter(({ seenInRun = '' }) => lastSeenIn.includes(seenInRun)).length,
    );
  }
  return lists
    .map((list) => {
      const count = counts.get(list.companyId) ?? 0;
      return { ...list, known: list.known - count, unseen: list.unseen - count };
    })
    .filter(({ known }) => known > 0);
}

async function countLists(
  db: Database,
  { id: runId, scope, setAsideUnseen = 0 }: JudgingRun,
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
    .filter(({ known }) => known > 0)
    .map((list) => ({ ...list, setAside: list.setAside + setAsideUnseen }));
}

/** The devices that this run would mark, but for hosts that only their own list can show. */
export async function listUnseen(
  db: Database,
  run: JudgingRun,
  kept: readonly KeptUnseen[],
): Promise<readonly DeviceId[]> {
  const lists = await countUnseen(db, run, kept);
  const ids: DeviceId[] = [];
  for (const { companyId, unseen, setAside } of lists) {
    if (unseen <= setAside) continue;
    const rows = await db.getAllFromIndex('devices', 'company', ofCompany(companyId));
    const seenBy = seenWith([run.id], companyId, kept);
    const unlisted = rows.filter((row) => isUnseen(row, seenBy) && !isOwnHost(row));
    ids.push(...unlisted.map(({ id }) => id));
  }
  return ids;
}

const isOwnHost = ({ hypervisor, listedKind }: StoredDevice): boolean =>
  hypervisor !== undefined && listedKind === undefined;

/** These runs, and those whose word of a company's devices was put aside by a person's. */
export const seenWith = (
  runIds: readonly string[],
  companyId: CompanyId,
  kept: readonly KeptUnseen[],
): ReadonlySet<string> =>
  new Set([...runIds, ...(kept.find((one) => one.companyId === companyId)?.lastSeenIn ?? [])]);

export const isUnseen = ({ seenInRun }: StoredDevice, seenBy: ReadonlySet<string>): boolean =>
  seenInRun !== undefined && !seenBy.has(seenInRun);

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

export const missingStores = [...deviceStoreNames, 'companies'] as const;

/** Marks the devices of a company that this run did not see. Their lifecycle records stay. */
export async function markMissing(
  db: Database,
  companyId: CompanyId,
  { runId, at }: { readonly runId: string; readonly at: number },
): Promise<void> {
  const tx = db.transaction(missingStores, 'readwrite', { durability: 'relaxed' });
  await atomically(tx, async () => {
    const [run, doubt] = await Promise.all([
      stateIn(tx.objectStore('state'), 'run'),
      stateIn(tx.objectStore('state'), 'missingDoubt'),
    ]);
    if (run?.id !== runId) return;
    const seenBy = seenWith([runId], companyId, keptFor(run, doubt));
    const vanished = await markUnseen(tx, companyId, { seenBy, at });
    await tx.objectStore('state').put(withChanges(run, { vanished }), 'run');
  });
}

/** Gives how many it has marked. */
export async function markUnseen(
  tx: Parameters<typeof deviceStores>[0],
  companyId: CompanyId,
  { seenBy, at }: { readonly seenBy: ReadonlySet<string>; readonly at: number },
): Promise<number> {
  const stores = deviceStores(tx);
  const rows = await stores.devices.index('company').getAll(ofCompany(companyId));
  const unseen = rows.filter((row) => isUnseen(row, seenBy));
  await putRows(
    stores,
    unseen.map((before) => ({ before, after: missingRow(before, at) })),
  );
  return unseen.length;
}
