import { useSignal } from '@preact/signals';
import { progressOf, type BulkView } from '@/lib/domain/bulk';
import type { App } from '@/lib/state/app-model';
import { isUnderway, type RunFilter } from '@/lib/state/bulk-run';
import { say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { Confirmation } from '../confirmation';
import { EmptyState } from '../empty-state';
import { FilterChips, type FilterChip } from '../filter-chips';
import { LoadedView } from '../loaded-view';
import { ProgressBar } from '../progress-bar';
import { TaskOutcome } from '../task-outcome';
import { BulkResultTable } from './bulk-result-table';
import { bulkStateText, changeText } from './bulk-words';

interface BulkRunProps {
  readonly app: App;
  readonly onClose: () => unknown;
}

/** A bulk edit on its way or at its end: how far it is, and what became of each device. */
export function BulkRun({ app, onClose }: BulkRunProps) {
  const { run, task } = app.bulk;
  return (
    <>
      <div class="modal-body">
        {task.state.value.at === 'failed' && (
          <TaskOutcome task={task.state.value} onRetry={task.retry} />
        )}
        <LoadedView loaded={run.state.value} onRetry={run.reload} rows={6}>
          {(bulk) => (bulk ? <Progress app={app} bulk={bulk} /> : <Gone />)}
        </LoadedView>
      </div>
      <footer class="modal-footer">
        {run.value.value && <RunActions app={app} bulk={run.value.value} onClose={onClose} />}
        {!run.value.value && <Button onClick={onClose}>{say('general.close')}</Button>}
      </footer>
    </>
  );
}

const Gone = () => (
  <EmptyState icon="clock" title={say('bulk.notStored')}>
    <p>{say('bulk.notStoredWhy')}</p>
  </EmptyState>
);

interface ProgressProps {
  readonly app: App;
  readonly bulk: BulkView;
}

function Progress({ app, bulk }: ProgressProps) {
  const { run } = app.bulk;
  const display = app.status.value.value?.settings.dateDisplay ?? 'iso';
  const { total, done } = progressOf(bulk);
  return (
    <>
      <div class="bulk-progress">
        <p class="bulk-what">{changeText(bulk.change, display)}</p>
        {done < total && <ProgressBar label={say('bulk.progress')} done={done} total={total} />}
        <output>{bulkStateText(bulk)}</output>
        {isUnderway(bulk) && (
          <p class="soft">{say(bulk.state === 'paused' ? 'bulk.staysPaused' : 'bulk.canClose')}</p>
        )}
      </div>
      <FilterChips
        label={say('bulk.show')}
        chips={chipsOf(bulk)}
        current={run.filter.value}
        onChoose={(filter) => (run.filter.value = filter)}
      />
      <BulkResultTable rows={run.shown.value} display={display} />
    </>
  );
}

function chipsOf({ counts, rows }: BulkView): readonly FilterChip<RunFilter>[] {
  const open = counts['not-saved'] + counts.waiting + counts.cancelled + counts.discarded;
  return [
    { name: 'all', label: say('general.all'), count: rows.length },
    { name: 'not-saved', label: say('bulk.notSaved'), count: open },
    { name: 'conflict', label: say('bulk.conflicts'), count: counts.conflict },
    { name: 'skipped', label: say('bulk.skipped'), count: counts.skipped },
  ];
}

function RunActions({ app: { bulk: model }, bulk, onClose }: ProgressProps & BulkRunProps) {
  const isAsking = useSignal(false);
  const busy = model.task.busyWith.value;
  const isOpen = bulk.state === 'running' || bulk.state === 'paused';
  if (isAsking.value) {
    return (
      <Confirmation
        question={sayCount('bulk.undoQuestion', bulk.counts.saved)}
        yes={say('bulk.undoYes')}
        returnTo="bulk-undo"
        onYes={() => {
          isAsking.value = false;
          return model.undoAll();
        }}
        onNo={() => (isAsking.value = false)}
      >
        <p>{say('bulk.undoNote')}</p>
      </Confirmation>
    );
  }
  return (
    <div class="actions">
      {bulk.state === 'running' && (
        <Button isBusy={busy === 'pause'} onClick={model.pause}>
          {say('bulk.pause')}
        </Button>
      )}
      {bulk.state === 'paused' && (
        <Button kind="main" isBusy={busy === 'resume'} onClick={model.resume}>
          {say('bulk.resume')}
        </Button>
      )}
      {isOpen && (
        <Button isBusy={busy === 'cancel'} onClick={model.cancel}>
          {say('general.cancel')}
        </Button>
      )}
      {bulk.canUndo && !isOpen && (
        <Button id="bulk-undo" isBusy={busy === 'undo'} onClick={() => (isAsking.value = true)}>
          {say('bulk.undoAll')}
        </Button>
      )}
      <Button onClick={onClose}>{say('general.close')}</Button>
    </div>
  );
}
