interface CheckboxProps {
  readonly id: string;
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => unknown;
}

export const Checkbox = ({ id, label, isChecked, onChange }: CheckboxProps) => (
  <div class="choice">
    <input
      id={id}
      type="checkbox"
      checked={isChecked}
      onChange={(event) => void onChange(event.currentTarget.checked)}
    />
    <label for={id}>{label}</label>
  </div>
);
