import { unwrap } from 'idb';
import type { StoredDevice } from './schema';
import { tally, type RowChange } from './tallies';
import type { Writable } from './writable';

/** What has to be written together with rows of devices. */
export interface DeviceStores {
  readonly devices: Writable<'devices'>;
  readonly tallies: Writable<'tallies'>;
  readonly state: Writable<'state'>;
}

/** A transaction over the stores of devices, and more where `Name` says so. */
interface DeviceTransaction {
  objectStore(name: 'devices'): Writable<'devices'>;
  objectStore(name: 'tallies'): Writable<'tallies'>;
  objectStore(name: 'state'): Writable<'state'>;
}

export const deviceStores = (tx: DeviceTransaction): DeviceStores => ({
  devices: tx.objectStore('devices'),
  tallies: tx.objectStore('tallies'),
  state: tx.objectStore('state'),
});

/** Puts rows, and keeps every number that is told of them in step. */
export async function putRows(
  { devices, tallies, state }: DeviceStores,
  changes: readonly RowChange[],
  runId?: string,
): Promise<void> {
  await Promise.all([
    ...changes.map(async ({ after }) => devices.put(after)),
    noteChanges({ tallies, state }, changes, runId),
  ]);
}

/** For rows that are put already. */
export async function noteChanges(
  { tallies, state }: Omit<DeviceStores, 'devices'>,
  changes: readonly RowChange[],
  runId?: string,
): Promise<void> {
  if (changes.length === 0) return;
  const isCounted = (row: StoredDevice | undefined) =>
    row?.standing === 'imported' && row.fieldsReadAt > 0;
  const moves = changes.some(({ before, after }) => isCounted(before) !== isCounted(after));
  await Promise.all([tally(tallies, changes, runId), moves && state.delete('datesRead')]);
}

/**
 * Puts rows that are probably new, without asking first whether they are: that would cost as much again as the put. Gives
 * those that were there.
 */
export async function addRows(
  devices: Writable<'devices'>,
  rows: readonly StoredDevice[],
): Promise<readonly StoredDevice[]> {
  const isNew = await Promise.all(rows.map(async (row) => add(devices, row)));
  return rows.filter((_, index) => !isNew[index]);
}

function add(devices: Writable<'devices'>, row: StoredDevice): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = unwrap(devices).add(row);
    request.addEventListener('success', () => resolve(true));
    request.addEventListener('error', (event) => {
      if (request.error?.name !== 'ConstraintError') {
        reject(request.error ?? new Error('A device could not be stored.'));
        return;
      }
      // Unhandled, it would end the transaction.
      event.preventDefault();
      event.stopPropagation();
      resolve(false);
    });
  });
}
