import type { ComponentChildren } from 'preact';

/** What a control needs to be tied to its field's words. */
export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldProps {
  /** Unique in the page. */
  readonly id: string;
  readonly label: string;
  readonly fault?: string | undefined;
  readonly hint?: ComponentChildren;
  readonly children: (ties: FieldTies) => ComponentChildren;
}

/** A label, a control, and below it why the value can't be right, or what helps to find it. */
export function Field({ id, label, fault, hint, children }: FieldProps) {
  const noteId = `${id}-note`;
  const hasNote = Boolean(fault ?? hint);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': hasNote ? noteId : undefined,
        'aria-invalid': fault ? true : undefined,
      })}
      {hasNote && (
        <p class="field-note" id={noteId} data-tone={fault ? 'bad' : undefined}>
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}
