import { MOST_IN_BULK } from '@/lib/domain/bulk';
import type { App } from '@/lib/state/app-model';
import type { PreviewFilter } from '@/lib/state/bulk-draft';
import type { Bulk } from '@/lib/state/bulk-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { Checkbox } from '../checkbox';
import { FilterChips, type FilterChip } from '../filter-chips';
import { LoadedView } from '../loaded-view';
import { ProblemCard } from '../problem-card';
import { Skeleton } from '../skeleton';
import { TaskOutcome } from '../task-outcome';
import { BulkChangeForm } from './bulk-change-form';
import { BulkPreviewTable } from './bulk-preview-table';

interface BulkDraftProps {
  readonly app: App;
  readonly onClose: () => unknown;
}

/** What is to be done, and old and new for each device before anything happens. */
export function BulkDraft({ app, onClose }: BulkDraftProps) {
  const { bulk } = app;
  const { draft, task } = bulk;
  const isOpening = task.busyWith.value === 'draft';
  if (isOpening) return <Skeleton rows={6} />;
  const canEdit = draft.ids.value.length > 0 && !draft.isTooMany.value;
  return (
    <>
      <div class="modal-body">
        {task.state.value.at === 'failed' && (
          <TaskOutcome task={task.state.value} onRetry={task.retry} />
        )}
        {draft.isTooMany.value && <TooMany count={draft.ids.value.length} />}
        {canEdit && (
          <>
            <BulkChangeForm model={bulk} />
            <Preview app={app} />
          </>
        )}
      </div>
      <footer class="modal-footer">
        {canEdit && <Summary model={bulk} />}
        <div class="actions">
          <Button
            kind="main"
            isDisabled={!canEdit || draft.toChange.value === 0}
            isBusy={task.busyWith.value === 'start'}
            describedBy="bulk-summary"
            onClick={bulk.start}
          >
            {say('bulk.start')}
          </Button>
          <Button onClick={onClose}>{say('general.cancel')}</Button>
        </div>
      </footer>
    </>
  );
}

const TooMany = ({ count }: { readonly count: number }) => (
  <ProblemCard
    problem={{
      kind: 'bad-input',
      message: say('bulk.tooManyChosen', { count, most: MOST_IN_BULK }),
      advice: say('bulk.chooseFewer'),
    }}
  />
);

function Preview({ app }: { readonly app: App }) {
  const { draft } = app.bulk;
  const display = app.status.value.value?.settings.dateDisplay ?? 'iso';
  return (
    <LoadedView loaded={draft.preview.state.value} onRetry={draft.preview.renew} rows={6}>
      {({ change }) =>
        change ? (
          <>
            <FilterChips
              label={say('bulk.show')}
              chips={chipsOf(app.bulk)}
              current={draft.filter.value}
              onChoose={(filter) => (draft.filter.value = filter)}
            />
            <BulkPreviewTable rows={draft.shown.value} display={display} />
          </>
        ) : (
          <p class="soft">{say('bulk.chooseDate')}</p>
        )
      }
    </LoadedView>
  );
}

function chipsOf({ draft }: Bulk): readonly FilterChip<PreviewFilter>[] {
  const { changes, skipped, asked } = draft.parts.value;
  return [
    { name: 'all', label: say('general.all'), count: draft.total.value },
    { name: 'changes', label: say('bulk.changes'), count: changes.length },
    { name: 'asked', label: say('bulk.toConfirm'), count: asked.length },
    { name: 'skipped', label: say('bulk.skipped'), count: skipped.length },
  ];
}

/** What Start would do, in words; said again whenever it changes. */
function Summary({ model: { draft } }: { readonly model: Bulk }) {
  const { asked } = draft.parts.value;
  const left = draft.total.value - draft.toChange.value;
  return (
    <div class="bulk-summary">
      {asked.length > 0 && (
        <Checkbox
          id="bulk-sure"
          label={sayCount('bulk.sure', asked.length)}
          isChecked={draft.isSure.value}
          onChange={(isSure) => (draft.isSure.value = isSure)}
        />
      )}
      <output id="bulk-summary">
        {left > 0
          ? sayCount('bulk.willChangeSome', draft.toChange.value, { left })
          : sayCount('bulk.willChange', draft.toChange.value)}
      </output>
    </div>
  );
}
