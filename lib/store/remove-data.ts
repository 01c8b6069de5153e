import { atomically } from './atomically';
import { addLines } from './activity';
import type { Database } from './open';

const stores = [
  'companies',
  'sites',
  'clients',
  'mappings',
  'devices',
  'tallies',
  'aliases',
  'lifecycle',
  'edits',
  'activity',
] as const;
const facts = ['run', 'lastSync', 'crawlDelay', 'datesRead', 'fields'] as const;

/** Removes everything that came from ConnectWise or was done here; settings and credentials stay. */
export async function removeData(db: Database, at: number): Promise<void> {
  const tx = db.transaction(Array.from(db.objectStoreNames), 'readwrite', { durability: 'strict' });
  return atomically(tx, async () => {
    await Promise.all([
      ...stores.map((name) => tx.objectStore(name).clear()),
      ...facts.map((key) => tx.objectStore('state').delete(key)),
    ]);
    await addLines(tx.objectStore('activity'), at, [{ kind: 'connection', what: 'data-removed' }]);
  });
}
