import type { Activity, ActivityView, SaveOutcome } from '@/lib/domain/activity';
import type { Edit, EditState } from '@/lib/domain/edit';
import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import { listActivity } from '@/lib/store/activity';
import { getDevice } from '@/lib/store/devices';
import { editsOfDevice } from '@/lib/store/edits';
import type { Database } from '@/lib/store/open';
import { isNewest } from './plan-undo';

export interface ActivityPage {
  readonly rows: readonly ActivityView[];
  readonly more: boolean;
}

/** Newest first. */
export async function activityPage(
  db: Database,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<ActivityPage> {
  const { rows, more } = await listActivity(db, page);
  return { rows: await Promise.all(rows.map((row) => withOutcome(db, row))), more };
}

async function withOutcome(db: Database, row: Activity): Promise<ActivityView> {
  const { event } = row;
  if (event.kind === 'edit-ended') {
    const deviceName = (await getDevice(db, event.deviceId))?.name;
    return { ...row, canUndo: false, ...(deviceName !== undefined && { deviceName }) };
  }
  if (event.kind !== 'edit') return { ...row, canUndo: false };
  const edits = await editsOfDevice(db, event.deviceId);
  const own = edits.filter(({ saveId }) => saveId === event.saveId);
  return { ...row, ...outcomeOf(own), canUndo: own.some((edit) => isNewest(edit, edits)) };
}

/** Of several dates saved together, the one that most needs a person decides. */
function outcomeOf(edits: readonly Edit[]): Pick<ActivityView, 'outcome' | 'problem'> {
  const outcomes = edits.map(({ state }) => lineOf(state));
  const [worst] = outcomes.toSorted(
    (one, other) => severity.indexOf(one.outcome) - severity.indexOf(other.outcome),
  );
  return worst ?? {};
}

const severity: readonly SaveOutcome[] = [
  'conflict',
  'not-saved',
  'waiting',
  'saving',
  'saved',
  'discarded',
  'superseded',
];

function lineOf(state: EditState): { readonly outcome: SaveOutcome; readonly problem?: Problem } {
  switch (state.at) {
    case 'conflict':
      return { outcome: 'conflict', problem: conflictProblem() };
    case 'failed':
      return { outcome: 'not-saved', problem: state.problem };
    case 'queued':
      return state.problem ? { outcome: 'waiting', problem: state.problem } : { outcome: 'saving' };
    case 'sending':
      return { outcome: 'saving' };
    case 'confirmed':
      return { outcome: 'saved' };
    default:
      return { outcome: state.at };
  }
}

const conflictProblem = (): Problem =>
  problemOf(new Failure('conflict', 'Someone else changed this date in ConnectWise RMM.'));
