import { useId } from 'preact/hooks';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** What it means, in a sentence. */
  readonly note?: string;
}

interface RadioChoiceProps<Value extends string> {
  readonly legend: string;
  readonly options: readonly RadioOption<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => unknown;
}

/** A few choices that stand open, each with what it means. */
export function RadioChoice<Value extends string>(props: RadioChoiceProps<Value>) {
  const { legend, options, chosen, onChoose } = props;
  const id = useId();
  return (
    <fieldset class="radio-choice">
      <legend class="field-label">{legend}</legend>
      {options.map(({ value, label, note }) => (
        <div key={value} class="radio-option">
          <input
            type="radio"
            id={`${id}-${value}`}
            name={id}
            checked={value === chosen}
            aria-describedby={note ? `${id}-${value}-note` : undefined}
            onChange={() => void onChoose(value)}
          />
          <div>
            <label for={`${id}-${value}`}>{label}</label>
            {note && (
              <p class="field-note" id={`${id}-${value}-note`}>
                {note}
              </p>
            )}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
