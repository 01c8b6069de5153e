import { rmmDateText } from '@/lib/domain/day-text';
import type { DisplaySettings, EditView } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { dateFieldName } from '@/lib/domain/lifecycle';
import { isUndone, undoneText, type SaveStatus } from '@/lib/domain/save-status';
import type { Editor } from '@/lib/state/editor-model';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { ConflictChoice } from '../conflict-choice';
import { ProblemCard } from '../problem-card';

interface SaveViewProps {
  readonly model: Editor;
  readonly status: SaveStatus;
  readonly display: DisplaySettings;
}

/** What was changed, and what can be done while it is on its way or at its end. */
export function SaveView({ model, status, display }: SaveViewProps) {
  const task = model.task.state.value;
  return (
    <div class="editor-body">
      {status.at === 'conflict' ? (
        status.edits.map((edit) => (
          <ConflictChoice
            key={edit.id}
            edit={edit}
            display={display.dateDisplay}
            isBusy={model.task.busyWith.value === 'resolve'}
            onKeep={(keep) => model.resolve(edit.id, keep)}
          />
        ))
      ) : (
        <Saving model={model} status={status} display={display} />
      )}
      {task.at === 'failed' && <ProblemCard problem={task.problem} onRetry={model.task.retry} />}
      <SaveActions model={model} status={status} />
    </div>
  );
}

function Saving({ model, status, display: { dateDisplay } }: SaveViewProps) {
  const device = model.device.value;
  const undone = device && status.at === 'saved' ? undoneText(device, dateDisplay) : undefined;
  return (
    <>
      {undone === undefined ? (
        <Changes edits={editsOf(model, status)} display={dateDisplay} />
      ) : (
        <p class="undone">{displayText(undone)}</p>
      )}
      {(status.at === 'waiting' || status.at === 'not-saved') && <p>{status.problem.advice}</p>}
      {status.at === 'saving' && <p class="soft">{say('editor.canClose')}</p>}
    </>
  );
}

/** The edits that the status tells of; while the worker has not named them yet, none. */
const editsOf = (model: Editor, { saveId }: SaveStatus): readonly EditView[] =>
  model.device.value?.edits.filter((edit) => edit.saveId === saveId) ?? [];

interface ChangesProps {
  readonly edits: readonly EditView[];
  readonly display: DisplaySettings['dateDisplay'];
}

const Changes = ({ edits, display }: ChangesProps) =>
  edits.length === 0 ? null : (
    <dl class="changes">
      {edits.map(({ id, field, base, value }) => (
        <div key={id}>
          <dt>{dateFieldName(field)}</dt>
          <dd>
            <span class="former">{displayText(rmmDateText(base, display), 40)}</span>
            <span class="arrow"> → </span>
            <b>{displayText(rmmDateText(value, display), 40)}</b>
          </dd>
        </div>
      ))}
    </dl>
  );

function SaveActions({ model, status }: Pick<SaveViewProps, 'model' | 'status'>) {
  const busy = model.task.busyWith.value;
  const canRetry = status.at === 'waiting' || status.at === 'not-saved';
  const device = model.device.value;
  const canUndo = status.at === 'saved' && !(device && isUndone(device));
  return (
    <div class="actions">
      {canRetry && (
        <Button kind="main" isBusy={busy === 'retry'} onClick={model.retry}>
          {say('general.retry')}
        </Button>
      )}
      {(canRetry || canUndo) && (
        <Button isBusy={busy === 'undo'} onClick={() => model.undo(status.saveId)}>
          {say('general.undo')}
        </Button>
      )}
      {status.at === 'not-saved' && (
        <Button isBusy={busy === 'discard'} onClick={model.discard}>
          {say('editor.discard')}
        </Button>
      )}
      <Button onClick={model.close}>{say('general.close')}</Button>
    </div>
  );
}
