import { useSignal } from '@preact/signals';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';
import { Confirmation } from '../confirmation';
import { ProgressBar } from '../progress-bar';
import { TaskOutcome } from '../task-outcome';
import { ImportReportTable } from './import-report';

/** A person's data: into a file, out of one, and away. */
export const DataCards = ({ app }: { readonly app: App }) => (
  <>
    <ExportCard model={app.data} />
    <ImportCard model={app.data} />
    <RemoveCard app={app} />
  </>
);

type DataModelProps = { readonly model: App['data'] };

const ExportCard = ({ model }: DataModelProps) => {
  const { task, progress } = model;
  return (
    <Card title={say('backup.export')}>
      <p>{say('backup.exportLead')}</p>
      <div class="actions">
        <Button isBusy={task.busyWith.value === 'export'} onClick={model.exportAll}>
          {say('backup.exportData')}
        </Button>
        {task.busyWith.value === 'export' && progress.value && (
          <span class="soft">{say('backup.exporting', { count: progress.value.done })}</span>
        )}
      </div>
      <Outcome model={model} acts={['export']} />
    </Card>
  );
};

function ImportCard({ model }: DataModelProps) {
  const state = model.state.value;
  const busy = model.task.busyWith.value;
  const changes =
    state.at === 'checked'
      ? state.report.reduce((sum, [, told]) => sum + told.added + told.changed, 0)
      : 0;
  return (
    <Card title={say('backup.import')}>
      <p>{say('backup.importLead')}</p>
      <FileField model={model} isDisabled={busy !== undefined} />
      <ImportProgress model={model} />
      {state.at !== 'none' && (
        <ImportReportTable
          title={say(state.at === 'checked' ? 'backup.wouldDo' : 'backup.didDo')}
          report={state.report}
        />
      )}
      {state.at === 'checked' && changes === 0 && <p>{say('backup.nothingToDo')}</p>}
      {state.at === 'checked' && (
        <div class="actions">
          {changes > 0 && (
            <Button kind="main" isBusy={busy === 'import'} onClick={model.importAll}>
              {say('backup.startImport')}
            </Button>
          )}
          <Button isDisabled={busy === 'import'} onClick={model.leave}>
            {say('general.cancel')}
          </Button>
        </div>
      )}
      <Outcome model={model} acts={['check', 'import']} />
    </Card>
  );
}

interface FileFieldProps extends DataModelProps {
  readonly isDisabled: boolean;
}

const FileField = ({ model, isDisabled }: FileFieldProps) => (
  <div class="field">
    <label class="field-label" for="data-file">
      {say('backup.chooseFile')}
    </label>
    <input
      id="data-file"
      class="control"
      type="file"
      accept=".json,application/json"
      disabled={isDisabled}
      onChange={(event) => {
        const input = event.currentTarget;
        const file = input.files?.[0];
        if (file) void model.check(file);
        // So that the same file may be chosen once more.
        input.value = '';
      }}
    />
  </div>
);

function ImportProgress({ model: { task, progress } }: DataModelProps) {
  const busy = task.busyWith.value;
  if (busy !== 'check' && busy !== 'import') return null;
  const { done, total } = progress.value ?? { done: 0 };
  const text =
    busy === 'check' || total === undefined
      ? say('backup.checking')
      : say('backup.importing', { done, total });
  return (
    <div class="progress-block">
      <ProgressBar label={say('backup.import')} done={done} total={total} />
      <p>{text}</p>
    </div>
  );
}

function RemoveCard({ app }: { readonly app: App }) {
  const isAsking = useSignal(false);
  const { data } = app;
  const waiting = app.status.value.value?.counts.waiting ?? 0;
  return (
    <Card title={say('backup.remove')}>
      <p>{say('backup.removeLead')}</p>
      {isAsking.value ? (
        <Confirmation
          question={say('backup.removeQuestion')}
          yes={say('backup.yesRemove')}
          isDangerous
          returnTo="remove-all-data"
          onYes={() => {
            isAsking.value = false;
            return data.remove();
          }}
          onNo={() => (isAsking.value = false)}
        >
          {waiting > 0 && <p>{sayCount('backup.removeWaiting', waiting)}</p>}
        </Confirmation>
      ) : (
        <div class="actions">
          <Button
            id="remove-all-data"
            isBusy={data.task.busyWith.value === 'remove'}
            onClick={() => (isAsking.value = true)}
          >
            {say('backup.removeData')}
          </Button>
        </div>
      )}
      <Outcome model={data} acts={['remove']} />
    </Card>
  );
}

interface OutcomeProps extends DataModelProps {
  readonly acts: readonly string[];
}

/** Each card tells of its own acts. */
function Outcome({ model: { task }, acts }: OutcomeProps) {
  const state = task.state.value;
  const isOwn = state.at !== 'idle' && acts.includes(state.what);
  return <TaskOutcome task={isOwn ? state : { at: 'idle' }} onRetry={task.retry} />;
}
