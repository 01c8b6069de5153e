import type { ComponentChildren } from 'preact';
import type { Problem } from '@/lib/domain/failure';
import { instantText } from '@/lib/domain/time-text';
import { now } from '@/lib/state/now';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { Icon } from './icon';

interface ProblemCardProps {
  readonly problem: Problem;
  readonly onRetry?: (() => unknown) | undefined;
  /** Other ways out. */
  readonly children?: ComponentChildren;
}

/** What went wrong and what can be done about it. */
export function ProblemCard({ problem, onRetry, children }: ProblemCardProps) {
  const { message, advice, retryAt } = problem;
  return (
    <div class="problem" role="alert">
      <Icon name="alert" />
      <div class="problem-body">
        <p class="problem-message">{message}</p>
        <p>{advice}</p>
        {retryAt !== undefined && retryAt > now.value && (
          <p>{say('general.nextTry', { at: instantText(retryAt, now.value) })}</p>
        )}
        {(onRetry || children) && (
          <div class="actions">
            {onRetry && <Button onClick={onRetry}>{say('general.tryAgain')}</Button>}
            {children}
          </div>
        )}
      </div>
    </div>
  );
}
