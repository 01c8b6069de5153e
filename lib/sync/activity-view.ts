import type { Activity, ActivityFilter, ActivityView } from '@/lib/domain/activity';
import { listActivity, peopleInActivity } from '@/lib/store/activity';
import { editsOfBulk } from '@/lib/store/bulks';
import { getDevice } from '@/lib/store/devices';
import type { Database } from '@/lib/store/database';
import { filterOf, type LineFilter } from './activity-filter';
import { createEditsReader, type EditsReader } from './edits-reader';
import { outcomeOf } from './edit-line';
import { isNewest } from './plan-undo';
import { hasWhatToTakeBack } from './undo-bulk';

export interface ActivityPage {
  readonly rows: readonly ActivityView[];
  readonly more: boolean;
  /** Where to go on (`before`) while there are more: those before it were not looked at. */
  readonly next?: number;
  /** Everybody who stands in the history; with the first page only. */
  readonly people?: readonly string[];
}

export interface ActivityWanted extends ActivityFilter {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Lines looked through at a time where no index holds the wanted ones. */
const CHUNK = 500;
/** Looked through for one answer: it may come back with nothing, and where to go on. */
const MOST_LOOKED_AT = 5_000;

/** Newest first. */
export async function activityPage(db: Database, wanted: ActivityWanted): Promise<ActivityPage> {
  const [{ rows, next }, people] = await Promise.all([
    linesOf(db, wanted),
    wanted.before === undefined ? peopleInActivity(db) : undefined,
  ]);
  const editsOf = createEditsReader(db);
  const views = await Promise.all(rows.map((row) => withOutcome(db, row, editsOf)));
  const more = next !== undefined;
  return { rows: views, more, ...(more && { next }), ...(people && { people }) };
}

interface Lines {
  readonly rows: readonly Activity[];
  /** Absent at the end of the history. */
  readonly next?: number | undefined;
}

async function linesOf(db: Database, { before, limit, ...filter }: ActivityWanted): Promise<Lines> {
  const { of, accepts }: LineFilter = await filterOf(db, filter);
  if (!accepts) return withNext(await listActivity(db, { of, before, limit }));
  const rows: Activity[] = [];
  let next = before;
  for (let lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += CHUNK) {
    const chunk = withNext(await listActivity(db, { of, before: next, limit: CHUNK }));
    rows.push(...(await accepts(chunk.rows)));
    if (rows.length > limit) return withNext({ rows: rows.slice(0, limit), more: true });
    next = chunk.next;
    if (next === undefined) break;
  }
  return { rows, next };
}

const withNext = ({
  rows,
  more,
}: {
  readonly rows: readonly Activity[];
  readonly more: boolean;
}): Lines => ({ rows, next: more ? rows.at(-1)?.number : undefined });

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
