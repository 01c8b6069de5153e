import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { createDatabase } from '@/lib/store/open';

/** What each version of the database held, as the product of that time left it. Add one with each new version. */
const examples: readonly {
  readonly version: number;
  readonly fill: (name: string) => Promise<void>;
}[] = [{ version: 1, fill: async (name) => (await createDatabase(name)()).close() }];

describe('the database', () => {
  test.for(examples)('opens what version $version left behind', async ({ version, fill }) => {
    const name = `from version ${version}`;
    await fill(name);
    const db = await createDatabase(name)();
    expect([...db.objectStoreNames]).toEqual([
      'activity',
      'aliases',
      'clients',
      'companies',
      'devices',
      'edits',
      'lifecycle',
      'mappings',
      'sites',
      'state',
      'tallies',
    ]);
    expect(db.version).toBeGreaterThanOrEqual(version);
    db.close();
  });

  test('has one connection for as long as it is needed', async () => {
    const open = createDatabase('one connection');
    const [one, other] = await Promise.all([open(), open()]);
    expect(one).toBe(other);
  });

  test('makes way for a removal and opens again at the next use', async () => {
    const open = createDatabase('makes way');
    const before = await open();
    await before.put('clients', { id: 'c', name: 'C' } as never);
    await deleteDB('makes way');
    const after = await open();
    expect(after).not.toBe(before);
    await expect(after.count('clients')).resolves.toBe(0);
  });

  test('of a newer version is left alone, and says so each time', async () => {
    (await openDB('newer', 99)).close();
    const open = createDatabase('newer');
    await expect(open()).rejects.toThrow(/newer version of Shelflife/);
    await expect(open()).rejects.toThrow(/newer version of Shelflife/);
  });
});
