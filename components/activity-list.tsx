import { useEffect } from 'preact/hooks';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { ActivityFold } from './activity-fold';
import { ActivityLine } from './activity-line';
import { Button } from './button';
import { EmptyState } from './empty-state';
import { LoadedView } from './loaded-view';
import { TaskOutcome } from './task-outcome';

interface ActivityListProps {
  readonly app: App;
  /** Whether this page can show a bulk edit as a whole. */
  readonly opensBulks?: boolean;
}

/** What was done, by whom, and what became of it; newest first. */
export function ActivityList({ app, opensBulks = false }: ActivityListProps) {
  const { activity } = app;
  useEffect(() => void activity.open(), [activity]);
  return (
    <div class="screen">
      <TaskOutcome task={activity.task.state.value} onRetry={activity.task.retry} />
      <LoadedView loaded={activity.state.value} onRetry={activity.reload} rows={6}>
        {() => <Entries app={app} opensBulks={opensBulks} />}
      </LoadedView>
      {activity.isLookingBack.value && <output class="soft">{say('activity.lookingBack')}</output>}
      {activity.hasMore.value && (
        <div class="actions">
          <Button isBusy={activity.task.busyWith.value === 'more 0'} onClick={activity.showMore}>
            {say('activity.showEarlier')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Entries({ app, opensBulks = false }: ActivityListProps) {
  const { entries, filter, hasMore } = app.activity;
  if (entries.value.length === 0 && hasMore.value) return <NothingYet />;
  if (entries.value.length === 0) {
    return Object.keys(filter.value).length > 0 ? <NothingFits app={app} /> : <Nothing />;
  }
  return (
    <ul class="activity" aria-label={say('activity.activity')}>
      {entries.value.map((entry) =>
        entry.is === 'bulk' ? (
          <ActivityFold key={entry.bulkId} app={app} entry={entry} canOpen={opensBulks} />
        ) : (
          <ActivityLine key={entry.line.number} app={app} line={entry.line} />
        ),
      )}
    </ul>
  );
}

const Nothing = () => (
  <EmptyState icon="clock" title={say('activity.nothing')}>
    <p>{say('activity.nothingNote')}</p>
  </EmptyState>
);

const NothingYet = () => (
  <EmptyState icon="clock" title={say('activity.nothingYet')}>
    <p>{say('activity.nothingYetNote')}</p>
  </EmptyState>
);

const NothingFits = ({ app: { activity } }: Pick<ActivityListProps, 'app'>) => (
  <EmptyState icon="clock" title={say('activity.nothingFits')}>
    <Button
      onClick={() =>
        activity.narrow({
          deviceId: undefined,
          clientId: undefined,
          person: undefined,
          kind: undefined,
        })
      }
    >
      {say('activity.showAll')}
    </Button>
  </EmptyState>
);
