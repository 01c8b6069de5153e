import { say } from '@/lib/text/say';
import { MOST_IN_BULK, type BulkChange, type BulkPreviewRow } from '@/lib/domain/bulk';
import { planBulkRow } from '@/lib/domain/bulk-plan';
import { Failure } from '@/lib/domain/failure';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import type { IsoDate } from '@/lib/domain/iso-date';
import { addBulk, isPending, newestBulks } from '@/lib/store/bulks';
import { getDevice } from '@/lib/store/devices';
import type { Database } from '@/lib/store/database';
import type { BulkItem } from '@/lib/store/schema';
import { readSettings } from '@/lib/store/state';
import { deviceViews } from './device-views';
import { technicianOf, type SaveDeps } from './save-edits';

export interface BulkAsked {
  readonly deviceIds: readonly DeviceId[];
  readonly change: BulkChange;
}

/** What a bulk edit would do to each of the devices that are known. Throws `bad-input` for more than one takes. */
export async function previewBulk(
  db: Database,
  { deviceIds, change }: BulkAsked,
  clock: { readonly now: number; readonly today: IsoDate },
): Promise<readonly BulkPreviewRow[]> {
  const ids = [...new Set(deviceIds)];
  refuseTooMany(ids.length);
  const { textDates } = await readSettings(db);
  const views = await deviceViews(db, ids, clock.now);
  return views.flatMap((view) =>
    view ? [planBulkRow(view, { change, today: clock.today, textDates })] : [],
  );
}

/** Takes the rows of a preview as they were shown; the worker saves them a few at a time. */
export async function startBulk(
  deps: SaveDeps,
  rows: readonly BulkPreviewRow[],
  change: BulkChange,
): Promise<{ readonly bulkId: string }> {
  refuseTooMany(rows.length);
  const byDevice = new Map(rows.map((row) => [row.deviceId, itemOf(row)]));
  return addBulkOf(deps, [...byDevice.values()], { change });
}

/** Throws `bad-input` where nothing would be done. */
export async function addBulkOf(
  { openDatabase, now, newId }: SaveDeps,
  items: readonly BulkItem[],
  what: { readonly change: BulkChange } | { readonly undoOf: string },
): Promise<{ readonly bulkId: string }> {
  const ids = items.filter(isPending).map(({ deviceId }) => deviceId);
  if (ids.length === 0) throw new Failure('bad-input', say('bulk.noneChanges'));
  const db = await openDatabase();
  const by = technicianOf(await readSettings(db));
  const bulkId = newId();
  const [companyIds, [newest]] = await Promise.all([companiesOf(db, ids), newestBulks(db, 1)]);
  // A clock that was set back must not put a later one before an earlier one.
  const at = Math.max(now(), (newest?.at ?? 0) + 1);
  await addBulk(
    db,
    { id: bulkId, at, by, ...what, state: 'running', items },
    { kind: 'bulk', bulkId, by, devices: ids.length, companyIds, ...what },
  );
  return { bulkId };
}

async function companiesOf(db: Database, ids: readonly DeviceId[]): Promise<readonly CompanyId[]> {
  const devices = await Promise.all(ids.map((id) => getDevice(db, id)));
  return [...new Set(devices.flatMap((device) => device?.companyId ?? []))];
}

function itemOf({ questions: _questions, ...row }: BulkPreviewRow): BulkItem {
  return row.to === undefined ? { ...row, skip: row.skip ?? say('bulk.nothingToDo') } : row;
}

function refuseTooMany(count: number): void {
  if (count <= MOST_IN_BULK) return;
  throw new Failure('bad-input', say('bulk.tooMany', { most: MOST_IN_BULK }));
}
