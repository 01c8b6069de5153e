import { useRef } from 'preact/hooks';
import type { DateView, DisplaySettings } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { dateFieldName, type DateField } from '@/lib/domain/lifecycle';
import type { Editor } from '@/lib/state/editor-model';
import { Button } from '../button';
import { Field } from '../field';
import { DateOrigin } from './date-origin';

interface DateEntryFieldProps {
  readonly model: Editor;
  readonly view: DateView;
  readonly field: DateField;
  readonly display: DisplaySettings;
}

/** The rest of "Clear …": said, not shown, for the field stands right beside the button. */
const cleared: Readonly<Record<DateField, string>> = {
  purchaseDate: 'purchase date',
  warrantyExpiry: 'warranty',
};

export function DateEntryField({ model, view, field, display }: DateEntryFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { form } = model;
  const { text } = form.entries.value[field];

  function clear(): void {
    // Half a date has no value to change: the input itself has to be emptied.
    if (input.current) input.current.value = '';
    form.clear(field);
  }

  return (
    <div class="date-entry">
      <Field
        id={field}
        label={dateFieldName(field)}
        fault={form.found.value.faults[field]}
        hint={hintOf(view)}
      >
        {(ties) => (
          <div class="date-row">
            <input
              {...ties}
              ref={input}
              class="control"
              type="date"
              min="1900-01-01"
              max="2199-12-31"
              value={text}
              onInput={({ currentTarget: { value, validity } }) =>
                form.enter(field, { text: value, isBroken: validity.badInput })
              }
            />
            <Button onClick={clear}>
              Clear <span class="said-only">{cleared[field]}</span>
            </Button>
          </div>
        )}
      </Field>
      {field === 'warrantyExpiry' && <Years model={model} />}
      <DateOrigin model={model} view={view} field={field} display={display} />
    </div>
  );
}

const YEARS = [1, 3, 5];

/** The short cuts to a warranty, from the purchase date, or from today where that is empty. */
const Years = ({ model }: Pick<DateEntryFieldProps, 'model'>) => (
  <div class="years">
    {YEARS.map((years) => (
      <Button key={years} describedBy="years-note" onClick={() => model.form.addWarranty(years)}>
        {years === 1 ? '+1 year' : `+${years} years`}
      </Button>
    ))}
    <p class="soft" id="years-note">
      {model.form.bought.value ? 'from purchase' : 'from today'}
    </p>
  </div>
);

/** What the person should know of the value that is there. */
function hintOf({ unreadable, fieldName, rmm }: DateView): string | undefined {
  if (fieldName === undefined) {
    return 'No custom field is chosen for this date yet. Choose one in the Shelflife popup.';
  }
  const text = unreadable ?? (rmm?.value.kind === 'unreadable' ? rmm.value.text : undefined);
  if (text === undefined) return undefined;
  return `ConnectWise RMM holds “${displayText(text)}”, which is no date that Shelflife reads.`;
}
