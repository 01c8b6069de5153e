import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly id?: string;
  /** What it is called where its words alone do not say it; begins with them. */
  readonly name?: string | undefined;
  /** `main`: what the screen is for; `quiet`: a side way; `danger`: takes something away. */
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly submits?: boolean;
  /** Its own act is under way: it keeps its name and its focus, and does nothing. */
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  /** It comes where another button stood: the second click of a double click there is not meant for it. */
  readonly isCautious?: boolean;
  readonly describedBy?: string | undefined;
  readonly onClick?: () => unknown;
}

export function Button({
  children,
  id,
  name,
  kind = 'plain',
  submits = false,
  isBusy = false,
  isDisabled = false,
  isCautious = false,
  describedBy,
  onClick,
}: ButtonProps) {
  return (
    <button
      class="button"
      id={id}
      aria-label={name}
      type={submits ? 'submit' : 'button'}
      data-kind={kind}
      disabled={isDisabled}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (isBusy || (isCautious && event.detail > 1)) event.preventDefault();
        else void onClick?.();
      }}
    >
      {children}
    </button>
  );
}
