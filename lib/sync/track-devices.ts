import { isPutAside } from '@/lib/domain/automatic-import';
import type { Tracking } from '@/lib/domain/device';
import type { DeviceSelection } from '@/lib/domain/device-query';
import type { DeviceId } from '@/lib/domain/ids';
import type { IgnoredWhy } from '@/lib/domain/ignored';
import { addActivity } from '@/lib/store/activity';
import { trackDevices } from '@/lib/store/device-tracking';
import type { Database } from '@/lib/store/database';
import { readSettings } from '@/lib/store/state';
import { devicesOf } from './list-devices';

export interface TrackDeps {
  readonly db: Database;
  readonly now: () => number;
}

export interface TrackOutcome {
  /** How many had another tracking, or were ignored for another reason. */
  readonly changed: number;
  /** How many were put aside instead of imported, as automatic import does with their kinds. */
  readonly putAside: number;
  readonly ids: readonly DeviceId[];
}

const ROWS_AT_ONCE = 500;

/** Imports, ignores or stages the selected devices of mapped companies. */
export async function track(
  { db, now }: TrackDeps,
  selection: DeviceSelection,
  tracking: Tracking,
  why?: IgnoredWhy,
): Promise<TrackOutcome> {
  const { wanted, aside } = await partsOf(db, selection, tracking);
  const changed = await trackSome(db, wanted, tracking, why);
  const putAside = await trackSome(db, aside, 'ignored', { reason: 'kind' });
  const count = changed.length + putAside.length;
  if (count > 0) {
    await addActivity(db, now(), {
      kind: 'import',
      imported: tracking === 'imported' ? changed.length : 0,
      ignored: (tracking === 'ignored' ? changed.length : 0) + putAside.length,
      ...(tracking === 'staged' && { staged: changed.length }),
    });
  }
  return { changed: changed.length, putAside: putAside.length, ids: [...changed, ...putAside] };
}

async function trackSome(
  db: Database,
  ids: readonly DeviceId[],
  tracking: Tracking,
  why: IgnoredWhy | undefined,
): Promise<readonly DeviceId[]> {
  const changed: DeviceId[] = [];
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const some = ids.slice(start, start + ROWS_AT_ONCE);
    changed.push(...(await trackDevices(db, some, tracking, why)));
  }
  return changed;
}

interface Parts {
  readonly wanted: readonly DeviceId[];
  readonly aside: readonly DeviceId[];
}

/** Who imports all of a list leaves the choice of kinds to automatic import where that is on; who names a kind means it. */
async function partsOf(
  db: Database,
  selection: DeviceSelection,
  tracking: Tracking,
): Promise<Parts> {
  if ('ids' in selection) return { wanted: selection.ids, aside: [] };
  const { allOf } = selection;
  const [rows, settings] = await Promise.all([devicesOf(db, allOf), readSettings(db)]);
  const isChosen =
    tracking !== 'imported' || allOf.kind !== undefined || allOf.tracking !== 'staged';
  const isAside = (kind: (typeof rows)[number]['kind']) => !isChosen && isPutAside(settings, kind);
  return {
    wanted: rows.filter(({ kind }) => !isAside(kind)).map(({ id }) => id),
    aside: rows.filter(({ kind }) => isAside(kind)).map(({ id }) => id),
  };
}
