import { useEffect } from 'preact/hooks';
import { counted } from '@/lib/domain/count-text';
import type { CompanyId } from '@/lib/domain/ids';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { Button } from './button';
import { Checkbox } from './checkbox';
import { CompanyMappingTable } from './company-mapping-table';
import { EmptyState } from './empty-state';
import { LoadedView } from './loaded-view';
import { SearchBox } from './search-box';
import { TaskOutcome } from './task-outcome';

interface CompanyMappingProps {
  readonly model: App['mapping'];
  /** The company that the person came here for. */
  readonly focusOn?: CompanyId | undefined;
}

/** Which client each company of the RMM stands for. */
export function CompanyMapping({ model, focusOn }: CompanyMappingProps) {
  useEffect(() => void model.open(), [model]);
  return (
    <div class="screen with-footer">
      <div class="scroll">
        <MappingFilters model={model} />
        <LoadedView loaded={model.state.value} onRetry={model.reload} rows={8}>
          {({ companies }: AnswerOf<'companies.list'>) =>
            companies.length > 0 ? (
              <CompanyMappingTable model={model} focusOn={focusOn} />
            ) : (
              <EmptyState icon="box" title="No companies yet">
                <p>They appear here as soon as a sync has read them.</p>
              </EmptyState>
            )
          }
        </LoadedView>
      </div>
      <MappingFooter model={model} />
    </div>
  );
}

const MappingFilters = ({ model }: { readonly model: App['mapping'] }) => (
  <div class="toolbar">
    <SearchBox
      label="Search companies"
      value={model.filter.search.value}
      onInput={(text) => (model.filter.search.value = text)}
    />
    <div class="toolbar-row">
      <Checkbox
        id="only-unmapped"
        label="Only unmapped"
        isChecked={model.filter.onlyUnmapped.value}
        onChange={(isChecked) => (model.filter.onlyUnmapped.value = isChecked)}
      />
      <Button isBusy={model.task.busyWith.value === 'match'} onClick={model.match}>
        Match automatically
      </Button>
    </div>
  </div>
);

function MappingFooter({ model }: { readonly model: App['mapping'] }) {
  const count = model.changes.value.length;
  const { state, busyWith, retry } = model.task;
  return (
    <div class="footer">
      <TaskOutcome task={state.value} onRetry={retry} />
      <div class="actions">
        <Button
          kind="main"
          isDisabled={count === 0}
          isBusy={busyWith.value === 'save'}
          onClick={model.save}
        >
          Save mapping
        </Button>
        {count > 0 && (
          <>
            <span class="soft">{counted(count, 'unsaved change')}</span>
            <Button kind="quiet" onClick={model.forgetDraft}>
              Discard
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
