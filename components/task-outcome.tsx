import type { TaskState } from '@/lib/state/task';
import { ProblemCard } from './problem-card';

interface TaskOutcomeProps {
  readonly task: TaskState;
  readonly onRetry: () => unknown;
}

/** Tells how the last act of a screen ended. The line is there before it has words, so that they are announced. */
export function TaskOutcome({ task, onRetry }: TaskOutcomeProps) {
  if (task.at === 'failed') return <ProblemCard problem={task.problem} onRetry={onRetry} />;
  return <output class="outcome">{task.at === 'done' ? task.text : ''}</output>;
}
