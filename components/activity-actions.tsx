import { useSignal } from '@preact/signals';
import type { DeviceView } from '@/lib/domain/device-view';
import { problemOf, type Problem } from '@/lib/domain/failure';
import type { ActivityView } from '@/lib/domain/activity';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { ConflictChoice } from './conflict-choice';
import { ProblemCard } from './problem-card';

interface ActivityActionsProps {
  readonly app: App;
  readonly line: ActivityView;
}

/** What can still be done about an edit. */
export function ActivityActions({ app, line }: ActivityActionsProps) {
  const { number, event, outcome } = line;
  if (event.kind !== 'edit') return null;
  const canUndo = mayUndo(line);
  const { activity } = app;
  const busy = activity.task.busyWith.value;
  const canRetry = outcome === 'waiting' || outcome === 'not-saved';
  if (!canUndo && !canRetry && outcome !== 'conflict') return null;
  return (
    <>
      <div class="actions">
        {canUndo && (
          <Button
            isBusy={busy === `undo ${number}`}
            describedBy={`activity-${number}`}
            onClick={() => activity.undo(number, event.saveId)}
          >
            {say('general.undo')}
          </Button>
        )}
        {canRetry && (
          <Button
            isBusy={busy === `retry ${number}`}
            describedBy={`activity-${number}`}
            onClick={() => activity.retry(number, event.deviceId)}
          >
            {say('general.retry')}
          </Button>
        )}
      </div>
      {outcome === 'conflict' && <ActivityConflict app={app} line={line} event={event} />}
    </>
  );
}

/** What has taken an edit back is not taken back itself: that is another edit. */
const mayUndo = ({ event, outcome, canUndo }: ActivityView): boolean =>
  canUndo && !(event.kind === 'edit' && event.undoOf !== undefined && outcome === 'saved');

interface ActivityConflictProps extends ActivityActionsProps {
  readonly event: Extract<ActivityView['event'], { kind: 'edit' }>;
}

/** Both values are shown once the person asks: they stand with the device, not in the history. */
function ActivityConflict({ app: { activity, status }, line, event }: ActivityConflictProps) {
  const device = useSignal<DeviceView | null>(null);
  const problem = useSignal<Problem | null>(null);
  const display = status.value.value?.settings.dateDisplay ?? 'iso';
  const conflicts =
    device.value?.edits.filter(
      ({ saveId, state }) => saveId === event.saveId && state.at === 'conflict',
    ) ?? [];

  async function look(): Promise<void> {
    problem.value = null;
    try {
      device.value = await activity.deviceOf(event.deviceId);
    } catch (cause) {
      problem.value = problemOf(cause);
    }
  }

  if (problem.value) return <ProblemCard problem={problem.value} onRetry={look} />;
  if (!device.value) return <Button onClick={look}>{say('activity.chooseValue')}</Button>;
  return (
    <>
      {conflicts.map((edit) => (
        <ConflictChoice
          key={edit.id}
          edit={edit}
          display={display}
          isBusy={activity.task.busyWith.value === `resolve ${line.number}`}
          onKeep={(keep) => activity.resolve(line.number, edit.id, keep)}
        />
      ))}
    </>
  );
}
