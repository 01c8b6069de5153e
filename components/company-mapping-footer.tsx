import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { MappingBulk } from './company-mapping-bulk';
import { TaskOutcome } from './task-outcome';

export function MappingFooter({ model }: { readonly model: App['mapping'] }) {
  const count = model.changes.value.length;
  const { state, busyWith, retry } = model.task;
  return (
    <div class="footer">
      {model.selection.ids.value.size > 0 && <MappingBulk model={model} />}
      <TaskOutcome task={state.value} onRetry={retry} />
      <div class="actions">
        <Button
          kind="main"
          isDisabled={count === 0}
          isBusy={busyWith.value === 'save'}
          onClick={model.save}
        >
          {say('companies.save')}
        </Button>
        <UndoButton model={model} />
        {count > 0 && (
          <>
            <span class="soft">{sayCount('companies.unsaved', count)}</span>
            <Button kind="quiet" onClick={model.forgetDraft}>
              {say('companies.discard')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** Takes back the last choice, else what was saved last. */
function UndoButton({ model }: { readonly model: App['mapping'] }) {
  if (model.past.value.length > 0) {
    return (
      <Button kind="quiet" onClick={model.undoChoice}>
        {say('companies.undoChoice')}
      </Button>
    );
  }
  const { undo } = model.listing.value;
  if (!undo) return null;
  return (
    <Button kind="quiet" isBusy={model.task.busyWith.value === 'undo'} onClick={model.undoSaved}>
      {say('companies.undoLast', { what: sayCount(undone[undo.what], undo.count) })}
    </Button>
  );
}

const undone = {
  mapping: 'companies.undoMapping',
  clients: 'companies.undoClients',
  import: 'companies.undoImport',
} as const;
