import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/store/database';
import { createDatabase } from '@/lib/store/open';
import { removeData } from '@/lib/store/remove-data';
import type { State } from '@/lib/store/schema';

/** Of each single fact, whether it goes with the data; a new one has to be named here. */
const facts: Readonly<Record<keyof State, 'removed' | 'kept'>> = {
  connection: 'kept',
  settings: 'kept',
  run: 'removed',
  lastSync: 'removed',
  crawlDelay: 'removed',
  unreadProblem: 'removed',
  passedOver: 'removed',
  datesRead: 'removed',
  datesPace: 'removed',
  fields: 'removed',
  missingDoubt: 'removed',
  nextSyncAt: 'removed',
  devicesAppearedAt: 'removed',
  portalPlaces: 'removed',
  taughtPages: 'kept',
  docks: 'kept',
  mappingUndo: 'removed',
  fleet: 'removed',
  reviewVisit: 'removed',
  keptTwins: 'removed',
  errors: 'removed',
};

let db: Database;

/** Puts a record of any shape: what is in it does not matter here. */
async function putAnything(name: string, record: object, key?: string): Promise<void> {
  const raw = indexedDB.open(db.name);
  const { promise, resolve } = Promise.withResolvers<void>();
  raw.addEventListener('success', () => {
    const tx = raw.result.transaction(name, 'readwrite');
    tx.objectStore(name).put(record, key);
    tx.addEventListener('complete', () => {
      raw.result.close();
      resolve();
    });
  });
  return promise;
}

beforeEach(async () => {
  db = await createDatabase('remove data')();
  for (const name of db.objectStoreNames) {
    const { keyPath } = db.transaction(name).store;
    if (typeof keyPath === 'string') await putAnything(name, { [keyPath]: 'one' });
  }
  await putAnything('activity', { at: 1 });
  for (const fact of Object.keys(facts)) await putAnything('state', { fact }, fact);
});

test('nothing of any store is left but the line in the history that says so', async () => {
  await removeData(db, 5);
  for (const name of db.objectStoreNames) {
    if (name === 'state') continue;
    expect([name, await db.count(name)]).toEqual([name, name === 'activity' ? 1 : 0]);
  }
  expect(await db.getAll('activity')).toEqual([
    { at: 5, event: { kind: 'connection', what: 'data-removed' } },
  ]);
});

test('of the single facts only the connection and the settings stay', async () => {
  await removeData(db, 5);
  const kept = Object.entries(facts).flatMap(([fact, fate]) => (fate === 'kept' ? fact : []));
  expect(new Set(await db.getAllKeys('state'))).toEqual(new Set(kept));
});
