import { withError, type NotedError } from '@/lib/domain/noted-error';
import type { Database } from './database';
import { changeState, deleteState, readState } from './state';

export const listErrors = async (db: Database): Promise<readonly NotedError[]> =>
  (await readState(db, 'errors')) ?? [];

export async function noteError(db: Database, noted: NotedError): Promise<void> {
  await changeState(db, 'errors', (errors) => withError(errors ?? [], noted));
}

export const forgetErrors = (db: Database): Promise<void> => deleteState(db, 'errors');

/** Rows by table. */
export async function countRows(db: Database): Promise<Readonly<Record<string, number>>> {
  const names = Array.from(db.objectStoreNames);
  const counts = await Promise.all(
    names.map(async (name) => [name, await db.count(name)] as const),
  );
  return Object.fromEntries(counts);
}
