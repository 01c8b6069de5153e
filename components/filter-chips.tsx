import { useId } from 'preact/hooks';
import { numberText } from '@/lib/text/say';

export interface FilterChip<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly count?: number;
}

interface FilterChipsProps<Name extends string> {
  readonly label: string;
  readonly chips: readonly FilterChip<Name>[];
  readonly current: Name;
  readonly onChoose: (name: Name) => void;
}

/** Which part of a list is shown; one of a few, each with its number. */
export function FilterChips<Name extends string>(props: FilterChipsProps<Name>) {
  const { label, chips, current, onChoose } = props;
  const id = useId();
  return (
    <fieldset class="chips">
      <legend class="said-only">{label}</legend>
      {chips.map(({ name, label: words, count }) => (
        <div key={name} class="chip">
          <input
            type="radio"
            id={`${id}-${name}`}
            name={id}
            checked={name === current}
            onChange={() => onChoose(name)}
          />
          <label for={`${id}-${name}`}>
            {words} {count !== undefined && <span class="chip-count">{numberText(count)}</span>}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
