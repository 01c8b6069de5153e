import { useSignal } from '@preact/signals';
import { counted } from '@/lib/domain/count-text';
import { progressOf, type BulkView } from '@/lib/domain/bulk';
import type { App } from '@/lib/state/app-model';
import { isUnderway, type RunFilter } from '@/lib/state/bulk-run';
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
        {!run.value.value && <Button onClick={onClose}>Close</Button>}
      </footer>
    </>
  );
}

const Gone = () => (
  <EmptyState icon="clock" title="This bulk edit is not stored here">
    <p>It was removed with the data of this browser, or made in another one.</p>
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
        {done < total && <ProgressBar label="Bulk edit progress" done={done} total={total} />}
        <output>{bulkStateText(bulk)}</output>
        {isUnderway(bulk) && <p class="soft">You can close this: Shelflife goes on by itself.</p>}
      </div>
      <FilterChips
        label="Show"
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
    { name: 'all', label: 'All', count: rows.length },
    { name: 'not-saved', label: 'Not saved', count: open },
    { name: 'conflict', label: 'Conflicts', count: counts.conflict },
    { name: 'skipped', label: 'Skipped', count: counts.skipped },
  ];
}

function RunActions({ app: { bulk: model }, bulk, onClose }: ProgressProps & BulkRunProps) {
  const isAsking = useSignal(false);
  const busy = model.task.busyWith.value;
  const isOpen = bulk.state === 'running' || bulk.state === 'paused';
  if (isAsking.value) {
    return (
      <Confirmation
        question={`Undo the dates of ${counted(bulk.counts.saved, 'device')}?`}
        yes="Yes, undo all"
        returnTo="bulk-undo"
        onYes={() => {
          isAsking.value = false;
          return model.undoAll();
        }}
        onNo={() => (isAsking.value = false)}
      >
        <p>Each gets the date that it had before. What someone changed since stays as it is.</p>
      </Confirmation>
    );
  }
  return (
    <div class="actions">
      {bulk.state === 'running' && (
        <Button isBusy={busy === 'pause'} onClick={model.pause}>
          Pause
        </Button>
      )}
      {bulk.state === 'paused' && (
        <Button kind="main" isBusy={busy === 'resume'} onClick={model.resume}>
          Resume
        </Button>
      )}
      {isOpen && (
        <Button isBusy={busy === 'cancel'} onClick={model.cancel}>
          Cancel
        </Button>
      )}
      {bulk.canUndo && !isOpen && (
        <Button id="bulk-undo" isBusy={busy === 'undo'} onClick={() => (isAsking.value = true)}>
          Undo all
        </Button>
      )}
      <Button onClick={onClose}>Close</Button>
    </div>
  );
}
