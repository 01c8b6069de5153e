import { atomically } from './atomically';
import { defaultSettings, type Settings } from '@/lib/domain/settings';
import type { Database } from './database';
import type { State } from './schema';
import { stateIn } from './state-in';

export const readState = <Key extends keyof State>(
  db: Database,
  key: Key,
): Promise<State[Key] | undefined> => stateIn(db.transaction('state').store, key);

export async function writeState<Key extends keyof State>(
  db: Database,
  key: Key,
  value: State[Key],
): Promise<void> {
  await db.put('state', value, key);
}

export const deleteState = (db: Database, key: keyof State): Promise<void> =>
  db.delete('state', key);

/** Reads, changes and writes a fact in one transaction; `undefined` from `change` leaves it as it is. */
export async function changeState<Key extends keyof State>(
  db: Database,
  key: Key,
  change: (stored: State[Key] | undefined) => State[Key] | undefined,
): Promise<State[Key] | undefined> {
  const tx = db.transaction('state', 'readwrite');
  return atomically(tx, async () => {
    const stored = await stateIn(tx.store, key);
    const changed = change(stored);
    if (changed !== undefined) await tx.store.put(changed, key);
    return changed ?? stored;
  });
}

/** Settings that an earlier version did not know have their default. */
export const readSettings = async (db: Database): Promise<Settings> => ({
  ...defaultSettings,
  ...(await readState(db, 'settings')),
});

export async function changeSettings(db: Database, change: Partial<Settings>): Promise<Settings> {
  const changed = await changeState(db, 'settings', (stored) => ({
    ...defaultSettings,
    ...stored,
    ...change,
  }));
  return { ...defaultSettings, ...changed };
}
