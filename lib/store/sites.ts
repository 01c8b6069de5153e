import { atomically } from './atomically';
import type { Site } from '@/lib/domain/company';
import { nameKeyOf } from '@/lib/domain/evidence';
import type { SiteId } from '@/lib/domain/ids';
import type { SyncRun } from '@/lib/domain/sync-run';
import type { Database } from './database';
import { currentRun, putStep, type RunStep } from './run';

export interface SiteList {
  readonly sites: readonly Site[];
  /** Whether the list holds every site: only then are others removed. */
  readonly isWhole: boolean;
  readonly step: RunStep;
}

/** The list and the checkpoint in one transaction. `undefined`, and nothing written, when the run stands elsewhere. */
export async function commitSites(
  db: Database,
  { sites, isWhole, step }: SiteList,
): Promise<SyncRun | undefined> {
  const tx = db.transaction(['sites', 'state'], 'readwrite', { durability: 'relaxed' });
  return atomically(tx, async () => {
    const store = tx.objectStore('sites');
    const state = tx.objectStore('state');
    const run = await currentRun(state, step);
    if (!run) return undefined;
    const listed = new Set(sites.map(({ id }) => id));
    const gone = isWhole ? (await store.getAllKeys()).filter((id) => !listed.has(id)) : [];
    const next = await putStep(state, run, step);
    await Promise.all([
      ...sites.map(async (site) => store.put({ ...site, nameKey: nameKeyOf(site.name) })),
      ...gone.map((id) => store.delete(id)),
    ]);
    return next;
  });
}

/** Of those of them that are known. */
export async function namesOfSites(
  db: Database,
  sites: ReadonlyMap<SiteId, unknown>,
): Promise<ReadonlyMap<SiteId, string>> {
  const all = await db.getAll('sites');
  return new Map(all.flatMap(({ id, name }) => (sites.has(id) ? [[id, name] as const] : [])));
}
