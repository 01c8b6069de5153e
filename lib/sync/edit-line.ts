import { say } from '@/lib/text/say';
import type { ActivityView } from '@/lib/domain/activity';
import type { SaveOutcome } from '@/lib/domain/save-outcome';
import type { Edit, EditState } from '@/lib/domain/edit';
import { Failure, problemOf, type Problem } from '@/lib/domain/failure';

/** Of several dates saved together, the one that most needs a person decides. */
export function outcomeOf(edits: readonly Edit[]): Pick<ActivityView, 'outcome' | 'problem'> {
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
  problemOf(new Failure('conflict', say('refusal.changedByOthers')));
