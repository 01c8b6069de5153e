import type { FieldChoice } from '@/lib/domain/date-fields';
import { parseFieldId } from '@/lib/domain/ids';
import { dateFields, type DateField } from '@/lib/domain/lifecycle';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import type { TextKey } from '@/lib/text/texts';
import { Button } from './button';
import { DateFieldSelect } from './date-field-select';
import { FieldSamples } from './field-samples';
import { LoadedView } from './loaded-view';
import { Phrase } from './phrase';
import { ProblemCard } from './problem-card';
import { TaskOutcome } from './task-outcome';

interface DateFieldsChoiceProps {
  readonly model: App['fields'];
  readonly chosen: FieldChoice;
}

const labels = {
  purchaseDate: 'fields.fieldForPurchaseDate',
  warrantyExpiry: 'fields.fieldForWarrantyExpiry',
} as const satisfies Record<DateField, TextKey>;

const vendorLabels = {
  purchaseDate: 'fields.vendorFieldForPurchaseDate',
  warrantyExpiry: 'fields.vendorFieldForWarrantyExpiry',
} as const satisfies Record<DateField, TextKey>;

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
              label={say(labels[field])}
              fields={model.own.value}
              chosen={chosen[field]}
              onChoose={(id) => model.choose(field, parseFieldId(id) ?? null)}
            />
          ))}
          <VendorFields model={model} chosen={chosen} />
          <FieldSamples own={model.own.value} vendors={model.vendors.value} />
          <p class="soft">{say('fields.changingIsSafe')}</p>
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
      <p>{say(fields.length > 0 ? 'fields.listedFromDevices' : 'fields.soughtOnDevices')}</p>
      <p class="soft">
        <Phrase
          text="fields.listingScope"
          scope={<code>platform.custom_fields_definitions.read</code>}
        />
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
      <summary>{say('fields.vendorTitle')}</summary>
      <p class="soft">{say('fields.vendorLead')}</p>
      {dateFields.map((field) => (
        <DateFieldSelect
          key={field}
          id={`vendor-field-for-${field}`}
          label={say(vendorLabels[field])}
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
            {say('fields.create')}
          </Button>
        )}
        <Button kind="quiet" onClick={model.look}>
          {say('fields.lookAgain')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <p class="soft">
        <Phrase
          text="fields.howToCreate"
          settings={<b>{say('fields.rmmSettings')}</b>}
          customFields={<b>{say('fields.rmmCustomFields')}</b>}
          scope={<code>platform.custom_fields_definitions.write</code>}
        />
      </p>
      <div class="actions">
        <Button onClick={model.look}>{say('fields.lookAgain')}</Button>
      </div>
    </>
  );
}
