import type { DisplaySettings } from '@/lib/domain/device-view';
import type { SaveStatus } from '@/lib/domain/save-status';
import type { Editor } from '@/lib/state/editor-model';
import { Button } from '../button';
import { ConflictChoice } from '../conflict-choice';
import { ProblemCard } from '../problem-card';

interface SaveViewProps {
  readonly model: Editor;
  readonly status: SaveStatus;
  readonly display: DisplaySettings;
}

/** What can be done with a save that is on its way or at its end. */
export function SaveView({ model, status, display }: SaveViewProps) {
  const task = model.task.state.value;
  return (
    <div class="editor-body">
      {(status.at === 'waiting' || status.at === 'not-saved') && <p>{status.problem.advice}</p>}
      {status.at === 'saving' && (
        <p class="soft">You can close this: Shelflife goes on saving by itself.</p>
      )}
      {status.at === 'conflict' &&
        status.edits.map((edit) => (
          <ConflictChoice
            key={edit.id}
            edit={edit}
            display={display.dateDisplay}
            isBusy={model.task.busyWith.value === 'resolve'}
            onKeep={(keep) => model.resolve(edit.id, keep)}
          />
        ))}
      {task.at === 'failed' && <ProblemCard problem={task.problem} onRetry={model.task.retry} />}
      <SaveActions model={model} status={status} />
    </div>
  );
}

function SaveActions({ model, status }: Pick<SaveViewProps, 'model' | 'status'>) {
  const busy = model.task.busyWith.value;
  const canRetry = status.at === 'waiting' || status.at === 'not-saved';
  return (
    <div class="actions">
      {canRetry && (
        <Button kind="main" isBusy={busy === 'retry'} onClick={model.retry}>
          Retry
        </Button>
      )}
      {(canRetry || status.at === 'saved') && (
        <Button isBusy={busy === 'undo'} onClick={() => model.undo(status.saveId)}>
          Undo
        </Button>
      )}
      <Button onClick={model.close}>Close</Button>
    </div>
  );
}
