import type { DeviceView } from '@/lib/domain/device-view';
import { isUndone, saveStatusOf, saveStatusText, type SaveStatus } from '@/lib/domain/save-status';
import type { DevicePage } from '@/lib/state/device-page-model';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { ProblemCard } from '../problem-card';

interface SaveStateProps {
  readonly model: DevicePage;
  readonly view: DeviceView;
}

/** Where the last save of this device stands. */
export function SaveState({ model, view }: SaveStateProps) {
  const status = saveStatusOf(view);
  const { state, retry } = model.task;
  const end = state.value;
  return (
    <div class="save-state">
      <output class="outcome" data-tone={status && tones[status.at]}>
        {status ? saveStatusText(status) : ''}
      </output>
      {status && 'problem' in status && <p>{status.problem.advice}</p>}
      {end.at === 'failed' && (end.what === 'undo' || end.what === 'retry') && (
        <ProblemCard problem={end.problem} onRetry={retry} />
      )}
    </div>
  );
}

interface SaveActsProps extends SaveStateProps {
  /** Opens the editor, which begins with the choice where there is one. */
  readonly onChoose: () => unknown;
}

/** The buttons for it. */
export function SaveActs({ model, view, onChoose }: SaveActsProps) {
  const status = saveStatusOf(view);
  const busy = model.task.busyWith.value;
  if (!status || status.at === 'saving') return null;
  if (status.at === 'conflict')
    return <Button onClick={onChoose}>{say('sheet.chooseValue')}</Button>;
  return (
    <>
      {'problem' in status && (
        <Button isBusy={busy === 'retry'} onClick={model.retry}>
          {say('general.retry')}
        </Button>
      )}
      {!isUndone(view) && (
        <Button isBusy={busy === 'undo'} onClick={() => model.undo(status.saveId)}>
          {say('general.undo')}
        </Button>
      )}
    </>
  );
}

const tones: Readonly<Record<SaveStatus['at'], 'good' | 'warn' | 'bad' | undefined>> = {
  saving: undefined,
  saved: 'good',
  waiting: 'warn',
  'not-saved': 'bad',
  conflict: 'bad',
};
