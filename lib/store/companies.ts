import { atomically } from './atomically';
import type { Company } from '@/lib/domain/company';
import { nameKeyOf } from '@/lib/domain/evidence';
import type { CompanyId } from '@/lib/domain/ids';
import type { SyncRun } from '@/lib/domain/sync-run';
import type { Database } from './database';
import { currentRun, putStep, type RunStep } from './run';
import type { StoredCompany } from './schema';

export type ListedCompany = Omit<Company, 'seenInRun' | 'missingSince'>;

export interface CompanyList {
  readonly companies: readonly ListedCompany[];
  /** Whether the list holds every company: only then are others missing. */
  readonly isWhole: boolean;
  readonly at: number;
  readonly step: RunStep;
}

export const listCompanies = (db: Database): Promise<StoredCompany[]> => db.getAll('companies');

export const getCompany = (db: Database, id: CompanyId): Promise<StoredCompany | undefined> =>
  db.get('companies', id);

/** The list and the checkpoint in one transaction. `undefined`, and nothing written, when the run stands elsewhere. */
export async function commitCompanies(
  db: Database,
  { companies, isWhole, at, step }: CompanyList,
): Promise<SyncRun | undefined> {
  const tx = db.transaction(['companies', 'state'], 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const store = tx.objectStore('companies');
    const state = tx.objectStore('state');
    const run = await currentRun(state, step);
    if (!run) return undefined;
    const known = new Map((await store.getAll()).map((company) => [company.id, company]));
    const seen = companies.map((listed) => merged(listed, known.get(listed.id), step.from.id));
    for (const { id } of seen) known.delete(id);
    const gone = isWhole ? [...known.values()].filter(({ missingSince }) => !missingSince) : [];
    const next = await putStep(state, run, step);
    await Promise.all([
      ...seen.map(async (company) => store.put(company)),
      ...gone.map(async (company) => store.put({ ...company, missingSince: at })),
    ]);
    return next;
  });
}

/** Replaces what the RMM says; what is ours of it, and of the list of its devices, stays. */
function merged(
  listed: ListedCompany,
  known: StoredCompany | undefined,
  runId: string,
): StoredCompany {
  const { listedInRun, listedSetAside, isLeftOut } = known ?? {};
  return {
    ...listed,
    seenInRun: runId,
    nameKeys: [...new Set([listed.name, listed.friendlyName ?? listed.name].map(nameKeyOf))],
    ...(listedInRun !== undefined && { listedInRun }),
    ...(listedSetAside !== undefined && { listedSetAside }),
    ...(isLeftOut && { isLeftOut }),
  };
}
