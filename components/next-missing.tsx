import { useEffect } from 'preact/hooks';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { TaskOutcome } from './task-outcome';

interface NextMissingProps {
  readonly app: App;
  readonly isOffered: boolean;
}

/** Leads through the devices without dates among those that the filters of a list show; nothing where none is. */
export function NextMissing({ app, isOffered }: NextMissingProps) {
  const { devices, missingInList: missing } = app;
  const listed = devices.listing.query.value;
  const isImported = isOffered && listed.tracking === 'imported';
  useEffect(() => {
    const { tracking: _tracking, ...query } = listed;
    if (isImported) void missing.choose(query);
  }, [missing, isImported, listed]);
  const { left = 0, unread = 0 } = missing.value.value ?? {};
  const { task } = missing;
  if (!isImported || (left === 0 && task.state.value.at === 'idle')) return null;
  return (
    <>
      <div class="actions">
        <Button
          isDisabled={left === 0}
          isBusy={task.busyWith.value === 'next'}
          onClick={missing.showNext}
        >
          {say('fields.nextMissing')}
        </Button>
        <span class="soft" aria-live="polite">
          {leftText(left, unread)}
        </span>
      </div>
      <TaskOutcome task={task.state.value} onRetry={task.retry} />
    </>
  );
}

function leftText(left: number, unread: number): string {
  if (unread > 0) return say('fields.leftAndUnread', { left, unread });
  return left === 0 ? say('fields.noneLacking') : say('fields.left', { left });
}
