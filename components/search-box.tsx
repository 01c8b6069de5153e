interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

export const SearchBox = ({ label, value, onInput }: SearchBoxProps) => (
  <input
    class="control"
    type="search"
    aria-label={label}
    placeholder={label}
    autocomplete="off"
    spellcheck={false}
    value={value}
    onInput={(event) => onInput(event.currentTarget.value)}
  />
);
