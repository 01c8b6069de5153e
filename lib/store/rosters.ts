import { nameKeyOf } from '@/lib/domain/evidence';
import type { CompanyId } from '@/lib/domain/ids';
import { serialKey } from '@/lib/domain/serial-number';
import type { Database } from './database';
import type { Roster, RosterRow, StoredDevice } from './schema';
import type { RowChange } from './tallies';
import type { Writable } from './writable';

/** Of all companies that have devices here. */
export const readRosters = (db: Database): Promise<Roster[]> => db.getAll('rosters');

export const readRoster = (db: Database, companyId: CompanyId): Promise<Roster | undefined> =>
  db.get('rosters', companyId);

/** Keeps the rosters in step with rows that are put in the same transaction. */
export async function noteInRosters(
  store: Writable<'rosters'>,
  changes: readonly RowChange[],
): Promise<void> {
  const moved = changes.filter(isOtherwise);
  const left = moved.filter(({ before, after }) => before && before.companyId !== after.companyId);
  const gone = Map.groupBy(left, ({ before }) => before?.companyId);
  const come = Map.groupBy(moved, ({ after }) => after.companyId);
  const companyIds = new Set([...come.keys(), ...gone.keys()]);
  await Promise.all(
    Array.from(companyIds, async (companyId) => {
      if (companyId === undefined) return;
      const stored = await store.get(companyId);
      const rows = new Map(stored?.rows.map((row) => [row.id, row]));
      for (const { after } of gone.get(companyId) ?? []) rows.delete(after.id);
      for (const { after } of come.get(companyId) ?? []) rows.set(after.id, rosterRow(after));
      await store.put({ companyId, rows: [...rows.values()] });
    }),
  );
}

/** Most puts say only that a device was seen or read again. */
const isOtherwise = ({ before, after }: RowChange): boolean =>
  before?.companyId !== after.companyId ||
  JSON.stringify(rosterRow(before)) !== JSON.stringify(rosterRow(after));

export function rosterRow(device: StoredDevice): RosterRow {
  const { id, standing, kind, nameKey, siteId, maker, serialNumber, appearedAt } = device;
  return {
    id,
    standing,
    kind,
    nameKey,
    text: textOf(device),
    ...(siteId && { siteId }),
    ...(maker && { maker }),
    ...(serialNumber !== undefined && { serialKey: serialKey(serialNumber) }),
    ...(appearedAt !== undefined && { appearedAt }),
    ...(device.missingSince !== undefined && { isMissing: true as const }),
  };
}

function textOf({ name, hostName, model, serialNumber }: StoredDevice): string {
  const texts = [name, hostName, model, serialNumber].flatMap((text) => text ?? []);
  return [...new Set(texts.map(nameKeyOf))].join('\n');
}
