import { useRef } from 'preact/hooks';
import type { DateView, DisplaySettings } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { dateFieldName, type DateField } from '@/lib/domain/lifecycle';
import { lacksOrder, type TextDates } from '@/lib/domain/rmm-date';
import type { Editor } from '@/lib/state/editor-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { Field } from '../field';
import { DateOrigin } from './date-origin';

interface DateEntryFieldProps {
  readonly model: Editor;
  readonly view: DateView;
  readonly field: DateField;
  readonly display: DisplaySettings;
}

/** Said in full; shown is less, for the field stands right beside the button. */
const clearKeys = {
  purchaseDate: 'editor.clearPurchaseDate',
  warrantyExpiry: 'editor.clearWarrantyExpiry',
} as const;

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
        hint={hintOf(view, display.textDates)}
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
              <span aria-hidden="true">{say('editor.clear')}</span>
              <span class="said-only">{say(clearKeys[field])}</span>
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
        {sayCount('editor.plusYears', years)}
      </Button>
    ))}
    <p class="soft" id="years-note">
      {say(model.form.bought.value ? 'editor.fromPurchase' : 'editor.fromToday')}
    </p>
  </div>
);

/** What the person should know of the value that is there. */
function hintOf(
  { unreadable, fieldName, rmm }: DateView,
  textDates: TextDates,
): string | undefined {
  if (fieldName === undefined) {
    return say('editor.noField');
  }
  const text = unreadable ?? (rmm?.value.kind === 'unreadable' ? rmm.value.text : undefined);
  if (text === undefined) return undefined;
  return say(lacksOrder(text, textDates) ? 'editor.holdsUnordered' : 'editor.holdsText', {
    text: displayText(text),
  });
}
