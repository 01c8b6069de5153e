import { useRef } from 'preact/hooks';
import { displayText } from '@/lib/domain/display-text';
import { dateFieldNames, type DateField } from '@/lib/domain/lifecycle';
import type { EditorOpening } from '@/lib/messages/protocol';
import type { Editor } from '@/lib/state/editor-model';
import { Button } from '../button';
import { Field } from '../field';

interface DateEntryFieldProps {
  readonly model: Editor;
  readonly opened: EditorOpening;
  readonly field: DateField;
}

/** The rest of "Clear …": said, not shown, for the field stands right beside the button. */
const cleared: Readonly<Record<DateField, string>> = {
  purchaseDate: 'purchase date',
  warrantyExpiry: 'warranty',
};

export function DateEntryField({ model, opened, field }: DateEntryFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { form } = model;
  const { text } = form.entries.value[field];

  function clear(): void {
    // Half a date has no value to change: the input itself has to be emptied.
    if (input.current) input.current.value = '';
    form.clear(field);
  }

  return (
    <Field
      id={field}
      label={dateFieldNames[field]}
      fault={form.found.value.faults[field]}
      hint={hintOf(opened, field)}
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
  );
}

/** What the person should know of the value that is there. */
function hintOf({ device }: EditorOpening, field: DateField): string | undefined {
  const { unreadable, fieldName } = device.dates[field];
  if (fieldName === undefined) {
    return 'No custom field is chosen for this date yet. Choose one in the Shelflife popup.';
  }
  if (unreadable === undefined) return undefined;
  return `ConnectWise RMM holds “${displayText(unreadable)}”, which is no date that Shelflife reads.`;
}
