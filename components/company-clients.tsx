import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { ClientRow } from './company-client-row';
import { ClientImport } from './company-import';
import { EmptyState } from './empty-state';
import { Field } from './field';
import { LoadedView } from './loaded-view';
import { ModalDialog } from './modal-dialog';
import { SearchBox } from './search-box';
import { TaskOutcome } from './task-outcome';

interface ClientsDialogProps {
  readonly model: App['clients'];
  readonly takesFiles: boolean;
  readonly onClose: () => unknown;
}

/** The clients themselves: where they came from, their names, and more of them. */
export function ClientsDialog({ model, takesFiles, onClose }: ClientsDialogProps) {
  const isImporting = useSignal(false);
  useEffect(() => void model.open(), [model]);
  const leave = () => {
    isImporting.value = false;
    model.file.forget();
  };
  if (isImporting.value) {
    return (
      <ModalDialog key="import" title={say('companies.importTitle')} onClose={leave}>
        <ClientImport model={model} onDone={leave} />
      </ModalDialog>
    );
  }
  return (
    <ModalDialog key="clients" title={say('companies.clients')} onClose={onClose}>
      <div class="modal-body">
        <p class="soft">{say('companies.clientsLead')}</p>
        <NewClient model={model} />
        <ImportEntry takesFiles={takesFiles} onImport={() => (isImporting.value = true)} />
        <TaskOutcome task={model.task.state.value} onRetry={model.task.retry} />
        <LoadedView loaded={model.state.value} onRetry={model.open} rows={4}>
          {() => <ClientList model={model} />}
        </LoadedView>
      </div>
    </ModalDialog>
  );
}

function NewClient({ model }: Pick<ClientsDialogProps, 'model'>) {
  const name = useSignal('');
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = name.value;
        if (typed.trim() === '') return;
        void model.add(typed).then(() => {
          if (model.task.state.peek().at === 'done') name.value = '';
        });
      }}
    >
      <Field id="new-client" label={say('companies.newName')}>
        {(ties) => (
          <input
            {...ties}
            class="control"
            maxLength={200}
            autocomplete="off"
            value={name.value}
            onInput={(event) => (name.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <Button
        submits
        isDisabled={name.value.trim() === ''}
        isBusy={model.task.busyWith.value === 'add'}
      >
        {say('companies.addClient')}
      </Button>
    </form>
  );
}

interface ImportEntryProps {
  readonly takesFiles: boolean;
  readonly onImport: () => unknown;
}

/** A popup closes when the browser shows its dialog for files: there the workspace is the place. */
const ImportEntry = ({ takesFiles, onImport }: ImportEntryProps) => (
  <p>
    {takesFiles ? (
      <Button onClick={onImport}>{say('companies.importFile')}</Button>
    ) : (
      <a href="workspace.html#companies" target="_blank">
        {say('companies.importInWorkspace')}
      </a>
    )}
  </p>
);

/** More rows help nobody: who has more clients searches. */
const MOST_SHOWN = 100;

function ClientList({ model }: Pick<ClientsDialogProps, 'model'>) {
  const found = model.found.value;
  if (model.clients.value.length === 0) {
    return (
      <EmptyState icon="box" title={say('companies.noClients')}>
        <p>{say('companies.noClientsWhy')}</p>
      </EmptyState>
    );
  }
  const more = found.length - MOST_SHOWN;
  return (
    <>
      <SearchBox
        label={say('companies.searchClients')}
        value={model.search.value}
        onInput={(text) => (model.search.value = text)}
      />
      {found.length === 0 ? (
        <p class="soft">{say('companies.noClientNamed')}</p>
      ) : (
        <p class="soft">{sayCount('companies.clientCount', found.length)}</p>
      )}
      <ul class="client-list" aria-label={say('companies.clients')}>
        {found.slice(0, MOST_SHOWN).map((client) => (
          <ClientRow key={client.id} model={model} client={client} />
        ))}
      </ul>
      {more > 0 && <p class="soft">{sayCount('companies.moreClients', more)}</p>}
    </>
  );
}
