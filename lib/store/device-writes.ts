import { unwrap } from 'idb';
import { noteInRosters } from './rosters';
import type { StoredDevice } from './schema';
import { tally, type RowChange } from './tallies';
import type { Writable } from './writable';

/** What has to be written together with rows of devices. */
export interface DeviceStores {
  readonly devices: Writable<'devices'>;
  readonly tallies: Writable<'tallies'>;
  readonly rosters: Writable<'rosters'>;
  readonly state: Writable<'state'>;
}

/** The stores that a transaction over devices names at least. */
export const deviceStoreNames = ['devices', 'tallies', 'rosters', 'state'] as const;

/** A transaction over the stores of devices, and more where `Name` says so. */
interface DeviceTransaction {
  objectStore(name: 'devices'): Writable<'devices'>;
  objectStore(name: 'tallies'): Writable<'tallies'>;
  objectStore(name: 'rosters'): Writable<'rosters'>;
  objectStore(name: 'state'): Writable<'state'>;
}

export const deviceStores = (tx: DeviceTransaction): DeviceStores => ({
  devices: tx.objectStore('devices'),
  tallies: tx.objectStore('tallies'),
  rosters: tx.objectStore('rosters'),
  state: tx.objectStore('state'),
});

/** Puts rows, and keeps every number that is told of them in step. */
export async function putRows(
  { devices, ...numbers }: DeviceStores,
  changes: readonly RowChange[],
  runId?: string,
): Promise<void> {
  await Promise.all([
    putAll(
      devices,
      changes.map(({ after }) => after),
    ),
    noteChanges(numbers, changes, runId),
  ]);
}

/** For rows that are put already. */
export async function noteChanges(
  { tallies, rosters, state }: Omit<DeviceStores, 'devices'>,
  changes: readonly RowChange[],
  runId?: string,
): Promise<void> {
  if (changes.length === 0) return;
  const isCounted = (row: StoredDevice | undefined) =>
    row?.standing === 'imported' && row.fieldsReadAt > 0 && row.triedAt === undefined;
  const moves = changes.some(({ before, after }) => isCounted(before) !== isCounted(after));
  await Promise.all([
    tally(tallies, changes, runId),
    noteInRosters(rosters, changes),
    moves && state.delete('datesRead'),
  ]);
}

/** Puts rows one behind the other: their requests are answered in this order, so the last one tells of all. */
function putAll(devices: Writable<'devices'>, rows: readonly StoredDevice[]): Promise<void> {
  const store = unwrap(devices);
  return new Promise((resolve, reject) => {
    let last: IDBRequest | undefined;
    for (const row of rows) last = store.put(row);
    if (!last) return resolve();
    const request = last;
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(failed(request)));
  });
}

/**
 * Puts rows that are probably new, without asking first whether they are: that would cost as much again as the put. Gives
 * those that were there.
 */
export function addRows(
  devices: Writable<'devices'>,
  rows: readonly StoredDevice[],
): Promise<readonly StoredDevice[]> {
  const store = unwrap(devices);
  const there: StoredDevice[] = [];
  return new Promise((resolve, reject) => {
    if (rows.length === 0) return resolve(there);
    for (const [index, row] of rows.entries()) {
      const request = store.add(row);
      request.addEventListener('error', (event) => {
        if (request.error?.name !== 'ConstraintError') {
          reject(failed(request));
          return;
        }
        // Unhandled, it would end the transaction.
        event.preventDefault();
        event.stopPropagation();
        there.push(row);
        if (index === rows.length - 1) resolve(there);
      });
      if (index === rows.length - 1) request.addEventListener('success', () => resolve(there));
    }
  });
}

const failed = (request: IDBRequest): Error =>
  request.error ?? new Error('A device could not be stored.');
