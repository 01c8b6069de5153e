import type { DevicePage, DeviceQuery } from '@/lib/domain/device-query';
import { nameKeyOf } from '@/lib/domain/evidence';
import type { DeviceId } from '@/lib/domain/ids';
import { serialKey } from '@/lib/domain/serial-number';
import type { Database } from '@/lib/store/database';
import type { RosterRow, StoredDevice } from '@/lib/store/schema';
import { choicesIn } from './device-choices';
import { inOrder, rostersFor } from './device-rosters';
import { findIn, type Found } from './find-in-rosters';
import { listedDevices } from './listed-devices';

interface Paging {
  readonly offset: number;
  readonly limit: number;
}

/** The devices of mapped companies that a query names, by company, kind and name, with what its filters can be set to. */
export async function listDevices(
  db: Database,
  query: DeviceQuery & Paging,
  now: number,
): Promise<DevicePage> {
  const rosters = await rostersFor(db, query);
  const found = findIn(rosters);
  const ids = pageOf(found, query).map(({ id }) => id);
  const [rows, choices] = await Promise.all([
    listedDevices(db, ids, { rosters, now }),
    choicesIn(db, rosters, found),
  ]);
  return {
    total: found.total,
    rows,
    ...choices,
    ...(rosters.newSince !== undefined && { newSince: rosters.newSince }),
  };
}

/** Every device that a query names. */
export async function devicesOf(db: Database, query: DeviceQuery): Promise<readonly RosterRow[]> {
  const rosters = await rostersFor(db, query);
  return pageOf(findIn(rosters), { ...query, offset: 0, limit: Infinity });
}

/** The devices that stand beside this one under its serial number, itself among them. */
export async function twinsOf(db: Database, id: DeviceId, now: number) {
  const rosters = await rostersFor(db, { tracking: 'staged' });
  const group = [...rosters.twins.values()].find((rows) => rows.some((row) => row.id === id));
  return listedDevices(db, group?.map((row) => row.id) ?? [], { rosters, now });
}

/** Only companies that the page lies in are put in order. */
function pageOf(
  { byCompany, total }: Found,
  { only, offset, limit }: DeviceQuery & Paging,
): readonly RosterRow[] {
  if (only === 'twins') {
    return byCompany
      .flat()
      .toSorted(bySerial)
      .slice(offset, offset + limit);
  }
  const rows: RosterRow[] = [];
  let before = 0;
  for (const some of byCompany) {
    const from = Math.max(0, offset - before);
    const wanted = Math.min(limit, total) - rows.length;
    if (wanted > 0 && from < some.length) {
      rows.push(...some.toSorted(inOrder).slice(from, from + wanted));
    }
    before += some.length;
  }
  return rows;
}

const bySerial = (one: RosterRow, other: RosterRow): number =>
  (one.serialKey ?? '') < (other.serialKey ?? '')
    ? -1
    : Number(one.serialKey !== other.serialKey) || inOrder(one, other);

const SERIAL_PART = 4;

/** `wanted`: as a key (`nameKeyOf`). */
export function isNamed(
  { name, hostName, model, serialNumber }: StoredDevice,
  wanted: string,
): boolean {
  const texts = [name, hostName, model, serialNumber].flatMap((text) => text ?? []);
  if (texts.some((text) => nameKeyOf(text).includes(wanted))) return true;
  // Without its punctuation a short part would be found in any serial number.
  const key = serialKey(wanted);
  return key.length >= SERIAL_PART && serialKey(serialNumber ?? '').includes(key);
}
