import { useEffect } from 'preact/hooks';
import type { App } from '@/lib/state/app-model';
import type { ActivityView } from '@/lib/domain/activity';
import type { AnswerOf } from '@/lib/messages/protocol';
import { ActivityLine } from './activity-line';
import { Button } from './button';
import { EmptyState } from './empty-state';
import { LoadedView } from './loaded-view';
import { TaskOutcome } from './task-outcome';

/** What was done, by whom, and what became of it; newest first. */
export function ActivityList({ app }: { readonly app: App }) {
  const { activity } = app;
  useEffect(() => void activity.open(), [activity]);
  const task = activity.task.state.value;
  return (
    <div class="screen">
      {task.at === 'failed' && <TaskOutcome task={task} onRetry={activity.task.retry} />}
      <LoadedView loaded={activity.state.value} onRetry={activity.reload} rows={6}>
        {({ rows }: AnswerOf<'activity.list'>) => {
          const shown = rows.filter(isTold);
          return shown.length > 0 ? (
            <ul class="activity" aria-label="Activity">
              {shown.map((line) => (
                <ActivityLine key={line.number} app={app} line={line} />
              ))}
            </ul>
          ) : (
            <EmptyState icon="clock" title="Nothing has happened yet">
              <p>Edits, syncs and imports are listed here.</p>
            </EmptyState>
          );
        }}
      </LoadedView>
      {activity.hasMore.value && (
        <div class="actions">
          <Button isBusy={activity.task.busyWith.value === 'more 0'} onClick={activity.showMore}>
            Show earlier activity
          </Button>
        </div>
      )}
    </div>
  );
}

/** That an edit was stored, its own line says. */
const isTold = ({ event }: ActivityView): boolean =>
  event.kind !== 'edit-ended' || event.outcome !== 'confirmed';
