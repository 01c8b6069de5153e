import { deviceKinds, type Tracking } from '@/lib/domain/device';
import { isUnderway } from '@/lib/domain/edit';
import type { StoreStatus } from '@/lib/domain/store-status';
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
  const [run, last, dates, companies, mappings, edits, tallies] = await Promise.all([
    readState(db, 'run'),
    readState(db, 'lastSync'),
    datesProgress(db),
    listCompanies(db),
    listMappings(db),
    openEdits(db),
    readTallies(db),
  ]);
  const mapped = new Set(mappings.map(({ companyId }) => companyId));
  const present = companies.filter(({ missingSince }) => missingSince === undefined);
  const count = (tracking: Tracking): number =>
    tallies.reduce((sum, tally) => sum + countIn(tally, [tracking], deviceKinds), 0);
  const waiting = edits.filter(isUnderway).length;
  return {
    sync: syncStatusOf(run, last),
    dates,
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
