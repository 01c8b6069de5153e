import { atomically } from './atomically';
import type { ActivityEvent } from '@/lib/domain/activity';
import { isOpen, type Edit } from '@/lib/domain/edit';
import type { DeviceId, EditId } from '@/lib/domain/ids';
import { dateFields, type Readings } from '@/lib/domain/lifecycle';
import { addLines } from './activity';
import { applyReadings } from './lifecycle';
import type { Database } from './database';
import type { StoredEdit } from './schema';
import type { Writable } from './writable';

/** What becomes of one device's edits, written all or nothing. */
export interface EditsWrite {
  /** New ones, and changed ones in their new state. */
  readonly edits: readonly Edit[];
  readonly events: readonly ActivityEvent[];
  /** What the RMM's fields were read to hold meanwhile. */
  readonly readings?: Readings;
}

export const getEdit = (db: Database, id: EditId): Promise<StoredEdit | undefined> =>
  db.get('edits', id);

/** The outbox, in the order in which the edits were made. */
export const openEdits = async (db: Database): Promise<readonly StoredEdit[]> =>
  inOrder(await db.getAllFromIndex('edits', 'open'));

/** All edits ever made of a device, oldest first. */
export const editsOfDevice = async (
  db: Database,
  deviceId: DeviceId,
): Promise<readonly StoredEdit[]> => inOrder(await db.getAllFromIndex('edits', 'device', deviceId));

export const editsOfSave = async (db: Database, saveId: string): Promise<readonly StoredEdit[]> =>
  inOrder(await db.getAllFromIndex('edits', 'save', saveId));

/**
 * Reads a device's edits, decides and writes in one transaction: nobody else can write in between, so a decision never
 * rests on what is not true any more. `decide` must not wait for anything; where it gives nothing, nothing is written.
 * The write is on disk before this gives back all edits of the device as they are then.
 */
export async function changeEdits(
  db: Database,
  deviceId: DeviceId,
  at: number,
  decide: (edits: readonly StoredEdit[]) => EditsWrite | undefined,
): Promise<readonly StoredEdit[]> {
  const tx = db.transaction(['edits', 'activity', 'lifecycle'], 'readwrite', {
    durability: 'strict',
  });
  const stores = {
    edits: tx.objectStore('edits'),
    activity: tx.objectStore('activity'),
    lifecycle: tx.objectStore('lifecycle'),
  };
  return atomically(tx, () => changeEditsIn(stores, deviceId, at, decide));
}

/** The stores that a change of edits writes, in whichever transaction that has them. */
export interface EditStores {
  readonly edits: Writable<'edits'>;
  readonly activity: Writable<'activity'>;
  readonly lifecycle: Writable<'lifecycle'>;
}

/** The same inside a transaction that writes more. */
export async function changeEditsIn(
  { edits, activity, lifecycle }: EditStores,
  deviceId: DeviceId,
  at: number,
  decide: (edits: readonly StoredEdit[]) => EditsWrite | undefined,
): Promise<readonly StoredEdit[]> {
  const before = inOrder(await edits.index('device').getAll(deviceId));
  const write = decide(before);
  const written = (write?.edits ?? []).map(asStoredEdit);
  const { readings } = write ?? {};
  await Promise.all([
    ...written.map(async (edit) => edits.put(edit)),
    addLines(activity, at, write?.events ?? []),
    readings && applyReadings(lifecycle, deviceId, [{ source: 'rmm', readings, now: at }]),
  ]);
  const changed = new Set(written.map(({ id }) => id));
  return inOrder([...before.filter(({ id }) => !changed.has(id)), ...written]);
}

/** The edit with what the outbox finds it by. */
export function asStoredEdit(edit: Edit | StoredEdit): StoredEdit {
  const { open: _, ...plain }: StoredEdit = edit;
  return isOpen(plain) ? { ...plain, open: 1 } : plain;
}

/** In the order in which they were made; those of one save in the order of the fields. */
export const inOrder = <AnyEdit extends Edit>(edits: readonly AnyEdit[]): readonly AnyEdit[] =>
  edits.toSorted(
    (one, other) =>
      one.madeAt - other.madeAt ||
      dateFields.indexOf(one.field) - dateFields.indexOf(other.field) ||
      one.id.localeCompare(other.id),
  );
