import { deviceKinds, type Tracking } from '@/lib/domain/device';
import { progressOf, type BulkView } from '@/lib/domain/bulk';
import { isUnderway } from '@/lib/domain/edit';
import type { StoreStatus } from '@/lib/domain/store-status';
import type { MissingDoubt } from '@/lib/domain/sync-run';
import { listCompanies } from '@/lib/store/companies';
import { openEdits } from '@/lib/store/edits';
import { mappedCompanyIds } from '@/lib/store/mappings';
import type { Database } from '@/lib/store/database';
import { newestOpenBulk } from '@/lib/store/bulks';
import { readState } from '@/lib/store/state';
import { countIn, readTallies } from '@/lib/store/tallies';
import { datesProgress } from './dates-progress';
import { bulkView } from './bulk-view';
import { syncStatusOf } from './sync-status';

/** Told from what is counted already: quick however much is stored. */
export async function storeStatus(db: Database): Promise<StoreStatus> {
  const tallied = readTallies(db);
  const [run, last, dates, companies, mappedIds, edits, tallies, doubt, nextSyncAt, openBulk] =
    await Promise.all([
      readState(db, 'run'),
      readState(db, 'lastSync'),
      datesProgress(db, tallied),
      listCompanies(db),
      mappedCompanyIds(db),
      openEdits(db),
      tallied,
      readState(db, 'missingDoubt'),
      readState(db, 'nextSyncAt'),
      openBulkOf(db),
    ]);
  const mapped = new Set(mappedIds);
  const present = companies.filter(({ missingSince }) => missingSince === undefined);
  const unmapped = present.filter(({ id }) => !mapped.has(id));
  const count = (tracking: Tracking): number =>
    tallies.reduce((sum, tally) => sum + countIn(tally, [tracking], deviceKinds), 0);
  const waiting = edits.filter(isUnderway).length;
  return {
    sync: syncStatusOf(run, last),
    dates,
    ...(doubt && !doubt.isAnswered && { missingDoubt: questionOf(doubt) }),
    ...(openBulk && { openBulk }),
    ...(nextSyncAt !== undefined && { nextSyncAt }),
    counts: {
      companies: present.length,
      unmappedCompanies: unmapped.filter(({ isLeftOut }) => !isLeftOut).length,
      leftOut: unmapped.filter(({ isLeftOut }) => isLeftOut).length,
      staged: count('staged'),
      imported: count('imported'),
      waiting,
      needPerson: edits.length - waiting,
    },
  };
}

async function openBulkOf(db: Database): Promise<StoreStatus['openBulk']> {
  const found = await newestOpenBulk(db);
  const view = found && (await bulkView(db, found.id));
  return view && isOpen(view.state)
    ? { id: view.id, state: view.state, ...progressOf(view) }
    : undefined;
}

const isOpen = (state: BulkView['state']): state is 'running' | 'paused' =>
  state === 'running' || state === 'paused';

const questionOf = ({ unseen, known, at, companies }: MissingDoubt): MissingDoubt => ({
  unseen,
  known,
  at,
  companies,
});
