import type { App } from '@/lib/state/app-model';
import type { ClientTable, ColumnChoice, FileFault } from '@/lib/state/client-file';
import { MOST_MEGABYTES, MOST_ROWS } from '@/lib/state/client-file';
import { displayText } from '@/lib/domain/display-text';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { Checkbox } from './checkbox';
import { ImportPreview } from './company-import-preview';
import { Field } from './field';
import { SelectField } from './select-field';
import { TaskOutcome } from './task-outcome';

interface ClientImportProps {
  readonly model: App['clients'];
  readonly onDone: () => unknown;
}

/** From a file to clients: choose it, say what its columns hold, see what would be done, and do it. */
export function ClientImport({ model, onDone }: ClientImportProps) {
  const { file, task } = model;
  const { value: state } = file.state;
  const count = file.wanted.value.length;
  return (
    <>
      <div class="modal-body">
        <p class="soft">{say('companies.importLead')}</p>
        <FileChoice model={model} />
        {state.at === 'read' && (
          <>
            <Columns model={model} table={state.table} columns={state.columns} />
            <ImportPreview model={model} />
          </>
        )}
      </div>
      <div class="modal-footer">
        <TaskOutcome task={task.state.value} onRetry={task.retry} />
        <div class="actions">
          <Button kind="quiet" onClick={onDone}>
            {say('general.back')}
          </Button>
          <Button
            kind="main"
            isDisabled={count === 0}
            isBusy={task.busyWith.value === 'import'}
            onClick={() => model.importFile().then(() => leaveWhenDone(model, onDone))}
          >
            {count === 0 && state.at === 'read'
              ? say('companies.nothingToImport')
              : sayCount('companies.importClients', count)}
          </Button>
        </div>
      </div>
    </>
  );
}

/** The list of clients tells how it went. */
function leaveWhenDone({ task }: App['clients'], onDone: () => unknown): void {
  if (task.state.peek().at === 'done') onDone();
}

function FileChoice({ model: { file } }: Pick<ClientImportProps, 'model'>) {
  const { value: state } = file.state;
  return (
    <Field
      id="client-file"
      label={say('companies.chooseFile')}
      fault={state.at === 'refused' ? faultText(state.fault) : undefined}
      hint={state.at === 'reading' ? say('general.loading') : undefined}
    >
      {(ties) => (
        <input
          {...ties}
          class="control file-control"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.files?.[0];
            if (chosen) void file.read(chosen);
          }}
        />
      )}
    </Field>
  );
}

function faultText(fault: FileFault): string {
  switch (fault) {
    case 'too-large':
      return say('companies.fileTooLarge', { limit: MOST_MEGABYTES });
    case 'too-long':
      return say('companies.fileTooLong', { limit: MOST_ROWS });
    case 'empty':
      return say('companies.fileEmpty');
    case 'not-text':
      return say('companies.fileNotText');
  }
}

interface ColumnsProps extends Pick<ClientImportProps, 'model'> {
  readonly table: ClientTable;
  readonly columns: ColumnChoice;
}

function Columns({ model: { file }, table, columns }: ColumnsProps) {
  const { hasHeader, name, id } = columns;
  const options = Array.from({ length: table.columns }, (_, index) => (
    <option key={index} value={String(index)}>
      {columnText(table, index, hasHeader)}
    </option>
  ));
  const choose = (next: { name?: number; id?: number | undefined; hasHeader?: boolean }) => {
    const { id: nextId, ...rest } = { ...columns, ...next };
    file.chooseColumns({ ...rest, ...(nextId !== undefined && { id: nextId }) });
  };
  return (
    <div class="column-choice">
      <SelectField
        id="name-column"
        label={say('companies.nameColumn')}
        value={String(name)}
        onChange={(value) => choose({ name: Number(value) })}
      >
        {options}
      </SelectField>
      <SelectField
        id="id-column"
        label={say('companies.idColumn')}
        value={id === undefined ? '' : String(id)}
        onChange={(value) => choose({ id: value === '' ? undefined : Number(value) })}
      >
        <option value="">{say('companies.noIdColumn')}</option>
        {options}
      </SelectField>
      <Checkbox
        id="has-header"
        label={say('companies.hasHeader')}
        isChecked={hasHeader}
        onChange={(isChecked) => choose({ hasHeader: isChecked })}
      />
    </div>
  );
}

function columnText({ rows }: ClientTable, index: number, hasHeader: boolean): string {
  const named = hasHeader ? displayText(rows[0]?.cells[index] ?? '', 40) : '';
  const name = named || say('companies.column', { number: index + 1 });
  const example = rows.slice(hasHeader ? 1 : 0).find(({ cells }) => cells[index]);
  const value = displayText(example?.cells[index] ?? '', 30);
  return value === '' ? name : say('companies.columnExample', { name, value });
}
