import { useSignal } from '@preact/signals';
import { say } from '@/lib/text/say';
import { Field } from './field';

interface SecretFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly hint?: string | undefined;
  readonly onInput: (value: string) => void;
}

const shown = { type: 'text' } as const;
const masked = { type: 'password' } as const;

// A password input has no role of its own; assistive technology finds this one as the textbox it is.
const asTextbox = (input: HTMLInputElement | null) => input?.setAttribute('role', 'textbox');

/** Masked until the person wants to see it; pasting is welcome, remembering is not. */
export function SecretField({ id, label, value, fault, hint, onInput }: SecretFieldProps) {
  const isShown = useSignal(false);
  return (
    <Field id={id} label={label} fault={fault} hint={hint}>
      {(ties) => (
        <div class="with-toggle">
          <input
            {...ties}
            {...(isShown.value ? shown : masked)}
            class="control"
            ref={asTextbox}
            value={value}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
          <button
            class="toggle"
            type="button"
            aria-pressed={isShown.value}
            onClick={() => (isShown.value = !isShown.value)}
          >
            {say(isShown.value ? 'connection.hideCharacters' : 'connection.showCharacters')}
          </button>
        </div>
      )}
    </Field>
  );
}
