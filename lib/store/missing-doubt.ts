import type { CompanyId } from '@/lib/domain/ids';
import type { SyncRun } from '@/lib/domain/sync-run';
import { atomically } from './atomically';
import { ofCompany } from './devices';
import { isUnseen, markUnseen, missingStores, seenWith } from './missing-devices';
import type { Database } from './database';
import type { LastSync } from './schema';
import { stateIn } from './state-in';
import type { KeptUnseen, StoredDoubt } from './stored-doubt';

export interface DoubtStep {
  /** The run whose doubt it was, as it was asked. */
  readonly runId: string;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * Marks the devices of a company that are in doubt, but for those that anything has seen since. Gives how many these
 * are; `undefined`, and nothing marked, once something else is asked.
 */
export async function markDoubted(
  db: Database,
  companyId: CompanyId,
  { runId, at }: DoubtStep,
): Promise<number | undefined> {
  const tx = db.transaction(missingStores, 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const state = tx.objectStore('state');
    const [company, run, doubt] = await Promise.all([
      tx.objectStore('companies').get(companyId),
      stateIn(state, 'run'),
      stateIn(state, 'missingDoubt'),
    ]);
    if (doubt?.runId !== runId || doubt.isAnswered) return undefined;
    // Nobody looks for the devices of a company that is not mapped any more.
    if (company?.missingSince === undefined && company?.listedInRun === undefined) return 0;
    return markUnseen(tx, companyId, { seenBy: seenSince(doubt, companyId, run), at });
  });
}

/** The devices of a company that are in doubt, as ones that stay. */
export async function keptOf(
  db: Database,
  companyId: CompanyId,
  doubt: StoredDoubt,
): Promise<KeptUnseen> {
  const tx = db.transaction(['devices', 'state']);
  const [rows, run] = await Promise.all([
    tx.objectStore('devices').index('company').getAll(ofCompany(companyId)),
    stateIn(tx.objectStore('state'), 'run'),
  ]);
  const seenBy = seenSince(doubt, companyId, run);
  const unseen = rows.filter((row) => isUnseen(row, seenBy));
  return {
    companyId,
    lastSeenIn: [...new Set(unseen.flatMap(({ seenInRun }) => seenInRun ?? []))],
  };
}

/** Every run that says of a device that it is there, or that its absence was answered before. */
const seenSince = (
  { runId, seenSince: others, kept = [] }: StoredDoubt,
  companyId: CompanyId,
  run: SyncRun | undefined,
): ReadonlySet<string> => seenWith([runId, ...others, ...(run ? [run.id] : [])], companyId, kept);

/** What a person said of the devices in doubt. */
interface DoubtEnd {
  readonly stay?: readonly KeptUnseen[];
  /** How many were marked missing: the last sync counts them among its changes. */
  readonly marked?: number;
}

/**
 * Ends the question about what this run did not see; what was said of devices that stay is remembered. False, and
 * nothing is written, once something else is asked.
 */
export async function endDoubt(
  db: Database,
  runId: string,
  { stay = [], marked = 0 }: DoubtEnd,
): Promise<boolean> {
  const tx = db.transaction('state', 'readwrite');
  return atomically(tx, async () => {
    const [doubt, last] = await Promise.all([
      stateIn(tx.store, 'missingDoubt'),
      stateIn(tx.store, 'lastSync'),
    ]);
    if (doubt?.runId !== runId || doubt.isAnswered) return false;
    if (last && marked > 0) await tx.store.put(withVanished(last, marked), 'lastSync');
    const kept = joined(doubt.kept ?? [], stay);
    await (kept.length > 0
      ? tx.store.put({ ...doubt, isAnswered: true, kept }, 'missingDoubt')
      : tx.store.delete('missingDoubt'));
    return true;
  });
}

const withVanished = (last: LastSync, marked: number): LastSync => ({
  ...last,
  changes: { ...last.changes, vanished: last.changes.vanished + marked },
});

function joined(before: readonly KeptUnseen[], more: readonly KeptUnseen[]): readonly KeptUnseen[] {
  const all = new Map(before.map((one) => [one.companyId, one]));
  for (const { companyId, lastSeenIn } of more) {
    if (lastSeenIn.length === 0) continue;
    const known = all.get(companyId)?.lastSeenIn ?? [];
    all.set(companyId, { companyId, lastSeenIn: [...new Set([...known, ...lastSeenIn])] });
  }
  return [...all.values()];
}
