import type { CustomField, FieldCandidate } from '@/lib/domain/date-fields';
import { say } from '@/lib/text/say';
import { namedField, samplesText } from './field-words';
import { SelectField } from './select-field';

interface DateFieldSelectProps {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly FieldCandidate[];
  readonly chosen: CustomField | undefined;
  readonly onChoose: (id: string) => unknown;
}

/** One field to choose; below it what the chosen one holds at a few devices. */
export function DateFieldSelect({ id, label, fields, chosen, onChoose }: DateFieldSelectProps) {
  const listed = fields.find((field) => field.id === chosen?.id);
  const options: readonly CustomField[] = listed || !chosen ? fields : [chosen, ...fields];
  return (
    <SelectField
      id={id}
      label={label}
      value={chosen?.id ?? ''}
      hint={hintOf(chosen, listed)}
      onChange={onChoose}
    >
      <option value="">{say('general.none')}</option>
      {options.map((field) => (
        <option key={field.id} value={field.id}>
          {namedField(field)}
        </option>
      ))}
    </SelectField>
  );
}

function hintOf(
  chosen: CustomField | undefined,
  listed: FieldCandidate | undefined,
): string | undefined {
  if (listed) return samplesText(listed);
  return chosen && say('fields.notFound');
}
