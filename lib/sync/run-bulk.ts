import { say } from '@/lib/text/say';
import { isUnderway, type Edit } from '@/lib/domain/edit';
import { Failure, problemOf } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import {
  changeBulk,
  isPending,
  runningBulks,
  saveBulkItem,
  type ItemWrite,
} from '@/lib/store/bulks';
import { openEdits } from '@/lib/store/edits';
import type { Database } from '@/lib/store/database';
import type { BulkItem, StoredBulk } from '@/lib/store/schema';
import { planSave, type SavePlan } from './plan-save';
import { overChosen, requestFor, takeBack, type DeviceRequest, type SaveDeps } from './save-edits';

/** So many devices of bulk edits are on their way at a time: what a person saves meanwhile waits behind few. */
export const MOST_UNDERWAY = 8;

/** `fed`: devices whose dates went to the outbox just now. `isIdle`: no bulk edit wants anything any more. */
export interface BulkStep {
  readonly fed: readonly DeviceId[];
  readonly isIdle: boolean;
}

/**
 * Puts the next few devices of the running bulk edits into the outbox, and ends those of which everything has arrived or
 * waits for a person. It goes on from the store alone: whether a device was saved stands there with its edits.
 */
export async function feedBulks(deps: SaveDeps): Promise<BulkStep> {
  const db = await deps.openDatabase();
  const bulks = await runningBulks(db);
  const fed: DeviceId[] = [];
  for (const bulk of bulks) {
    const open = (await openEdits(db)).filter(({ bulkId }) => bulkId !== undefined);
    const own = open.filter(({ bulkId }) => bulkId === bulk.id);
    if (!bulk.items.some(isPending)) await endIfArrived(db, bulk, own);
    else if (own.some(isForKey)) await pauseBulk(db, bulk.id);
    else fed.push(...(await feed(deps, bulk, MOST_UNDERWAY - open.filter(isUnderway).length)));
  }
  return { fed, isIdle: bulks.length === 0 };
}

/** What the key may not do for one device it may not do for the others either: then the rest waits for a person. */
const isForKey = ({ state }: Edit): boolean =>
  state.at === 'failed' && state.problem.kind === 'missing-scope';

export const pauseBulk = (db: Database, id: string): Promise<void> =>
  changeBulk(db, id, (bulk) =>
    bulk.state === 'running' ? { ...bulk, state: 'paused' } : undefined,
  );

const endIfArrived = async (
  db: Database,
  { id }: StoredBulk,
  open: readonly Edit[],
): Promise<void> => {
  if (open.some(isUnderway)) return;
  await changeBulk(db, id, (bulk) =>
    bulk.state === 'running' && !bulk.items.some(isPending)
      ? { ...bulk, state: 'done' }
      : undefined,
  );
};

async function feed(deps: SaveDeps, bulk: StoredBulk, room: number): Promise<readonly DeviceId[]> {
  const next = [...bulk.items.entries()].filter(([, item]) => isPending(item));
  const some = next.slice(0, Math.max(0, room));
  for (const [index, item] of some) await saveItem(deps, bulk, { index, item });
  return some.map(([, { deviceId }]) => deviceId);
}

async function saveItem(
  deps: SaveDeps,
  bulk: StoredBulk,
  { index, item: { deviceId } }: { readonly index: number; readonly item: BulkItem },
): Promise<void> {
  const request = await requestFor(deps, deviceId).catch((cause: unknown) => Failure.from(cause));
  const place = { bulkId: bulk.id, index, at: deps.now() };
  await saveBulkItem(await deps.openDatabase(), place, (item, edits) =>
    request instanceof Failure
      ? { item: { ...item, problem: problemOf(request) } }
      : decided(item, edits, { ...request, by: bulk.by, bulkId: bulk.id }),
  );
}

function decided(item: BulkItem, edits: readonly Edit[], request: DeviceRequest): ItemWrite {
  try {
    const plan = planOf(item, edits, request);
    if (plan.saveId === undefined) return { item: { ...item, skip: say('bulk.sameDate') } };
    return { item: { ...item, saveId: plan.saveId }, edits: plan };
  } catch (cause) {
    return { item: { ...item, problem: problemOf(cause) } };
  }
}

function planOf(
  { field, from, to, undoOf }: BulkItem,
  edits: readonly Edit[],
  request: DeviceRequest,
): SavePlan {
  if (undoOf !== undefined) return takeBack(edits, undoOf, request);
  if (!to) return { edits: [], events: [] };
  const wanted = [overChosen({ field, base: from, value: to }, request.fields)];
  return planSave(edits, { ...request, wanted });
}
