import { atomically } from './atomically';
import { addLines } from './activity';
import type { Database } from './database';

const removedStores = [
  'companies',
  'sites',
  'clients',
  'mappings',
  'devices',
  'tallies',
  'rosters',
  'aliases',
  'lifecycle',
  'edits',
  'activity',
  'groups',
  'fieldDefinitions',
  'details',
  'bulks',
] as const;
const removedFacts = [
  'run',
  'lastSync',
  'crawlDelay',
  'unreadProblem',
  'passedOver',
  'datesRead',
  'datesPace',
  'fields',
  'missingDoubt',
  'nextSyncAt',
  'devicesAppearedAt',
  'portalPlaces',
  'mappingUndo',
  'fleet',
  'reviewVisit',
  'keptTwins',
  'errors',
] as const;

/** Removes everything that came from ConnectWise or was done here; settings and credentials stay. */
export async function removeData(db: Database, at: number): Promise<void> {
  const tx = db.transaction(Array.from(db.objectStoreNames), 'readwrite', { durability: 'strict' });
  return atomically(tx, async () => {
    await Promise.all([
      ...removedStores.map((name) => tx.objectStore(name).clear()),
      ...removedFacts.map((key) => tx.objectStore('state').delete(key)),
    ]);
    await addLines(tx.objectStore('activity'), at, [{ kind: 'connection', what: 'data-removed' }]);
  });
}
