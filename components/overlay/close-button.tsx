interface CloseButtonProps {
  readonly name: string;
  readonly onClose: () => void;
}

export function CloseButton({ name, onClose }: CloseButtonProps) {
  return (
    <button type="button" class="close" aria-label={name} onClick={onClose}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M2 2 10 10M10 2 2 10" class="cross" />
      </svg>
    </button>
  );
}
