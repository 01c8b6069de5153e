import { deviceKinds, type Tracking } from '@/lib/domain/device';
import { isUnderway } from '@/lib/domain/edit';
import type { StoreStatus } from '@/lib/domain/store-status';
import type { MissingDoubt } from '@/lib/domain/sync-run';
import { listCompanies } from '@/lib/store/companies';
import { openEdits } from '@/lib/store/edits';
import { listMappings } from '@/lib/store/mappings';
import type { Database } from '@/lib/store/open';
import { readState } from '@/lib/store/state';
import { countIn, readTallies } from '@/lib/store/tallies';
import { datesProgress } from './dates-progress';
import { syncStatusOf } from './sync-status';

/** Told from what is counted already: quick however much is stored. */
export async function storeStatus(db: Database): Promise<StoreStatus> {
  const [run, last, dates, companies, mappings, edits, tallies, doubt, nextSyncAt] =
    await Promise.all([
      readState(db, 'run'),
      readState(db, 'lastSync'),
      datesProgress(db),
      listCompanies(db),
      listMappings(db),
      openEdits(db),
      readTallies(db),
      readState(db, 'missingDoubt'),
      readState(db, 'nextSyncAt'),
    ]);
  const mapped = new Set(mappings.map(({ companyId }) => companyId));
  const present = companies.filter(({ missingSince }) => missingSince === undefined);
  const count = (tracking: Tracking): number =>
    tallies.reduce((sum, tally) => sum + countIn(tally, [tracking], deviceKinds), 0);
  const waiting = edits.filter(isUnderway).length;
  return {
    sync: syncStatusOf(run, last),
    dates,
    ...(doubt && !doubt.isAnswered && { missingDoubt: questionOf(doubt) }),
    ...(nextSyncAt !== undefined && { nextSyncAt }),
    counts: {
      companies: present.length,
      unmappedCompanies: present.filter(({ id }) => !mapped.has(id)).length,
      staged: count('staged'),
      imported: count('imported'),
      waiting,
      needPerson: edits.length - waiting,
    },
  };
}

const questionOf = ({ unseen, known, at, companies }: MissingDoubt): MissingDoubt => ({
  unseen,
  known,
  at,
  companies,
});
