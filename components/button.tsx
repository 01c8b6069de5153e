import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly id?: string;
  /** `main`: what the screen is for; `quiet`: a side way; `danger`: takes something away. */
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly submits?: boolean;
  /** Its own act is under way: it keeps its name and its focus, and does nothing. */
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly describedBy?: string | undefined;
  readonly onClick?: () => unknown;
}

export function Button({
  children,
  id,
  kind = 'plain',
  submits = false,
  isBusy = false,
  isDisabled = false,
  describedBy,
  onClick,
}: ButtonProps) {
  return (
    <button
      class="button"
      id={id}
      type={submits ? 'submit' : 'button'}
      data-kind={kind}
      disabled={isDisabled}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else void onClick?.();
      }}
    >
      {children}
    </button>
  );
}
