interface SwitchProps {
  readonly id: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => unknown;
}

export const Switch = ({ id, label, isOn, onChange }: SwitchProps) => (
  <div class="choice">
    <button
      class="switch"
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-labelledby={id}
      onClick={() => void onChange(!isOn)}
    />
    <span id={id}>{label}</span>
  </div>
);
