import type { Activity, ActivityFilter, ActivityView } from '@/lib/domain/activity';
import { listActivity, peopleInActivity } from '@/lib/store/activity';
import { editsOfBulk } from '@/lib/store/bulks';
import { getDevice } from '@/lib/store/devices';
import type { Database } from '@/lib/store/open';
import { filterOf, type LineFilter } from './activity-filter';
import { createEditsReader, type EditsReader } from './edits-reader';
import { outcomeOf } from './edit-line';
import { isNewest } from './plan-undo';
import { hasWhatToTakeBack } from './undo-bulk';

export interface ActivityPage {
  readonly rows: readonly ActivityView[];
  readonly more: boolean;
  /** Everybody who stands in the history; with the first page only. */
  readonly people?: readonly string[];
}

export interface ActivityWanted extends ActivityFilter {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Lines looked through at a time where no index holds the wanted ones. */
const CHUNK = 500;
/** Looked through so far, a page with something in it is better than a full one. */
const MOST_LOOKED_AT = 5_000;

/** Newest first. */
export async function activityPage(db: Database, wanted: ActivityWanted): Promise<ActivityPage> {
  const [{ rows, more }, people] = await Promise.all([
    linesOf(db, wanted),
    wanted.before === undefined ? peopleInActivity(db) : undefined,
  ]);
  const editsOf = createEditsReader(db);
  const views = await Promise.all(rows.map((row) => withOutcome(db, row, editsOf)));
  return { rows: views, more, ...(people && { people }) };
}

async function linesOf(
  db: Database,
  { before, limit, ...filter }: ActivityWanted,
): Promise<{ readonly rows: readonly Activity[]; readonly more: boolean }> {
  const { of, accepts }: LineFilter = await filterOf(db, filter);
  if (!accepts) return listActivity(db, { of, before, limit });
  const rows: Activity[] = [];
  let last = before;
  for (let lookedAt = 0; rows.length === 0 || lookedAt < MOST_LOOKED_AT; lookedAt += CHUNK) {
    const chunk = await listActivity(db, { of, before: last, limit: CHUNK });
    rows.push(...(await accepts(chunk.rows)));
    if (rows.length > limit) return { rows: rows.slice(0, limit), more: true };
    if (!chunk.more) return { rows, more: false };
    last = chunk.rows.at(-1)?.number;
  }
  return { rows, more: true };
}

async function withOutcome(
  db: Database,
  row: Activity,
  editsOf: EditsReader,
): Promise<ActivityView> {
  const { event } = row;
  switch (event.kind) {
    case 'edit-ended': {
      const deviceName = (await getDevice(db, event.deviceId))?.name;
      return { ...row, canUndo: false, ...(deviceName !== undefined && { deviceName }) };
    }
    case 'edit': {
      const edits = await editsOf(event.deviceId);
      const own = edits.filter(({ saveId }) => saveId === event.saveId);
      return { ...row, ...outcomeOf(own), canUndo: own.some((edit) => isNewest(edit, edits)) };
    }
    case 'bulk': {
      const edits = await editsOfBulk(db, event.bulkId);
      return { ...row, canUndo: await hasWhatToTakeBack(edits, editsOf) };
    }
    default:
      return { ...row, canUndo: false };
  }
}
