import type { FieldChoice } from '@/lib/domain/date-fields';
import { parseFieldId } from '@/lib/domain/ids';
import { dateFields, type DateField } from '@/lib/domain/lifecycle';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { Button } from './button';
import { DateFieldSelect } from './date-field-select';
import { FieldSamples } from './field-samples';
import { LoadedView } from './loaded-view';
import { ProblemCard } from './problem-card';
import { TaskOutcome } from './task-outcome';

interface DateFieldsChoiceProps {
  readonly model: App['fields'];
  readonly chosen: FieldChoice;
}

const fieldOwners: Readonly<Record<DateField, string>> = {
  purchaseDate: 'purchase date',
  warrantyExpiry: 'the warranty’s end',
};

type Found = AnswerOf<'fields.candidates'>;

/** Lets a person choose among the fields that can carry a date, or create both. */
export const DateFieldsChoice = ({ model, chosen }: DateFieldsChoiceProps) => (
  <>
    <LoadedView loaded={model.state.value} onRetry={model.look} rows={2}>
      {(found: Found) => (
        <>
          <LookProblem model={model} found={found} />
          {dateFields.map((field) => (
            <DateFieldSelect
              key={field}
              id={`field-for-${field}`}
              label={`Field for ${fieldOwners[field]}`}
              fields={model.own.value}
              chosen={chosen[field]}
              onChoose={(id) => model.choose(field, parseFieldId(id) ?? null)}
            />
          ))}
          <VendorFields model={model} chosen={chosen} />
          <FieldSamples own={model.own.value} vendors={model.vendors.value} />
          <p class="soft">
            Changing a field later is safe: nothing is moved or deleted in ConnectWise RMM. Dates
            are read anew from the field that you choose; what the former one holds stays there.
          </p>
          <HowToCreate
            model={model}
            found={found}
            isMissing={dateFields.some((field) => !chosen[field])}
          />
        </>
      )}
    </LoadedView>
    <TaskOutcome task={model.task.state.value} onRetry={model.task.retry} />
  </>
);

interface FoundProps {
  readonly model: App['fields'];
  readonly found: Found;
}

/** Without the definitions' scope there are still the fields that a few devices show: no reason for an alarm. */
function LookProblem({ model, found: { problem, fields } }: FoundProps) {
  if (!problem) return null;
  if (problem.kind !== 'missing-scope') {
    return <ProblemCard problem={problem} onRetry={model.look} />;
  }
  return (
    <div class="note" role="note">
      <p>
        This key may not list custom fields.{' '}
        {fields.length > 0 ? 'Listed are' : 'Shelflife looked for'} the fields that a few of your
        devices show; a field that none of them has is missing here.
      </p>
      <p class="soft">
        A key with the scope <code>platform.custom_fields_definitions.read</code> lists them all.
      </p>
    </div>
  );
}

/** Another source for each date; shown only where vendors have fields at all. */
function VendorFields({ model, chosen }: DateFieldsChoiceProps) {
  const isNeeded = model.vendors.value.length > 0 || chosen.vendor !== undefined;
  if (!isNeeded) return null;
  return (
    <details class="vendor-fields" open={chosen.vendor !== undefined}>
      <summary>Dates of vendors</summary>
      <p class="soft">
        Fields that a vendor fills are read, never written. What they say is shown beside the RMM’s
        date, with one click to accept it.
      </p>
      {dateFields.map((field) => (
        <DateFieldSelect
          key={field}
          id={`vendor-field-for-${field}`}
          label={`Vendor field for ${fieldOwners[field]}`}
          fields={model.vendors.value}
          chosen={chosen.vendor?.[field]}
          onChoose={(id) => model.chooseVendors(field, parseFieldId(id) ?? null)}
        />
      ))}
    </details>
  );
}

function HowToCreate({ model, found, isMissing }: FoundProps & { readonly isMissing: boolean }) {
  if (found.canCreate) {
    return (
      <div class="actions">
        {isMissing && (
          <Button isBusy={model.task.busyWith.value === 'create'} onClick={model.create}>
            Create both fields
          </Button>
        )}
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
