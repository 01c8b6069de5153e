import type { ComponentChildren } from 'preact';
import { Field } from './field';

interface SelectFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly fault?: string | undefined;
  readonly hint?: ComponentChildren;
  readonly isDisabled?: boolean;
  readonly onChange: (value: string) => unknown;
  /** The `option`s. */
  readonly children: ComponentChildren;
}

export const SelectField = ({
  value,
  isDisabled,
  onChange,
  children,
  ...field
}: SelectFieldProps) => (
  <Field {...field}>
    {(ties) => (
      <select
        {...ties}
        class="control"
        value={value}
        disabled={isDisabled ?? false}
        onChange={(event) => void onChange(event.currentTarget.value)}
      >
        {children}
      </select>
    )}
  </Field>
);
