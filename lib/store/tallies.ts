import type { DeviceKind } from '@/lib/domain/device';
import type { Standing } from '@/lib/domain/device-view';
import type { CompanyId } from '@/lib/domain/ids';
import type { Database } from './database';
import type { StoredDevice, Tally } from './schema';
import type { Writable } from './writable';

/** A device as it was, if it was stored, and as it is now. */
export interface RowChange {
  readonly before: StoredDevice | undefined;
  readonly after: StoredDevice;
}

export const tallyKey = (standing: Standing, kind: DeviceKind): string => `${standing} ${kind}`;

export const readTallies = (db: Database): Promise<Tally[]> => db.getAll('tallies');

interface Draft {
  readonly companyId: CompanyId;
  readonly devices: Record<string, number>;
  listed: number;
  seen: { runId: string; count: number };
}

/** Keeps the numbers in step with rows that are put in the same transaction. `runId`: the run that sees them, if one does. */
export async function tally(
  store: Writable<'tallies'>,
  changes: readonly RowChange[],
  runId?: string,
): Promise<void> {
  const touched = changes.flatMap(({ before, after }) => [before?.companyId, after.companyId]);
  const companyIds = [...new Set(touched)].filter((id) => id !== undefined);
  const stored = await Promise.all(companyIds.map(async (id) => store.get(id)));
  const drafts = new Map(
    companyIds.map((id, index) => [id, draftOf(id, stored[index], runId)] as const),
  );
  for (const { before, after } of changes) {
    if (before) add(drafts.get(before.companyId), before, -1);
    add(drafts.get(after.companyId), after, 1);
  }
  await Promise.all(Array.from(drafts.values(), async (draft) => store.put(draft)));
}

function draftOf(companyId: CompanyId, stored: Tally | undefined, runId?: string): Draft {
  const seen = stored?.seen ?? { runId: '', count: 0 };
  return {
    companyId,
    devices: { ...stored?.devices },
    listed: stored?.listed ?? 0,
    seen: runId === undefined || runId === seen.runId ? { ...seen } : { runId, count: 0 },
  };
}

function add(draft: Draft | undefined, row: StoredDevice, by: 1 | -1): void {
  if (!draft) return;
  const { devices, seen } = draft;
  const key = tallyKey(row.standing, row.kind);
  devices[key] = (devices[key] ?? 0) + by;
  if (row.seenInRun === undefined) return;
  draft.listed += by;
  if (row.seenInRun === seen.runId) seen.count += by;
}

/** How many devices of these standings and kinds are counted; all where none is named. */
export function countIn(
  { devices }: Tally,
  standings: readonly Standing[],
  kinds: readonly DeviceKind[],
): number {
  const keys = standings.flatMap((standing) => kinds.map((kind) => tallyKey(standing, kind)));
  return keys.reduce((sum, key) => sum + (devices[key] ?? 0), 0);
}

export const countAll = ({ devices }: Tally): number =>
  Object.values(devices).reduce((sum, count) => sum + count, 0);
