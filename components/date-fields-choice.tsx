import { canCarryDate, type CustomField, type FieldChoice } from '@/lib/domain/date-fields';
import { displayText } from '@/lib/domain/display-text';
import { parseFieldId } from '@/lib/domain/ids';
import { dateFieldNames, dateFields, type DateField } from '@/lib/domain/lifecycle';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { Button } from './button';
import { LoadedView } from './loaded-view';
import { ProblemCard } from './problem-card';
import { SelectField } from './select-field';
import { TaskOutcome } from './task-outcome';

interface DateFieldsChoiceProps {
  readonly model: App['fields'];
  readonly chosen: FieldChoice;
}

type Found = AnswerOf<'fields.candidates'>;

/** Lets a person choose among the fields that can carry a date, or create both. */
export const DateFieldsChoice = ({ model, chosen }: DateFieldsChoiceProps) => (
  <>
    <LoadedView loaded={model.state.value} onRetry={model.look} rows={2}>
      {(found: Found) => (
        <>
          {found.problem && <ProblemCard problem={found.problem} onRetry={model.look} />}
          {dateFields.map((field) => (
            <FieldSelect
              key={field}
              field={field}
              fields={found.fields.filter(canCarryDate)}
              chosen={chosen[field]}
              onChoose={(id) => model.choose(field, parseFieldId(id) ?? null)}
            />
          ))}
          <HowToCreate model={model} found={found} />
        </>
      )}
    </LoadedView>
    <TaskOutcome task={model.task.state.value} onRetry={model.task.retry} />
  </>
);

interface FieldSelectProps {
  readonly field: DateField;
  readonly fields: readonly CustomField[];
  readonly chosen: CustomField | undefined;
  readonly onChoose: (id: string) => unknown;
}

function FieldSelect({ field, fields, chosen, onChoose }: FieldSelectProps) {
  const isListed = !chosen || fields.some(({ id }) => id === chosen.id);
  const options = isListed ? fields : [chosen, ...fields];
  return (
    <SelectField
      id={`field-for-${field}`}
      label={`Field for ${dateFieldNames[field].toLowerCase()}`}
      value={chosen?.id ?? ''}
      onChange={onChoose}
    >
      <option value="">None</option>
      {options.map(({ id, name, type }) => (
        <option key={id} value={id}>
          {`${displayText(name)} (${type === 'datetime' ? 'date' : 'text'})`}
        </option>
      ))}
    </SelectField>
  );
}

function HowToCreate({ model, found }: { readonly model: App['fields']; readonly found: Found }) {
  if (found.canCreate) {
    return (
      <div class="actions">
        <Button isBusy={model.task.busyWith.value === 'create'} onClick={model.create}>
          Create both fields
        </Button>
        <Button kind="quiet" onClick={model.look}>
          Look again
        </Button>
      </div>
    );
  }
  return (
    <>
      <p class="soft">
        To add one, open <b>Settings</b>, then <b>Custom Fields</b> in ConnectWise RMM and create
        endpoint fields of type Text Box, editable, for example “Purchase Date” and “Warranty Expiry
        Date”. A key with the scope <code>platform.custom_fields_definitions.write</code> lets
        Shelflife create them.
      </p>
      <div class="actions">
        <Button onClick={model.look}>Look again</Button>
      </div>
    </>
  );
}
