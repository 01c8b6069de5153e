import { useSignal } from '@preact/signals';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';
import { Field } from '../field';

interface SettingsYouProps {
  readonly name: string;
  readonly onSave: (name: string) => unknown;
}

/** Who stands beside the edits made in this browser. */
export function SettingsYou({ name, onSave }: SettingsYouProps) {
  const typed = useSignal(name);
  return (
    <Card title={say('settings.you')}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void onSave(typed.value.trim());
        }}
      >
        <Field
          id="technician-name"
          label={say('settings.yourName')}
          hint={say('settings.yourNameHint')}
        >
          {(ties) => (
            <input
              {...ties}
              class="control"
              type="text"
              maxLength={80}
              value={typed.value}
              onInput={(event) => (typed.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="actions">
          <Button submits isDisabled={typed.value.trim() === name}>
            {say('settings.saveName')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
